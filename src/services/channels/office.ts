/** What the office sees of the doors: whether they stand open, what waits, what was refused and why. No words of anybody. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { DoorState, DoorsView, TroublePage } from './contract.ts';
import { openDoors } from './doors.ts';
import { doorFigures, findMailbox, listTrouble, requeue } from './store.ts';
import { draftMinutes } from './talk.ts';
import { workJob } from './work-job.ts';

const WEEK = 7 * 86_400_000;
const PAGE = 50;

export async function doorsView(ctx: Context): Promise<DoorsView> {
  const { city, now } = ctx;
  const doors = openDoors();
  const [figures, mailbox, minutes] = await Promise.all([
    doorFigures(city.db, new Date(now.getTime() - WEEK)),
    findMailbox(city.db),
    draftMinutes(city),
  ]);
  const leads = doors.leadTo(city.slug);
  const stateOf = (missing: readonly string[]): DoorState =>
    doors.demo ? 'demo' : missing.length > 0 ? 'closed' : leads ? 'open' : 'elsewhere';
  const shown = (door: 'whatsapp' | 'email') => {
    const own = figures.find((one) => one.door === door);
    return {
      lastAt: own?.last_at?.toISOString() ?? null,
      waiting: own?.waiting ?? 0,
      drafts: own?.drafts ?? 0,
      refused: own?.refused ?? 0,
      failed: own?.failed ?? 0,
    };
  };
  const origin = doors.origin(city.slug);
  // In the demo no setting opens a door, so none is asked for.
  const missing = doors.demo ? { whatsapp: [], imap: [], webhook: [] } : doors.missing;
  return {
    demo: doors.demo,
    draftMinutes: minutes,
    whatsapp: {
      state: stateOf(missing.whatsapp),
      missing: missing.whatsapp,
      address: `${origin}/api/inbound/whatsapp`,
      ...shown('whatsapp'),
    },
    email: {
      mailbox: {
        state: stateOf(missing.imap),
        missing: missing.imap,
        readAt: mailbox?.read_at.toISOString() ?? null,
        error: mailbox?.error ?? null,
      },
      webhook: {
        state: stateOf(missing.webhook),
        missing: missing.webhook,
        address: `${origin}/api/inbound/email`,
      },
      ...shown('email'),
    },
  };
}

/** What was refused, and what failed, the newest first. */
export async function troublePage(ctx: Context, cursor: string | undefined): Promise<TroublePage> {
  const before = cursor && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined;
  const rows = await listTrouble(ctx.city.db, before, PAGE + 1);
  const items = rows.slice(0, PAGE);
  return {
    items: items.map(({ id, door, received_at, state, reason }) => ({
      id: String(id),
      door,
      at: received_at.toISOString(),
      state,
      reason: reason ?? '',
    })),
    next: rows.length > PAGE ? String(items.at(-1)?.id) : null,
  };
}

/** Puts a failed message back into the queue; 409 when there is nothing to try again. */
export async function tryAgain(ctx: Context, id: string): Promise<void> {
  await change(ctx, async (tx) => {
    const sender = await requeue(tx, Number(id));
    if (!sender) throw new Problem(409, 'channels.nothing-to-try');
    tx.audit({ action: 'channels.message.retried', subject: id });
    tx.job(workJob(sender));
  });
}
