/** Inserts as data: rows of several tables, and of several changes, that travel to the database as one statement. */
import { join, type Sql, sql, trusted } from './sql.ts';

export type Table = {
  /** `insert into schema.table (columns) values ($1::type, …)`, cut where the parameters stand. */
  readonly one: readonly string[];
  /** The same for any number of rows: `… from unnest($1::type[], …)`. */
  readonly many: readonly string[];
  /** Columns that are arrays themselves: they travel as text, because unnest would take them apart. */
  readonly lists: readonly boolean[];
};

/** One row for a table, its values in the order of the table's columns. */
export type Insert = { readonly into: Table; readonly row: readonly unknown[] };

/** A table that rows are inserted into: its name and, column by column, its SQL types. */
export function tableOf(name: string, columns: Record<string, string>): Table {
  const names = Object.keys(columns);
  const types = Object.values(columns);
  const lists = types.map((type) => type.endsWith('[]'));
  const head = `insert into ${name} (${names.join(', ')})`;
  const picked = names.map((column, at) => (lists[at] ? `r.${column}::${types[at]}` : `r.${column}`));
  const sent = types.map((type, at) => (lists[at] ? 'text' : type));
  return {
    one: [`${head} values (`, ...types.map((type, at) => `::${type}${at === types.length - 1 ? ')' : ', '}`)],
    many: [
      `${head} select ${picked.join(', ')} from unnest(`,
      ...sent.map((type, at) =>
        at === sent.length - 1 ? `::${type}[]) r(${names.join(', ')})` : `::${type}[], `,
      ),
    ],
    lists,
  };
}

/** Dates as the database reads them in any zone; arrays of ids as its own text. */
function plain(value: unknown, isList: boolean | undefined): unknown {
  if (value instanceof Date) return value.toISOString();
  return isList ? `{${(value as readonly string[]).map((one) => JSON.stringify(one)).join()}}` : value;
}

function part(into: Table, rows: readonly (readonly unknown[])[]): Sql {
  const [first] = rows;
  if (rows.length === 1 && first)
    return sql(into.one, ...first.map((value, at) => plain(value, into.lists[at])));
  return sql(into.many, ...into.lists.map((isList, at) => rows.map((row) => plain(row[at], isList))));
}

/**
 * All of them as one statement: one round trip, and by itself one transaction. Rows of one table keep their order; the
 * parts do not see each other's rows.
 */
export function asOne(inserts: readonly Insert[]): Sql {
  const tables = new Map<Table, (readonly unknown[])[]>();
  for (const { into, row } of inserts) {
    const rows = tables.get(into);
    if (rows) rows.push(row);
    else tables.set(into, [row]);
  }
  const parts = [...tables].map(([into, rows]) => part(into, rows));
  if (parts.length === 1 && parts[0]) return parts[0];
  const named = parts.map((one, index) => sql`${trusted(`part_${index}`)} as (${one})`);
  return sql`with ${join(named, ', ')} select`;
}
