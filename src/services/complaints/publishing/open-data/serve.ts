/** Hands out open data: what there is, in words for people and in DCAT for programs, and the files themselves. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { change } from '../../../../platform/change.ts';
import type { City } from '../../../../platform/city.ts';
import type { Context } from '../../../../platform/context.ts';
import { Reply } from '../../../../platform/http/route.ts';
import { Problem } from '../../../../shared/errors.ts';
import { say } from '../../../../shared/languages.ts';
import type { OpenData, OpenDataDesk } from '../../rules/publishing-contract.ts';
import { speakerOf } from '../words.ts';
import { columnsFor } from './columns.ts';
import { type ExportRow, exportsNewestFirst, partsOf } from './store.ts';
import { termsNow } from './terms.ts';
import { isPacked } from './writers.ts';

const TYPES: Record<string, string> = {
  'laporan.csv': 'text/csv; charset=utf-8',
  'laporan.geojson': 'application/geo+json; charset=utf-8',
  'laporan.parquet': 'application/vnd.apache.parquet',
};
const PACKED = '.gz';

function shown({ day, ended_at, rows, counts, files, terms }: ExportRow) {
  return {
    day,
    madeAt: (ended_at ?? new Date(0)).toISOString(),
    rows: rows ?? 0,
    open: counts?.open ?? 0,
    ended: counts?.ended ?? 0,
    licence: terms.licence,
    files: files.map((file) => ({
      name: file.name,
      bytes: file.bytes,
      packedBytes: isPacked(file.name) ? file.packed : null,
      sha256: file.sha256,
    })),
  };
}

/** One of a day: the last of those that were made then. */
function oneADay(rows: readonly ExportRow[]): ExportRow[] {
  const days = new Set<string>();
  return rows.filter(({ state, day }) => state === 'done' && !days.has(day) && days.add(day));
}

export async function openData({ city }: Context): Promise<OpenData> {
  const [rows, terms] = await Promise.all([exportsNewestFirst(city.db), termsNow(city)]);
  return {
    ...terms,
    columns: columnsFor(terms.withText).map(({ name, type }) => ({ name, type })),
    exports: oneADay(rows).map(shown),
  };
}

/** For administrators: the same, and whether files are being made just now. */
export async function openDataDesk(ctx: Context): Promise<OpenDataDesk> {
  const rows = await exportsNewestFirst(ctx.city.db);
  const [newest] = rows;
  return {
    ...(await openData(ctx)),
    running: newest?.state === 'running' ? newest.started_at.toISOString() : null,
  };
}

/** Has the files made anew, in the background; asked twice while it waits, it is done once. */
export async function requestOpenData(ctx: Context): Promise<{ requested: boolean }> {
  return change(ctx, async (tx) => {
    tx.job({ task: 'complaints.open-data', payload: {}, key: 'complaints.open-data' });
    tx.audit({ action: 'complaints.open-data.requested', subject: 'complaints.open-data' });
    return { requested: true };
  });
}

async function* bytesOf(city: City, parts: readonly { file: string }[], unpack: boolean) {
  for (const { file } of parts) {
    const stored = await city.files.get(file);
    if (!stored) throw new Error(`a part of open data is missing from the files of the city: ${file}`);
    // Whoever hangs up half-way leaves no open file behind, and a broken part breaks the download.
    const read = unpack ? pipeline(stored, createGunzip(), () => {}) : stored;
    try {
      yield* read;
    } finally {
      read.destroy();
      stored.destroy();
    }
  }
}

/** A file by its name, with `.gz` as it is kept; `day` null for the newest. 404 when there is none. */
export async function openDataFile(
  { city }: Context,
  day: string | null,
  asked: string,
  known: string | undefined,
): Promise<Reply> {
  const packed = asked.endsWith(PACKED);
  const name = packed ? asked.slice(0, -PACKED.length) : asked;
  const type = TYPES[name];
  if (!type || (packed && !isPacked(name))) throw new Problem(404, 'platform.not-found');
  const made = oneADay(await exportsNewestFirst(city.db, day ?? undefined))[0];
  const file = made?.files.find((one) => one.name === name);
  if (!made || !file) throw new Problem(404, 'complaints.no-open-data');
  const etag = `"${file.sha256.slice(0, 32)}${packed ? '-gz' : ''}"`;
  const headers: Record<string, string> = {
    etag,
    'cache-control': 'public, max-age=600',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return new Reply(304, headers, '');
  const parts = await partsOf(city.db, made.id, name);
  const unpack = isPacked(name) && !packed;
  const saved = asked.replace('laporan', `laporan-${city.slug}-${made.day}`);
  return new Reply(
    200,
    {
      ...headers,
      'content-type': packed ? 'application/gzip' : type,
      'content-disposition': `attachment; filename="${saved}"`,
      'last-modified': (made.ended_at ?? made.started_at).toUTCString(),
      ...(unpack ? {} : { 'content-length': String(file.packed) }),
    },
    Readable.from(bytesOf(city, parts, unpack)),
  );
}

const ACCESS = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';

/** The data set as DCAT 3 in JSON-LD, for catalogues such as data.go.id that gather from cities. */
export async function catalogue(ctx: Context, origin: string): Promise<Reply> {
  const { city, language } = ctx;
  const speak = speakerOf(city, language);
  const data = await openData(ctx);
  const [newest] = data.exports;
  const publisher = { '@type': 'foaf:Organization', 'foaf:name': say(city.name, language) };
  const body = {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
    },
    '@type': 'dcat:Dataset',
    '@id': `${origin}/data`,
    'dct:identifier': `${city.slug}-complaints`,
    'dct:title': speak('complaints.data.dataset'),
    'dct:description': speak('complaints.data.lead'),
    'dct:language': ['id'],
    'dct:publisher': publisher,
    'dct:license': data.licenceUrl,
    'dct:accessRights': ACCESS,
    'dct:accrualPeriodicity': 'http://publications.europa.eu/resource/authority/frequency/DAILY',
    'dcat:landingPage': `${origin}/data`,
    ...(newest ? { 'dct:modified': newest.madeAt } : {}),
    'dcat:distribution': (newest?.files ?? []).flatMap((file) =>
      [
        { name: file.name, bytes: file.bytes, packed: false },
        ...(file.packedBytes === null
          ? []
          : [{ name: `${file.name}${PACKED}`, bytes: file.packedBytes, packed: true }]),
      ].map(({ name, bytes, packed }) => ({
        '@type': 'dcat:Distribution',
        'dct:title': name,
        'dcat:downloadURL': `${origin}/data/${name}`,
        'dcat:mediaType': (TYPES[file.name] ?? '').replace(/;.*/, ''),
        ...(packed ? { 'dcat:compressFormat': 'application/gzip' } : {}),
        'dcat:byteSize': bytes,
        'dct:license': data.licenceUrl,
        ...(packed
          ? {}
          : {
              'spdx:checksum': {
                '@type': 'spdx:Checksum',
                'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
                'spdx:checksumValue': file.sha256,
              },
            }),
      })),
    ),
  };
  return new Reply(
    200,
    {
      'content-type': 'application/ld+json; charset=utf-8',
      'cache-control': 'public, max-age=600',
      'access-control-allow-origin': '*',
    },
    JSON.stringify(body, null, 2),
  );
}
