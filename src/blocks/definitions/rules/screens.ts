/**
 * One thing at a time: splits a part of a form into the screens of a phone. A screen asks one question, or a few that
 * are one thought: a name with its number, a place with its ward, from and until, a yes with what it asks next. Pure.
 */
import type { FieldView, SectionView } from '../contract.ts';
import type { AskedItem, AskedSection } from './answers.ts';
import type { FeelAst } from './feel/ast.ts';

export type Screen = {
  /** Path of its first question (`boards/0/width`), or the section's id for the list of a repeated one. */
  key: string;
  section: SectionView;
  /** known: what the city knows already, to be confirmed; items: what a repeated section holds so far, with "add another". */
  kind: 'ask' | 'known' | 'items';
  /** Which turn through a repeated section, from 0. */
  at?: number;
  item?: AskedItem;
  fields: readonly FieldView[];
};

const NOTHING: ReadonlySet<string> = new Set();
const MOST_TOGETHER = 3;
const MOST_STATEMENTS = 4;

/** Does it ask only when `id` was answered in a certain way, and nothing else decides? */
function opensWith(ast: FeelAst, id: string): boolean {
  if (ast.k === 'name') return ast.name === id;
  if (ast.k === 'or') return opensWith(ast.left, id) && opensWith(ast.right, id);
  return ast.k === 'compare' && ast.op === '=' && ast.left.k === 'name' && ast.left.name === id;
}

const isDay = ({ type }: FieldView) => type === 'date' || type === 'time';
const isAddress = ({ type, reuse }: FieldView) => type === 'text' && reuse === 'address';

/** A day, from and until, or a day with its hours. */
function fitsDays(group: readonly FieldView[], field: FieldView): boolean {
  if (!isDay(field) || !group.every(isDay)) return false;
  const all = [...group, field];
  const dates = all.filter(({ type }) => type === 'date').length;
  return all.length <= (dates > 1 ? 2 : 3);
}

/** Where something is: its point on the map, its ward, its address. */
function fitsPlace([first, second]: readonly FieldView[], field: FieldView): boolean {
  if (!first || second) return false;
  const where = (one: FieldView) => one.type === 'place' || one.type === 'ward' || isAddress(one);
  return where(first) && where(field) && first.type !== field.type;
}

function belongs(group: readonly FieldView[], field: FieldView): boolean {
  const [first] = group;
  if (!first || field.type === 'upload') return false;
  if (group.length === 1 && first.type === 'text' && (field.type === 'nik' || field.type === 'nib'))
    return true;
  if (group.length === 1 && first.type === 'phone' && field.type === 'email') return true;
  if (field.type === 'statement' && group.every(({ type }) => type === 'statement'))
    return group.length < MOST_STATEMENTS;
  if (fitsDays(group, field) || fitsPlace(group, field)) return true;
  if (group.length >= MOST_TOGETHER) return false;
  const measures = group.every(
    ({ type, unit }) => type === 'number' && unit !== undefined && unit === field.unit,
  );
  if (measures && field.type === 'number') return true;
  const chosen = first.type === 'yes-no' || first.type === 'choice';
  return chosen && field.type !== 'place' && field.when !== undefined && opensWith(field.when, first.id);
}

function groupsOf(fields: readonly FieldView[]): FieldView[][] {
  const groups: FieldView[][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && belongs(last, field)) last.push(field);
    else groups.push([field]);
  }
  return groups;
}

/** `known`: ids of fields that the city filled in from what it knows; they are confirmed together, in one press. */
export function screensOf({ section, items }: AskedSection, known: ReadonlySet<string> = NOTHING): Screen[] {
  if (section.repeat) {
    const turns = items.flatMap((item, at) =>
      groupsOf(item.fields).map(
        (fields): Screen => ({ key: `${item.path}${fields[0]?.id}`, section, kind: 'ask', at, item, fields }),
      ),
    );
    return [...turns, { key: section.id, section, kind: 'items', fields: [] }];
  }
  const [item] = items;
  if (!item) return [];
  const confirmed = item.fields.filter(({ id }) => known.has(id));
  // The first of those that are known keeps the place of all of them; what stands between them is asked by itself.
  const runs: FieldView[][] = [[]];
  for (const field of item.fields) {
    if (field === confirmed[0]) runs.push(confirmed, []);
    else if (!known.has(field.id)) runs.at(-1)?.push(field);
  }
  return runs.flatMap((run) =>
    (run === confirmed ? [confirmed] : groupsOf(run)).map((fields): Screen => {
      const kind = fields === confirmed ? 'known' : 'ask';
      return { key: fields[0]?.id ?? section.id, section, kind, item, fields };
    }),
  );
}

/** The paths of answers that a screen is about. */
export function pathsOf({ kind, section, item, fields }: Screen): string[] {
  return kind === 'items' ? [section.id] : fields.map(({ id }) => `${item?.path ?? ''}${id}`);
}

/** The screen on which a path is asked; `boards/1/` means the first of that turn. Undefined when it is not asked. */
export function screenAt<S extends Screen>(screens: readonly S[], path: string): S | undefined {
  return (
    screens.find(({ key }) => key === path) ??
    screens.find((screen) => pathsOf(screen).includes(path)) ??
    (path.endsWith('/') ? screens.find(({ key }) => key.startsWith(path)) : undefined)
  );
}

/** The section as this screen shows it: its own questions only. */
export function partOf({ section, items }: AskedSection, screen: Screen): AskedSection {
  if (screen.kind === 'items' || !screen.item) return { section, items };
  const item = items.find(({ path }) => path === screen.item?.path) ?? screen.item;
  return { section, items: [{ ...item, fields: [...screen.fields] }] };
}
