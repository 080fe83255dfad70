/** What the pages of local taxes ask and get. Amounts are whole rupiah, days are the city's, months are 'YYYY-MM'. */
import { type Static, Type } from 'typebox';
import { LineView, WayView } from '../../blocks/payments/contract.ts';
import { LandForm, ObjectForm } from './rules/forms.ts';

const strict = { additionalProperties: false } as const;
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const Instant = Type.String({ format: 'date-time' });
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });
const Amount = Type.Integer({ minimum: 0, maximum: 9_999_999_999_999 });
const Uuid = Type.String({ format: 'uuid' });
const ObjectId = Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 });
const Npwpd = Type.String({ pattern: '^[A-Za-z0-9. -]{6,30}$' });
const Code = Type.String({ pattern: '^[0-9 -]{8,12}$' });
const Turnover = Type.Integer({ minimum: 0, maximum: 999_999_999_999 });
const Way = Type.Enum(['filed', 'assessed', 'yearly']);
/** What a bill is called: SPTPD, SKPD, SPPT, STPD and what an examination gives. */
const Paper = Type.Enum(['sptpd', 'skpd', 'skpdkb', 'skpdkbt', 'sppt', 'stpd']);
export type Paper = Static<typeof Paper>;

export const Done = Type.Object({ done: Type.Literal(true) });
export const NopParams = Type.Object({ nop: Type.String({ pattern: '^[0-9 .-]{18,30}$' }) }, strict);
export const NumberParams = Type.Object({ npwpd: Npwpd }, strict);
export const CodeQuery = Type.Object({ code: Code }, strict);
export const IdParams = Type.Object({ id: ObjectId }, strict);
export const UuidParams = Type.Object({ id: Uuid }, strict);
export const ReceiptParams = Type.Object({ code: Type.String({ pattern: '^[0-9A-Za-z-]{12,20}$' }) }, strict);

const BillView = Type.Object({
  code: Type.String(),
  paper: Paper,
  from: Day,
  to: Day,
  due: Day,
  amount: Amount,
  open: Amount,
  late: Type.Boolean(),
  lines: Type.Array(LineView),
  /** Each way in which this bill alone is paid. */
  ways: Type.Array(WayView),
});
export type BillView = Static<typeof BillView>;

const PaidView = Type.Object({
  code: Type.String(),
  way: Type.String(),
  amount: Amount,
  at: Instant,
  reversed: Type.Boolean(),
});
const ReturnView = Type.Object({
  month: Month,
  revision: Type.Integer(),
  turnover: Amount,
  tax: Amount,
  late: Type.Boolean(),
  filedAt: Instant,
});

export const ObjectAccount = Type.Object({
  id: ObjectId,
  number: Type.String(),
  tax: Type.String(),
  taxTitle: Type.String(),
  way: Way,
  title: Type.String(),
  /** In part only, where anybody may look. */
  holder: Type.String(),
  /** False: it was his once. */
  holds: Type.Boolean(),
  payCode: Type.String(),
  owed: Amount,
  late: Amount,
  credit: Amount,
  bills: Type.Integer(),
  open: Type.Array(BillView),
  payments: Type.Array(PaidView),
  ways: Type.Array(WayView),
  /** Of a self-filed tax: months that are over and were not filed, and what was filed. */
  missing: Type.Array(Month),
  returns: Type.Array(ReturnView),
  /** Rate in hundredths of a percent, for working a return out beforehand. */
  rate: Maybe(Type.Integer()),
  threshold: Amount,
});
export type ObjectAccount = Static<typeof ObjectAccount>;

const RequestView = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  kind: Type.Enum(['objection', 'reduction', 'compensation']),
  bill: Type.String(),
  amount: Amount,
  askedAt: Instant,
  due: Day,
  granted: Maybe(Amount),
  reason: Maybe(Type.String()),
});

export const PayerAccount = Type.Object({
  id: Uuid,
  npwpd: Type.String(),
  name: Type.String(),
  owed: Amount,
  late: Amount,
  objects: Type.Array(ObjectAccount),
  requests: Type.Array(RequestView),
});
export type PayerAccount = Static<typeof PayerAccount>;

