/** The audit log as a file: the same entries and words as on the page, and a line in the log about who took it. */
import { Readable } from 'node:stream';
import { findAuditText } from '../../platform/audit/words.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { CSV_BEGIN, csvRow } from '../../shared/csv.ts';
import { isoInZone } from '../../shared/time.ts';
import { type AuditLine, type AuditWish, allAudit, countEntries } from './audit-log.ts';
import { unrepeatable } from './sessions.ts';
import { newestEntry } from './store-audit.ts';

/** Entries in one file; older ones are reached by choosing a span of dates. */
const EXPORT_MOST = 50_000;

const HEADS = [
  'at',
  'kind',
  'who',
  'role',
  'action',
  'thing',
  'change',
  'action-code',
  'thing-code',
  'trace',
];

/** CSV, newest first, written while it is read. Entries that come after the beginning are not in it. */
export async function exportAudit(ctx: Context, wish: AuditWish): Promise<Readable> {
  const rows = await countEntries(ctx, wish, EXPORT_MOST);
  const filter = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
  const newest = await change(unrepeatable(ctx), async (tx) => {
    tx.audit({ action: 'identity.audit.exported', subject: 'audit', after: { rows, ...filter } });
    return newestEntry(tx);
  });
  const begin = wish.before ?? newest + 1;
  return Readable.from(written(ctx, { ...wish, before: begin }), { objectMode: false });
}

async function* written(ctx: Context, wish: AuditWish): AsyncGenerator<string> {
  const head = (name: string) => findAuditText(ctx.language, 'identity', `head.${name}`) ?? name;
  yield CSV_BEGIN + csvRow(HEADS.map(head));
  for await (const page of allAudit(ctx, wish, EXPORT_MOST))
    yield page.map((line) => csvRow(cells(ctx, line))).join('');
}

function cells(ctx: Context, { words, ...row }: AuditLine): string[] {
  const change = words.fields.map(({ name, before, after }) =>
    before === null ? `${name}: ${after}` : `${name}: ${before} → ${after ?? '–'}`,
  );
  return [
    isoInZone(row.at, ctx.city.zone),
    words.actor.kind,
    words.actor.name ?? '',
    words.actor.role ?? '',
    words.action,
    words.thing.name,
    change.join('; '),
    row.action,
    row.subject,
    row.trace,
  ];
}
