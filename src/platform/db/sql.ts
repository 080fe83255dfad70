/** Tagged SQL: values always travel as parameters, and every distinct text is one named prepared statement. */
import { createHash } from 'node:crypto';

const RAW = Symbol('sql');

export type Sql = {
  readonly [RAW]: true;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
};
export type Statement = { name: string; text: string; values: unknown[] };

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && RAW in value;
}

/** sql`select … where id = ${id} ${optionalPart}`: other sql parts are woven in, all else becomes $1, $2 … */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  if (!values.some(isSql)) return { [RAW]: true, strings, values };
  const outStrings: string[] = [strings[0] ?? ''];
  const outValues: unknown[] = [];
  const append = (text: string) => {
    outStrings[outStrings.length - 1] += text;
  };
  values.forEach((value, index) => {
    if (isSql(value)) {
      append(value.strings[0] ?? '');
      value.values.forEach((inner, at) => {
        outValues.push(inner);
        outStrings.push(value.strings[at + 1] ?? '');
      });
      append(strings[index + 1] ?? '');
    } else {
      outValues.push(value);
      outStrings.push(strings[index + 1] ?? '');
    }
  });
  return { [RAW]: true, strings: outStrings, values: outValues };
}

/** An empty part, for conditions that do not apply. */
export const nothing: Sql = { [RAW]: true, strings: [''], values: [] };

/** Joins parts with a separator such as ` and `; no parts give `nothing`. */
export function join(parts: readonly Sql[], separator: string): Sql {
  return parts.reduce<Sql>(
    (whole, part, index) =>
      index === 0
        ? part
        : sql`${whole}${{ [RAW]: true, strings: [separator], values: [] } satisfies Sql}${part}`,
    nothing,
  );
}

/** Text written by us, never by a user (a schema or column name known at build time). */
export function trusted(text: string): Sql {
  return { [RAW]: true, strings: [text], values: [] };
}

const names = new Map<string, string>();
const texts = new WeakMap<readonly string[], { name: string; text: string }>();

/** The statement for the driver. The name is a hash of the text, so equal texts share one plan per connection. */
export function statement(part: Sql): Statement {
  let known = texts.get(part.strings);
  if (!known) {
    const text = part.strings.reduce((whole, piece, index) => `${whole}$${index}${piece}`);
    let name = names.get(text);
    if (!name) {
      name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
      names.set(text, name);
    }
    known = { name, text };
    texts.set(part.strings, known);
  }
  return { name: known.name, text: known.text, values: part.values as unknown[] };
}
