/** The list of failed messages: which, to whom on what way, what went wrong in plain words, and what to do. */
import type { ReactNode } from 'react';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Table, type TableColumn } from '../../../../web/ui/office/table.tsx';
import type { Trouble } from '../../contract.ts';
import { errorKind } from '../../rules/error-kind.ts';
import { channelKey } from '../channel-words.ts';

type Props = {
  items: Trouble[];
  /** Absent for those who may only look. */
  retry?: ((id: string) => void) | undefined;
  busy: string | undefined;
  empty: ReactNode;
};

export function TroubleTable({ items, retry, busy, empty }: Props) {
  const { t } = useTexts();
  const columns: TableColumn<Trouble>[] = [
    { id: 'what', head: t('notices.trouble.what'), main: true, cell: (item) => <What item={item} /> },
    { id: 'to', head: t('notices.trouble.to'), cell: (item) => <To item={item} /> },
    { id: 'why', head: t('notices.trouble.why'), cell: (item) => <Why item={item} /> },
    { id: 'when', head: t('notices.trouble.when'), cell: (item) => <When item={item} /> },
  ];
  if (retry)
    columns.push({
      id: 'act',
      head: t('notices.trouble.act'),
      cell: (item) =>
        item.expired ? (
          <span className="text-ink-soft">{t('notices.trouble.no-need')}</span>
        ) : (
          <Button
            tone="second"
            size="small"
            className="whitespace-nowrap"
            busy={busy === item.id}
            busyLabel={t('notices.trouble.retrying')}
            aria-label={t('notices.trouble.retry-one', { words: item.words })}
            onClick={() => retry(item.id)}
          >
            {t('notices.trouble.retry')}
          </Button>
        ),
    });
  return (
    <Table
      label={t('notices.trouble.title')}
      columns={columns}
      items={items}
      idOf={(item) => item.id}
      empty={empty}
    />
  );
}

/** What it is about, unless the words say it already or it is only the name of a kind. */
function What({ item: { words, subject } }: { item: Trouble }) {
  const shown = !words.includes(subject) && !/^[a-z-]+(\.[a-z-]+)+$/.test(subject);
  return (
    <div className="grid gap-1">
      <strong className="break-words">{words}</strong>
      {shown && <code className="break-all text-ink-soft text-sm">{subject}</code>}
    </div>
  );
}

/** A browser's address is the person's kind: nobody reads more of it. */
const personKey: Record<string, TextKey> = {
  citizen: 'notices.trouble.citizen',
  officer: 'notices.trouble.officer',
};

function To({ item }: { item: Trouble }) {
  const { t } = useTexts();
  const person = item.channel === 'push' ? personKey[item.to] : undefined;
  return (
    <div className="grid gap-1">
      <span>{t(channelKey[item.channel])}</span>
      <span className="tabular whitespace-nowrap text-ink-soft text-sm">{person ? t(person) : item.to}</span>
    </div>
  );
}

function Why({ item }: { item: Trouble }) {
  const { t } = useTexts();
  const kind = errorKind(item.error);
  return (
    <div className="grid max-w-prose gap-1">
      <span>
        {t(`notices.error.${kind}`)}{' '}
        {item.error && <code className="text-ink-soft text-sm">{item.error}</code>}
      </span>
      <span className="text-ink-soft">{t(`notices.error.${kind}.do`)}</span>
    </div>
  );
}

function When({ item }: { item: Trouble }) {
  const { t, formats } = useTexts();
  return (
    <div className="grid justify-items-start gap-1">
      <time dateTime={item.at}>{formats.dateTime(item.at)}</time>
      <span className="text-ink-soft text-sm">{t('notices.trouble.tries', { count: item.attempts })}</span>
      {item.nextTry ? (
        <Badge tone="warn">{t('notices.trouble.next', { when: formats.relative(item.nextTry) })}</Badge>
      ) : (
        <Badge tone="bad">{t('notices.trouble.stopped')}</Badge>
      )}
    </div>
  );
}
