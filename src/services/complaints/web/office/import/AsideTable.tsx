/** Rows that were set aside, with the reason, page after page, and as a table to be mended. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { More } from '../../../../../web/kit/shell/More.tsx';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import type { AsideRows } from '../../../rules/import-contract.ts';
import { Frame } from './Frame.tsx';
import { reasonWords } from './import-data.ts';

/** `of`: a trial or a run, as its API address names it. */
export function AsideTable({ of, id }: { of: 'tasks' | 'runs'; id: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const address = `/api/complaints/imports/${of}/${id}/aside`;
  return (
    <div className="import-part">
      <div className="button-row">
        {!open && (
          <Button tone="second" size="small" onClick={() => setOpen(true)}>
            {t('complaints.import.aside.show')}
          </Button>
        )}
        <a className="button" data-tone="quiet" data-size="small" href={`${address}.csv`} download>
          {t('complaints.import.aside.csv')}
        </a>
      </div>
      <p className="text-ink-soft text-sm">
        {t('complaints.import.aside.csv-note')} {of === 'tasks' && t('complaints.import.aside.trial-note')}
      </p>
      {open && <Rows address={address} />}
    </div>
  );
}

function Rows({ address }: { address: string }) {
  const { t } = useTexts();
  const query = useInfiniteQuery({
    queryKey: ['complaints', 'imports', 'aside', address],
    queryFn: ({ pageParam, signal }) => api.get<AsideRows>(address, { query: { after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const { data, error, refetch } = query;
  if (!data) return <NotYet error={error} retry={() => void refetch()} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <p>{t('complaints.import.aside.none')}</p>;
  return (
    <>
      <Frame label={t('complaints.import.aside.title')}>
        <thead>
          <tr>
            <th scope="col">{t('complaints.import.preview.line')}</th>
            <th scope="col">{t('complaints.import.aside.reason')}</th>
            <th scope="col">{t('complaints.import.aside.detail')}</th>
            <th scope="col">{t('complaints.import.aside.row')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const words = reasonWords[row.reason];
            return (
              <tr key={row.line}>
                <td className="tabular">{row.line}</td>
                <td>{words ? t(words) : row.reason}</td>
                <td>{row.detail}</td>
                <td>{Object.values(row.fields).filter(Boolean).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </Frame>
      <More query={query} size="small">
        {t('complaints.import.aside.more')}
      </More>
    </>
  );
}
