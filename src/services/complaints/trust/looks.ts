/** Looks that are written down: at who reported in confidence, and at the original of a photo that the public does not get. */
import { getCase } from '../../../blocks/cases/api.ts';
import { citizenContact, recordAccess } from '../../../blocks/identity/api.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { open } from '../../../platform/crypt.ts';
import { photoKey, serveFile } from '../../../platform/files/api.ts';
import { Reply } from '../../../platform/http/route.ts';
import { Problem } from '../../../shared/errors.ts';
import type { Contact } from '../intake.ts';
import { officerOf } from '../officer.ts';
import type { Reporter } from '../rules/desk-contract.ts';
import type { LookReason } from '../rules/trust-contract.ts';
import { getComplaint } from '../store.ts';
import { isConfidant } from './confidants.ts';
import * as store from './store.ts';
import { holderOf } from './task-parts.ts';

/** Who reported in confidence. Only for who is named for it, with a reason; the reporter learns how often somebody looked. */
export async function identityOf(ctx: Context, code: string, reason: LookReason): Promise<Reporter> {
  const row = await getCase(ctx.city, code);
  const complaint = await getComplaint(ctx.city.db, row.id);
  if (!complaint.confidential) throw new Problem(409, 'complaints.not-confidential');
  if (!(await isConfidant(ctx, row.agency))) throw new Problem(403, 'complaints.not-named');
  await change({ ...ctx, idempotency: undefined }, async (tx) => {
    await store.insertLook(tx, {
      ...{ caseId: row.id, at: ctx.now, officer: officerOf(ctx).id, agency: row.agency },
      ...{ what: 'identity', reason },
    });
    tx.audit({ action: 'complaints.identity.seen', subject: code, after: { reason } });
    if (complaint.citizen)
      await recordAccess(tx, ctx, {
        citizen: complaint.citizen,
        subject: code,
        what: 'complaints.access.identity',
        agency: row.agency,
      });
  });
  if (complaint.reporter) return JSON.parse(open(ctx.city, complaint.reporter)) as Contact;
  const account = complaint.citizen ? await citizenContact(ctx.city, complaint.citizen) : null;
  return account ?? { name: null, phone: null, email: null };
}

/** The photo as it was sent, for who moderates; each time is written down. */
export async function originalPhoto(ctx: Context, code: string, photo: string): Promise<Reply> {
  const row = await holderOf(ctx, await getCase(ctx.city, code), 'photo', photo);
  const complaint = await getComplaint(ctx.city.db, row.id);
  const known = [...complaint.photos, ...(await store.publicStepFiles(ctx.city.db, row.id))];
  if (!known.includes(photo)) throw new Problem(404, 'files.not-found');
  const state = (await store.photoFaces(ctx.city.db, [photo])).get(photo)?.state;
  if (state === 'hidden' || state === 'redacted')
    await change(ctx, async (tx) => {
      await store.insertLook(tx, {
        ...{ caseId: row.id, at: ctx.now, officer: officerOf(ctx).id, agency: row.agency },
        ...{ what: 'photo', reason: photo },
      });
      tx.audit({ action: 'complaints.photo.seen', subject: row.code, after: { photo } });
    });
  const reply = await serveFile(ctx, photo, 'full', undefined, photoKey(ctx.city, photo));
  return new Reply(reply.status, { ...reply.headers, 'cache-control': 'private, no-store' }, reply.body);
}
