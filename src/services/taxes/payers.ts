/** Taxpayers: sealed, found again by whole words of the name or by telephone, and let in by number and the code of the letter. */
import { randomInt, randomUUID } from 'node:crypto';
import { nameDebtors } from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, open, sameSecret, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { maskedName } from '../../shared/masked-name.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { cleanLine, foldForSearch } from '../../shared/text.ts';
import {
  findPayer,
  findPayerByNumber,
  insertPayer,
  linkCitizen,
  nextPayerNumber,
  type PayerRow,
  searchPayers,
} from './store-payers.ts';

export type Payer = { name: string; address: string; phone: string | null };
export type NewPayer = {
  kind: 'person' | 'business';
  name: string;
  address: string;
  phone?: string | undefined;
  /** The number that he has already; a new one without it. */
  npwpd?: string | undefined;
  nib?: string | undefined;
  language?: Language | undefined;
};

const MOST_WORDS = 8;
const KEY_BYTES = 12;
const CODE_DIGITS = 8;
const PAGE = 50;

function nameKeys(city: City, name: string): Buffer[] {
  const words = foldForSearch(name)
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return [...new Set(words)]
    .slice(0, MOST_WORDS)
    .map((word) => blindIndex(city, word, 'taxes.name').subarray(0, KEY_BYTES));
}

const phoneKey = (city: City, phone: string): Buffer => blindIndex(city, phone, 'taxes.phone');
export const readPayer = (city: City, sealed: Buffer): Payer => JSON.parse(open(city, sealed)) as Payer;
/** As it is typed: with or without dots and blanks. */
const plainNumber = (npwpd: string): string => npwpd.replace(/\s/g, '').toUpperCase();

/**
 * Within a change; answers the code that goes on his letter, once. 422 `taxes.phone`, 409 `taxes.npwpd-there`.
 */
export async function addPayer(
  ctx: Context,
  tx: Change,
  given: NewPayer,
): Promise<{ id: string; npwpd: string; code: string }> {
  const phone = given.phone?.trim() ? normalizePhone(given.phone) : null;
  if (phone === undefined) throw new Problem(422, 'taxes.phone');
  const name = cleanLine(given.name);
  const number = `P${given.kind === 'person' ? 1 : 2}${String(await nextPayerNumber(tx)).padStart(7, '0')}`;
  const npwpd = given.npwpd ? plainNumber(given.npwpd) : number;
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const id = randomUUID();
  const added = await insertPayer(tx, {
    ...{ id, npwpd, kind: given.kind, nib: given.nib ?? null, language: given.language ?? 'id' },
    sealed: seal(
      ctx.city,
      JSON.stringify({ name, address: cleanLine(given.address), phone } satisfies Payer),
    ),
    check_code: seal(ctx.city, code),
    phone_index: phone === null ? null : phoneKey(ctx.city, phone),
    name_words: nameKeys(ctx.city, name),
    registered_at: ctx.now,
  });
  if (!added) throw new Problem(409, 'taxes.npwpd-there');
  tx.audit({ action: 'taxes.payer.registered', subject: npwpd });
  return { id, npwpd, code };
}

/** Who has this number and knows the code of its letter. 404 `taxes.no-payer` for either, so that nobody learns which was wrong. */
export async function payerByCode(city: City, npwpd: string, code: string): Promise<PayerRow> {
  const found = await findPayerByNumber(city.db, plainNumber(npwpd));
  const right = found ? open(city, found.check_code) : '';
  if (!found || !sameSecret(code.replace(/\D/g, ''), right)) throw new Problem(404, 'taxes.no-payer');
  return found;
}

/** 404 `taxes.no-payer`. */
export async function getPayer(city: City, id: string): Promise<PayerRow> {
  const found = await findPayer(city.db, id);
  if (!found) throw new Problem(404, 'taxes.no-payer');
  return found;
}

/** The account of a citizen files for a taxpayer from now on. 404 `taxes.no-payer`, 409 `taxes.linked-already` to another account. */
export async function linkPayer(
  ctx: Context,
  citizen: string,
  given: { npwpd: string; code: string },
): Promise<void> {
  const payer = await payerByCode(ctx.city, given.npwpd, given.code);
  if (payer.citizen !== null && payer.citizen !== citizen) throw new Problem(409, 'taxes.linked-already');
  await change(ctx, async (tx) => {
    await linkCitizen(tx, payer.id, citizen);
    tx.audit({ action: 'taxes.payer.linked', subject: payer.npwpd });
  });
}

/** 404 `taxes.no-payer` when it is not linked to this account. */
export async function unlinkPayer(ctx: Context, citizen: string, id: string): Promise<void> {
  const payer = await findPayer(ctx.city.db, id);
  if (payer?.citizen !== citizen) throw new Problem(404, 'taxes.no-payer');
  await change(ctx, async (tx) => {
    await linkCitizen(tx, payer.id, null);
    tx.audit({ action: 'taxes.payer.unlinked', subject: payer.npwpd });
  });
}

/** A page of taxpayers by number, of those whose name holds these words or who have this telephone or number. */
export async function findPayers(
  city: City,
  given: { text: string; after: string },
): Promise<{ rows: PayerRow[]; next: string | null }> {
  const phone = normalizePhone(given.text);
  const rows = await searchPayers(city.db, {
    words: nameKeys(city, given.text),
    phone: phone ? phoneKey(city, phone) : null,
    npwpd: given.text ? plainNumber(given.text) : null,
    ...{ after: given.after, most: PAGE + 1 },
  });
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.npwpd ?? null) : null };
}

/** 'object/payer', as the payments block knows who owes. */
export const refOf = (object: number, payer: string): string => `${object}/${payer}`;
export const readRef = (ref: string): { object: number; payer: string } => {
  const [object = '0', payer = ''] = ref.split('/');
  return { object: Number(object), payer };
};

nameDebtors('taxes', {
  async shown(city, ref) {
    const row = await findPayer(city.db, readRef(ref).payer);
    return row ? maskedName(readPayer(city, row.sealed).name) : '';
  },
});
