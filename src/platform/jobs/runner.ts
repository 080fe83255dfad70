/** Background jobs of one city on graphile-worker: queued in the change's own transaction, run at least once. */
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import type { City } from '../city.ts';
import { sql } from '../db/sql.ts';
import type { Log } from '../telemetry/log.ts';

const silent = new Logger(() => () => {});
const AGAIN_MS = 500;
/** How long a stop waits for jobs that are under way. */
const PATIENCE_MS = 2000;

type Payload = Record<string, unknown>;

export type Job = {
  /** `<module>.<what it does>`, as given to `change.job`. */
  task: string;
  /** Must be idempotent: a crash after the work and before the receipt runs it again. */
  run(payload: Payload, city: City): Promise<void>;
  /**
   * Does many at once, all or none, for work that comes in crowds. When it throws, each is run by itself, so that one
   * that cannot be done holds up no other.
   */
  runMany?(payloads: readonly Payload[], city: City): Promise<void>;
  /** Five cron fields in the city's server time (UTC), for jobs that come round by themselves. */
  cron?: string;
};

/** Creates or updates the queue's own tables, as the app role, which owns them. */
export async function migrateJobs(appUrl: string): Promise<void> {
  await runMigrations({ connectionString: appUrl, logger: silent });
}

/**
 * Frees the jobs that a killed process held: the queue by itself would wait four hours. Only for a city that no other
 * process serves, because a job that is still running elsewhere would run twice at once.
 */
async function freeAbandoned(city: City): Promise<void> {
  await city.db.run(sql`select graphile_worker.force_unlock_workers(
    array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`);
}

/** Frees the jobs that a stopped runner of this process still holds, because it lost the database before their receipt. */
async function freeOwn(city: City, pools: Set<string>): Promise<void> {
  await city.db.run(sql`select graphile_worker.force_unlock_workers(${[...pools]}::text[])`);
  pools.clear();
}

/** The outcome of each, as the queue wants it: those that failed, and only those, are tried again later. */
async function performMany(job: Job, payloads: readonly Payload[], city: City): Promise<Promise<void>[]> {
  if (job.runMany) {
    try {
      await job.runMany(payloads, city);
      return payloads.map(() => Promise.resolve());
    } catch (error) {
      city.log.debug({ err: error, task: job.task }, 'jobs failed together; each is run by itself');
    }
  }
  const outcomes: Promise<void>[] = [];
  for (const payload of payloads) {
    const outcome = job.run(payload, city);
    outcomes.push(outcome);
    await outcome.catch(() => {});
  }
  return outcomes;
}

type Launched = { runner: Runner; over: Promise<void> };

/** Starts the queue's own runner. `over` settles when it has ended, or has lost the database and can do no more. */
async function launch(city: City, jobs: readonly Job[], log: Log, pools: Set<string>): Promise<Launched> {
  const taskList = Object.fromEntries(
    jobs.map((job) => [
      job.task,
      async (given: unknown) => {
        if (Array.isArray(given)) return performMany(job, given as Payload[], city);
        await job.run((given ?? {}) as Payload, city);
      },
    ]),
  );
  const events = new EventEmitter() as unknown as WorkerEvents;
  const lost = new Promise<void>((resolve) => events.on('pool:fatalError', () => resolve()));
  events.on('pool:create', ({ workerPool }) => pools.add(workerPool.id));
  events.on('job:error', ({ job, error }) => {
    log.warn(
      { task: job.task_identifier, attempt: job.attempts, err: error },
      'a job failed and will be tried again',
    );
  });
  events.on('job:failed', ({ job }) => {
    log.error({ task: job.task_identifier, id: job.id }, 'a job failed for the last time');
  });
  const runner = await run({
    pgPool: city.db.pool,
    taskList,
    events,
    // Without batches the queue drops the promise of a receipt, and a database that is away ends the whole process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) => (job.cron ? [{ task: job.task, match: job.cron, identifier: job.task }] : [])),
    ),
    logger: silent,
  });
  return { runner, over: Promise.race([runner.promise, lost]).catch(() => {}) };
}

async function halt(runner: Runner): Promise<void> {
  const stopped = runner.stop().catch(() => {});
  await Promise.race([stopped, pause(PATIENCE_MS, undefined, { ref: false })]);
}

/**
 * Starts the runner of one city; stop it before closing the pool. `alone`: no other process serves this city.
 * The queue's own runner ends when it loses the database: it is started again until it holds.
 */
export async function startJobs(
  city: City,
  jobs: readonly Job[],
  log: Log,
  alone: boolean,
): Promise<{ stop(): Promise<void> }> {
  if (alone) await freeAbandoned(city);
  const pools = new Set<string>();
  const stopping = new AbortController();
  let current: Launched | undefined = await launch(city, jobs, log, pools);

  async function again(): Promise<Launched | undefined> {
    while (!stopping.signal.aborted) {
      await pause(AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      try {
        if (!stopping.signal.aborted) await freeOwn(city, pools);
        if (!stopping.signal.aborted) return await launch(city, jobs, log, pools);
      } catch (error) {
        log.debug({ err: error }, 'the job runner cannot start yet');
      }
    }
    return undefined;
  }

  async function keep(): Promise<void> {
    while (current) {
      await current.over;
      if (stopping.signal.aborted) return;
      log.warn('the job runner ended; it is started again');
      await halt(current.runner);
      current = await again();
    }
  }
  const kept = keep();
  return {
    async stop() {
      stopping.abort();
      if (current) await halt(current.runner);
      await Promise.race([kept, pause(PATIENCE_MS, undefined, { ref: false })]);
      // A start that was under way when the stop came.
      if (current) await halt(current.runner);
    },
  };
}
