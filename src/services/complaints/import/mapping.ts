/** How the columns of a foreign file become reports: the mapping that a person writes, and what is wrong with it. */
import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import { isZone } from '../../../shared/zone.ts';
import type { FaultCode } from '../rules/import-contract.ts';
import { patternFault } from './local-time.ts';

const strict = { additionalProperties: false } as const;
const Column = Type.String({ minLength: 1, maxLength: 200 });

/** `columns` name the columns of the file exactly as its first line does. */
export const Mapping = Type.Object(
  {
    /** Name of the other system: with the number of a row it makes a case known again, so that nothing is imported twice. */
    source: Type.String({ minLength: 2, maxLength: 60 }),
    /** IANA zone of times without an offset. Default: the city's own. */
    zone: Type.Optional(Type.String({ maxLength: 60 })),
    /** Parts of a time: YYYY MM DD HH (00–23) hh (01–12) mm ss A (AM/PM); everything else stands for itself. Default: ISO 8601. */
    timeFormat: Type.Optional(Type.String({ maxLength: 60 })),
    /** Default: found out from the bytes. */
    encoding: Type.Optional(Type.Enum(['utf-8', 'windows-1252', 'utf-16le'])),
    delimiter: Type.Optional(Type.Enum([',', ';', '\t', '|'])),
    columns: Type.Object(
      {
        id: Column,
        openedAt: Column,
        closedAt: Type.Optional(Column),
        category: Column,
        /** Joined with a full stop; at least one of them must hold words. */
        description: Type.Array(Column, { minItems: 1, maxItems: 5 }),
        lat: Type.Optional(Column),
        lng: Type.Optional(Column),
        place: Type.Optional(Column),
        /** Code of the ward. */
        area: Type.Optional(Column),
        agency: Type.Optional(Column),
        /** What was said when it was closed. */
        closure: Type.Optional(Column),
        status: Type.Optional(Column),
        /** The file's own promise and its own judgement, only to be compared with ours. */
        dueAt: Type.Optional(Column),
        onTime: Type.Optional(Column),
        name: Type.Optional(Column),
        phone: Type.Optional(Column),
        email: Type.Optional(Column),
      },
      strict,
    ),
    /** Words of the file → ids of this city. What is not listed stands for itself, written as an id. */
    categories: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 60 }))),
    agencies: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 60 }))),
    /** Words of the status column that mean that it is over. Without a status column: a closing time means that. */
    closed: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    /** Words of the on-time column. */
    onTime: Type.Optional(
      Type.Object({ yes: Type.Array(Type.String()), no: Type.Array(Type.String()) }, strict),
    ),
    /** Makes the categories and agencies of the file that the city lacks. Without it such rows are set aside. */
    create: Type.Optional(
      Type.Object(
        {
          /** Column that groups the categories. */
          group: Type.Optional(Column),
          /** Column with the agencies' full names. */
          agencyName: Type.Optional(Column),
          /** Class of the promise (one of the completion clocks). */
          clock: Type.String({ maxLength: 60 }),
          priority: Type.Integer({ minimum: 1, maximum: 4 }),
          public: Type.Union([Type.Boolean(), Type.Literal('coarse')]),
        },
        strict,
      ),
    ),
    /** Coordinates that lie outside the city as they stand, but inside when exchanged or with another sign. Default: set aside. */
    repair: Type.Optional(Type.Array(Type.Enum(['exchanged', 'sign']))),
    /** A place outside the city, or none at all. Default: set aside. */
    withoutPlace: Type.Optional(Type.Enum(['set-aside', 'take'])),
  },
  strict,
);
export type Mapping = Static<typeof Mapping>;

/** `problem` is said on the command line; pages say the code in the reader's language, with the `detail` as it is. */
export type MappingFault = { path: string; code: FaultCode; detail: string; problem: string };

const check = new Ajv({ allErrors: true, strict: false }).compile(Mapping);

/** A list of one may be written as a word of its own: `description: Isi laporan`. */
function withLists(value: unknown): unknown {
  const columns = (value as { columns?: { description?: unknown } } | null)?.columns;
  if (typeof columns?.description !== 'string') return value;
  return { ...(value as object), columns: { ...columns, description: [columns.description] } };
}

/** The mapping, or everything that is wrong with it, each with the place in it. `header`: the columns of the file, if it is known. */
export function readMapping(
  written: unknown,
  header?: readonly string[],
): { mapping: Mapping } | { faults: MappingFault[] } {
  const faults: MappingFault[] = [];
  const value = withLists(written);
  if (!check(value))
    for (const { instancePath, message = '', params } of check.errors ?? []) {
      const extra = 'additionalProperty' in params ? ` (${params.additionalProperty})` : '';
      const problem = `${message}${extra}`;
      const path = instancePath.slice(1).replaceAll('/', '.') || '.';
      faults.push({ path, code: 'shape', detail: extra.slice(2, -1), problem });
    }
  if (faults.length > 0) return { faults };
  const mapping = value as Mapping;
  const wrong = (path: string, code: FaultCode, problem: string, detail = '') =>
    faults.push({ path, code, detail, problem });
  if (mapping.zone && !isZone(mapping.zone)) wrong('zone', 'zone', 'is no IANA zone, such as Asia/Jakarta');
  const pattern = mapping.timeFormat ? patternFault(mapping.timeFormat) : undefined;
  if (pattern) wrong('timeFormat', 'time-format', pattern, mapping.timeFormat);
  const { columns } = mapping;
  if (Boolean(columns.lat) !== Boolean(columns.lng))
    wrong('columns', 'half-a-place', 'lat and lng must both be given, or neither');
  if (columns.status && !mapping.closed)
    wrong('closed', 'closed-words', 'say which words of the status column mean that it is over');
  if (columns.onTime && !mapping.onTime)
    wrong('onTime', 'on-time-words', 'say which words of the on-time column mean yes and no');
  if (header) {
    const known = new Set(header);
    const named: [string, string | string[] | undefined][] = [
      ...Object.entries(columns).map(([key, column]): [string, string | string[]] => [
        `columns.${key}`,
        column,
      ]),
      ['create.group', mapping.create?.group],
      ['create.agencyName', mapping.create?.agencyName],
    ];
    for (const [path, column] of named)
      for (const one of [column ?? []].flat())
        if (!known.has(one))
          wrong(
            path,
            'no-column',
            `the file has no column “${one}”; it has: ${header.slice(0, 40).join(', ')}`,
            one,
          );
  }
  return faults.length > 0 ? { faults } : { mapping };
}
