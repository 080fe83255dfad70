/** Makes a reserved paper: draws, signs, keeps and records it. Done twice, it gives the same paper once. */
import { createHash } from 'node:crypto';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { open, sealBytes } from '../../platform/crypt.ts';
import { readCoat } from './letterhead.ts';
import { drawSheet } from './paper/draw.ts';
import type { Sheet } from './paper/sheet.ts';
import type { DocumentRow } from './rows.ts';
import type { SignatureAdapter } from './seal/adapter.ts';
import { demoSigner } from './seal/demo.ts';
import { findDocument, lockDocument, markIssued } from './store.ts';

/**
 * Draws the paper from what was kept of it, has it signed and writes it down. The file goes to the store first: a kill in
 * between leaves bytes that the next attempt finds under the same name.
 */
export async function finishDocument(
  ctx: Context,
  row: DocumentRow,
  adapter: SignatureAdapter | undefined,
): Promise<boolean> {
  const { city } = ctx;
  if (row.state === 'issued' || row.sheetSealed === null) return false;
  const sheet = JSON.parse(open(city, row.sheetSealed)) as Sheet;
  const drawn = await drawSheet(sheet, await readCoat(city, sheet.head.coat));
  const pdf = adapter
    ? await adapter.sign(drawn, {
        name: sheet.signer.name,
        reason: `${sheet.paper.title.id} ${sheet.number}`,
        place: city.name.id,
        // The day that stands on the paper; for an officer who signs later, the moment at which he does.
        at: row.signing === 'bsre' ? ctx.now : new Date(sheet.at),
      })
    : drawn;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const stored = await city.files.put(sealBytes(city, pdf));
  return change(ctx, async (tx) => {
    const now = await lockDocument(tx, row.id);
    if (!now || now.state === 'issued') return false;
    await markIssued(tx, row.id, { at: ctx.now, sha256, bytes: pdf.length, stored });
    tx.audit({ action: 'documents.document.issued', subject: row.id, after: { number: row.number, sha256 } });
    tx.emit({
      type: 'documents.document.issued',
      subject: row.caseCode,
      payload: { document: row.id, service: row.service, number: row.number },
    });
    return true;
  });
}

/** The job: makes a paper that no officer has to sign by himself. Another attempt finds it made and leaves it alone. */
export async function issueDocument(city: City, id: string): Promise<void> {
  const row = await findDocument(city.db, id);
  if (row?.state !== 'reserved') return;
  await finishDocument(
    systemContext(city, 'documents.issue'),
    row,
    row.signing === 'demo' ? demoSigner(city) : undefined,
  );
}
