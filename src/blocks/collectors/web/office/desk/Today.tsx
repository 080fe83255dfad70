/** What collectors wrote down today: receipts, deposits, and where nobody paid and why. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import type { DeskView } from '../../../contract.ts';

type Entry = DeskView['today'][number];

function Line({ entry, name }: { entry: Entry; name: string }) {
  const { t, formats } = useTexts();
  const what = entry.note ? t(`collectors.note.${entry.note}`) : t(`collectors.entry.${entry.kind}`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span>
        <strong>{entry.stop ?? what}</strong>
        <br />
        <span className="text-ink-soft">
          {[formats.time(entry.at), name, entry.stop ? what : '', entry.words, entry.number]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="flex items-center gap-2">
        {entry.voided && <Badge tone="bad">{t('collectors.entry.voided')}</Badge>}
        {entry.standing === 'refused' && <Badge tone="bad">{t('collectors.entry.refused')}</Badge>}
        {entry.amount !== null && <strong className="tabular">{formats.money(entry.amount)}</strong>}
      </span>
    </li>
  );
}

export function Today({ data }: { data: DeskView }) {
  const { t } = useTexts();
  const names = new Map(data.collectors.map(({ id, name }) => [id, name]));
  if (data.today.length === 0)
    return <EmptyState title={t('collectors.today.none')}>{t('collectors.today.none-detail')}</EmptyState>;
  return (
    <ul className="grid">
      {data.today.map((entry) => (
        <Line key={entry.hash} entry={entry} name={names.get(entry.collector) ?? ''} />
      ))}
    </ul>
  );
}
