/** The shape of every file that a pack may hold: what a civil servant may write, and nothing else. */
import Type, { type Static } from 'typebox';
import { ClosingFile, SurveyFile } from './closing-formats.ts';
import { LadderFile } from './ladder-formats.ts';
import { filled, Id, IsoDate, strict, Words } from './pieces.ts';
import { TaxesFile } from './tax-formats.ts';

export { Words };

const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'time' });
const AreaCode = Type.String({ pattern: '^\\d{2}(\\.\\d{2}){0,2}(\\.\\d{4})?$', description: 'area code' });
const Version = Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'version' });
const Permission = Type.String({
  pattern: '^[a-z][a-z0-9]*(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+$',
  description: 'permission',
});
const Username = Type.String({ pattern: '^[a-z][a-z0-9.-]{2,47}$', description: 'username' });
// Latitudes up to 180 pass here, so that the area checks can name swapped coordinates as what they are.
const Point = strict({
  lat: Type.Number({ minimum: -180, maximum: 180 }),
  lng: Type.Number({ minimum: -180, maximum: 180 }),
});
export type PackPoint = Static<typeof Point>;

/** `pack.yaml`: what this pack is. */
export const PackFile = strict({
  name: Id,
  kind: Type.Enum(['base', 'city']),
  version: Version,
  requires: Type.Optional(strict({ base: Version })),
  licence: filled('licence'),
  title: Words,
  description: Words,
  sources: Type.Array(filled('source')),
});

/** `roles.yaml`: what a person may do while holding a role. */
export const RolesFile = strict({
  roles: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      /** Where the role is held: the whole city, or one agency (and perhaps one area of it). */
      held: Type.Enum(['city', 'agency']),
      title: Words,
      description: Words,
      permissions: Type.Array(Permission, { uniqueItems: true }),
    }),
  ),
});

/** `agency-kinds.yaml`: the duties of government that categories ask for and agencies take on. */
export const AgencyKindsFile = strict({
  kinds: Type.Array(strict({ id: Id, title: Words })),
});

/** `complaints/categories.yaml`: what people can report. */
export const CategoriesFile = strict({
  /** Words by which a text speaks of people in danger now: the report page then offers the emergency number. */
  hazardWords: Type.Optional(Type.Array(filled('words'), { uniqueItems: true })),
  groups: Type.Array(strict({ id: Id, title: Words })),
  categories: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      group: Id,
      title: Words,
      hint: Words,
      keywords: Type.Array(filled('keyword'), { minItems: 1 }),
      agencyKind: Id,
      clock: Id,
      /** 1 = most urgent, 4 = least. */
      priority: Type.Integer({ minimum: 1, maximum: 4 }),
      /** Shown on the public map: yes, no, or only with a coarse place. */
      public: Type.Union([Type.Boolean(), Type.Literal('coarse')]),
      /** True: the report page first offers the emergency number. */
      hazard: Type.Boolean(),
      /** False: nobody is offered it; what came in without a category waits there for the fallback desk. */
      offered: Type.Optional(Type.Literal(false)),
      /** What is asked beyond words and place; types as in Open311 GeoReport v2. */
      attributes: Type.Optional(
        Type.Array(
          strict({
            code: Id,
            type: Type.Enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
            required: Type.Boolean(),
            label: Words,
            hint: Type.Optional(Words),
            values: Type.Optional(Type.Array(strict({ key: Id, name: Words }), { minItems: 1 })),
          }),
        ),
      ),
    }),
  ),
});

/** Words in Indonesian, and in the other languages where somebody wrote them. */
const SomeWords = strict({
  id: filled('Indonesian'),
  en: Type.Optional(filled('English')),
  jv: Type.Optional(filled('Javanese (krama)')),
  zh: Type.Optional(filled('Mandarin (simplified)')),
});

/** `complaints/templates.yaml`: ready answers, questions and refusals, with fields in braces. */
export const TemplatesFile = strict({
  templates: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      /** Acts into which it may be put. */
      acts: Type.Array(Type.Enum(['answer', 'ask', 'close', 'reject']), { minItems: 1, uniqueItems: true }),
      /** Absent: for every category. */
      categories: Type.Optional(Type.Array(Id, { minItems: 1, uniqueItems: true })),
      title: SomeWords,
      text: SomeWords,
      /** What the officer is asked for before the text is put in; `name` as it stands between the braces. */
      fields: Type.Optional(
        Type.Array(
          strict({
            name: Type.String({ pattern: '^[a-z][a-z0-9 -]{0,39}$', description: 'field name' }),
            kind: Type.Enum(['text', 'date', 'choice']),
            label: SomeWords,
            choices: Type.Optional(Type.Array(SomeWords, { minItems: 2, maxItems: 12 })),
          }),
          { maxItems: 8 },
        ),
      ),
    }),
  ),
});

