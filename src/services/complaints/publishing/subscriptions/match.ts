/** Hears the feed for those who want to be told: what is news for whom. */
import type { Runner } from '../../../../platform/db/database.ts';
import type { FeedEvent } from '../../../../platform/events/hub.ts';
import type { Subscriber } from '../../../../platform/events/subscriber.ts';
import type { Payload } from '../../live.ts';
import { areasAround } from '../rules/terms.ts';
import { endOfCitizens, type Happened, writeNews } from './store.ts';

/** Steps that everybody who waits for reports of an area or a kind hears of. */
const WIDE = new Set(['new', 'closed']);
/** Steps that who follows one report hears of. */
const OF_CASE = new Set([
  'assigned',
  'taken',
  'answered',
  'closed',
  'rejected',
  'reopened',
  'confirmed',
  'settled',
]);

/** What an event is to the public: `new` when a report is first to be seen. Undefined for what is none of theirs. */
function stepOf({ type, payload: told }: FeedEvent): string | undefined {
  const { visibility, before } = told as Payload;
  if (visibility === 'hidden') return undefined;
  const step = type.slice('complaints.complaint.'.length);
  if (step === 'received') return 'new';
  if (before.visibility === 'hidden' && step !== 'unmerged') return 'new';
  return OF_CASE.has(step) ? step : undefined;
}

function happened(event: FeedEvent): Happened[] {
  const what = stepOf(event);
  if (!what) return [];
  const { category, area, point } = event.payload as Payload;
  return [
    {
      position: event.position,
      code: event.subject,
      what,
      wide: WIDE.has(what),
      kind: category,
      areas: area ? areasAround(area) : [],
      point,
    },
  ];
}

export const newsWriter: Subscriber = {
  name: 'complaints.subscriptions',
  types: ['complaints.complaint', 'identity.citizen.deleted'],
  async on(events: readonly FeedEvent[], tx: Runner) {
    const gone = events.filter(({ type }) => type === 'identity.citizen.deleted');
    if (gone.length > 0)
      await endOfCitizens(
        tx,
        gone.map(({ subject }) => subject),
      );
    const news = events.filter(({ type }) => type.startsWith('complaints.complaint.')).flatMap(happened);
    if (news.length > 0) await writeNews(tx, news);
  },
};
