/** Files that an administrator sent: kept in sealed pieces, looked at, given a mapping, and deleted when they are of no more use. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse as parseYaml, stringify } from 'yaml';
import { agencies } from '../../../blocks/directory/api.ts';
import { actorLabel, change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { open, seal } from '../../../platform/crypt.ts';
import { storedAnswer } from '../../../platform/http/idempotency.ts';
import { Problem } from '../../../shared/errors.ts';
import { cleanLine } from '../../../shared/text.ts';
import {
  type ImportFileView,
  KEEP_DAYS,
  type MappingView,
  type PreviewRow,
} from '../rules/import-contract.ts';
import { settingsOf } from '../settings.ts';
import { agencyIdOf, categoryIdOf, converter, type Fields } from './convert.ts';
import * as store from './desk-store.ts';
import { guessMapping } from './guess.ts';
import { readMapping } from './mapping.ts';
import { factsOf } from './run.ts';
import { type Survey, surveyOf, type Wish } from './survey.ts';
import { taskView } from './task-view.ts';

const PIECE = 1 << 20;
const DAY = 86_400_000;

/** The file with this id; 404 when it is gone. */
export async function fileOf(city: City, id: string): Promise<store.FileRow> {
  const file = await store.fileById(city.db, id);
  if (!file) throw new Problem(404, 'complaints.import-file-gone');
  return file;
}

function surveyIn(city: City, file: store.FileRow): Survey {
  return JSON.parse(open(city, file.survey)) as Survey;
}

/** The mapping of the file held against its own columns, and how many rows it has. */
export function readiness(city: City, file: store.FileRow) {
  const { header, rows } = surveyIn(city, file);
  return { ...readMapping(file.mapping, header), rows };
}

