/** Whom a rung reaches, by name: who is away, locked or without an account is passed over, and the gap is kept. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import { agencies } from '../../../blocks/directory/api.ts';
import { grantsOf, officerNamed, officerNames, officersAt } from '../../../blocks/identity/api.ts';
import { allows } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { localDate } from '../../../shared/time.ts';
import type { Target } from '../rules/ladder.ts';
import { awayOn } from './store-ladder.ts';

type Why = 'nobody' | 'away' | 'locked' | 'no-account' | 'out-of-reach';
export type Gap = { who: string; why: Why };
type Person = { id: string; name: string };
type Candidate = Person & { disabled: boolean };

/** Of the candidates those who can be asked today, or why the first of them cannot. */
async function reachable(
  ctx: Context,
  tx: Runner,
  row: CaseRow,
  candidates: readonly Candidate[],
): Promise<{ people: Person[]; why: Why }> {
  if (candidates.length === 0) return { people: [], why: 'nobody' };
  const day = localDate(ctx.now, ctx.city.zone);
  const away = await awayOn(
    tx,
    candidates.map(({ id }) => id),
    day,
  );
  const people: Person[] = [];
  let why: Why | undefined;
  for (const { id, name, disabled } of candidates) {
    if (disabled) why ??= 'locked';
    else if (away.has(id)) why ??= 'away';
    else {
      const officer = {
        kind: 'officer' as const,
        id,
        name,
        sessionId: '',
        grants: await grantsOf(ctx.city, id),
      };
      if (allows(officer, 'complaints.read', { agency: row.agency, area: row.area }))
        people.push({ id, name });
      else why ??= 'out-of-reach';
    }
  }
  return { people, why: why ?? 'nobody' };
}

async function candidatesFor(ctx: Context, row: CaseRow, target: Target) {
  const { city } = ctx;
  switch (target.who) {
    case 'assignee': {
      if (!row.assignee) return { who: 'assignee', list: [] };
      const name = (await officerNames(city, [row.assignee])).get(row.assignee) ?? '';
      return { who: name || 'assignee', list: [{ id: row.assignee, name, disabled: false }] };
    }
    case 'head':
      return { who: 'head', list: await headsAt(ctx, row.agency, row.area) };
    case 'role':
      return {
        who: target.agency ? `${target.role} · ${target.agency}` : target.role,
        list: await officersAt(
          city,
          { agency: target.agency ?? null, area: row.area },
          { role: target.role },
        ),
      };
    default: {
      const found = await officerNamed(city, target.officer);
      return found
        ? { who: found.name, list: [found] }
        : { who: target.officer, list: [], why: 'no-account' as const };
    }
  }
}

function headsAt(ctx: Context, agency: string | null, area: string | null): Promise<Candidate[]> {
  return officersAt(ctx.city, { agency, area }, { permission: 'complaints.triage' });
}

/** Who stands next above the case: heads upwards along the tree, then the coordinators. */
async function nextAbove(ctx: Context, tx: Runner, row: CaseRow): Promise<Person[]> {
  const tree = await agencies(ctx.city);
  const upwards = row.agency ? tree.path(row.agency).toReversed() : [];
  for (const place of [...upwards.map(({ id }) => id), null]) {
    const { people } = await reachable(ctx, tx, row, await headsAt(ctx, place, row.area));
    if (people.length > 0) return people;
  }
  return [];
}

/** Everybody whom the rung reaches, each once, and the gaps that the next above had to fill. */
export async function peopleFor(
  ctx: Context,
  tx: Runner,
  row: CaseRow,
  targets: readonly Target[],
): Promise<{ people: Person[]; gaps: Gap[] }> {
  const people = new Map<string, Person>();
  const gaps: Gap[] = [];
  for (const target of targets) {
    const wanted = await candidatesFor(ctx, row, target);
    const found = await reachable(ctx, tx, row, wanted.list);
    for (const one of found.people) people.set(one.id, one);
    if (found.people.length > 0) continue;
    // That nobody works on it yet is no gap: its head hears of it.
    if (target.who !== 'assignee' || row.assignee)
      gaps.push({ who: wanted.who, why: wanted.why ?? found.why });
    for (const one of await nextAbove(ctx, tx, row)) people.set(one.id, one);
  }
  return { people: [...people.values()], gaps };
}
