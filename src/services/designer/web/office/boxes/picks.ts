/** Places that point to something else: what there is to point to, so that nobody has to know names by heart. */
import { wordOf } from '../../../rules/key-words.ts';
import type { BoxDesk, Step } from './desk.ts';
import { titleOf } from './schema.ts';

export type Pick = { value: string; label: string };
type Json = Record<string, unknown>;

const jsonOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(jsonOf) : []);
const pickOf = (value: unknown, thing: unknown): Pick => {
  const title = titleOf(thing);
  return { value: String(value), label: title && title !== value ? `${title} (${value})` : String(value) };
};

const sectionsOf = (content: unknown) => listOf(jsonOf(jsonOf(content).form).sections);

/** Questions of the form, those of repeated sections left out unless they are asked for. */
function fieldsOf(
  content: unknown,
  { repeated = false, type }: { repeated?: boolean; type?: string } = {},
): Pick[] {
  return sectionsOf(content)
    .filter((section) => repeated || section.repeat === undefined)
    .flatMap((section) => listOf(section.fields))
    .filter((field) => type === undefined || field.type === type)
    .map((field) => pickOf(field.id, field));
}

/** Undefined where the author writes freely. */
export function picksFor({ content, shelf }: BoxDesk, path: readonly Step[]): Pick[] | undefined {
  const word = wordOf(path);
  const named = (items: readonly { id: string; title: string }[]) =>
    items.map(({ id, title }) => ({ value: id, label: title }));
  const whole = jsonOf(content);
  if (word === 'pillar') return named(shelf.pillars);
  if (word === 'events') return named(shelf.events);
  if (word === 'kind') return named(shelf.duties);
  if (word === 'to' || word === 'next' || word === 'start' || word === 'workflow.withdrawn')
    return Object.entries(jsonOf(jsonOf(whole.workflow).states)).map(([id, state]) => pickOf(id, state));
  if (word === 'issues') return listOf(whole.papers).map((paper) => pickOf(paper.id, paper));
  if (word === 'requirements.field') return fieldsOf(content, { repeated: true });
  if (word === 'reviews.sees')
    return [
      ...sectionsOf(content).map((section) => pickOf(section.id, section)),
      ...fieldsOf(content, { repeated: true }),
    ];
  if (word === 'chosen.date') return fieldsOf(content, { type: 'date' });
  if (word === 'chosen.time') return fieldsOf(content, { type: 'time' });
  const repeated = sectionsOf(content)
    .filter(({ repeat }) => repeat !== undefined)
    .map((section) => pickOf(section.id, section));
  if (word === 'checks.field') return [...fieldsOf(content), ...repeated];
  if (word === 'over') return repeated;
  return undefined;
}

/** Boxes that hold a formula. */
export const isFormula = (path: readonly Step[]): boolean =>
  ['when', 'lines.amount', 'checks.must', 'until', 'fields.earliest', 'fields.latest'].includes(
    wordOf(path) ?? '',
  );

/** Names that a formula may read there, each with what it stands for. */
export function formulaNames({ content }: BoxDesk, path: readonly Step[]): Pick[] {
  const sections = sectionsOf(content);
  const inForm = path[0] === 'form' && path[1] === 'sections';
  const until = inForm ? Number(path[2]) : sections.length;
  const names: Pick[] = [];
  sections.forEach((section, at) => {
    if (at > until) return;
    const own = listOf(section.fields);
    const before = inForm && at === until ? own.slice(0, path[3] === 'fields' ? Number(path[4]) : 0) : own;
    if (section.repeat !== undefined && at !== until) names.push(pickOf(section.id, section));
    else names.push(...before.map((field) => pickOf(field.id, field)));
  });
  const late = path[0] === 'workflow' || path[0] === 'papers' ? ['fee'] : [];
  return [...names, ...['today', 'applied_on', ...late].map((name) => ({ value: name, label: name }))];
}
