/** Shapes of the notice routes, for the server and the browser. */
import { type Static, Type } from 'typebox';

const Channel = Type.Union([
  Type.Literal('whatsapp'),
  Type.Literal('sms'),
  Type.Literal('email'),
  Type.Literal('push'),
]);

export const MailboxQuery = Type.Object({
  /** A telephone number or e-mail address in full. */
  address: Type.Optional(Type.String({ maxLength: 320 })),
  /** The code of the case that the message is about. */
  code: Type.Optional(Type.String({ maxLength: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export const MailboxMessage = Type.Object({
  id: Type.String(),
  at: Type.String({ format: 'date-time' }),
  channel: Channel,
  /** Masked. */
  to: Type.String(),
  language: Type.String(),
  title: Type.String(),
  text: Type.String(),
  subject: Type.String(),
});
export const Mailbox = Type.Object({
  fictional: Type.Literal(true),
  messages: Type.Array(MailboxMessage),
  /** Continues the list; null at its end. */
  next: Type.Union([Type.String(), Type.Null()]),
});
export type Mailbox = Static<typeof Mailbox>;
export type MailboxMessage = Static<typeof MailboxMessage>;

export const TroubleQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('failed'), Type.Literal('given-up')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
const Trouble = Type.Object({
  id: Type.String(),
  at: Type.String({ format: 'date-time' }),
  channel: Channel,
  /** Masked. */
  to: Type.String(),
  template: Type.String(),
  /** What kind of message it is, in the officer's language; what it says about a person is left out. */
  words: Type.String(),
  subject: Type.String(),
  state: Type.Union([Type.Literal('failed'), Type.Literal('given-up')]),
  attempts: Type.Integer(),
  error: Type.String(),
  /** When it is tried again by itself; null once it is given up. */
  nextTry: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  /** Its time is over (a sign-in code): nobody needs it any more, so it cannot be sent again. */
  expired: Type.Boolean(),
});
export type Trouble = Static<typeof Trouble>;
export const TroublePage = Type.Object({
  items: Type.Array(Trouble),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type TroublePage = Static<typeof TroublePage>;

/** As many as a page of the list may show after some "more". */
export const RETRY_MOST = 200;
export const RetryBody = Type.Object(
  { ids: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: RETRY_MOST }) },
  { additionalProperties: false },
);
/** `retried` of those asked for; the others were sent meanwhile, are gone, or their time is over. */
export const Retried = Type.Object({ retried: Type.Integer() });
export type Retried = Static<typeof Retried>;

export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** As `PushSubscription.toJSON()` gives it in a browser. */
export const PushBrowser = Type.Object(
  {
    endpoint: Type.String({ minLength: 10, maxLength: 1000 }),
    keys: Type.Object(
      {
        p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{80,100}={0,2}$' }),
        auth: Type.String({ pattern: '^[A-Za-z0-9_-]{20,30}={0,2}$' }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export const PushSubscribed = Type.Object({ id: Type.String({ format: 'uuid' }) });
export type PushSubscribed = Static<typeof PushSubscribed>;
export const PushBrowsers = Type.Object({
  items: Type.Array(
    Type.Object({ id: Type.String(), at: Type.String({ format: 'date-time' }), language: Type.String() }),
  ),
});
export type PushBrowsers = Static<typeof PushBrowsers>;
/** `publicKey` null: this city sends no push messages, so there is nothing to switch on; `demo` says that this is why. */
export const PushKey = Type.Object({
  publicKey: Type.Union([Type.String(), Type.Null()]),
  demo: Type.Boolean(),
});
export type PushKey = Static<typeof PushKey>;
