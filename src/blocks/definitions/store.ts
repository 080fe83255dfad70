/** SQL of versions of services. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Words } from '../../shared/languages.ts';
import type { VersionContent } from './live.ts';
import type { Definition } from './rules/shape/definition.ts';
import type { Shelf } from './rules/shape/shelf.ts';

export type Source = 'pack' | 'designer';

/** A version without its content. */
export type VersionLine = {
  service: string;
  number: number;
  hash: string;
  from: string;
  source: Source;
  at: Date;
};

export type VersionNote = VersionLine & {
  change: Words;
  publishedBy: string;
  approvedBy: string | null;
};

export type Withdrawal = { service: string; from: string; at: Date; why: Words };

const PILLARS = 'definitions.pillars';
const EVENTS = 'definitions.life-events';
const KINDS = 'definitions.agency-kinds';

const CONTENT = sql`select service, number, hash, valid_from::text as "from", content::text as content
  from definitions.version`;

type ContentRow = Omit<VersionContent, 'content'> & { content: string };
/** As bytes, outside of the heap. */
const packed = (row: ContentRow): VersionContent => ({ ...row, content: Buffer.from(row.content) });
const LINE = sql`service, number, hash, valid_from::text as "from", source, at`;

/** Nobody else publishes until the transaction ends; readers go on. */
export async function lockVersions(tx: Runner): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('definitions.version'))`);
}

export function versionLines(db: Runner): Promise<VersionLine[]> {
  return db.rows<VersionLine>(sql`select ${LINE} from definitions.version order by service, number`);
}

export async function insertVersion(
  tx: Runner,
  row: VersionLine & { content: Definition; publishedBy: string; approvedBy: string | null },
): Promise<void> {
  await tx.run(sql`insert into definitions.version
      (service, number, valid_from, hash, content, source, published_by, approved_by, at)
    values (${row.service}, ${row.number}, ${row.from}::date, ${row.hash}, ${JSON.stringify(row.content)}::json,
      ${row.source}, ${row.publishedBy}, ${row.approvedBy}, ${row.at})`);
}

/** Contents of what holds on a day or will hold later. */
export async function contentsFrom(city: City, date: string): Promise<VersionContent[]> {
  const rows = await city.db.rows<ContentRow>(sql`${CONTENT} v where valid_from > ${date}::date
      or (valid_from, number) = (select valid_from, number from definitions.version o
        where o.service = v.service and o.valid_from <= ${date}::date order by valid_from desc, number desc limit 1)
    order by service, valid_from, number`);
  return rows.map(packed);
}

export async function contentOf(
  city: City,
  service: string,
  number: number,
): Promise<VersionContent | undefined> {
  const row = await city.db.maybe<ContentRow>(
    sql`${CONTENT} where service = ${service} and number = ${number}`,
  );
  return row && packed(row);
}

/** The newest first. */
export function notesOf(city: City, service: string): Promise<VersionNote[]> {
  return city.db.rows<VersionNote>(sql`select ${LINE}, content->'change' as change,
      published_by as "publishedBy", approved_by as "approvedBy"
    from definitions.version where service = ${service} order by valid_from desc, number desc`);
}

export function withdrawals(db: Runner): Promise<Withdrawal[]> {
  return db.rows<Withdrawal>(
    sql`select service, valid_from::text as "from", at, why from definitions.withdrawal order by service, at`,
  );
}

export async function insertWithdrawal(tx: Runner, row: Withdrawal & { by: string }): Promise<void> {
  await tx.run(sql`insert into definitions.withdrawal (service, valid_from, why, decided_by, at)
    values (${row.service}, ${row.from}::date, ${JSON.stringify(row.why)}::jsonb, ${row.by}, ${row.at})`);
}

/** Digests of folders by the id of their service. */
export async function folderDigests(db: Runner): Promise<Map<string, string>> {
  const rows = await db.rows<{ service: string; digest: string }>(
    sql`select service, digest from definitions.folder`,
  );
  return new Map(rows.map(({ service, digest }) => [service, digest]));
}

export async function writeDigests(tx: Runner, digests: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...digests].map(([service, digest]) => ({ service, digest }));
  if (rows.length === 0) return;
  await tx.run(sql`insert into definitions.folder (service, digest)
    select item->>'service', item->>'digest' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) item
    on conflict on constraint folder_pkey do update set digest = excluded.digest`);
}

/** What services are sorted by and checked against follows the pack. True when it is new or different. */
export async function writeShelf(tx: Runner, { pillars, events, kinds }: Shelf): Promise<boolean> {
  const changed = await tx.run(sql`insert into platform.setting (key, value)
    values (${PILLARS}, ${JSON.stringify(pillars)}::jsonb), (${EVENTS}, ${JSON.stringify(events)}::jsonb),
      (${KINDS}, ${JSON.stringify(kinds)}::jsonb)
    on conflict on constraint setting_pkey do update set value = excluded.value
      where setting.value <> excluded.value`);
  return changed > 0;
}

export async function readShelf(city: City): Promise<Shelf> {
  const rows = await city.db.rows<{ key: string; value: unknown }>(
    sql`select key, value from platform.setting where key in (${PILLARS}, ${EVENTS}, ${KINDS})`,
  );
  const list = <T>(key: string) => (rows.find((row) => row.key === key)?.value as T[] | undefined) ?? [];
  return { pillars: list(PILLARS), events: list(EVENTS), kinds: list(KINDS) };
}
