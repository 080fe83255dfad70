/** Roles as data: loaded from the pack, read with the version in force today. */

import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import type { CityPack } from '../packs/api.ts';
import { type RoleRow, rolesInForce, saveRoles } from './store-grants.ts';

/** Brings the roles of the pack into the city; safe to repeat at every start. Returns how many versions are new or changed. */
export async function loadRoles(ctx: Context, pack: Pick<CityPack, 'roles'>): Promise<number> {
  return change(ctx, async (tx) => {
    const changed = await saveRoles(tx, pack.roles);
    if (changed > 0) {
      const ids = pack.roles.map((role) => `${role.id}@${role.from}`);
      tx.audit({ action: 'identity.roles.loaded', subject: 'roles', after: { changed, ids } });
      tx.emit({ type: 'identity.roles.loaded', subject: 'roles', payload: { changed } });
    }
    return changed;
  });
}

/** Today's roles by id. */
export async function roles(city: City): Promise<ReadonlyMap<string, RoleRow>> {
  const today = localDate(city.now(), city.zone);
  const read = async () => {
    const rows = await rolesInForce(city.db, today);
    return new Map(rows.map((row) => [row.id, row]));
  };
  return city.cache.get('identity.roles', ['identity.roles'], read, { stamp: today });
}
