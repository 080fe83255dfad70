/** History cannot be rewritten: PostgreSQL itself refuses it to the role under which the app works. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql, trusted } from '../../src/platform/db/sql.ts';
import { testHouse } from '../kit/house.ts';
import { report } from '../kit/people.ts';

const DENIED = '42501';

test('as the app, rows of an append-only table can be added and read but not changed, deleted, emptied or dropped', async (t) => {
  const house = await testHouse(t);
  await report(house);
  await house.city.hub.drain();
  const { db } = house.city;
  const tables = await db.rows<{ name: string; columns: string[] }>(sql`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and attidentity = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'append-only%'`);
  const names = tables.map((table) => table.name);
  for (const known of ['platform.audit', 'platform.event', 'cases.entry'])
    assert.ok(names.includes(known), `${known} is append-only`);
  for (const { name, columns } of tables) {
    const [column = ''] = columns;
    const attempts = [
      `update ${name} set "${column}" = "${column}"`,
      `delete from ${name}`,
      `truncate ${name}`,
      `drop table ${name}`,
      `alter table ${name} disable trigger all`,
    ];
    // Granting what one does not hold is no error to PostgreSQL, it only grants nothing.
    await db
      .run(sql`${trusted(`grant update, delete, truncate on ${name} to current_user`)}`)
      .catch(() => {});
    for (const attempt of attempts)
      await assert.rejects(db.run(sql`${trusted(attempt)}`), { code: DENIED }, attempt);
    await db.rows(sql`${trusted(`select * from ${name} limit 1`)}`);
  }
  const left = await db.one<{ audits: number; events: number; entries: number }>(sql`select
    (select count(*) from platform.audit) as audits, (select count(*) from platform.event) as events,
    (select count(*) from cases.entry) as entries`);
  assert.ok(left.audits > 0 && left.events > 0 && left.entries > 0, 'there was history to rewrite');
});

test('the app cannot become a role that may', async (t) => {
  const house = await testHouse(t);
  const { db } = house.city;
  const roles = await db.rows<{ name: string }>(
    sql`select rolname as name from pg_roles where rolname <> current_user and rolname not like 'pg_%'`,
  );
  assert.ok(roles.length > 0);
  for (const { name } of roles)
    await assert.rejects(db.run(sql`${trusted(`set role "${name}"`)}`), { code: DENIED }, name);
  await assert.rejects(db.run(sql`create role penyusup superuser`), { code: DENIED });
  await assert.rejects(db.run(sql`alter role current_user superuser`), { code: DENIED });
  await assert.rejects(db.run(sql`create table public.titipan (n int)`), { code: DENIED });
});
