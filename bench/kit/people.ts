/** People for the load: citizens with files of their own, and officers, signed in without the way of codes and passwords. */
import { randomUUID } from 'node:crypto';
import { createOfficer } from '../../src/blocks/identity/api.ts';
import { contactIndex } from '../../src/blocks/identity/contact.ts';
import { beginIn } from '../../src/blocks/identity/sessions.ts';
import { insertCitizen, updateCitizen } from '../../src/blocks/identity/store-citizens.ts';
import { change } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { seal } from '../../src/platform/crypt.ts';
import { insertUpload } from '../../src/services/applications/store-drafts.ts';
import { FILES_EACH, type SentFiles } from './shelf.ts';

const DEVICE = { userAgent: '', asToken: true, oldToken: undefined };

export type Applicant = { id: string; token: string; files: SentFiles };

/** A citizen with name, number and files, as somebody has them who is about to send. */
export async function applicant(city: City, at: number): Promise<Applicant> {
  const ctx = systemContext(city, 'bench');
  return change(ctx, async (tx) => {
    const address = `+62812${String(10_000_000 + at)}`;
    const { id } = await insertCitizen(tx, {
      kind: 'phone',
      find: contactIndex(city, { kind: 'phone', address }),
      sealed: seal(city, address),
      language: 'id',
      now: ctx.now,
    });
    await updateCitizen(tx, id, { name: seal(city, `Warga Uji ${at}`), language: 'id' });
    const { token } = await beginIn(tx, ctx, { citizen: id }, DEVICE);
    const files = { photo: [] as string[], pdf: [] as string[] };
    for (const kind of ['photo', 'pdf'] as const)
      for (let left = FILES_EACH; left > 0; left--) {
        const file = randomUUID();
        const name = seal(city, `berkas-${left}`);
        await insertUpload(tx, { file, citizen: id, officer: null, kind, name, at: ctx.now });
        files[kind].push(file);
      }
    return { id, token, files };
  });
}

const ROLES = ['service-clerk', 'service-reviewer', 'service-inspector', 'agency-head'];

export type Worker = { id: string; token: string };

/** An officer who plays every part in an agency; without one somebody who leads and only looks, in the whole city. */
export async function worker(city: City, agency: string | null): Promise<Worker> {
  const ctx = systemContext(city, 'bench');
  const username = `bench-${randomUUID().slice(0, 12)}`;
  const roles = agency === null ? ['leadership'] : ROLES;
  const grants = roles.map((role) => ({ role, agency, area: null }));
  const wish = { username, name: `Petugas ${username}`, grants, mustChange: false };
  const { id } = await createOfficer(ctx, wish);
  const { token } = await change(ctx, (tx) => beginIn(tx, ctx, { officer: id }, DEVICE));
  return { id, token };
}
