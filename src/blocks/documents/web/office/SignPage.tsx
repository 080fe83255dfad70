/** Papers that wait for this officer's signature: read them, choose them, sign them with the passphrase. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { ToSignView } from '../../rules/sign-contract.ts';
import { pdfAddress, toSignQuery } from './queries.ts';
import { SignForm } from './SignForm.tsx';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(toSignQuery);
  return (
    <>
      <OfficeTitle title={t('documents.sign.title')} note={t('documents.sign.note')} />
      {data ? <Waiting view={data} /> : <NotYet error={error} retry={() => void refetch()} rows={5} />}
    </>
  );
}

function Waiting({ view }: { view: ToSignView }) {
  const { t, language, formats } = useTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [signed, setSigned] = useState(0);
  const list = view.documents;
  const wanted = list.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const why: Record<ToSignView['signing'], string> = {
    bsre: t('documents.sign.none-hint'),
    demo: t('documents.sign.none-demo'),
    'by-hand': t('documents.sign.none-by-hand'),
  };
  return (
    <div className="grid gap-5">
      {signed > 0 && <Notice tone="good" live="polite" title={t('documents.sign.done', { count: signed })} />}
      <Table
        label={t('documents.sign.title')}
        items={list}
        idOf={(one) => one.id}
        selected={chosen}
        onSelect={setChosen}
        selectWords={{ all: t('documents.sign.choose-all'), one: t('documents.sign.choose') }}
        columns={[
          { id: 'title', head: t('documents.sign.paper'), main: true, cell: (one) => one.title[language] },
          { id: 'number', head: t('documents.fact.number'), cell: (one) => one.number },
          { id: 'agency', head: t('documents.head.agency'), cell: (one) => one.agency[language] },
          {
            id: 'since',
            head: t('documents.sign.since'),
            cell: (one) => formats.relative(one.reservedAt),
          },
          {
            id: 'read',
            head: t('documents.sign.read'),
            cell: (one) => <Link href={pdfAddress(`to-sign/${one.id}`)}>{t('documents.sign.open')}</Link>,
          },
        ]}
        empty={<EmptyState title={t('documents.sign.none')}>{why[view.signing]}</EmptyState>}
      />
      {list.length > 0 && (
        <SignForm
          ids={wanted}
          onSigned={(count) => {
            setSigned(count);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}
