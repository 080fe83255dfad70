/** One report in a list: what, where, how it stands, what is promised. */
import './complaints.css';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { DueClock } from '../../../../web/ui/base/badge.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import type { PublicItem } from '../../contract.ts';
import { useCaseWords } from './case-words.ts';
import { Marks } from './publishing/Marks.tsx';
import { StandingBadge } from './StandingBadge.tsx';

/** A short report is its own title: its words need not stand there twice. */
function saysMore({ title, found }: PublicItem): boolean {
  return Boolean(found && found.snippet.marks.length > 0 && found.snippet.text !== title);
}

export function CaseCard({ item, level = 3 }: { item: PublicItem; level?: 2 | 3 }) {
  const { formats } = useTexts();
  const words = useCaseWords();
  const promise = words.promise(item);
  return (
    <Card
      title={item.found?.title.text ? <Marks {...item.found.title} /> : item.title}
      href={`/laporan/${item.code}`}
      level={level}
      foot={
        <>
          <StandingBadge item={item} />
          {promise && (
            <DueClock state={promise.state} dateTime={promise.dateTime}>
              {promise.words}
            </DueClock>
          )}
        </>
      }
    >
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0 text-ink-soft text-sm">
          <p>{[item.category.name, item.area?.name].filter(Boolean).join(' · ')}</p>
          {item.found && saysMore(item) && (
            <p className="text-ink">
              <Marks {...item.found.snippet} />
            </p>
          )}
          <p>
            <span className="tabular whitespace-nowrap">{item.code}</span> ·{' '}
            <time dateTime={item.openedAt}>{formats.relative(item.openedAt)}</time>
          </p>
        </div>
        {item.photo && (
          <img
            className="case-thumb"
            src={`/api/files/${item.photo.id}?size=thumb`}
            alt=""
            width="88"
            height="88"
            loading="lazy"
            onError={(event) => {
              event.currentTarget.hidden = true;
            }}
          />
        )}
      </div>
    </Card>
  );
}
