/** What pages and programs send to identity and get back. Times are ISO 8601 in UTC. */
import Type, { type Static, type TProperties } from 'typebox';

const strict = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ format: 'date-time' });
const Uuid = Type.String({ format: 'uuid' });
const PlaceCode = Type.String({ minLength: 1, maxLength: 64 });
const Words = Type.Object({ id: Type.String(), en: Type.String(), jv: Type.String(), zh: Type.String() });
/** Never trimmed or shortened: what the person typed is the password. */
const Password = Type.String({ minLength: 1, maxLength: 400 });
const OneTimeCode = Type.String({ minLength: 6, maxLength: 20 });

const PendingStep = Type.Enum(['password', 'second-factor']);

const SessionRole = Type.Object({
  role: Type.String(),
  agency: Nullable(Type.String()),
  area: Nullable(Type.String()),
  permissions: Type.Array(Type.String()),
});

export const SessionAnswer = Type.Object({
  actor: Nullable(
    Type.Object({
      kind: Type.Enum(['officer', 'citizen', 'kiosk']),
      id: Type.String(),
      name: Type.String(),
      roles: Type.Array(SessionRole),
      /** Of all roles, and what is exercised in the place of somebody who is absent. */
      permissions: Type.Array(Type.String()),
      /** Steps an officer must take on his account page before his roles count. */
      pending: Type.Array(PendingStep),
    }),
  ),
  city: Type.Object({
    slug: Type.String(),
    name: Type.String(),
    zone: Type.String(),
    prefix: Type.String(),
    centre: Type.Tuple([Type.Number(), Type.Number()]),
    bbox: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
    fictional: Type.Boolean(),
    mode: Type.Enum(['demo', 'production']),
    mapStyle: Nullable(Type.String()),
  }),
  languages: Type.Array(Type.String()),
});
export type SessionAnswer = Static<typeof SessionAnswer>;

const As = Type.Optional(
  Type.Enum(['cookie', 'token'], { description: 'token: answer a bearer token instead of a cookie' }),
);

export const OfficerSignIn = strict({
  username: Type.String({ minLength: 1, maxLength: 100 }),
  password: Password,
  as: As,
});
export const SecondStep = strict({ challenge: Type.String({ maxLength: 100 }), code: OneTimeCode });
export const SignInAnswer = Type.Object({
  state: Type.Enum(['signed-in', 'second-factor']),
  /** For state second-factor: to be sent back with the code. */
  challenge: Type.Optional(Type.String()),
  /** Only when asked for with `as: token`. */
  token: Type.Optional(Type.String()),
  expiresAt: Instant,
});
export type SignInAnswer = Static<typeof SignInAnswer>;

const Contact = Type.String({ minLength: 3, maxLength: 254 });
export const CodeWish = strict({
  contact: Contact,
  channel: Type.Optional(Type.Enum(['whatsapp', 'sms', 'email'])),
});
export const CodeSent = Type.Object({
  sentTo: Type.String(),
  channel: Type.Enum(['whatsapp', 'sms', 'email']),
  expiresAt: Instant,
});
export type CodeSent = Static<typeof CodeSent>;
export const CitizenSignIn = strict({ contact: Contact, code: OneTimeCode, as: As });
export const CitizenSignedIn = Type.Object({
  firstTime: Type.Boolean(),
  token: Type.Optional(Type.String()),
  expiresAt: Instant,
});
export type CitizenSignedIn = Static<typeof CitizenSignedIn>;

const SessionItem = Type.Object({
  id: Type.String(),
  device: Type.String(),
  program: Type.Boolean(),
  current: Type.Boolean(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** Set for a session that was closed because its token appeared in another kind of browser. */
  closedAt: Nullable(Instant),
});
export const SessionList = Type.Object({ items: Type.Array(SessionItem) });
export type SessionList = Static<typeof SessionList>;
export const SessionId = Type.Object({ id: Type.Union([Uuid, Type.Literal('others')]) });
export const Ended = Type.Object({ ended: Type.Integer() });

export const PasswordChange = strict({ current: Password, next: Password });
export const PasswordAgain = strict({ password: Password });
export const CodeOnly = strict({ code: OneTimeCode });
export const FactorState = Type.Object({
  confirmed: Type.Boolean(),
  recoveryCodesLeft: Type.Integer(),
  required: Type.Boolean(),
});
export type FactorState = Static<typeof FactorState>;
export const Enrolment = Type.Object({ secret: Type.String(), uri: Type.String() });
export type Enrolment = Static<typeof Enrolment>;
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

const Language = Type.Enum(['id', 'en', 'jv', 'zh']);
export const AccountAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  language: Language,
  contacts: Type.Array(Type.Object({ kind: Type.Enum(['phone', 'email']), masked: Type.String() })),
  createdAt: Instant,
});
export type AccountAnswer = Static<typeof AccountAnswer>;
export const AccountChange = strict({
  name: Type.Optional(Type.String({ maxLength: 120 })),
  language: Type.Optional(Language),
});
export const AccessList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      by: Type.Enum(['officer', 'system', 'self']),
      agency: Nullable(Type.String()),
      subject: Type.String(),
      what: Type.String(),
    }),
  ),
  next: Nullable(Type.Integer()),
});
export type AccessList = Static<typeof AccessList>;
export const Page = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
});

