/** Cases as a crew takes them along, read all at once: how many there are changes nothing about how often the database is asked. */
import { type CaseRow, findCases, timelinesOf } from '../../../blocks/cases/api.ts';
import { officerNames } from '../../../blocks/identity/api.ts';
import { allows } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { entries, item, presenterFor } from '../present.ts';
import { attributeWords } from '../rules/attributes.ts';
import type { State } from '../rules/case-contract.ts';
import type { RoundCase } from '../rules/round-contract.ts';
import { isDeskCase, isTask } from '../rules/task.ts';
import { type Act, allowed, RULES } from '../rules/transitions.ts';
import { settingsOf } from '../settings.ts';
import { complaintsOf, endOf } from '../store.ts';
import { deskPhotos } from '../trust/desk-photos.ts';
import { withoutNumbers } from '../trust/rules/numbers.ts';
import { inOrder, stepsUnder } from '../work/view.ts';

/** What can be done at the place, without a desk. */
const FIELD_ACTS: readonly Act[] = ['take', 'arrive', 'ask', 'answer', 'note', 'close'];

function mayThere(ctx: Context, row: CaseRow): string[] {
  const scope = { agency: row.agency, area: row.area };
  return FIELD_ACTS.filter(
    (act) =>
      !(act === 'ask' && isTask(row)) &&
      allowed(act, row.state as State) &&
      allows(ctx.actor, RULES[act].permission ?? '', scope),
  );
}

/** In the order of `stops`; what the caller may not read (any more) is left out. */
export async function roundCases(
  ctx: Context,
  stops: readonly { code: string; place: number | null }[],
): Promise<RoundCase[]> {
  const { city } = ctx;
  const found = await findCases(
    city,
    stops.map(({ code }) => code),
  );
  const rows = found.filter(
    (row) => isDeskCase(row) && allows(ctx.actor, 'complaints.read', { agency: row.agency, area: row.area }),
  );
  const ids = rows.map(({ id }) => id);
  const [names, settings, complaints, own, under] = await Promise.all([
    presenterFor(city, ctx.language),
    settingsOf(city),
    complaintsOf(city.db, ids),
    timelinesOf(city, ids, 'internal'),
    stepsUnder(ctx, ids, 'officers'),
  ]);
  const steps = rows.map(({ id }) => inOrder(own.get(id) ?? [], under.get(id) ?? []));
  const all = steps.flat();
  const people = [
    ...rows.map(({ assignee }) => assignee),
    ...all.map((step) => step.actor_id),
    ...all.map(({ kind, data }) => (kind === 'handed-over' ? String(data.to) : null)),
    ...all.map(({ data }) => (typeof data.officer === 'string' ? data.officer : null)),
  ].flatMap((id) => id ?? []);
  const [officers, photos] = await Promise.all([
    officerNames(city, [...new Set(people)]),
    deskPhotos(
      city,
      [...complaints.values()].flatMap((one) => one.photos),
    ),
  ]);
  const told = (await entries(ctx, all, names, officers)).values();
  const cases = new Map<string, Omit<RoundCase, 'planned'>>();
  rows.forEach((row, at) => {
    const timeline = (steps[at] ?? []).flatMap(() => told.next().value ?? []);
    const complaint = complaints.get(row.id);
    if (!complaint) return;
    const { code, category, state, dueAt, late, area, agency } = item(
      { ...row, ...endOf(complaint) },
      names,
      photos,
      ctx.now,
    );
    const asked = settings.category(row.kind)?.attributes ?? [];
    const { priority, version, assignee, point: exactPoint } = row;
    cases.set(code, {
      ...{ code, category, state, priority, version, dueAt, late, area, agency, exactPoint },
      completeBy: row.complete_by?.toISOString() ?? null,
      language: complaint.language,
      title: withoutNumbers(complaint.full_title ?? (row.title || category.name)),
      description: withoutNumbers(complaint.description),
      place: withoutNumbers(row.place ?? '') || null,
      photos: complaint.photos.flatMap((id) => photos.get(id) ?? []),
      attributes: attributeWords(asked, complaint.attributes, ctx.language).map((one) => ({
        ...one,
        value: withoutNumbers(one.value),
      })),
      timeline: timeline.map((one) => ({ ...one, text: one.text && withoutNumbers(one.text) })),
      assignee: assignee ? { id: assignee, name: officers.get(assignee) ?? '' } : null,
      may: mayThere(ctx, row),
    });
  });
  return stops.flatMap(({ code, place }) => {
    const one = cases.get(code);
    return one ? [{ planned: place, ...one }] : [];
  });
}