export const MyTaxes = Type.Object({ payers: Type.Array(PayerAccount) });
export type MyTaxes = Static<typeof MyTaxes>;
export const LinkBody = Type.Object({ npwpd: Npwpd, code: Code }, strict);
export const ReturnBody = Type.Object({ object: ObjectId, month: Month, turnover: Turnover }, strict);
export const FiledView = Type.Object({
  id: Uuid,
  tax: Amount,
  bill: Maybe(Type.String()),
  due: Day,
  revision: Type.Integer(),
});
export type FiledView = Static<typeof FiledView>;

export const AskBody = Type.Object(
  {
    kind: Type.Enum(['objection', 'reduction', 'compensation']),
    payer: Uuid,
    bill: Type.String({ pattern: '^[0-9 .-]{13,20}$' }),
    object: Type.Optional(ObjectId),
    amount: Type.Integer({ minimum: 1, maximum: 9_999_999_999_999 }),
    reason: Line(2000),
  },
  strict,
);
export const AskedView = Type.Object({ id: Uuid, number: Type.Integer(), due: Day });

export const ReceiptView = Type.Object({
  code: Type.String(),
  way: Type.String(),
  amount: Amount,
  at: Instant,
  reversed: Type.Boolean(),
  /** On its way, at the bank, in the city's account. */
  state: Type.Enum(['pending', 'settled', 'remitted']),
  number: Type.String(),
  tax: Type.String(),
  holder: Type.String(),
  bills: Type.Array(
    Type.Object({ code: Type.String(), paper: Paper, from: Day, to: Day, amount: Amount, paid: Amount }),
  ),
  left: Amount,
});
export type ReceiptView = Static<typeof ReceiptView>;

export const NewPayerBody = Type.Object(
  {
    kind: Type.Enum(['person', 'business']),
    name: Line(120),
    address: Line(300),
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    npwpd: Type.Optional(Npwpd),
    nib: Type.Optional(Type.String({ pattern: '^\\d{13}$' })),
    language: Type.Optional(Type.Enum(['id', 'en', 'jv', 'zh'])),
  },
  strict,
);
export const NewPayerView = Type.Object({ id: Uuid, npwpd: Type.String(), code: Type.String() });
export const PayersQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 120 })),
    after: Type.Optional(Type.String({ maxLength: 30 })),
  },
  strict,
);
export const PayersView = Type.Object({
  payers: Type.Array(
    Type.Object({
      id: Uuid,
      npwpd: Type.String(),
      kind: Type.Enum(['person', 'business']),
      name: Type.String(),
    }),
  ),
  next: Maybe(Type.String()),
});
export type PayersView = Static<typeof PayersView>;

