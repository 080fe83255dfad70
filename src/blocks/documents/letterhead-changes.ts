/** Changing the letterhead and who signs, from a date on; papers that were issued before stay as they are. */
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { formatNip, parseNip } from '../../shared/nip.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { agencies } from '../directory/api.ts';
import { keepCoat } from './coat.ts';
import { governmentOn, heads, signerOn } from './letterhead.ts';
import type { GovernmentBody, LetterheadBody, SignatoryBody } from './rules/letterhead-contract.ts';
import {
  endSignatory,
  findSignatory,
  insertSignatory,
  writeGovernment,
  writeLetterhead,
} from './store-letterhead.ts';

const CHANGED = 'documents.letterhead.changed';

function date(path: string, text: string): string {
  try {
    dayNumber(text);
  } catch {
    throw fieldProblem(path, 'not-a-date');
  }
  return text;
}

async function save(ctx: Context, subject: string, work: (tx: Change) => Promise<void>): Promise<void> {
  await change(ctx, async (tx) => {
    await work(tx);
    tx.emit({ type: CHANGED, subject, payload: {} });
  });
  ctx.city.cache.passed(CHANGED);
}

/** The government's line from a date on; the coat of arms stays as it was on that day. */
export async function setGovernment(ctx: Context, body: GovernmentBody): Promise<void> {
  const validFrom = date('validFrom', body.validFrom);
  const before = governmentOn(await heads(ctx.city), ctx.city, validFrom);
  const row = { ...before, validFrom, name: cleanLine(body.name), place: cleanLine(body.place) };
  await save(ctx, 'government', async (tx) => {
    await writeGovernment(tx, row, ctx.now);
    tx.audit({ action: 'documents.letterhead.changed', subject: 'government', before, after: row });
  });
}

/** The coat of arms from today on, or from the day that is given; null takes it away. */
export async function setCoat(
  ctx: Context,
  stream: Parameters<typeof keepCoat>[1] | null,
  from = localDate(ctx.now, ctx.city.zone),
): Promise<void> {
  const validFrom = date('validFrom', from);
  const coat = stream && (await keepCoat(ctx, stream));
  const before = governmentOn(await heads(ctx.city), ctx.city, validFrom);
  await save(ctx, 'government', async (tx) => {
    await writeGovernment(tx, { ...before, validFrom, coat }, ctx.now);
    tx.audit({
      action: coat ? 'documents.letterhead.coat-set' : 'documents.letterhead.coat-removed',
      subject: 'government',
      after: { validFrom },
    });
  });
}

export async function setLetterhead(ctx: Context, agency: string, body: LetterheadBody): Promise<void> {
  (await agencies(ctx.city)).get(agency);
  const row = {
    agency,
    validFrom: date('validFrom', body.validFrom),
    address: cleanLine(body.address),
    telephone: cleanLine(body.telephone),
    email: cleanLine(body.email),
    website: cleanLine(body.website),
  };
  await save(ctx, agency, async (tx) => {
    await writeLetterhead(tx, row, ctx.now);
    tx.audit({ action: 'documents.letterhead.changed', subject: agency, after: row });
  });
}

function nipOf(text: string): string | null {
  if (text.trim() === '') return null;
  const read = parseNip(text);
  if (!read.ok) throw fieldProblem('nip', 'not-a-nip');
  return formatNip(read.value.nip);
}

/**
 * Enters who signs for an agency: its head, or who acts for him, whose title is then that of the head. A new head ends the
 * days of the one before. 422 `no-end` for a Plh. without a last day, because he only ever acts for some days.
 */
export async function addSignatory(ctx: Context, agency: string, body: SignatoryBody): Promise<void> {
  const tree = await agencies(ctx.city);
  tree.get(agency);
  const validFrom = date('validFrom', body.validFrom);
  const validUntil = body.validUntil ? date('validUntil', body.validUntil) : null;
  if (validUntil !== null && validUntil < validFrom) throw fieldProblem('validUntil', 'before-beginning');
  if (body.capacity === 'plh' && validUntil === null) throw fieldProblem('validUntil', 'no-end');
  const row = {
    agency,
    capacity: body.capacity,
    title: cleanLine(body.title),
    name: cleanLine(body.name),
    rank: cleanLine(body.rank) || null,
    nip: nipOf(body.nip),
    officer: body.officer || null,
    validFrom,
    validUntil,
  };
  const { signatories } = await heads(ctx.city);
  await save(ctx, agency, async (tx) => {
    if (row.capacity === 'head') {
      const eve = dateOfDay(dayNumber(validFrom) - 1);
      for (const one of signatories)
        if (one.agency === agency && one.capacity === 'head' && one.validUntil === null)
          await endSignatory(tx, one.id, eve, ctx.now);
    }
    await insertSignatory(tx, row, ctx.now);
    const { capacity, title } = row;
    // Names stand in the letterhead itself, and not in the log of it.
    tx.audit({
      action: 'documents.signatory.added',
      subject: agency,
      after: { capacity, title, validFrom, validUntil },
    });
  });
}

/** Ends somebody's days on this last day; one that lies before his first takes the entry away. */
export async function removeSignatory(ctx: Context, id: string, lastDay: string): Promise<void> {
  const day = date('lastDay', lastDay);
  const row = await findSignatory(ctx.city.db, id);
  if (!row) throw new Problem(404, 'documents.signatory-not-found');
  await save(ctx, row.agency, async (tx) => {
    await endSignatory(tx, id, day, ctx.now);
    tx.audit({
      action: 'documents.signatory.ended',
      subject: row.agency,
      after: { capacity: row.capacity, title: row.title, validUntil: day },
    });
  });
}

/** Who signs today, as the page shows it; null when there is nobody. */
export async function signerToday(ctx: Context, agency: string) {
  try {
    const { capacity, title, name } = await signerOn(ctx.city, agency, localDate(ctx.now, ctx.city.zone));
    return { capacity, title, name };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
