/** One of two reports that are compared: words, photo, place, time, where it stands and how many reported it. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { CaseBadge } from '../../../../../web/ui/base/badge.tsx';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { instantWords } from '../../answers.ts';
import { Photos } from '../Photos.tsx';
import { channelOf, standingOf } from '../words.ts';
import { CaseLink } from './MergedInto.tsx';
import { reportersOf } from './plan.ts';

type Props = {
  item: DeskComplaint;
  /** What both have in common is left out. */
  beside: DeskComplaint;
  name: string;
  metres?: number | null | undefined;
};

export function Side({ item, beside, name, metres }: Props) {
  const { t, formats } = useTexts();
  const id = `compare-${item.code}`;
  const standing = standingOf(item);
  const where = [item.area?.name, item.place].filter(Boolean).join(', ') || t('complaints.desk.no-area');
  return (
    <article className="compare-side" aria-labelledby={id}>
      <header>
        <h3 id={id}>{name}</h3>
        <CaseLink code={item.code} />
        <CaseBadge state={standing.shape}>{t(standing.words)}</CaseBadge>
      </header>
      <p className="compare-words" lang={item.language === 'jv' ? 'jv-Latn' : item.language}>
        {item.description}
      </p>
      {item.photos.length > 0 ? (
        <Photos photos={item.photos} />
      ) : (
        <p className="text-ink-soft text-sm">{t('complaints.desk.merge.no-photo')}</p>
      )}
      <Facts
        facts={[
          {
            key: 'opened',
            term: t('complaints.desk.field.opened'),
            value: `${formats.dateTime(item.openedAt)} · ${channelOf(t, item.channel)}`,
          },
          ...(item.category.id === beside.category.id
            ? []
            : [{ key: 'category', term: t('complaints.desk.field.category'), value: item.category.name }]),
          {
            key: 'where',
            term: t('complaints.desk.merge.where'),
            value:
              metres === null || metres === undefined
                ? where
                : `${where} · ${t('complaints.desk.merge.away', { distance: formats.distance(metres) })}`,
          },
          ...(item.agency?.id === beside.agency?.id && item.assignee?.id === beside.assignee?.id
            ? []
            : [
                {
                  key: 'desk',
                  term: t('complaints.desk.field.agency'),
                  value: [item.agency?.name ?? t('complaints.desk.no-agency'), item.assignee?.name]
                    .filter(Boolean)
                    .join(' · '),
                },
              ]),
          ...item.attributes.map(({ code, label, value }) => ({
            key: `asked-${code}`,
            term: label,
            value: instantWords(value, formats.dateTime),
          })),
          {
            key: 'people',
            term: t('complaints.desk.merge.reporters'),
            value: formats.number(reportersOf(item)),
          },
        ]}
      />
    </article>
  );
}
