/** SQL of roles and of who holds them where. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Words } from '../../shared/languages.ts';

export type RoleRow = {
  id: string;
  held: 'city' | 'agency';
  title: Words;
  description: Words;
  permissions: string[];
};

/** Adds or replaces versions of roles by id and date. Returns how many rows differ from before. */
export async function saveRoles(tx: Runner, roles: readonly (RoleRow & { from: string })[]): Promise<number> {
  return tx.run(sql`
    insert into identity.role as r (id, valid_from, held, title, description, permissions)
    select x.id, x.valid_from, x.held, x.title, x.description, array(select jsonb_array_elements_text(x.permissions))
    from jsonb_to_recordset(${JSON.stringify(roles.map(({ from, ...role }) => ({ ...role, valid_from: from })))}::jsonb)
      as x(id text, valid_from date, held text, title jsonb, description jsonb, permissions jsonb)
    on conflict (id, valid_from) do update
      set held = excluded.held, title = excluded.title, description = excluded.description, permissions = excluded.permissions
      where (r.held, r.title, r.description, r.permissions) is distinct from
        (excluded.held, excluded.title, excluded.description, excluded.permissions)`);
}

/** The version of every role in force on `today` (ISO date). */
export async function rolesInForce(db: Runner, today: string): Promise<RoleRow[]> {
  return db.rows<RoleRow>(sql`
    select distinct on (id) id, held, title, description, permissions from identity.role
    where valid_from <= ${today}::date order by id, valid_from desc`);
}

export type GrantRow = {
  id: string;
  officer: string;
  role: string;
  agency: string | null;
  area: string | null;
  valid_from: Date;
  valid_until: Date | null;
  given_by: string;
  permissions: string[];
};

/** Grants of the officers that hold now (or, with `coming`, will hold), each with its role's permissions on `today`. */
export async function grantsOfOfficers(
  db: Runner,
  officers: readonly string[],
  now: Date,
  today: string,
  coming = false,
): Promise<GrantRow[]> {
  return db.rows<GrantRow>(sql`
    select g.id, g.officer, g.role, g.agency, g.area, g.valid_from, g.valid_until, g.given_by, r.permissions
    from identity.grant g
      join lateral (select permissions from identity.role where id = g.role and valid_from <= ${today}::date
        order by valid_from desc limit 1) r on true
    where g.officer = any(${officers}::uuid[]) and (g.valid_until is null or g.valid_until > ${now})
      and (${coming} or g.valid_from <= ${now})
    order by g.valid_from, g.id`);
}

export type NewGrant = {
  officer: string;
  role: string;
  agency: string | null;
  area: string | null;
  from: Date;
  until: Date | null;
  by: string;
};

export async function insertGrant(tx: Runner, grant: NewGrant): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    insert into identity.grant (officer, role, agency, area, valid_from, valid_until, given_by)
    values (${grant.officer}, ${grant.role}, ${grant.agency}, ${grant.area}, ${grant.from}, ${grant.until}, ${grant.by})
    returning id`);
  return row.id;
}

export async function endGrant(tx: Runner, id: string, now: Date, by: string): Promise<void> {
  await tx.run(
    sql`update identity.grant set valid_until = greatest(${now}, valid_from), ended_by = ${by} where id = ${id}`,
  );
}

/** Does anybody who is not disabled hold this permission for the whole city? */
export async function someoneHolds(
  db: Runner,
  permission: string,
  now: Date,
  today: string,
): Promise<boolean> {
  const row = await db.maybe(sql`
    select from identity.grant g join identity.officer o on o.id = g.officer and o.disabled_at is null
      join lateral (select permissions from identity.role where id = g.role and valid_from <= ${today}::date
        order by valid_from desc limit 1) r on true
    where g.agency is null and g.area is null and (g.valid_until is null or g.valid_until > ${now})
      and ${permission} = any(r.permissions) limit 1`);
  return row !== undefined;
}

/** Enabled officers who hold the permission in every agency or in one of `agencies`, by name; one row per grant. */
export async function officersHolding(
  db: Runner,
  permission: string,
  agencies: readonly string[],
  now: Date,
  today: string,
): Promise<{ id: string; name: string; area: string | null }[]> {
  return db.rows(sql`
    select o.id, o.name, g.area from identity.grant g join identity.officer o on o.id = g.officer and o.disabled_at is null
      join lateral (select permissions from identity.role where id = g.role and valid_from <= ${today}::date
        order by valid_from desc limit 1) r on true
    where (g.agency is null or g.agency = any(${agencies}::text[])) and g.valid_from <= ${now}
      and (g.valid_until is null or g.valid_until > ${now}) and ${permission} = any(r.permissions)
    order by lower(o.name), o.id`);
}

export type HolderRow = { id: string; name: string; area: string | null; disabled: boolean };

/** Who holds a role, or a permission, in exactly this agency (null = in every agency), locked accounts too, by name. */
export async function holdersIn(
  db: Runner,
  agency: string | null,
  wanted: { role?: string; permission?: string },
  now: Date,
  today: string,
): Promise<HolderRow[]> {
  return db.rows<HolderRow>(sql`
    select o.id, o.name, g.area, o.disabled_at is not null as disabled from identity.grant g
      join identity.officer o on o.id = g.officer
      join lateral (select permissions from identity.role where id = g.role and valid_from <= ${today}::date
        order by valid_from desc limit 1) r on true
    where g.agency is not distinct from ${agency} and g.valid_from <= ${now}
      and (g.valid_until is null or g.valid_until > ${now})
      and (${wanted.role ?? null}::text is null or g.role = ${wanted.role ?? null})
      and (${wanted.permission ?? null}::text is null or ${wanted.permission ?? null} = any(r.permissions))
    order by lower(o.name), o.id`);
}
