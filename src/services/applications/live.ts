/** What screens hear of applications: that something changed. No names, no answers. */
import { type Actor, allows } from '../../platform/actor.ts';
import type { NewEvent } from '../../platform/change.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { LiveTopic } from '../../platform/module.ts';
import type { LiveApplication } from './contract.ts';

type Payload = LiveApplication & {
  area: string | null;
  dueAt: string | null;
  /** Account of the applicant: its own screens hear of it, nobody is told whose it is. */
  owner: string | null;
  /** Agencies whose desks show it, or showed it until now. */
  agencies: string[];
  open: boolean;
};

type Row = {
  code: string;
  kind: string;
  state: string;
  agency: string | null;
  area: string | null;
  due_at: Date | null;
  closed_at?: Date | null;
};

export function applicationEvent(
  what: string,
  row: Row,
  { owner, agencies }: { owner: string | null; agencies: readonly string[] },
): NewEvent {
  const payload: Payload = {
    code: row.code,
    service: row.kind,
    state: row.state,
    agency: row.agency,
    what,
    area: row.area,
    dueAt: row.due_at?.toISOString() ?? null,
    owner,
    agencies: [...new Set([...agencies, ...(row.agency ? [row.agency] : [])])],
    open: !row.closed_at,
  };
  return { type: `applications.application.${what}`, subject: row.code, payload: payload as never };
}

function forScreens({ code, service, state, agency, what }: Payload): LiveApplication {
  return { code, service, state, agency, what };
}

function sees(actor: Actor, { agencies, area }: Payload): boolean {
  return agencies.some((agency) => allows(actor, 'applications.read', { agency, area }));
}

const TYPES = ['applications.application'];

export const topics: LiveTopic[] = [
  {
    name: 'applications.own',
    permission: 'public',
    types: TYPES,
    project: (event: FeedEvent) => forScreens(event.payload as Payload),
    visible: (actor, event) => actor.kind === 'citizen' && (event.payload as Payload).owner === actor.id,
  },
  {
    name: 'applications.desk',
    permission: 'applications.read',
    types: TYPES,
    project: (event: FeedEvent) => forScreens(event.payload as Payload),
    visible: (actor, event) => sees(actor, event.payload as Payload),
  },
];
