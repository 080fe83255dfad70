/** Which acts of the definition are open where an application stands, and what still stands in their way. */
import type { Context } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import { say } from '../../shared/languages.ts';
import type { Loaded } from './loaded.ts';
import type { ActView } from './rules/desk-contract.ts';
import { type Act, actsOf, stateOf } from './rules/statechart.ts';
import { dataOf, requirementsOf, workflowOf } from './service-of.ts';
import { type CheckedRow, checksOf, lastMinutes, type MinutesRow } from './store-work.ts';

export type Blocked = 'requirements-open' | 'requirements-bad' | 'visit-open';
type Found = { act: Act; blocked: Blocked | null };

/** An application in a list has no more than its id and its state at hand. */
type Listed = Omit<Loaded, 'row'> & { row: Pick<Loaded['row'], 'id' | 'state'> };

/** What the acts depend on beyond the rows of the application itself. */
export type Known = {
  data: Awaited<ReturnType<typeof dataOf>>;
  checks: readonly Pick<CheckedRow, 'requirement' | 'verdict'>[];
  minutes: Pick<MinutesRow, 'task'> | undefined;
};

/** Acts whose condition holds. Going on is blocked while requirements are unjudged or unmet, or the minutes are missing. */
export function actsKnown({ row, service, tasks }: Listed, { data, checks, minutes }: Known): Found[] {
  const state = stateOf(workflowOf(service), row.state);
  let onward: Blocked | null = null;
  let all: Blocked | null = null;
  if (state.kind === 'desk' && state.checks) {
    const verdicts = new Map(checks.map((one) => [one.requirement, one.verdict]));
    const found = requirementsOf(service, data).map(({ id }) => verdicts.get(id) ?? 'open');
    if (found.includes('open')) onward = 'requirements-open';
    else if (found.some((verdict) => verdict !== 'ok')) onward = 'requirements-bad';
  }
  if (state.kind === 'visit') {
    const current = tasks.findLast(({ review, state: at }) => review === '' && at === row.state);
    if (!minutes || minutes.task !== current?.id) all = 'visit-open';
  }
  return actsOf(state)
    .filter(({ when }) => when === undefined || service.holds(when, data))
    .map((act) => ({
      act,
      blocked: all ?? (act.kind === 'forward' || act.kind === 'approve' ? onward : null),
    }));
}

export async function actsFor(ctx: Context, runner: Runner, loaded: Loaded): Promise<Found[]> {
  const { row, app, service, tasks } = loaded;
  const state = stateOf(workflowOf(service), row.state);
  if (actsOf(state).length === 0) return [];
  return actsKnown(loaded, {
    data: await dataOf(runner, ctx.city, app, service, tasks),
    checks: state.kind === 'desk' && state.checks ? await checksOf(runner, row.id) : [],
    minutes: state.kind === 'visit' ? await lastMinutes(runner, row.id) : undefined,
  });
}

export function actView(
  ctx: Context,
  { service }: Pick<Loaded, 'service'>,
  { act, blocked }: Found,
): ActView {
  const { language } = ctx;
  const papers = service.definition.papers ?? [];
  return {
    id: act.id,
    kind: act.kind,
    title: say(act.title, language),
    to: { id: act.to, title: say(stateOf(workflowOf(service), act.to).title, language) },
    issues: (act.issues ?? []).map((id) => {
      const paper = papers.find((one) => one.id === id);
      return paper ? say(paper.title, language) : id;
    }),
    needs: act.kind === 'return' ? ['reason', 'fields'] : act.kind === 'refuse' ? ['reason'] : [],
    blocked,
  };
}
