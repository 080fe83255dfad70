/** Taking a paper back: by whoever decides there, with a reason that everybody may read. */
import { getCase } from '../../blocks/cases/api.ts';
import { revokeIn } from '../../blocks/documents/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { rights } from './access.ts';
import { perform } from './move.ts';
import { serviceOf } from './service-of.ts';
import { getApplication } from './store.ts';
import { papersOfCase } from './store-papers.ts';

/**
 * Takes back a paper that its definition lets be taken back. Whoever verifies it reads the reason, so it names no person.
 * 404 for a paper of another application, 403 for whoever does not decide there, 409 `applications.not-revocable`.
 */
export async function revokePaper(
  ctx: Context,
  code: string,
  document: string,
  reason: string,
): Promise<void> {
  const { city } = ctx;
  const row = await getCase(city, code);
  const found = (await papersOfCase(city.db, row.id)).find((one) => one.document === document);
  if (!found) throw new Problem(404, 'documents.not-found');
  const right = (await rights(ctx)).plays('approver', { agency: row.agency, area: row.area });
  if (!right) throw new Problem(403, 'platform.forbidden');
  const service = await serviceOf(city, await getApplication(city.db, row.id));
  if (!service.definition.papers?.find((one) => one.id === found.paper)?.revocable)
    throw new Problem(409, 'applications.not-revocable');
  // One transaction: a paper that is taken back without its holder being told could not be told of later.
  await perform({ ...ctx, idempotency: undefined }, code, undefined, async (_, tx) => {
    await revokeIn(tx, ctx, document, { reason });
    return {
      ...{ done: 'revoked', visibility: 'reporter', text: reason, tell: 'revoked' },
      ...(right === 'own' ? {} : { forHead: right.head }),
    };
  });
}
