/** Rows that an import set aside, or that a trial would: to be read on the page, or mended as a table. */
import { Readable } from 'node:stream';
import type { Context } from '../../../platform/context.ts';
import { open } from '../../../platform/crypt.ts';
import { Reply } from '../../../platform/http/route.ts';
import { CSV_BEGIN, csvRow } from '../../../shared/csv.ts';
import { Problem } from '../../../shared/errors.ts';
import type { AsideRow, AsideRows } from '../rules/import-contract.ts';
import type { Fields } from './convert.ts';
import * as store from './desk-store.ts';
import { csvOf } from './refused.ts';
import { refusedRows, runById } from './store.ts';

const PAGE = 50;

function csvReply(name: string, body: Readable): Reply {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-store',
  };
  return new Reply(200, headers, body);
}

async function demandRun(ctx: Context, run: string): Promise<void> {
  if (!(await runById(ctx.city.db, run))) throw new Problem(404, 'complaints.import-not-found');
}

/** Fifty rows of a run behind a line. */
export async function asideOfRun(ctx: Context, run: string, after: number): Promise<AsideRows> {
  await demandRun(ctx, run);
  const found = await refusedRows(ctx.city.db, run, after, PAGE + 1);
  const rows = found.slice(0, PAGE).map(({ line, reason, detail, record }): AsideRow => {
    const fields = JSON.parse(open(ctx.city, record)) as Fields;
    return {
      line,
      reason,
      detail,
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? ''])),
    };
  });
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.line ?? null) : null };
}

export async function asideCsvOfRun(ctx: Context, run: string): Promise<Reply> {
  await demandRun(ctx, run);
  return csvReply(`disisihkan-${run.slice(0, 8)}`, Readable.from(csvOf(ctx.city, run)));
}

async function trialRows(ctx: Context, task: string): Promise<AsideRow[]> {
  if (!(await store.taskById(ctx.city.db, task))) throw new Problem(404, 'complaints.import-not-found');
  const sealed = await store.asideOf(ctx.city.db, task);
  return sealed ? (JSON.parse(open(ctx.city, sealed)) as AsideRow[]) : [];
}

/** Fifty rows of a trial, in the order in which they were met; `after` counts rows. */
export async function asideOfTrial(ctx: Context, task: string, after: number): Promise<AsideRows> {
  const rows = await trialRows(ctx, task);
  const next = after + PAGE;
  return { rows: rows.slice(after, next), next: next < rows.length ? next : null };
}

export async function asideCsvOfTrial(ctx: Context, task: string): Promise<Reply> {
  const rows = await trialRows(ctx, task);
  const header = Object.keys(rows[0]?.fields ?? {});
  const lines = rows.map(({ line, reason, detail, fields }) =>
    csvRow([line, reason, detail, ...header.map((name) => fields[name])]),
  );
  const text = CSV_BEGIN + csvRow(['line', 'reason', 'detail', ...header]) + lines.join('');
  return csvReply(`disisihkan-${task.slice(0, 8)}`, Readable.from([text]));
}
