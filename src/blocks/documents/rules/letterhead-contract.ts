/** What the letterhead says over HTTP: shapes shared with the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false };
const Words = Type.Object({ id: Type.String(), en: Type.String(), jv: Type.String(), zh: Type.String() });
const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 48 });
const line = (most: number) => Type.String({ maxLength: most });
const needed = (most: number) => Type.String({ minLength: 2, maxLength: most });
const orNull = <S extends ReturnType<typeof Type.String>>(schema: S) => Type.Union([schema, Type.Null()]);

export const AgencyParams = Type.Object({ agency: Id });
export const SignatoryParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const GovernmentBody = Type.Object(
  { validFrom: IsoDate, name: needed(120), place: needed(80) },
  strict,
);
export type GovernmentBody = Static<typeof GovernmentBody>;

export const LetterheadBody = Type.Object(
  {
    validFrom: IsoDate,
    address: line(160),
    telephone: line(60),
    email: line(80),
    website: line(80),
  },
  strict,
);
export type LetterheadBody = Static<typeof LetterheadBody>;

const Capacity = Type.Union([Type.Literal('head'), Type.Literal('plh'), Type.Literal('plt')]);

export const SignatoryBody = Type.Object(
  {
    capacity: Capacity,
    title: needed(160),
    name: needed(120),
    rank: line(80),
    nip: line(30),
    /** The account with which he signs; empty = none. */
    officer: Type.Union([Type.String({ format: 'uuid' }), Type.Literal('')]),
    validFrom: IsoDate,
    validUntil: Type.Union([IsoDate, Type.Literal('')]),
  },
  strict,
);
export type SignatoryBody = Static<typeof SignatoryBody>;

export const EndBody = Type.Object({ lastDay: IsoDate }, strict);

export const SignatoryView = Type.Object({
  id: Type.String(),
  capacity: Capacity,
  title: Type.String(),
  name: Type.String(),
  rank: orNull(Type.String()),
  nip: orNull(Type.String()),
  officer: orNull(Type.String()),
  validFrom: Type.String(),
  validUntil: orNull(Type.String()),
});
export type SignatoryView = Static<typeof SignatoryView>;

const Lines = Type.Object({
  validFrom: Type.String(),
  address: Type.String(),
  telephone: Type.String(),
  email: Type.String(),
  website: Type.String(),
});

export const AgencyHeadView = Type.Object({
  id: Type.String(),
  name: Words,
  short: Type.String(),
  /** From today's on, the earlier first. */
  lines: Type.Array(Lines),
  /** Present and later ones. */
  signatories: Type.Array(SignatoryView),
  /** Who signs today; null = nobody, and papers of this agency cannot be issued. */
  signer: Type.Union([
    Type.Object({ capacity: Capacity, title: Type.String(), name: Type.String() }),
    Type.Null(),
  ]),
  /** Accounts that may sign for this agency. */
  officers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type AgencyHeadView = Static<typeof AgencyHeadView>;

export const LetterheadsView = Type.Object({
  today: Type.String(),
  signing: Type.Union([Type.Literal('demo'), Type.Literal('bsre'), Type.Literal('by-hand')]),
  government: Type.Object({
    validFrom: Type.String(),
    name: Type.String(),
    place: Type.String(),
    /** Changes with the picture; null = none. */
    coat: orNull(Type.String()),
  }),
  /** What was entered for later. */
  later: Type.Array(Type.Object({ validFrom: Type.String(), name: Type.String(), place: Type.String() })),
  agencies: Type.Array(AgencyHeadView),
});
export type LetterheadsView = Static<typeof LetterheadsView>;
