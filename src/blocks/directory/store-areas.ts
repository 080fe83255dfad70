/** SQL of areas: districts and what lies in them, their borders, and what they were before an import. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { type BBox, boxOfArea, type Area as Geometry } from '../../shared/geo.ts';
import type { AreaKind, Place } from './shape.ts';
import { pointText } from './store-agencies.ts';

/** An area as stored. `geometry` is null where the border follows from the areas below. */
export type AreaRow = {
  code: string;
  name: string;
  kind: AreaKind;
  parent: string | null;
  centroid: Place;
  geometry: Geometry | null;
  approximate: boolean;
  source: string;
  importedAt: Date | null;
  fromPack: boolean;
};

export async function readAreas(db: Runner): Promise<AreaRow[]> {
  return db.rows<AreaRow>(sql`
    select code, name, kind, parent, centroid, geometry, approximate, source,
           imported_at as "importedAt", from_pack as "fromPack"
    from directory.area order by code`);
}

/** Keeps two imports, or an import and a load, from mixing. Held to the end of the transaction. */
export async function lockAreas(tx: Runner): Promise<void> {
  await tx.run(sql`lock table directory.area in share row exclusive mode`);
}

function boxText(box: BBox | undefined): string | null {
  return box ? `((${box[0]},${box[1]}),(${box[2]},${box[3]}))` : null;
}

/** Inserts or replaces areas in one statement. */
export async function writeAreas(tx: Runner, areas: readonly AreaRow[]): Promise<void> {
  if (areas.length === 0) return;
  const rows = areas.map((area) => ({
    ...area,
    centroid: pointText(area.centroid),
    bbox: boxText(area.geometry ? boxOfArea(area.geometry) : undefined),
  }));
  await tx.run(sql`
    insert into directory.area
      (code, name, kind, parent, centroid, geometry, bbox, approximate, source, imported_at, from_pack)
    select code, name, kind, parent, centroid::point, nullif(geometry, 'null'::jsonb), bbox::box, approximate, source,
           "importedAt", "fromPack"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (code text, name text, kind text, parent text, centroid text, geometry jsonb, bbox text, approximate boolean,
       source text, "importedAt" timestamptz, "fromPack" boolean)
    on conflict on constraint area_pkey do update set
      name = excluded.name, kind = excluded.kind, parent = excluded.parent, centroid = excluded.centroid,
      geometry = excluded.geometry, bbox = excluded.bbox, approximate = excluded.approximate,
      source = excluded.source, imported_at = excluded.imported_at, from_pack = excluded.from_pack`);
}

/** Copies areas as they are now into the history, before they are replaced. */
export async function keepAreas(
  tx: Runner,
  codes: readonly string[],
  replaced: { at: Date; by: string },
): Promise<void> {
  await tx.run(sql`
    insert into directory.area_history
      (code, name, kind, parent, centroid, geometry, approximate, source, imported_at, replaced_at, replaced_by)
    select code, name, kind, parent, centroid, geometry, approximate, source, imported_at, ${replaced.at}, ${replaced.by}
    from directory.area where code = any(${codes}) order by code`);
}

/** Earlier states of an area, the newest first. */
export async function readAreaHistory(db: Runner, code: string) {
  return db.rows<{
    name: string;
    approximate: boolean;
    source: string;
    replacedAt: Date;
    replacedBy: string;
  }>(sql`
    select name, approximate, source, replaced_at as "replacedAt", replaced_by as "replacedBy"
    from directory.area_history where code = ${code} order by id desc limit 100`);
}

/** Removes areas; their state must be in the history already. */
export async function deleteAreas(tx: Runner, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx.run(sql`delete from directory.unit where area = any(${codes})`);
  await tx.run(sql`delete from directory.area where code = any(${codes})`);
}
