/** HTTP of the audit log: pages of it, what can be looked for, and a file. */
import { auditActions, findAuditText } from '../../platform/audit/words.ts';
import { type AnyRoute, Reply, route } from '../../platform/http/route.ts';
import { localDate } from '../../shared/time.ts';
import { exportAudit } from './audit-export.ts';
import { readAudit } from './audit-log.ts';
import * as shape from './rules/audit-contract.ts';

const READ = 'audit.read';

type Times = { from?: string | undefined; to?: string | undefined };
const instants = ({ from, to }: Times) => ({
  from: from ? new Date(from) : undefined,
  to: to ? new Date(to) : undefined,
});

export const auditRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/audit',
    summary: 'The audit log, newest first: who did what to what.',
    permission: READ,
    scope: 'city',
    query: shape.AuditQuery,
    answer: shape.AuditList,
    async handle(ctx, { query: { limit, ...filter } }) {
      const lines = await readAudit(ctx, { ...filter, ...instants(filter) }, limit);
      return {
        items: lines.map((line) => ({
          id: line.id,
          at: line.at.toISOString(),
          actorKind: line.actor_kind,
          actorId: line.actor_id,
          actorName: line.words.actor.name,
          action: line.action,
          subject: line.subject,
          before: line.before,
          after: line.after,
          trace: line.trace,
          words: line.words,
        })),
        next: lines.length === limit ? (lines.at(-1)?.id ?? null) : null,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/audit/kinds',
    summary: 'What the audit log can be asked for: kinds of things, and what is done to them.',
    permission: READ,
    scope: 'city',
    answer: shape.AuditKinds,
    async handle({ language }) {
      const titled = (id: string, thing = '') => {
        const [module = '', ...rest] = id.split('.');
        return { id, title: findAuditText(language, module, thing + rest.join('.')) ?? id };
      };
      const items = auditActions().map(({ kind, actions }) => ({
        ...titled(kind, 'thing.'),
        actions: actions.map((action) => titled(action)),
      }));
      const byTitle = (a: { title: string }, b: { title: string }) =>
        a.title.localeCompare(b.title, language);
      return { items: items.sort(byTitle) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/audit/export',
    summary: 'The audit log as CSV, newest first, at most 50,000 entries; the export is itself in the log.',
    permission: READ,
    scope: 'city',
    perMinute: 6,
    query: shape.AuditExportQuery,
    async handle(ctx, { query: { language = ctx.language, ...filter } }) {
      const file = await exportAudit({ ...ctx, language }, { ...filter, ...instants(filter) });
      const name = `audit-${ctx.city.slug}-${localDate(ctx.now, ctx.city.zone)}.csv`;
      return new Reply(
        200,
        {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
        },
        file,
      );
    },
  }),
];
