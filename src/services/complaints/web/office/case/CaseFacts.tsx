/** The plain facts of a case. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { instantWords } from '../../answers.ts';
import { channelOf } from '../words.ts';

export function CaseFacts({ item }: { item: DeskComplaint }) {
  const { t, formats } = useTexts();
  const point = item.exactPoint;
  return (
    <section aria-labelledby="case-facts">
      <h3 id="case-facts">{t('complaints.desk.case.facts')}</h3>
      <Facts
        facts={[
          { key: 'category', term: t('complaints.desk.field.category'), value: item.category.name },
          ...item.attributes.map(({ code, label, value }) => ({
            key: `asked-${code}`,
            term: label,
            value: instantWords(value, formats.dateTime),
          })),
          {
            key: 'agency',
            term: t('complaints.desk.field.agency'),
            value: item.agency?.name ?? t('complaints.desk.no-agency'),
          },
          {
            key: 'assignee',
            term: t('complaints.desk.field.assignee'),
            value: item.assignee?.name ?? t('complaints.desk.no-assignee'),
          },
          {
            key: 'area',
            term: t('complaints.desk.field.area'),
            value: item.area?.name ?? t('complaints.desk.no-area'),
          },
          ...(item.place
            ? [{ key: 'place', term: t('complaints.desk.field.place'), value: item.place }]
            : []),
          ...(point
            ? [
                {
                  key: 'point',
                  term: t('complaints.desk.field.point'),
                  value: (
                    <span className="tabular">{`${point.lat.toFixed(5)}, ${point.lng.toFixed(5)}`}</span>
                  ),
                },
              ]
            : []),
          {
            key: 'opened',
            term: t('complaints.desk.field.opened'),
            value: `${formats.dateTime(item.openedAt)} · ${channelOf(t, item.channel)}`,
          },
        ]}
      />
    </section>
  );
}
