/**
 * Runs every test: rules and HTTP tests (`*.test.ts`) two files at a time, then browser journeys (`*.e2e.ts`) one by one.
 * `npm test -- WORD…`: a word that occurs in a file's path chooses files; any other word chooses tests by their name.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { memoryFolder } from './memory-folder.ts';

type Count = { passed: number; failed: number; skipped: number };

const root = path.resolve(import.meta.dirname, '..');
/** A suite may come with this module: `globalSetup()` before the first file and `globalTeardown()` after the last. */
const SETUP = path.join(root, 'test/kit/global-setup.ts');
const RUN_MARK = 'PENDOPO_TEST_RUN';
/** A file that runs longer is ended and fails: a test that hangs, or that left a server or a timer open. */
const FILE_LIMIT = Number(process.env.PENDOPO_TEST_FILE_LIMIT) || 5 * 60_000;
const JOURNEY_LIMIT = 2 * FILE_LIMIT;
const GRACE = 4_000;
/** So many files are named at the end, where a run was long enough to hold them. */
const LONGEST = 12;

const stop = new AbortController();
let stoppedBy = 0;

function listen(): void {
  const end = (code: number) => () => {
    stoppedBy ||= code;
    stop.abort();
  };
  process.on('SIGINT', end(130));
  process.on('SIGTERM', end(143));
  // The launcher holds the other end of this channel: when it is killed, nobody reads the result any more.
  process.on('disconnect', end(143));
  process.channel?.unref();
}

function filesUnder(folders: string[], ending: string): string[] {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending) && !file.includes('node_modules'))
        .map((file) => path.join(folder, file)),
    )
    .sort();
}

async function runFiles(
  title: string,
  files: string[],
  options: { concurrency: number; timeout: number; names: RegExp[] },
  count: Count,
): Promise<void> {
  if (files.length === 0 || stop.signal.aborted) return;
  process.stdout.write(`\n${title}: ${files.length} ${files.length === 1 ? 'file' : 'files'}\n`);
  const stream = run({
    files: files.map((file) => path.join(root, file)),
    cwd: root,
    isolation: 'process',
    concurrency: options.concurrency,
    timeout: options.timeout,
    signal: stop.signal,
    ...(options.names.length > 0 ? { testNamePatterns: options.names } : {}),
  });
  const isFile = (name: string) => files.some((file) => name === file || name === path.join(root, file));
  const lasted = new Map<string, number>();
  stream.on('test:complete', (event) => {
    if (isFile(event.name)) lasted.set(path.relative(root, event.name), event.details.duration_ms);
  });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite' || isFile(event.name)) return;
    if (event.skip !== undefined || event.todo !== undefined) count.skipped++;
    else count.passed++;
  });
  stream.on('test:fail', (event) => {
    // A suite fails because a test in it did; it counts only when it broke by itself (a hook, for example).
    const cause = (event.details.error as { failureType?: string } | undefined)?.failureType;
    if (event.todo !== undefined) count.skipped++;
    else if (cause !== 'subtestsFailed') count.failed++;
  });
  const unwatch = watchFiles(options.timeout, process.env[RUN_MARK] ?? '');
  try {
    for await (const text of stream.compose(new spec())) process.stdout.write(text as string);
  } finally {
    unwatch();
  }
  sayLongest(lasted);
}

