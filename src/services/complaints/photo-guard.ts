/** Who may see the photos of a complaint that are not public: the officers who may read it, and its reporter. */
import { getCase } from '../../blocks/cases/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { registerFileGuard } from '../../platform/files/api.ts';
import { getComplaint } from './store.ts';

export function guardPhotos(): void {
  registerFileGuard('complaints', async (ctx: Context, file) => {
    const row = await getCase(ctx.city, file.subject.slice('complaints:'.length));
    if (allows(ctx.actor, 'complaints.read', { agency: row.agency, area: row.area })) return true;
    if (ctx.actor.kind !== 'citizen') return false;
    const { citizen } = await getComplaint(ctx.city.db, row.id);
    return citizen === ctx.actor.id;
  });
}
