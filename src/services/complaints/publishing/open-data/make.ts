/** Makes the files of open data: all public reports as they stand at one moment, in bounded memory, cut off at any time without harm. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { agencies, areas } from '../../../../blocks/directory/api.ts';
import { change } from '../../../../platform/change.ts';
import type { City } from '../../../../platform/city.ts';
import { systemContext } from '../../../../platform/context.ts';
import { say } from '../../../../shared/languages.ts';
import { localDate } from '../../../../shared/time.ts';
import { publicPoint } from '../../live.ts';
import { settingsOf } from '../../settings.ts';
import { publicText } from '../../trust/public-face.ts';
import { columnsFor, type DataRow } from './columns.ts';
import * as store from './store.ts';
import { termsNow } from './terms.ts';
import { isPacked, type Writer, writersFor } from './writers.ts';

const pack = promisify(gzip);

/** Rows read at once, and bytes of a part before it is packed and put away. */
const PAGE = 2000;
const PART = 4 * 1024 * 1024;

/** One file in the making: its parts go to the city's files one by one. */
function sink(city: City, id: string, writer: Writer) {
  const hash = createHash('sha256');
  let waiting: Buffer[] = [];
  let [size, bytes, packed, number] = [0, 0, 0, 0];
  const put = async () => {
    if (size === 0) return;
    const whole = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    const kept = isPacked(writer.name) ? await pack(whole, { level: 6 }) : whole;
    const file = await city.files.put(kept);
    await store.addPart(city.db, { export: id, name: writer.name, number, file, bytes: kept.length });
    number += 1;
    packed += kept.length;
  };
  const take = (piece: Buffer) => {
    if (piece.length === 0) return;
    hash.update(piece);
    bytes += piece.length;
    size += piece.length;
    waiting.push(piece);
  };
  return {
    async add(rows: readonly DataRow[]) {
      take(writer.add(rows));
      if (size >= PART) await put();
    },
    async end() {
      take(writer.end());
      await put();
      return { name: writer.name, bytes, packed, sha256: hash.digest('hex') };
    },
  };
}

async function shaper(city: City): Promise<(row: store.SourceRow) => DataRow> {
  const [settings, tree, directory] = await Promise.all([settingsOf(city), agencies(city), areas(city)]);
  return (row) => {
    const category = settings.category(row.kind);
    const agency = row.agency ? tree.find(row.agency) : undefined;
    return {
      code: row.code,
      kind: row.kind,
      kindName: category ? say(category.title, 'id') : row.kind,
      state: row.state,
      open: row.open,
      outcome: row.outcome,
      mended: row.mended,
      agency: row.agency,
      agencyName: agency ? say(agency.name, 'id') : null,
      area: row.area,
      areaName: row.area ? directory.name(row.area) : null,
      point: publicPoint(row),
      rough: row.visibility === 'coarse',
      openedAt: row.opened_at,
      answeredAt: row.responded_at,
      closedAt: row.closed_at,
      promisedBy: row.complete_by,
      reopened: row.reopened,
      followers: row.followers,
      channel: row.channel,
      rating: row.rating,
      text: publicText(row),
    };
  };
}

/** Takes away what was cut off and what is older than the city keeps. */
async function cleanUp(city: City, keep: number, running: string | null): Promise<void> {
  for (const id of await store.outdated(city.db, keep, running)) {
    const files = await city.db.transaction((tx) => store.dropExport(tx, id));
    for (const file of files) await city.files.remove(file);
  }
}

/** Makes the files anew; undefined when another process is doing so. Throws when the rows do not add up. */
export async function makeOpenData(city: City): Promise<{ id: string; rows: number } | undefined> {
  const terms = await termsNow(city);
  const shape = await shaper(city);
  return city.db.transaction(async (still) => {
    if (!(await store.standStill(still))) return undefined;
    await cleanUp(city, terms.keep, null);
    const ctx = systemContext(city, 'complaints.open-data');
    const id = await store.beginExport(city.db, localDate(ctx.now, city.zone), ctx.now, terms);
    const sinks = writersFor({ columns: columnsFor(terms.withText), zone: city.zone }).map((writer) =>
      sink(city, id, writer),
    );
    const counts = { open: 0, ended: 0 };
    let after: number | null = null;
    for (;;) {
      const page: store.SourceRow[] = await store.publicAfter(still, after, PAGE);
      const rows = page.map(shape);
      for (const row of rows) counts[row.open ? 'open' : 'ended'] += 1;
      for (const one of sinks) await one.add(rows);
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) break;
    }
    const counted = await store.countPublic(still);
    if (counted.open !== counts.open || counted.ended !== counts.ended)
      throw new Error(`the rows of open data do not add up: ${JSON.stringify({ counts, counted })}`);
    const files: Awaited<ReturnType<(typeof sinks)[number]['end']>>[] = [];
    for (const one of sinks) files.push(await one.end());
    const rows = counts.open + counts.ended;
    await change(ctx, async (tx) => {
      await store.endExport(tx, id, { at: city.now(), rows, counts, files });
      tx.emit({ type: 'complaints.open-data.made', subject: id, payload: { rows } });
    });
    await cleanUp(city, terms.keep, null);
    return { id, rows };
  });
}