/** Where the time goes: whoever wants the tests to be quick begins here. */
function sayLongest(lasted: ReadonlyMap<string, number>): void {
  const longest = [...lasted].sort(([, a], [, b]) => b - a).slice(0, LONGEST);
  if (longest.length < LONGEST) return;
  process.stdout.write('\nThe longest files:\n');
  for (const [file, ms] of longest)
    process.stdout.write(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${file}\n`);
}

/**
 * Ends test files that have run longer than the limit. Node's own limit is for one test and leaves the file's process
 * waiting for what the test left open. Returns the way to stop watching.
 */
function watchFiles(limit: number, mark: string): () => void {
  const seen = new Map<number, number>();
  const timer = setInterval(
    () => {
      for (const { pid, parent } of marked(mark)) {
        const since = seen.get(pid) ?? Date.now();
        seen.set(pid, since);
        if (parent !== process.pid || Date.now() - since < limit) continue;
        process.stdout.write(
          `\nA test file ran longer than ${Math.round(limit / 1000)} s and is ended (${pid}).\n`,
        );
        end(pid);
      }
    },
    Math.min(2_000, limit / 2),
  );
  return () => clearInterval(timer);
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** Processes that this run started, by the mark that they inherited in their environment (Linux only). */
function marked(mark: string): { pid: number; parent: number; command: string }[] {
  if (process.platform !== 'linux') return [];
  const found: { pid: number; parent: number; command: string }[] = [];
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (!readFileSync(`/proc/${entry}/environ`, 'utf8').includes(`${RUN_MARK}=${mark}`)) continue;
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      const [, command = '', parent] = /^Name:\s*(.*)[\s\S]*^PPid:\s*(\d+)/m.exec(status) ?? [];
      found.push({ pid, parent: Number(parent), command });
    } catch {
      // It ended while we looked, or belongs to somebody else.
    }
  }
  return found;
}

async function sweep(mark: string): Promise<void> {
  const until = Date.now() + GRACE;
  while (marked(mark).length > 0 && Date.now() < until) await sleep(100);
  const left = marked(mark);
  if (left.length === 0) return;
  const names = left.map(({ pid, command }) => `${command} (${pid})`).join(', ');
  process.stdout.write(`\nTests left processes running; they are ended now: ${names}\n`);
  for (const { pid } of left) end(pid);
}

async function main(): Promise<number> {
  const words = process.argv.slice(2).filter((word) => word !== '--');
  const all = filesUnder(['src', 'test', 'scripts', 'bench'], '.test.ts');
  const journeys = filesUnder(['test/e2e'], '.e2e.ts');
  const inPath = (word: string, file: string) => file.includes(word.replace(/^\.\//, ''));
  const paths = words.filter((word) => [...all, ...journeys].some((file) => inPath(word, file)));
  const names = words
    .filter((word) => !paths.includes(word))
    .map((word) => new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'));
  const chosen = (file: string) => paths.length === 0 || paths.some((word) => inPath(word, file));

  const mark = `${process.pid}-${Date.now()}`;
  process.env[RUN_MARK] = mark;
  process.env.NODE_ENV ??= 'test';
  process.env.NODE_COMPILE_CACHE ??= path.join(root, '.runtime/compiled');
  const memory = process.env.TMPDIR ? undefined : memoryFolder();
  if (memory) process.env.TMPDIR = memory;
  listen();
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  const setup = existsSync(SETUP) ? await import(pathToFileURL(SETUP).href) : undefined;
  try {
    await setup?.globalSetup?.();
    const options = { names, timeout: FILE_LIMIT, concurrency: 2 };
    await runFiles('Rules and HTTP', all.filter(chosen), options, count);
    const journeyOptions = { names, timeout: JOURNEY_LIMIT, concurrency: 1 };
    await runFiles('Browser journeys', journeys.filter(chosen), journeyOptions, count);
  } catch (error) {
    if (!stop.signal.aborted) {
      count.failed++;
      process.stdout.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
  } finally {
    await setup?.globalTeardown?.();
    await sweep(mark);
    if (memory) rmSync(memory, { recursive: true, force: true, maxRetries: 5 });
  }
  const total = count.passed + count.failed + count.skipped;
  if (stoppedBy) process.stdout.write('\nStopped before the end.\n');
  else if (total === 0) process.stdout.write('\nNo test ran: that counts as a failure.\n');
  process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  return stoppedBy || (count.failed > 0 || count.passed === 0 ? 1 : 0);
}

process.exitCode = await main();
