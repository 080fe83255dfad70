/** What pages and programs ask of the audit log and get back. Times are ISO 8601 in UTC, days are of the city's calendar. */
import Type, { type Static } from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });

const filter = {
  actor: Type.Optional(Type.String({ maxLength: 100 })),
  actorKind: Type.Optional(Type.Enum(['officer', 'citizen', 'visitor', 'kiosk', 'system'])),
  /** Part of an officer's name or of the name by which the officer signs in. */
  who: Type.Optional(Type.String({ maxLength: 100 })),
  /** An action, or the beginning of one up to a dot. */
  action: Type.Optional(Type.String({ maxLength: 100 })),
  subject: Type.Optional(Type.String({ maxLength: 200 })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  /** First and last day, both included. */
  fromDay: Type.Optional(Day),
  toDay: Type.Optional(Day),
  before: Type.Optional(Type.Integer({ minimum: 1 })),
};

export const AuditQuery = Type.Object({
  ...filter,
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
/** `language`: of the words in the file; a link cannot say it in a header. */
export const AuditExportQuery = Type.Object({
  ...filter,
  language: Type.Optional(Type.Enum(['id', 'en', 'jv', 'zh'])),
});
export type AuditExportQuery = Static<typeof AuditExportQuery>;

export const AuditList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      actorKind: Type.String(),
      actorId: Nullable(Type.String()),
      actorName: Nullable(Type.String()),
      action: Type.String(),
      subject: Type.String(),
      before: Type.Unknown(),
      after: Type.Unknown(),
      trace: Type.String(),
      /** The same entry in the reader's language. */
      words: Type.Object({
        action: Type.String(),
        actor: Type.Object({
          kind: Type.String(),
          name: Nullable(Type.String()),
          role: Nullable(Type.String()),
        }),
        /** `path`: the office page that shows it. */
        thing: Type.Object({ name: Type.String(), path: Nullable(Type.String()) }),
        fields: Type.Array(
          Type.Object({
            name: Type.String(),
            before: Nullable(Type.String()),
            after: Nullable(Type.String()),
          }),
        ),
      }),
    }),
  ),
  next: Nullable(Type.Integer()),
});
export type AuditList = Static<typeof AuditList>;

const Named = { id: Type.String(), title: Type.String() };
/** What can be looked for, in the reader's language: kinds of things, and what is done to them. */
export const AuditKinds = Type.Object({
  items: Type.Array(Type.Object({ ...Named, actions: Type.Array(Type.Object(Named)) })),
});
export type AuditKinds = Static<typeof AuditKinds>;