/** `complaints/screening.yaml`: words by which an officer's look is asked for, as people write them. */
export const ScreeningFile = strict({
  /** Insults and obscenities. */
  profanity: Type.Array(filled('word'), { uniqueItems: true }),
  /** Names of animals that people also swear by; they count beside a companion, or alone between two stops. */
  animals: Type.Optional(Type.Array(filled('word'), { uniqueItems: true })),
  /** What makes an insult of the animal beside it: "dasar", "kamu", "pejabat". */
  companions: Type.Optional(Type.Array(filled('word'), { uniqueItems: true })),
  /** Words that say somebody did wrong; they count where a person is named. */
  accusations: Type.Array(filled('word'), { uniqueItems: true }),
  /** What stands before a name: Pak, Bu, Lurah … */
  titles: Type.Array(filled('word'), { uniqueItems: true }),
});

/** `complaints/clocks.yaml`: the time limits that the public is promised. */
export const ClocksFile = strict({
  clocks: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      /** step = a stage every case passes; completion = chosen by category; silence = closing an unanswered case. */
      kind: Type.Enum(['step', 'completion', 'silence']),
      days: Type.Integer({ minimum: 1, maximum: 366 }),
      unit: Type.Enum(['working-days', 'days']),
      title: Words,
      source: filled('source'),
      /** The same for readers of every language; absent where the source is a decision with a name of its own. */
      why: Type.Optional(Words),
    }),
  ),
});

/** `calendar.yaml`: the working week, and the days on which offices are closed. */
export const CalendarFile = strict({
  weeks: Type.Array(
    strict({
      from: IsoDate,
      source: filled('source'),
      days: Type.Array(
        strict({
          /** 1 = Monday … 7 = Sunday. */
          day: Type.Integer({ minimum: 1, maximum: 7 }),
          from: ClockTime,
          to: ClockTime,
          breaks: Type.Array(strict({ from: ClockTime, to: ClockTime })),
        }),
        { minItems: 1 },
      ),
    }),
  ),
  names: Type.Record(Type.String({ pattern: '^[a-z][a-z-]*$' }), Words),
  closed: Type.Array(
    strict({
      date: IsoDate,
      /** A key of `names`. */
      name: Id,
      kind: Type.Enum(['public', 'shared-leave', 'local']),
      /** True while a government decree has not fixed the day. */
      estimated: Type.Optional(Type.Boolean()),
    }),
  ),
  source: filled('source'),
  from: IsoDate,
});

/** `city.yaml`: who the city is. */
export const CityFile = strict({
  slug: Id,
  name: Words,
  kind: Type.Enum(['kota', 'kabupaten']),
  code: Type.String({ pattern: '^\\d{2}\\.\\d{2}$', description: 'area code' }),
  province: Words,
  leader: Words,
  zone: filled('IANA time zone'),
  centre: Point,
  bbox: strict({
    south: Type.Number(),
    west: Type.Number(),
    north: Type.Number(),
    east: Type.Number(),
  }),
  prefix: Type.String({ pattern: '^[A-Z]{3}$', description: 'three capital letters' }),
  population: strict({ count: Type.Integer({ minimum: 1 }), source: filled('source'), date: IsoDate }),
  fictional: Type.Boolean(),
  note: Words,
  emergency: strict({ number: Type.String({ pattern: '^\\d{3,8}$', description: 'number' }), title: Words }),
});

/** `areas.yaml`: districts and, where known, their wards (kelurahan) and villages (desa). */
export const AreasFile = strict({
  approximate: Type.Boolean(),
  source: filled('source'),
  totals: Type.Optional(
    strict({
      rw: Type.Optional(Type.Integer()),
      rt: Type.Optional(Type.Integer()),
      source: filled('source'),
    }),
  ),
  districts: Type.Array(
    strict({
      code: AreaCode,
      name: filled('name'),
      centroid: Point,
      wards: Type.Optional(
        Type.Array(
          strict({
            code: AreaCode,
            name: filled('name'),
            kind: Type.Enum(['kelurahan', 'desa', 'desa-adat']),
            centroid: Point,
          }),
        ),
      ),
    }),
    { minItems: 1 },
  ),
});

/** `agencies.yaml`: the offices (OPD), their counters and crews, and the duties they take on. */
export const AgenciesFile = strict({
  source: filled('source'),
  agencies: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      name: Words,
      short: filled('short name'),
      kind: Type.Enum([
        'secretariat',
        'inspectorate',
        'dinas',
        'badan',
        'satpol-pp',
        'enterprise',
        'kecamatan',
        'kelurahan',
        'bidang',
        'upt',
      ]),
      parent: Type.Optional(Id),
      /** Areas it is limited to; absent = the whole city. */
      areas: Type.Optional(Type.Array(AreaCode, { minItems: 1 })),
      handles: Type.Array(Id),
      posts: Type.Array(
        strict({
          id: Id,
          name: Words,
          kind: Type.Enum(['counter', 'unit', 'crew']),
          place: Type.Optional(Point),
        }),
      ),
    }),
    { minItems: 1 },
  ),
});

