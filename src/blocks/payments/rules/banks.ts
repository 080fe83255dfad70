/** How a bank is spoken with, as data: banks diverge from the standard, and from one another. */
import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const WordsShape = Type.Object({ id: text(120), en: text(120), jv: text(120), zh: text(120) }, closed);

const Encoding = Type.Union([Type.Literal('base64'), Type.Literal('hex')]);
const Part = Type.Object(
  {
    algorithm: Type.Union([Type.Literal('rsa'), Type.Literal('hmac')]),
    encoding: Encoding,
    query: Type.Boolean({ description: 'Does the signed path bear its query string?' }),
    token: Type.Boolean({ description: 'Is the access token part of what is signed?' }),
  },
  closed,
);

/** Paths into a message, the first that is there counts: 'additionalInfo.billNumber'. */
const Places = Type.Array(text(80), { minItems: 1, maxItems: 8 });

export const Bank = Type.Object(
  {
    title: WordsShape,
    fictional: Type.Boolean({ description: 'A simulator; every screen says so.' }),
    address: Type.Union([Type.Null(), text(200)], {
      description: 'Where its open API is; null: it only calls us.',
    }),
    /** Who the city is there: X-PARTNER-ID, and X-CLIENT-KEY when it asks for an access token. */
    partnerId: text(36),
    clientKey: text(64),
    /** Who the bank is here. */
    callerKey: text(64),
    signatures: Type.Object(
      {
        access: Type.Object({ encoding: Encoding }, closed),
        request: Part,
        notification: Part,
        toleranceSeconds: Type.Integer({ minimum: 10, maximum: 3600 }),
      },
      closed,
    ),
    va: Type.Union([
      Type.Null(),
      Type.Object(
        {
          serviceId: Type.String({ pattern: '^[0-9]{1,8}$' }),
          taken: Type.Boolean({
            description: 'Has the bank taken the money when it tells? Then it is never refused.',
          }),
        },
        closed,
      ),
    ]),
    qr: Type.Union([
      Type.Null(),
      Type.Object(
        {
          /** As the acquirer knows the city, and the national switch (NMID). */
          guid: text(32),
          pan: Type.String({ pattern: '^[0-9]{9,19}$' }),
          merchantId: text(15),
          criteria: Type.Enum(['UMI', 'UKE', 'UME', 'UBE', 'URE', 'PSO', 'BLU']),
          nmid: text(15),
          mcc: Type.String({ pattern: '^[0-9]{4}$' }),
          name: text(25),
          city: text(15),
          postcode: Type.String({ pattern: '^[0-9]{5}$' }),
          /** Where a notification names what is paid, and when it was. */
          codeAt: Places,
          paidAt: Places,
        },
        closed,
      ),
    ]),
  },
  closed,
);
export type Bank = Static<typeof Bank>;

/** What stands at the first of these places; only texts count. */
export function textAt(message: unknown, places: readonly string[]): string | undefined {
  for (const place of places) {
    let found: unknown = message;
    for (const name of place.split('.'))
      found =
        typeof found === 'object' && found !== null && Object.hasOwn(found, name)
          ? (found as Record<string, unknown>)[name]
          : undefined;
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
  }
  return undefined;
}

const WHOLE = /^([1-9]\d{0,12})\.00$/;

/** '15000.00' as whole rupiah; undefined for sen, signs, other currencies, more than thirteen digits. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { value: digits, currency } = value as Record<string, unknown>;
  if (currency !== 'IDR' || typeof digits !== 'string') return undefined;
  const match = WHOLE.exec(digits);
  return match ? Number(match[1]) : undefined;
}

/** Whole rupiah as SNAP writes them. */
export const amountFor = (rupiah: number) => ({ value: `${rupiah}.00`, currency: 'IDR' });
