/** The mapping as the form changes it: an object of the very shape that the command reads; what the form does not know stays. */

export type MappingValue = Record<string, unknown>;

export const NEEDED = ['id', 'openedAt', 'category', 'description'] as const;

const object = (value: unknown): Record<string, unknown> =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Sets or, for an empty value, takes out one entry. */
export function put(value: MappingValue, name: string, to: unknown): MappingValue {
  const { [name]: _before, ...rest } = value;
  const empty =
    to === '' ||
    to === undefined ||
    (Array.isArray(to) && to.length === 0) ||
    (to && typeof to === 'object' && !Array.isArray(to) && Object.keys(to).length === 0);
  return empty ? rest : { ...rest, [name]: to };
}

export const at = (value: MappingValue, name: string): string => text(value[name]);
export const listAt = (value: MappingValue, name: string): string[] => words(value[name]);
export const objectAt = (value: MappingValue, name: string): Record<string, unknown> => object(value[name]);

/** The column that holds this; for descriptions the first or the second one. */
export function columnOf(value: MappingValue, what: string, place = 0): string {
  const found = object(value.columns)[what];
  return what === 'description' ? (words(found)[place] ?? '') : text(found);
}

export function setColumn(value: MappingValue, what: string, column: string, place = 0): MappingValue {
  const columns = object(value.columns);
  if (what !== 'description') return { ...value, columns: put(columns, what, column) };
  const list = words(columns.description);
  list[place] = column;
  return { ...value, columns: put(columns, 'description', [...new Set(list.filter(Boolean))]) };
}

/** What must still be chosen. */
export function lacking(value: MappingValue): (typeof NEEDED)[number][] {
  return NEEDED.filter((what) => !columnOf(value, what));
}

/** The zone that is named, as far as it is one: while somebody types it, it is none yet. */
export function zoneOr(named: string, otherwise: string): string {
  try {
    new Intl.DateTimeFormat('id', { timeZone: named });
    return named;
  } catch {
    return otherwise;
  }
}
