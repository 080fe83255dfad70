/** Replaces guessed borders by real ones from a GeoJSON file, keeps what was there, and tells the house. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { type ImportReport, planImport } from './import-plan.ts';
import { keepAreas, lockAreas, readAreas, writeAreas } from './store-areas.ts';

export type ImportOptions = {
  /** Only say what would happen. */
  dryRun?: boolean;
  /** Import the sound features although others were refused. Without it one refusal stops everything. */
  skipRefused?: boolean;
  /** Where the borders come from; stands beside the map. */
  source?: string;
};

/**
 * Imports a GeoJSON FeatureCollection of areas (properties `kode`, `nama`; optional `induk`, `lat`, `lng`).
 * One transaction: all or nothing. `imported` is false for a dry run, for a file with refused features (unless they
 * are to be skipped) and for a file that changes nothing.
 */
export async function importAreas(
  ctx: Context,
  collection: unknown,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const source = options.source?.trim() || 'GeoJSON';
  const plan = (stored: Awaited<ReturnType<typeof readAreas>>) =>
    planImport(collection, { city: ctx.city, stored, source, at: ctx.now });
  if (options.dryRun) return plan(await readAreas(ctx.city.db)).report;
  const report = await change(ctx, async (tx) => {
    await lockAreas(tx);
    const stored = await readAreas(tx);
    const { report, write } = plan(stored);
    const stopped = report.refused.length > 0 && !options.skipRefused;
    if (stopped || write.length === 0) return report;
    const had = new Set(stored.map(({ code }) => code));
    const replaced = write.map(({ code }) => code).filter((code) => had.has(code));
    await keepAreas(tx, replaced, { at: ctx.now, by: source });
    await writeAreas(tx, write);
    const counts = { added: report.added.length, replaced: report.replaced.length };
    const subject = ctx.city.slug;
    tx.audit({ action: 'directory.areas.imported', subject, after: { ...counts, source } });
    tx.emit({ type: 'directory.areas.imported', subject, payload: counts });
    return { ...report, imported: true };
  });
  if (report.imported) ctx.city.cache.passed('directory.areas.imported');
  return report;
}

/**
 * The same from a file on this machine, for the command line; `report` hears a line per step.
 * 422 `directory.file-not-json` when the file is not JSON. The file's name becomes the source unless one is given.
 */
export async function importAreasFromFile(
  ctx: Context,
  path: string,
  report: (line: string) => void = () => {},
  options: ImportOptions = {},
): Promise<ImportReport> {
  report(`Reading ${basename(path)}`);
  const text = await readFile(path, 'utf8');
  let collection: unknown;
  try {
    collection = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Problem(422, 'directory.file-not-json', { file: basename(path) });
  }
  const result = await importAreas(ctx, collection, { source: basename(path), ...options });
  report(
    `${result.features} features: ${result.added.length} new, ${result.replaced.length} replaced, ` +
      `${result.unchanged} unchanged, ${result.refused.length} refused`,
  );
  for (const { feature, area, name, problem, found, meant } of result.refused.slice(0, 20)) {
    const details = [found && `found ${found}`, meant && `expected ${meant}`].filter(Boolean).join(', ');
    report(
      `Refused: feature ${feature + 1}, ${area ?? '?'} ${name ?? ''}: ${problem} ${details && `(${details})`}`,
    );
  }
  return result;
}
