/** What the definition knows about the names that its expressions may read. */

/** `choice` is a text of a closed list, so that a misspelt answer is found before anybody gives it. */
export type FeelType =
  | 'any'
  | 'null'
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'duration'
  | 'yes-no'
  | { readonly choice: readonly string[] }
  | { readonly list: FeelType }
  | { readonly fields: FeelNames };

export type FeelNames = { readonly [name: string]: FeelType };

/** Words of the language itself, which no name may be; `item` is what a filter calls the thing that it looks at. */
export const FEEL_WORDS: readonly string[] = [
  ...['and', 'between', 'else', 'every', 'external', 'false', 'for', 'function', 'if', 'in', 'instance'],
  ...['item', 'null', 'or', 'return', 'satisfies', 'some', 'then', 'true'],
];

/** The plain kind of a type: `definitions.feel.kind.<kind>` says it to people. */
export type FeelKind =
  | 'any'
  | 'null'
  | 'text'
  | 'number'
  | 'date'
  | 'duration'
  | 'yes-no'
  | 'list'
  | 'fields';

export function kindOfType(type: FeelType): FeelKind {
  if (type === 'money') return 'number';
  if (typeof type === 'string') return type;
  if ('choice' in type) return 'text';
  return 'list' in type ? 'list' : 'fields';
}

/** What a sentence about a fault names. A kind of value is an object, so that it is said in the reader's language. */
export type FeelParams = { readonly [name: string]: string | number | { readonly kind: FeelKind } };

/** Nothing is known about it, or it is nothing: either goes with everything. */
export function isOpen(type: FeelType): boolean {
  return type === 'any' || type === 'null';
}

/** What an item of a list is; a single value counts as a list of itself. */
export function itemType(type: FeelType): FeelType {
  return typeof type === 'object' && 'list' in type ? type.list : type === 'null' ? 'any' : type;
}

/** What both are, as in the two branches of an if. */
export function common(a: FeelType, b: FeelType): FeelType {
  if (a === b || b === 'null') return a;
  if (a === 'null') return b;
  const kind = kindOfType(a);
  if (kind !== kindOfType(b)) return 'any';
  if (kind === 'number' || kind === 'text') return kind;
  if (kind === 'list') return { list: common(itemType(a), itemType(b)) };
  return 'any';
}
