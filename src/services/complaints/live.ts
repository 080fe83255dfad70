/** What the outside hears of a complaint: one event shape for desks, public map and wall. No personal data. */
import { type CaseRow, cellOf } from '../../blocks/cases/api.ts';
import { type Actor, allows } from '../../platform/actor.ts';
import type { NewEvent } from '../../platform/change.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { LiveTopic } from '../../platform/module.ts';
import { coarsen } from '../../shared/geo.ts';
import type { LiveComplaint } from './contract.ts';
import { isTask } from './rules/task.ts';

/** Metres to which a sensitive place is rounded. */
const COARSE_METRES = 500;

export type Payload = LiveComplaint & {
  visibility: CaseRow['visibility'];
  cell: number | null;
  wasOpen: boolean;
  isOpen: boolean;
  /** The agency that held it before, so that its desk lets go of it. */
  before: {
    agency: string | null;
    category: string;
    /** Where the public map showed it; events of older versions lack both. */
    visibility?: CaseRow['visibility'];
    cell?: number | null;
  };
};

/** The place as the public may see it. */
export function publicPoint(row: Pick<CaseRow, 'visibility' | 'point'>): { lat: number; lng: number } | null {
  if (!row.point || row.visibility === 'hidden') return null;
  if (row.visibility === 'public') return row.point;
  const [lng, lat] = coarsen([row.point.lng, row.point.lat], COARSE_METRES);
  return { lng, lat };
}

/**
 * `complaints.complaint.<what>` for the case as it is now; `before` as it was, or the same for a new one; `end`: how it
 * ended, where the step may have changed that.
 */
export function complaintEvent(
  what: string,
  row: Omit<CaseRow, 'version' | 'followers' | 'reopened' | 'responded_at' | 'paused_at'>,
  before?: Pick<CaseRow, 'agency' | 'kind' | 'open' | 'visibility' | 'point'>,
  end?: Pick<LiveComplaint, 'mended' | 'outcome'>,
): NewEvent {
  const point = publicPoint(row);
  const cell = point ? cellOf(point) : null;
  const shown = before ? publicPoint(before) : point;
  const payload: Payload = {
    code: row.code,
    category: row.kind,
    state: row.state as Payload['state'],
    area: row.area,
    agency: row.agency,
    point,
    priority: row.priority,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    ...end,
    visibility: row.visibility,
    cell,
    wasOpen: before?.open ?? false,
    isOpen: row.open,
    before: {
      agency: before?.agency ?? row.agency,
      category: before?.kind ?? row.kind,
      visibility: before?.visibility ?? row.visibility,
      cell: shown ? cellOf(shown) : null,
    },
  };
  return {
    type: `complaints.${isTask(row) ? 'task' : 'complaint'}.${what}`,
    subject: row.code,
    payload: payload as never,
  };
}

const TYPES = ['complaints.complaint'];

function forScreens(payload: Payload): LiveComplaint {
  const { visibility, cell, wasOpen, isOpen, before, ...screen } = payload;
  return screen;
}

function visibleAt(actor: Actor, event: FeedEvent): boolean {
  const { agency, area, before } = event.payload as Payload;
  return (
    allows(actor, 'complaints.read', { agency, area }) ||
    (before.agency !== agency && allows(actor, 'complaints.read', { agency: before.agency, area }))
  );
}

export const topics: LiveTopic[] = [
  {
    name: 'complaints.public',
    permission: 'public',
    types: TYPES,
    project(event) {
      const payload = event.payload as Payload;
      if (payload.visibility === 'hidden') return null;
      return { ...forScreens(payload), priority: 0, agency: payload.agency };
    },
  },
  {
    name: 'complaints.desk',
    permission: 'complaints.read',
    types: [...TYPES, 'complaints.task'],
    project: (event) => forScreens(event.payload as Payload),
    visible: visibleAt,
  },
  {
    name: 'complaints.wall',
    permission: 'wall.read',
    types: TYPES,
    // The wall hangs where visitors pass: hidden cases are counted in its figures and shown nowhere.
    project(event) {
      const payload = event.payload as Payload;
      return payload.visibility === 'hidden' ? null : forScreens(payload);
    },
  },
];