const place = { title: Line(120), address: Line(300) };
export const NewObjectBody = Type.Object(
  {
    tax: Slug,
    payer: Uuid,
    ...place,
    area: Maybe(Line(40)),
    nop: Type.Optional(Line(30)),
    form: ObjectForm,
    since: Day,
  },
  strict,
);
export const NewObjectView = Type.Object({ id: ObjectId, number: Type.String(), payCode: Type.String() });
export const ChangeBody = Type.Object({ since: Day, form: ObjectForm, why: Line(200) }, strict);
export const TransferBody = Type.Object(
  { payer: Uuid, since: Day, arrears: Type.Enum(['none', 'stay', 'assumed']) },
  strict,
);
export const RearrangeBody = Type.Object(
  {
    parents: Type.Array(ObjectId, { minItems: 1, maxItems: 50 }),
    children: Type.Array(Type.Object({ nop: Line(30), payer: Uuid, ...place, form: LandForm }, strict), {
      ...{ minItems: 1, maxItems: 50 },
    }),
    since: Day,
  },
  strict,
);
export const RearrangedView = Type.Object({ objects: Type.Array(NewObjectView) });
export const ObjectsQuery = Type.Object(
  {
    tax: Type.Optional(Slug),
    number: Type.Optional(Type.String({ maxLength: 30 })),
    payer: Type.Optional(Uuid),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  strict,
);
const ObjectLine = Type.Object({
  id: ObjectId,
  number: Type.String(),
  tax: Type.String(),
  taxTitle: Type.String(),
  title: Type.String(),
  holder: Maybe(Type.Object({ id: Uuid, npwpd: Type.String(), name: Type.String() })),
  closedOn: Maybe(Day),
});
export const ObjectsView = Type.Object({ objects: Type.Array(ObjectLine), next: Maybe(Type.Integer()) });
export type ObjectsView = Static<typeof ObjectsView>;

export const ObjectDetail = Type.Object({
  account: ObjectAccount,
  address: Type.String(),
  closedOn: Maybe(Day),
  forms: Type.Array(Type.Object({ since: Day, form: ObjectForm, why: Type.String() })),
  holders: Type.Array(
    Type.Object({
      id: Uuid,
      npwpd: Type.String(),
      name: Type.String(),
      since: Day,
      until: Maybe(Day),
      arrears: Maybe(Type.String()),
    }),
  ),
  kin: Type.Array(
    Type.Object({ kin: Type.Enum(['parent', 'child']), id: ObjectId, number: Type.String(), day: Day }),
  ),
  assessments: Type.Array(
    Type.Object({
      id: Uuid,
      kind: Type.String(),
      from: Day,
      to: Day,
      amount: Amount,
      why: Type.String(),
      madeAt: Instant,
    }),
  ),
});
export type ObjectDetail = Static<typeof ObjectDetail>;

export const AssessBody = Type.Object(
  {
    from: Day,
    to: Day,
    cubicMetres: Type.Optional(Type.Number({ minimum: 0.01, maximum: 9_999_999, multipleOf: 0.01 })),
  },
  strict,
);
export const ExamineBody = Type.Object({ month: Month, turnover: Turnover, why: Line(500) }, strict);
export const DeskReturnBody = Type.Object({ month: Month, turnover: Turnover }, strict);
export const AssessedView = Type.Object({
  id: Uuid,
  kind: Type.String(),
  amount: Amount,
  bill: Maybe(Type.String()),
});

export const RunBody = Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) }, strict);
export const RunsView = Type.Object({
  runs: Type.Array(
    Type.Object({
      year: Type.Integer(),
      state: Type.Enum(['running', 'done']),
      total: Type.Integer(),
      done: Type.Integer(),
      bills: Type.Integer(),
      amount: Amount,
      doneAt: Maybe(Instant),
    }),
  ),
});
export type RunsView = Static<typeof RunsView>;

const Age = Type.Enum(['current', 'to-one', 'to-two', 'to-five', 'over-five']);
export const AgesView = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      title: Type.String(),
      open: Amount,
      ages: Type.Array(Type.Object({ age: Age, bills: Type.Integer(), open: Amount })),
    }),
  ),
});
export type AgesView = Static<typeof AgesView>;

export const RequestsQuery = Type.Object({ decided: Type.Optional(Type.Boolean()) }, strict);
export const RequestsView = Type.Object({
  requests: Type.Array(
    Type.Object({
      ...RequestView.properties,
      npwpd: Type.String(),
      name: Type.String(),
      object: Type.String(),
      why: Type.String(),
      billAmount: Amount,
      billOpen: Amount,
    }),
  ),
});
export type RequestsView = Static<typeof RequestsView>;
export const DecideBody = Type.Object({ granted: Amount, reason: Line(500) }, strict);

export const TaxesView = Type.Object({
  taxes: Type.Array(
    Type.Object({
      ...{ id: Slug, title: Type.String(), way: Way, article: Type.String(), since: Day },
      ...{ rate: Maybe(Type.Integer()), measure: Maybe(Type.Enum(['billboard', 'water'])) },
    }),
  ),
  roads: Type.Array(Type.Object({ id: Slug, title: Type.String() })),
  uses: Type.Array(Type.Object({ id: Slug, title: Type.String() })),
});
export type TaxesView = Static<typeof TaxesView>;
