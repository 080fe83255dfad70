/** What anybody may know of a paper whose code he has. */
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import type { Verification } from './contract.ts';
import type { DocumentRow } from './rows.ts';
import { maskName, readCode } from './rules/code.ts';
import { findByCode, findByFingerprint, findSuccessor } from './store.ts';

/** `revoked` before `replaced` before `expired`: the weightiest reason not to trust it is the one that is said. */
export function standingOf(
  row: Pick<DocumentRow, 'state' | 'revokedAt' | 'validFrom' | 'validUntil'>,
  replaced: boolean,
  today: string,
): Verification['standing'] {
  if (row.revokedAt !== null) return 'revoked';
  if (row.state !== 'issued') return 'pending';
  if (replaced) return 'replaced';
  if (row.validUntil !== null && row.validUntil < today) return 'expired';
  if (row.validFrom > today) return 'not-yet-valid';
  return 'valid';
}

function holderOf(city: City, row: DocumentRow): string | null {
  return row.holderSealed && maskName(open(city, row.holderSealed));
}

const FINGERPRINT = /^[0-9a-f]{64}$/i;

/**
 * By the code on it, or by the SHA-256 of its file, which nobody can guess. 404 `documents.unknown-code` when it belongs
 * to no paper, however it is written.
 */
export async function verifyDocument(ctx: Context, text: string): Promise<Verification> {
  const code = readCode(text);
  const row = FINGERPRINT.test(text)
    ? await findByFingerprint(ctx.city.db, text.toLowerCase())
    : code && (await findByCode(ctx.city.db, code));
  if (!row) throw new Problem(404, 'documents.unknown-code');
  const [successor, tree] = await Promise.all([findSuccessor(ctx.city.db, row.id), agencies(ctx.city)]);
  const agency = tree.find(row.agency)?.name ?? {
    id: row.agency,
    en: row.agency,
    jv: row.agency,
    zh: row.agency,
  };
  return {
    code: row.code,
    standing: standingOf(row, successor !== undefined, localDate(ctx.now, ctx.city.zone)),
    title: row.title,
    number: row.number,
    agency,
    signer: { name: row.signerName, title: row.signerTitle },
    signing: row.signing,
    holder: holderOf(ctx.city, row),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    sha256: row.sha256,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedReason: row.revokedReason,
    replacedBy: successor?.number ?? null,
    fictional: ctx.city.fictional,
  };
}
