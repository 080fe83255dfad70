/** Tells officers what waits for them, each once per occasion. */
import { addressOfOfficer } from '../../../blocks/identity/api.ts';
import { notifyAll } from '../../../blocks/notices/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';

type Occasion = {
  /** `complaints.notice.<name>` */
  template: `complaints.notice.${string}`;
  code: string;
  title: string;
  params?: Record<string, string>;
  /** Equal keys make one message, however often the work is repeated. */
  once: string;
};

export async function tellOfficers(
  tx: Change,
  ctx: Context,
  officers: Iterable<string>,
  { template, code, title, params, once }: Occasion,
): Promise<void> {
  const people = [...new Set(officers)].filter((id) => ctx.actor.kind !== 'officer' || ctx.actor.id !== id);
  const messages = [];
  for (const id of people) {
    const { language, ...to } = await addressOfOfficer(tx, ctx.city, id);
    messages.push({
      to: { ...to, kind: 'officer' as const, person: `officer:${id}` },
      template,
      params: { code, title, link: `/office/laporan/${code}`, ...params },
      language,
      subject: code,
      dedupe: `${template}:${once}:${id}`,
    });
  }
  if (messages.length > 0) await notifyAll(tx, ctx, messages);
}
