/** What the pages of procedures get: the catalogue, one procedure in one language, its history, and what a search looks through. */
import { type Static, Type } from 'typebox';
import { FieldView, Formula } from '../../blocks/definitions/contract.ts';
import { FlowView, LimitView } from '../../blocks/definitions/rules/flow/contract.ts';
import { CHANGE_KINDS, CHANGE_PARTS } from './rules/changes.ts';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Named = Type.Object({ id: Type.String(), title: Type.String() });
const Audience = Type.Enum(['person', 'business', 'organisation']);
export type Audience = Static<typeof Audience>;

const Common = {
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  pillar: Type.String(),
  events: Type.Array(Type.String()),
  audience: Type.Array(Audience),
  channel: Type.Enum(['online', 'information']),
  /** Null where no agency of this city has the duty, or several do, each for its own area. */
  agency: Maybe(Type.Object({ id: Type.String(), name: Type.String() })),
  /** How many agencies have the duty. */
  agencies: Type.Integer(),
  /** The time that is promised; null where none is set. */
  time: Maybe(LimitView),
  /** What it costs, as the public is told before any answer. */
  fee: Type.String(),
  free: Type.Boolean(),
};

export const ServiceItem = Type.Object(Common);
export type ServiceItem = Static<typeof ServiceItem>;

export const Catalogue = Type.Object({
  services: Type.Array(ServiceItem),
  pillars: Type.Array(Named),
  events: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), says: Type.String() })),
});
export type Catalogue = Static<typeof Catalogue>;

/** In all languages: people ask in whichever word comes first. */
export const SearchIndex = Type.Object({
  entries: Type.Array(
    Type.Object({
      id: Type.String(),
      titles: Type.Array(Type.String()),
      keywords: Type.Array(Type.String()),
      events: Type.Array(Type.String()),
      rest: Type.Array(Type.String()),
    }),
  ),
  events: Type.Array(
    Type.Object({
      id: Type.String(),
      titles: Type.Array(Type.String()),
      keywords: Type.Array(Type.String()),
    }),
  ),
});
export type SearchIndex = Static<typeof SearchIndex>;

const Requirement = Type.Object({
  id: Type.String(),
  title: Type.String(),
  help: Maybe(Type.String()),
  /** For whom, in words; null: for everybody. */
  whenTold: Maybe(Type.String()),
  when: Maybe(Formula),
  /** Handed in with the form, or shown at the counter or at the visit. */
  inForm: Type.Boolean(),
});
export type Requirement = Static<typeof Requirement>;

const FeeLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  basis: Type.String(),
  amount: Formula,
  when: Maybe(Formula),
  /** The amount, where no answer is needed to know it. */
  fixed: Maybe(Type.Integer()),
  /** Titles of the questions that the amount depends on. */
  dependsOn: Type.Array(Type.String()),
});
export type FeeLine = Static<typeof FeeLine>;

export const Standard = Type.Object({
  product: Type.String(),
  complaints: Type.String(),
  legalBasis: Type.Array(Type.Object({ title: Type.String(), source: Maybe(Type.String()) })),
  facilities: Type.String(),
  competence: Type.String(),
  supervision: Type.String(),
  staff: Type.String(),
  guarantee: Type.String(),
  safety: Type.String(),
  evaluation: Type.String(),
});
export type Standard = Static<typeof Standard>;

export const Procedure = Type.Object({
  ...Common,
  version: Type.Integer(),
  /** First day of this version. */
  from: Type.String(),
  change: Type.String(),
  /** Versions that the public history tells of. */
  versions: Type.Integer(),
  where: Maybe(Type.String()),
  steps: Type.Array(Type.String()),
  /** Short sentences for easy reading, each with the name of its picture. */
  easy: Type.Array(Type.Object({ says: Type.String(), picture: Type.String() })),
  requirements: Type.Array(Requirement),
  feeLines: Type.Array(FeeLine),
  /** The questions are enough to work the fee out. */
  feeKnowable: Type.Boolean(),
  standard: Standard,
  /** What the applicant holds in hand at the end. */
  papers: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      validity: Maybe(Type.Object({ amount: Type.Integer(), unit: Type.Enum(['days', 'months', 'years']) })),
      /** It ends on a day that the answers give. */
      untilAnswer: Type.Boolean(),
    }),
  ),
  flow: Maybe(FlowView),
  /** Questions on which requirements or fee depend; with their answers the list becomes one's own. */
  questions: Type.Array(FieldView),
  /** Posts of the agency where people are served. */
  counters: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** The day in the city, which conditions read. */
  today: Type.String(),
});
export type Procedure = Static<typeof Procedure>;

const Change = Type.Object({
  part: Type.Enum([...CHANGE_PARTS]),
  kind: Type.Enum([...CHANGE_KINDS]),
  before: Maybe(Type.String()),
  after: Maybe(Type.String()),
});
export type Change = Static<typeof Change>;

export const History = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** Newest first, those that have not begun yet as well. */
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      from: Type.String(),
      state: Type.Enum(['planned', 'in-force', 'past']),
      says: Type.String(),
      /** What differs from the version before; empty for the first one. */
      changes: Type.Array(Change),
    }),
  ),
});
export type History = Static<typeof History>;

export const ServiceParams = Type.Object({ id: Type.String({ maxLength: 48 }) });

/** Programs ask for a language in the address; people by their browser. */
export const LanguageQuery = Type.Object({
  bahasa: Type.Optional(Type.Enum(['id', 'en', 'jv', 'zh'])),
});

export const KnownHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({ description: 'The ETag that is held already: 304 when nothing changed' }),
  ),
});

export const OfficeServices = Type.Object({
  services: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      agencies: Type.Array(Type.String()),
      channel: Type.Enum(['online', 'information']),
      version: Type.Integer(),
      from: Type.String(),
      /** First day of a version that has not begun yet. */
      planned: Maybe(Type.String()),
    }),
  ),
  /** Files of the pack's folders that could not be taken over; told to who looks after the whole city. */
  folders: Type.Array(Type.Object({ place: Type.String(), problem: Type.String(), remedy: Type.String() })),
});
export type OfficeServices = Static<typeof OfficeServices>;