/** Lets `use` have the whole file under its own name in a folder of its own, which is removed in the end. */
export async function withFile<T>(
  city: City,
  file: Pick<store.FileRow, 'id' | 'name'>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(tmpdir(), `pendopo-import-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const path = join(folder, file.name);
    await pipeline(Readable.from(piecesOf(city, file.id)), createWriteStream(path, { mode: 0o600 }));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(city: City, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const piece = await store.pieceOf(city.db, id, number);
    if (!piece) return;
    yield Buffer.from(open(city, piece), 'base64');
  }
}

async function keepPieces(city: City, id: string, path: string): Promise<void> {
  let number = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>)
    await store.insertPiece(city.db, id, number++, seal(city, chunk.toString('base64')));
}

/** A file name is somebody else's text: only its last part, and nothing that a disk might misread. */
function safeName(given: string): string {
  const name = cleanLine(basename(given.replaceAll('\\', '/'))).replace(/[^\p{L}\p{N} ._()-]/gu, '_');
  const short = name.replace(/^\.+/, '').slice(-80) || 'tabel';
  return /\.gz$/i.test(short) ? `${short}.csv` : short;
}

async function guessFor(ctx: Context, name: string, survey: Survey) {
  const [settings, tree] = await Promise.all([settingsOf(ctx.city), agencies(ctx.city)]);
  return guessMapping(
    name
      .replace(/\.[^.]*$/, '')
      .slice(0, 60)
      .padEnd(2, '-'),
    survey,
    {
      zone: ctx.city.zone,
      categories: settings.current.map(({ id, title }) => ({ id, names: [title.id, title.en] })),
      agencies: tree.all().map(({ id, name: words, short }) => ({ id, names: [short, words.id, words.en] })),
    },
  );
}

/** Keeps the file at `path`. 422 for what is no table; a repetition under the same idempotency key gets the first answer. */
export async function keepFile(ctx: Context, path: string, given: string): Promise<{ id: string }> {
  const { city, idempotency } = ctx;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const sha256 = hash.digest('hex');
  if (idempotency) {
    idempotency.fingerprint = createHash('sha256')
      .update(idempotency.fingerprint + sha256)
      .digest('base64url');
    const { key, also = [], fingerprint } = idempotency;
    if (await storedAnswer(city, [key, ...also], fingerprint)) throw new Problem(409, 'platform.replayed');
  }
  const { encoding, delimiter, ...survey } = await surveyOf(path);
  const name = safeName(given);
  const { kind, id: who } = actorLabel(ctx.actor);
  const id = await store.insertFile(city.db, {
    name,
    bytes: (await stat(path)).size,
    sha256,
    encoding,
    delimiter,
    survey: seal(city, JSON.stringify(survey)),
    mapping: await guessFor(ctx, name, survey),
    uploaded_at: ctx.now,
    by: `${kind}:${who}`,
  });
  try {
    await keepPieces(city, id, path);
    return await change(ctx, async (tx) => {
      await store.markReady(tx, id);
      tx.audit({ action: 'complaints.import.uploaded', subject: id, after: { rows: survey.rows } });
      return { id };
    });
  } catch (error) {
    await store.deleteFile(city.db, id).catch(() => {});
    throw error;
  }
}

async function demandIdle(city: City, id: string): Promise<void> {
  const active = await store.activeTask(city.db);
  if (active?.file === id) throw new Problem(409, 'complaints.import-file-busy');
}

/** Looks at the file again, in another encoding or with another separator. The mapping begins anew. */
export async function readAnew(ctx: Context, id: string, wish: Wish): Promise<ImportFileView> {
  const file = await fileOf(ctx.city, id);
  await demandIdle(ctx.city, id);
  const look = await withFile(ctx.city, file, (path) => surveyOf(path, wish));
  const { encoding, delimiter, ...survey } = look;
  const mapping = { ...(await guessFor(ctx, file.name, survey)), encoding, delimiter };
  await change(ctx, (tx) =>
    store.saveSurvey(tx, id, {
      encoding,
      delimiter,
      survey: seal(ctx.city, JSON.stringify(survey)),
      mapping,
    }),
  );
  return viewFile(ctx, id);
}

async function previewOf(
  ctx: Context,
  survey: Survey,
  value: unknown,
): Promise<Omit<MappingView, 'mapping'>> {
  const read = readMapping(value, survey.header);
  if ('faults' in read) return { faults: read.faults, preview: [] };
  const { mapping } = read;
  const convert = converter(mapping, await factsOf(ctx, await settingsOf(ctx.city)));
  const preview = survey.sample.map(({ line, values }): PreviewRow => {
    const fields: Fields = Object.fromEntries(survey.header.map((name, at) => [name, values[at]]));
    const text = (column: string | undefined) => cleanLine(fields[column ?? ''] ?? '');
    const row = convert(fields);
    const known = 'reason' in row ? undefined : row;
    const { columns } = mapping;
    const category = text(columns.category);
    const agency = text(columns.agency);
    return {
      line,
      id: text(columns.id).slice(0, 200),
      openedText: text(columns.openedAt).slice(0, 60),
      openedAt: known?.openedAt.toISOString() ?? null,
      closedAt: known?.closedAt?.toISOString() ?? null,
      category: category ? categoryIdOf(mapping, category) : null,
      agency: agency ? agencyIdOf(mapping, agency) : null,
      area: known?.area ?? null,
      point: known?.point ?? null,
      words: (known?.description ?? text(columns.description[0])).slice(0, 160),
      reason: 'reason' in row ? row.reason : null,
      detail: 'reason' in row ? row.detail.slice(0, 200) : '',
    };
  });
  return { faults: [], preview };
}

function fromYaml(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch {
    throw new Problem(422, 'complaints.import-yaml');
  }
  if (!value || typeof value !== 'object' || Array.isArray(value))
    throw new Problem(422, 'complaints.import-yaml');
  return value as Record<string, unknown>;
}

/** Keeps the mapping, right or wrong, and says what is wrong with it and how the first rows would be read. */
export async function setMapping(
  ctx: Context,
  id: string,
  given: { mapping?: Record<string, unknown> | undefined; yaml?: string | undefined },
): Promise<MappingView> {
  const file = await fileOf(ctx.city, id);
  await demandIdle(ctx.city, id);
  const mapping = given.yaml === undefined ? (given.mapping ?? {}) : fromYaml(given.yaml);
  if (JSON.stringify(mapping).length > 200_000) throw new Problem(422, 'complaints.import-yaml');
  await change(ctx, (tx) => store.saveMapping(tx, id, mapping));
  return { mapping, ...(await previewOf(ctx, surveyIn(ctx.city, file), mapping)) };
}

/** The mapping as YAML, as the command takes it. */
export async function mappingYaml(ctx: Context, id: string): Promise<string> {
  return stringify((await fileOf(ctx.city, id)).mapping, { lineWidth: 0 });
}

export function fileLine(file: store.FileRow) {
  const { id, name, bytes, uploaded_at: at } = file;
  return {
    id,
    name,
    bytes,
    uploadedAt: at.toISOString(),
    goneAfter: new Date(at.getTime() + KEEP_DAYS * DAY).toISOString(),
  };
}

export async function viewFile(ctx: Context, id: string): Promise<ImportFileView> {
  const { city } = ctx;
  const file = await fileOf(city, id);
  const survey = surveyIn(city, file);
  const [active, last, read] = await Promise.all([
    store.activeTask(city.db),
    store.lastTask(city.db, id),
    previewOf(ctx, survey, file.mapping),
  ]);
  return {
    ...fileLine(file),
    encoding: file.encoding,
    delimiter: file.delimiter,
    zone: city.zone,
    ...survey,
    mapping: file.mapping,
    ...read,
    active: active ? await taskView(city, active) : null,
    last: last ? await taskView(city, last) : null,
  };
}

/** Deletes the file at once; what was imported from it stays. */
export async function dropFile(ctx: Context, id: string): Promise<void> {
  await fileOf(ctx.city, id);
  await demandIdle(ctx.city, id);
  await change(ctx, async (tx) => {
    await store.deleteFile(tx, id);
    tx.audit({ action: 'complaints.import.file-deleted', subject: id });
  });
}
