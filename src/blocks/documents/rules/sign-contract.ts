/** What signing says over HTTP: shapes shared with the browser. */
import { type Static, Type } from 'typebox';

const Words = Type.Object({ id: Type.String(), en: Type.String(), jv: Type.String(), zh: Type.String() });

export const DocumentParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const SignBody = Type.Object(
  {
    ids: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 50 }),
    nik: Type.String({ minLength: 16, maxLength: 24 }),
    passphrase: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type SignBody = Static<typeof SignBody>;

export const ToSignView = Type.Object({
  signing: Type.Union([Type.Literal('demo'), Type.Literal('bsre'), Type.Literal('by-hand')]),
  documents: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      title: Words,
      agency: Words,
      caseCode: Type.String(),
      reservedAt: Type.String(),
      signer: Type.Object({ name: Type.String(), title: Type.String() }),
    }),
  ),
});
export type ToSignView = Static<typeof ToSignView>;

export const SignedView = Type.Object({
  signed: Type.Array(Type.String()),
  /** Chosen, and not signed. */
  left: Type.Integer(),
  /** Why it ended before the last: `passphrase`, `refused`, `unreachable`, `broken`. */
  stopped: Type.Union([
    Type.Literal('passphrase'),
    Type.Literal('refused'),
    Type.Literal('unreachable'),
    Type.Literal('broken'),
    Type.Null(),
  ]),
});
export type SignedView = Static<typeof SignedView>;
