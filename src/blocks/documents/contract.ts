/** What papers say over HTTP: shapes shared with the browser. */
import { type Static, Type } from 'typebox';

const Words = Type.Object({ id: Type.String(), en: Type.String(), jv: Type.String(), zh: Type.String() });
const orNull = <S extends ReturnType<typeof Type.String>>(schema: S) => Type.Union([schema, Type.Null()]);

/** A code as people type it; what is none is as unknown as one that was never given out. */
/** The code on the paper, or the SHA-256 of its file. */
export const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) });

export const Verification = Type.Object({
  code: Type.String(),
  standing: Type.Union([
    Type.Literal('valid'),
    Type.Literal('not-yet-valid'),
    Type.Literal('pending'),
    Type.Literal('expired'),
    Type.Literal('replaced'),
    Type.Literal('revoked'),
  ]),
  title: Words,
  number: Type.String(),
  agency: Words,
  signer: Type.Object({ name: Type.String(), title: Type.String() }),
  signing: Type.Union([Type.Literal('demo'), Type.Literal('bsre'), Type.Literal('by-hand')]),
  /** Masked, as in `S** R*****`. */
  holder: orNull(Type.String()),
  issuedAt: orNull(Type.String()),
  validFrom: Type.String(),
  validUntil: orNull(Type.String()),
  /** SHA-256 of the file, in hex. */
  sha256: orNull(Type.String()),
  revokedAt: orNull(Type.String()),
  revokedReason: orNull(Type.String()),
  /** Number of the paper that took its place. */
  replacedBy: orNull(Type.String()),
  /** The city is invented. */
  fictional: Type.Boolean(),
});
export type Verification = Static<typeof Verification>;
