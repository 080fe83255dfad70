/** Life events as cards: for who knows what happened, and not which office or permit it takes. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../../web/ui/base/link.tsx';
import type { Catalogue } from '../../../contract.ts';

/** Only events to which a service belongs; `most` for a page where they are an entry among others. */
export function EventCards({ catalogue, most }: { catalogue: Catalogue; most?: number }) {
  const { t } = useTexts();
  const counts = new Map<string, number>();
  for (const { events } of catalogue.services)
    for (const id of events) counts.set(id, (counts.get(id) ?? 0) + 1);
  const events = catalogue.events.filter(({ id }) => counts.has(id)).slice(0, most);
  return (
    <ul className="event-cards">
      {events.map(({ id, title }) => (
        <li key={id}>
          <Link href={`/layanan?peristiwa=${id}`}>
            <span className="event-title">{title}</span>
            <span className="event-count">
              {t('procedures.events.count', { count: counts.get(id) ?? 0 })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