const RoleItem = Type.Object({
  id: Type.String(),
  held: Type.Enum(['city', 'agency']),
  title: Words,
  description: Words,
  permissions: Type.Array(Type.String()),
});
export const RoleList = Type.Object({ items: Type.Array(RoleItem) });
export type RoleList = Static<typeof RoleList>;

export const GrantBody = strict({
  role: Type.String({ minLength: 1, maxLength: 48 }),
  agency: Nullable(PlaceCode),
  area: Nullable(PlaceCode),
  validFrom: Type.Optional(Instant),
  validUntil: Type.Optional(Nullable(Instant)),
});
export type GrantBody = Static<typeof GrantBody>;

export const OfficerItem = Type.Object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  disabled: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  secondFactor: Type.Boolean(),
  lastSeenAt: Nullable(Instant),
  roles: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.String(),
      agency: Nullable(Type.String()),
      area: Nullable(Type.String()),
      validFrom: Instant,
      validUntil: Nullable(Instant),
    }),
  ),
});
export type OfficerItem = Static<typeof OfficerItem>;
export const OfficerList = Type.Object({ items: Type.Array(OfficerItem), next: Nullable(Type.String()) });
export type OfficerList = Static<typeof OfficerList>;
export const OfficerDetail = Type.Intersect([OfficerItem, Type.Object({ email: Nullable(Type.String()) })]);
export type OfficerDetail = Static<typeof OfficerDetail>;
export const OfficerQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  disabled: Type.Optional(Type.Boolean()),
  after: Type.Optional(Type.String({ maxLength: 600 })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
});
const OfficerName = Type.String({ minLength: 2, maxLength: 120, pattern: '\\S' });
const Email = Nullable(Type.String({ format: 'email', maxLength: 254 }));
export const OfficerBody = strict({
  username: Type.String({ pattern: '^[a-z][a-z0-9.-]{2,47}$' }),
  name: OfficerName,
  email: Type.Optional(Email),
  grants: Type.Optional(Type.Array(GrantBody, { maxItems: 20 })),
});
export const OfficerChange = strict({
  name: Type.Optional(OfficerName),
  email: Type.Optional(Email),
  disabled: Type.Optional(Type.Boolean()),
});
/** `initialPassword` is absent when the same request is repeated: it is shown once. */
export const OfficerMade = Type.Object({
  id: Type.String(),
  username: Type.String(),
  initialPassword: Type.Optional(Type.String()),
});
export type OfficerMade = Static<typeof OfficerMade>;
export const OfficerReset = strict({ secondFactor: Type.Boolean() });
export const NewPassword = Type.Object({ initialPassword: Type.String() });
export type NewPassword = Static<typeof NewPassword>;
export const OfficerId = Type.Object({ id: Uuid });
export const GrantId = Type.Object({ id: Uuid, grant: Uuid });
export const Made = Type.Object({ id: Type.String() });

const KioskItem = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Instant,
  lastSeenAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
});
export const KioskList = Type.Object({ items: Type.Array(KioskItem) });
export type KioskList = Static<typeof KioskList>;
export const KioskBody = strict({ name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }) });
/** `token` and `path` are absent when the same request is repeated: they are shown once. */
export const KioskMade = Type.Object({
  id: Type.String(),
  token: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
});
export type KioskMade = Static<typeof KioskMade>;
export const KioskId = Type.Object({ id: Uuid });

/** `options` go to the browser's WebAuthn call as they are; `challenge` comes back with its answer. */
export const PasskeyAsked = Type.Object({ challenge: Type.String(), options: Type.Unknown() });
export type PasskeyAsked = Static<typeof PasskeyAsked>;
export const PasskeyGiven = strict({
  challenge: Type.String({ maxLength: 100 }),
  response: Type.Object(
    { id: Type.String({ minLength: 1, maxLength: 2000 }) },
    { additionalProperties: true },
  ),
});
export const PasskeyList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Type.String(),
      createdAt: Instant,
      lastUsedAt: Nullable(Instant),
    }),
  ),
});
export type PasskeyList = Static<typeof PasskeyList>;
export const PasskeyId = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,300}$' }) });
