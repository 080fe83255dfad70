/** SQL of agencies and their posts. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Agency, Place, Post } from './shape.ts';

type AgencyRow = Omit<Agency, 'posts'>;
type PostRow = Post & { agency: string };

export async function readAgencies(db: Runner): Promise<Agency[]> {
  const rows = await db.rows<AgencyRow>(sql`
    select id, name, short, kind, parent, handles, areas, valid_from::text as "validFrom",
           closed_on::text as "closedOn", from_pack as "fromPack"
    from directory.agency order by id`);
  const posts = await db.rows<PostRow>(
    sql`select agency, id, name, kind, place from directory.post order by agency, ordinal, id`,
  );
  const byAgency = Map.groupBy(posts, (post) => post.agency);
  return rows.map((row) => ({
    ...row,
    posts: (byAgency.get(row.id) ?? []).map(({ agency: _, ...post }) => post),
  }));
}

/** Locks one agency for a change; undefined if there is none. */
export async function lockAgency(tx: Runner, id: string): Promise<boolean> {
  const row = await tx.maybe(sql`select 1 from directory.agency where id = ${id} for update`);
  return row !== undefined;
}

/** Inserts or replaces an agency and its posts. */
export async function writeAgency(tx: Runner, agency: Agency): Promise<void> {
  await tx.run(sql`
    insert into directory.agency (id, name, short, kind, parent, handles, areas, valid_from, closed_on, from_pack)
    values (${agency.id}, ${JSON.stringify(agency.name)}::jsonb, ${agency.short}, ${agency.kind}, ${agency.parent},
      ${agency.handles}, ${agency.areas}, ${agency.validFrom}::date, ${agency.closedOn}::date, ${agency.fromPack})
    on conflict on constraint agency_pkey do update set
      name = excluded.name, short = excluded.short, kind = excluded.kind, parent = excluded.parent,
      handles = excluded.handles, areas = excluded.areas, valid_from = excluded.valid_from,
      closed_on = excluded.closed_on, from_pack = excluded.from_pack`);
  await tx.run(sql`delete from directory.post where agency = ${agency.id}`);
  let ordinal = 0;
  for (const post of agency.posts) {
    ordinal += 1;
    await tx.run(sql`insert into directory.post (agency, id, name, kind, place, ordinal)
      values (${agency.id}, ${post.id}, ${JSON.stringify(post.name)}::jsonb, ${post.kind}, ${pointText(post.place)}::point, ${ordinal})`);
  }
}

/** PostgreSQL's text for a point: longitude first. */
export function pointText(place: Place | null): string | null {
  return place ? `(${place.lng},${place.lat})` : null;
}
