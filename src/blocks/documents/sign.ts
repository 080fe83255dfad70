/** Papers that wait for an officer: his list, and signing them with a passphrase that is asked for and kept nowhere. */
import { type Actor, holds } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { parseNik } from '../../shared/nik.ts';
import { localDate } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import { finishDocument } from './issue.ts';
import { readCoat, signerOn } from './letterhead.ts';
import { drawSheet } from './paper/draw.ts';
import { type Sheet, signingTitle } from './paper/sheet.ts';
import type { DocumentRow } from './rows.ts';
import type { SignBody, SignedView, ToSignView } from './rules/sign-contract.ts';
import { BsreError } from './seal/bsre.ts';
import { bsreFor, signingOf } from './settings.ts';
import { lockDocument, setSigner, waitingDocuments } from './store.ts';

const MOST = 500;

function officerOf(actor: Actor): string {
  if (actor.kind !== 'officer' || !holds(actor, 'documents.sign'))
    throw new Problem(403, 'platform.forbidden');
  return actor.id;
}

/** Those that name this officer, and those of agencies for which he signs today, be it for somebody who is away. */
async function mine(ctx: Context, officer: string): Promise<DocumentRow[]> {
  const today = localDate(ctx.now, ctx.city.zone);
  const rows = await waitingDocuments(ctx.city.db, MOST);
  const signs = new Map<string, boolean>();
  for (const { agency } of rows)
    if (!signs.has(agency)) {
      const signer = await signerOn(ctx.city, agency, today).catch(() => undefined);
      signs.set(agency, signer?.officer === officer);
    }
  return rows.filter((row) => row.officer === officer || signs.get(row.agency) === true);
}

export async function listToSign(ctx: Context): Promise<ToSignView> {
  const [rows, tree] = await Promise.all([mine(ctx, officerOf(ctx.actor)), agencies(ctx.city)]);
  return {
    signing: signingOf(ctx.city),
    documents: rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      agency: tree.find(row.agency)?.name ?? row.title,
      caseCode: row.caseCode,
      reservedAt: row.reservedAt.toISOString(),
      signer: { name: row.signerName, title: row.signerTitle },
    })),
  };
}

/** The paper as it will be, without a signature, for the one who is to sign it. 404 for anybody else's. */
export async function readToSign(ctx: Context, id: string): Promise<Buffer> {
  const row = (await mine(ctx, officerOf(ctx.actor))).find((one) => one.id === id);
  if (!row?.sheetSealed) throw new Problem(404, 'documents.not-found');
  const sheet = JSON.parse(open(ctx.city, row.sheetSealed)) as Sheet;
  return drawSheet({ ...sheet, preview: true }, await readCoat(ctx.city, sheet.head.coat));
}

/** Whoever signs for another is named on the paper in his place. */
async function inHisName(ctx: Context, row: DocumentRow, officer: string): Promise<DocumentRow> {
  if (row.officer === officer || row.sheetSealed === null) return row;
  const { officer: _, ...signer } = await signerOn(ctx.city, row.agency, localDate(ctx.now, ctx.city.zone));
  const sheet = { ...(JSON.parse(open(ctx.city, row.sheetSealed)) as Sheet), signer };
  const sealed = seal(ctx.city, JSON.stringify(sheet));
  await change({ ...ctx, idempotency: undefined }, async (tx) => {
    await lockDocument(tx, row.id);
    await setSigner(tx, row.id, { officer, name: signer.name, title: signingTitle(signer), sheet: sealed });
    tx.audit({ action: 'documents.document.taken-over', subject: row.id, after: { number: row.number } });
  });
  return { ...row, officer, signerName: signer.name, signerTitle: signingTitle(signer), sheetSealed: sealed };
}

/**
 * Signs the chosen papers one after another, and stops at the first refusal, so that a wrong passphrase is tried once and
 * locks no account. What was signed before stays signed. NIK and passphrase go to the signing service and nowhere else.
 */
export async function signDocuments(ctx: Context, body: SignBody): Promise<SignedView> {
  const officer = officerOf(ctx.actor);
  const client = bsreFor(ctx.city);
  if (!client) throw new Problem(409, 'documents.no-signing-service');
  const nik = body.nik.replace(/\s/g, '');
  if (!parseNik(nik).ok) throw fieldProblem('nik', 'not-a-nik');
  const adapter = client.adapter({ nik, passphrase: body.passphrase });
  const chosen = new Set(body.ids);
  const rows = (await mine(ctx, officer)).filter((row) => chosen.has(row.id));
  const signed: string[] = [];
  for (const row of rows) {
    try {
      const own = await inHisName(ctx, row, officer);
      if (await finishDocument({ ...ctx, idempotency: undefined }, own, adapter)) signed.push(row.id);
    } catch (error) {
      if (!(error instanceof BsreError)) throw error;
      if (signed.length === 0 && error.kind === 'passphrase')
        throw fieldProblem('passphrase', 'wrong-passphrase');
      return { signed, left: rows.length - signed.length, stopped: error.kind };
    }
  }
  return { signed, left: rows.length - signed.length, stopped: null };
}