/** At which times a line of the routing table holds; everything that is said must be met. */
const When = Type.Object(
  {
    /** 1 Monday … 7 Sunday. A shift past midnight belongs to the day on which it begins. */
    days: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, uniqueItems: true }),
    ),
    /** From (included) to (excluded) on the city's clock; `to` before `from` goes past midnight. */
    hours: Type.Optional(strict({ from: ClockTime, to: ClockTime })),
    /** By the city's working calendar. `holidays`: the closed days it names; `closed-days`: weekends as well. */
    calendar: Type.Optional(
      Type.Enum(['working-days', 'closed-days', 'holidays', 'working-hours', 'outside-working-hours']),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type When = Static<typeof When>;

const routeLine = {
  area: Type.Optional(AreaCode),
  agency: Id,
  from: IsoDate,
  /** Last day on which it holds. */
  until: Type.Optional(IsoDate),
  when: Type.Optional(When),
  why: Type.Optional(filled('reason')),
};

/** `routing.yaml`: which agency gets a report; the more exact rule wins, see `routeReport`. */
export const RoutingFile = strict({
  fallback: Id,
  kinds: Type.Array(strict({ kind: Id, ...routeLine })),
  rules: Type.Array(strict({ category: Id, ...routeLine })),
});

/** What officers say of any kind of a group, or only of the kinds that it fits. */
const Said = Type.Array(
  Type.Union([
    filled('sentence'),
    strict({ text: filled('sentence'), for: Type.Array(Id, { minItems: 1 }) }),
  ]),
);

/** `demo.yaml`: invented people and their words, for the demo's life only; each text is in the language it would be said in. */
export const DemoFile = strict({
  officers: Type.Array(
    strict({
      name: filled('name'),
      username: Username,
      role: Id,
      agency: Type.Optional(Id),
      area: Type.Optional(AreaCode),
    }),
  ),
  residents: Type.Array(filled('name')),
  reports: Type.Array(
    strict({
      category: Id,
      /** bjn = Banjarese. */
      language: Type.Enum(['id', 'jv', 'bjn', 'en', 'zh']),
      text: filled('text'),
      area: Type.Optional(AreaCode),
    }),
  ),
  /** How often a category is reported beside the others; 1 where it is not named. */
  often: Type.Optional(
    Type.Array(strict({ category: Id, times: Type.Integer({ minimum: 1, maximum: 20 }) })),
  ),
  /** What officers write, by category group. */
  replies: Type.Array(strict({ group: Id, answers: Said, questions: Said, closings: Said })),
});

export type PackManifest = Static<typeof PackFile>;
export type Role = Static<typeof RolesFile>['roles'][number];
export type AgencyKind = Static<typeof AgencyKindsFile>['kinds'][number];
export type CategoryGroup = Static<typeof CategoriesFile>['groups'][number];
export type Category = Static<typeof CategoriesFile>['categories'][number];
export type AnswerTemplate = Static<typeof TemplatesFile>['templates'][number];
export type Clock = Static<typeof ClocksFile>['clocks'][number];
export type Screening = Static<typeof ScreeningFile>;
export type PackCalendar = Static<typeof CalendarFile>;
export type City = Static<typeof CityFile>;
export type Areas = Static<typeof AreasFile>;
export type Agency = Static<typeof AgenciesFile>['agencies'][number];
export type Routing = Static<typeof RoutingFile>;
export type Demo = Static<typeof DemoFile>;

/** Every file name a pack may hold, and the shape behind it. */
export const packFiles = {
  'pack.yaml': PackFile,
  'roles.yaml': RolesFile,
  'agency-kinds.yaml': AgencyKindsFile,
  'complaints/categories.yaml': CategoriesFile,
  'complaints/templates.yaml': TemplatesFile,
  'complaints/clocks.yaml': ClocksFile,
  'complaints/closing.yaml': ClosingFile,
  'complaints/survey.yaml': SurveyFile,
  'complaints/screening.yaml': ScreeningFile,
  'complaints/ladder.yaml': LadderFile,
  'calendar.yaml': CalendarFile,
  'taxes.yaml': TaxesFile,
  'city.yaml': CityFile,
  'areas.yaml': AreasFile,
  'agencies.yaml': AgenciesFile,
  'routing.yaml': RoutingFile,
  'demo.yaml': DemoFile,
} as const;
export type PackFileName = keyof typeof packFiles;
export type PackFiles = { [Name in PackFileName]: Static<(typeof packFiles)[Name]> };
