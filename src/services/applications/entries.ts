/** The history of an application in words, and the messages in it. */
import type { EntryRow } from '../../blocks/cases/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import type { Entry, Message } from './rules/application-contract.ts';
import { fileViews } from './said.ts';
import type { Service } from './service-of.ts';
import { workflowOf } from './service-of.ts';
import { word } from './words.ts';

type Named = (id: string | null) => { id: string; name: string } | null;

/** Names of the officers in these entries, for colleagues. */
export async function namesIn(
  ctx: Context,
  entries: readonly EntryRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(({ actor_kind, actor_id, data }) => [
    ...(actor_kind === 'officer' && actor_id ? [actor_id] : []),
    ...[data.for, data.officer].filter((id) => typeof id === 'string'),
  ]);
  return officerNames(ctx.city, [...new Set(ids)]);
}

/** `names`: for the desk; the applicant reads the agency that answers for it. */
export function entryView(
  ctx: Context,
  entry: EntryRow,
  service: Service,
  named: Named,
  names?: ReadonlyMap<string, string>,
): Entry {
  const { language } = ctx;
  const { id, at, kind, text, data, actor_kind, actor_id, agency } = entry;
  const officer = actor_kind === 'officer';
  const states = workflowOf(service).states;
  const titleOf = (state: unknown) => {
    const found = typeof state === 'string' ? states[state] : undefined;
    return found ? say(found.title, language) : '';
  };
  const name = (who: unknown) => (typeof who === 'string' ? (names?.get(who) ?? null) : null);
  return {
    id,
    at: at.toISOString(),
    kind,
    said: word(language, `applications.entry.${kind}`, {
      from: titleOf(data.from),
      to: titleOf(data.to),
      officer: name(data.officer) ?? '',
    }),
    text: text ?? (names && typeof data.note === 'string' ? data.note : null),
    by: {
      kind: officer ? 'officer' : actor_kind === 'system' ? 'system' : 'applicant',
      agency: officer ? named(agency) : null,
      name: officer ? name(actor_id) : null,
      for: name(data.for),
    },
  };
}

/** Messages both ways, oldest first. */
export async function messagesIn(
  ctx: Context,
  timeline: readonly EntryRow[],
  forDesk: boolean,
  names?: ReadonlyMap<string, string>,
): Promise<Message[]> {
  const said = timeline.filter(({ kind }) => kind === 'message');
  const files = new Map(
    (await fileViews(ctx.city, [...new Set(said.flatMap((one) => one.files))])).map((file) => [
      file.id,
      file,
    ]),
  );
  return said.map((entry) => ({
    id: entry.id,
    at: entry.at.toISOString(),
    from: entry.actor_kind === 'officer' ? 'city' : 'applicant',
    name: forDesk && entry.actor_id ? (names?.get(entry.actor_id) ?? null) : null,
    text: entry.text ?? '',
    files: entry.files.flatMap((id) => files.get(id) ?? []),
  }));
}
