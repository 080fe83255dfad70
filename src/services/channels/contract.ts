/** Shapes of the doors' routes, for the server and the browser. */
import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Instant = Type.String({ format: 'date-time' });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const DoorName = Type.Union([Type.Literal('whatsapp'), Type.Literal('email')]);

const Figures = {
  lastAt: Maybe(Instant),
  waiting: Type.Integer(),
  drafts: Type.Integer(),
  /** In the last seven days. */
  refused: Type.Integer(),
  failed: Type.Integer(),
};

/** `elsewhere`: the settings are complete, but the doors lead to another city of this server. */
const State = Type.Union([
  Type.Literal('open'),
  Type.Literal('closed'),
  Type.Literal('elsewhere'),
  Type.Literal('demo'),
]);

export const DoorsView = Type.Object({
  demo: Type.Boolean(),
  /** Minutes after which a draft is filed as it is. */
  draftMinutes: Type.Integer(),
  whatsapp: Type.Object({
    state: State,
    /** Names of settings that are not set. */
    missing: Type.Array(Type.String()),
    /** To be registered at Meta. */
    address: Type.String(),
    ...Figures,
  }),
  email: Type.Object({
    mailbox: Type.Object({
      state: State,
      missing: Type.Array(Type.String()),
      readAt: Maybe(Instant),
      /** Why it could not be read the last time. */
      error: Maybe(Type.String()),
    }),
    webhook: Type.Object({ state: State, missing: Type.Array(Type.String()), address: Type.String() }),
    ...Figures,
  }),
});
export type DoorsView = Static<typeof DoorsView>;
export type DoorState = Static<typeof State>;

export const TroubleQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 20 })) });
const TroubleItem = Type.Object({
  id: Type.String(),
  door: DoorName,
  at: Instant,
  state: Type.Union([Type.Literal('refused'), Type.Literal('failed')]),
  reason: Type.String(),
});
export const TroublePage = Type.Object({ items: Type.Array(TroubleItem), next: Maybe(Type.String()) });
export type TroublePage = Static<typeof TroublePage>;
export const MessageParams = Type.Object({ id: Type.String({ pattern: '^\\d{1,15}$' }) });

/** What the made-up telephone of the demo sends. */
export const DemoMessage = Type.Object(
  {
    phone: Type.String({ pattern: '^\\+62\\d{9,12}$' }),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
    photo: Type.Optional(Type.String({ format: 'uuid' })),
    location: Type.Optional(
      Type.Object(
        {
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          lng: Type.Number({ minimum: -180, maximum: 180 }),
        },
        strict,
      ),
    ),
    sticker: Type.Optional(Type.Literal(true)),
  },
  strict,
);
export type DemoMessage = Static<typeof DemoMessage>;

export const WebhookQuery = Type.Object({
  'hub.mode': Type.Optional(Type.String({ maxLength: 40 })),
  'hub.verify_token': Type.Optional(Type.String({ maxLength: 300 })),
  'hub.challenge': Type.Optional(Type.String({ maxLength: 300, pattern: '^[A-Za-z0-9_.-]*$' })),
});
