/**
 * How much of an application an officer is shown: all of it, nothing of who applies and what was answered, or what the
 * reviews need for which another agency was asked (UU 27/2022: limited and specific to the purpose).
 */
import type { CaseRow } from '../../blocks/cases/api.ts';
import { type Answers, seenFields } from '../../blocks/definitions/api.ts';
import type { Actor, Scope } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { works } from './access.ts';
import type { SaidSection } from './rules/application-contract.ts';
import { filesIn } from './said.ts';
import { type Service, serviceOf } from './service-of.ts';
import { getApplication, type TaskRow, tasksOf } from './store.ts';

/** `fields`: those of the form that are shown; `reviews`: what for. */
type Narrow = { fields: ReadonlySet<string>; reviews: readonly string[] };
export type Sight = 'all' | 'nothing' | Narrow;

type Place = Pick<CaseRow, 'agency' | 'area'>;
type Desk = Pick<TaskRow, 'state' | 'review' | 'agency' | 'area'>;
type Seen = { row: Place; service: Service; tasks: readonly Desk[] };

const scopeOf = ({ agency, area }: Place): Scope => ({ agency, area });

function seesOf(service: Service, { state: id, review: name }: Pick<TaskRow, 'state' | 'review'>) {
  const state = service.definition.workflow?.states[id];
  return state?.kind === 'reviews' ? state.reviews.find((review) => review.id === name)?.sees : undefined;
}

/**
 * The agency of the application sees all of it, and so does another one that works on it, unless it was asked only for
 * reviews that name what they see. `at`: does the officer work there?
 */
export function sightAt({ row, service, tasks }: Seen, at: (scope: Scope) => boolean): Sight {
  if (at(scopeOf(row))) return 'all';
  const { form } = service.definition;
  const fields = new Set<string>();
  const reviews = new Set<string>();
  for (const task of tasks) {
    if (!at(scopeOf(task))) continue;
    const sees = seesOf(service, task);
    if (!sees || !form) return 'all';
    for (const id of seenFields(form, sees)) fields.add(id);
    reviews.add(task.review);
  }
  return reviews.size === 0 ? 'nothing' : { fields, reviews: [...reviews] };
}

export const sightOf = (actor: Actor, seen: Seen): Sight => sightAt(seen, (scope) => works(actor, scope));

export async function sightIn({ actor, city }: Context, row: CaseRow): Promise<Sight> {
  const app = await getApplication(city.db, row.id);
  const [service, tasks] = await Promise.all([serviceOf(city, app), tasksOf(city.db, row.id)]);
  return sightOf(actor, { row, service, tasks });
}

export function seesField(sight: Sight, id: string): boolean {
  return sight === 'all' || (sight !== 'nothing' && sight.fields.has(id));
}

/** By the path of an answer: of `heirs/0/nik` the field `nik`. */
export const seesPath = (sight: Sight, path: string): boolean =>
  seesField(sight, path.split('/').at(-1) ?? '');

/** Does one of these fields say who applies, or how to reach the applicant? */
export function seesOfPerson(
  { definition: { form } }: Pick<Service, 'definition'>,
  sight: Sight,
  what: 'name' | 'phone' | 'email',
): boolean {
  if (sight === 'all') return true;
  return (form?.sections ?? []).some(
    ({ repeat, fields }) => !repeat && fields.some(({ id, reuse }) => reuse === what && seesField(sight, id)),
  );
}

/** Is a review asked of a desk that may not know who applies? Its desk does not find the application by name either. */
export function isNameless(
  service: Pick<Service, 'definition'>,
  sees: readonly string[] | undefined,
): boolean {
  const { form } = service.definition;
  if (!sees || !form) return false;
  return !seesOfPerson(service, { fields: seenFields(form, sees), reviews: [] }, 'name');
}

/** Answers in words, without what is not shown. */
export function seenOf(said: readonly SaidSection[], sight: Sight): SaidSection[] {
  if (sight === 'all') return [...said];
  return said.flatMap((section): SaidSection[] => {
    const items = section.items
      .map((item) => item.filter(({ field }) => seesField(sight, field)))
      .filter((item) => item.length > 0);
    return items.length > 0 ? [{ ...section, items }] : [];
  });
}

/** The files among the answers that are shown. */
export function filesSeen(service: Service, answers: Answers, sight: Sight): string[] {
  const form = service.form('id');
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ id }) => seesField(sight, id)),
  }));
  return filesIn({ ...form, sections }, answers);
}
