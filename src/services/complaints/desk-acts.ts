/** What officers do with a complaint. */
import { addEntry, type CaseRow, closePause, openPause } from '../../blocks/cases/api.ts';
import { officersWith } from '../../blocks/identity/api.ts';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem } from '../../shared/errors.ts';
import { perform } from './act.ts';
import { beginAgain } from './closing/open-again.ts';
import { setEnd } from './closing/store.ts';
import { officerOf } from './officer.ts';
import type {
  Answer,
  Ask,
  Assign,
  DeskReopen,
  HandOver,
  Note,
  Priority,
  Reject,
} from './rules/desk-contract.ts';
import { stricter, visibilityOf } from './rules/visibility.ts';
import { type Settings, settingsOf, todayIn } from './settings.ts';
import { showSorted } from './sorting.ts';
import { settleFiles } from './trust/public-files.ts';
import { knownAgency } from './work/reach.ts';

/** A report that turns out to be sensitive leaves the public pages at once, its photos and those of its tasks with it. */
async function hideAsNeeded(row: CaseRow, tx: Change, settings: Settings): Promise<void> {
  const category = settings.category(row.kind);
  if (!category) return;
  const visibility = stricter(row.visibility, visibilityOf(category));
  if (visibility === row.visibility) return;
  row.visibility = visibility;
  await settleFiles(tx, row);
}

/** Gives the case to an agency, perhaps under another category or priority. It leaves its present assignee. */
export async function assign(ctx: Context, code: string, given: Assign) {
  if (!(await knownAgency(ctx.city, given.agency, todayIn(ctx.city))))
    throw fieldProblem('agency', 'unknown-agency');
  const settings = await settingsOf(ctx.city);
  const chosen = given.category ? settings.category(given.category) : undefined;
  if (given.category && !chosen) throw fieldProblem('category', 'unknown-category');
  const data: Record<string, unknown> = { to: given.agency };
  return perform(ctx, code, given.version, {
    act: 'assign',
    done: 'assigned',
    visibility: 'public',
    byFormer: true,
    data,
    why: given.note,
    tell: true,
    async apply(row, tx) {
      const former = row.agency;
      data.from = former;
      const waits = settings.category(row.kind)?.offered === false;
      // Nothing goes back to where it waits to be sorted.
      if (chosen?.offered === false && !waits) throw fieldProblem('category', 'unknown-category');
      if (given.category && given.category !== row.kind)
        data.category = { from: row.kind, to: given.category };
      row.agency = given.agency;
      row.assignee = null;
      const sorted = waits && chosen !== undefined && chosen.id !== row.kind;
      row.kind = given.category ?? row.kind;
      await (sorted ? showSorted(ctx, tx, row, chosen) : hideAsNeeded(row, tx, settings));
      row.priority = given.priority ?? row.priority;
      await closePause(tx, row, ctx.now);
      if (given.note) {
        await addEntry(tx, {
          case_id: row.id,
          at: ctx.now,
          kind: 'noted',
          visibility: 'internal',
          actor_kind: 'officer',
          actor_id: officerOf(ctx).id,
          agency: former,
          text: given.note,
          files: [],
          data: {},
        });
      }
    },
  });
}

/** Makes the case the officer's own work. */
export async function take(ctx: Context, code: string, given: { version: number }) {
  return perform(ctx, code, given.version, {
    act: 'take',
    done: 'taken',
    visibility: 'public',
    tell: true,
    apply(row) {
      row.assignee = officerOf(ctx).id;
    },
  });
}

/** Gives the case to a colleague who works in the same agency. */
export async function handOver(ctx: Context, code: string, given: HandOver) {
  return perform(ctx, code, given.version, {
    act: 'hand-over',
    done: 'handed-over',
    visibility: 'internal',
    text: given.note ?? null,
    data: { to: given.officer },
    async apply(row) {
      const colleagues = await officersWith(ctx.city, 'complaints.work', {
        agency: row.agency,
        area: row.area,
      });
      if (!colleagues.some((one) => one.id === given.officer))
        throw fieldProblem('officer', 'unknown-officer');
      row.assignee = given.officer;
      if (row.state === 'received' || row.state === 'assigned' || row.state === 'reopened')
        row.state = 'in-progress';
    },
  });
}

/** Asks the reporter something; the clock stands until the answer. */
export async function ask(ctx: Context, code: string, given: Ask) {
  return perform(ctx, code, given.version, {
    act: 'ask',
    done: 'asked',
    visibility: 'reporter',
    text: given.text,
    template: given.template,
    tell: true,
    async apply(row, tx) {
      row.responded_at ??= ctx.now;
      row.assignee ??= officerOf(ctx).id;
      await openPause(tx, row, ctx.now, 'waiting-for-reporter');
    },
  });
}

/** Tells the public how it stands. The first answer keeps the promise of a first response. */
export async function answer(ctx: Context, code: string, given: Answer) {
  return perform(ctx, code, given.version, {
    act: 'answer',
    done: 'answered',
    visibility: 'public',
    text: given.text,
    template: given.template,
    photos: given.photos,
    tell: true,
    apply(row) {
      row.responded_at ??= ctx.now;
      // Who tells the public how it stands has looked: nobody is told any more that it waits to be looked at.
      if (row.agency && (row.state === 'received' || row.state === 'reopened')) row.state = 'assigned';
    },
  });
}

export async function note(ctx: Context, code: string, given: Note) {
  return perform(ctx, code, given.version, {
    act: 'note',
    done: 'noted',
    visibility: 'internal',
    text: given.text,
    photos: given.photos,
  });
}

export async function reject(ctx: Context, code: string, given: Reject) {
  return perform(ctx, code, given.version, {
    act: 'reject',
    done: 'rejected',
    visibility: 'public',
    text: given.reason,
    template: given.template,
    tell: true,
    async apply(row, tx) {
      await closePause(tx, row, ctx.now);
      row.responded_at ??= ctx.now;
      row.closed_at = ctx.now;
      await setEnd(tx, row.id, { mended: null, outcome: 'rejected' });
    },
  });
}

export async function setPriority(ctx: Context, code: string, given: Priority) {
  return perform(ctx, code, given.version, {
    act: 'priority',
    done: 'prioritised',
    visibility: 'internal',
    data: { priority: given.priority },
    apply(row) {
      row.priority = given.priority;
    },
  });
}

export async function reopenAtDesk(ctx: Context, code: string, given: DeskReopen) {
  return perform(ctx, code, given.version, {
    act: 'reopen',
    done: 'reopened',
    visibility: 'public',
    text: given.reason,
    tell: true,
    async apply(row, tx) {
      await beginAgain(row, tx, ctx.now);
    },
  });
}
