/** One complaint as the officers of its agency see it, and who reported it for those who may know. */

import { getCase, timelineOf } from '../../blocks/cases/api.ts';
import { officerNames, officersWith, recordAccess } from '../../blocks/identity/api.ts';
import { allows, type Scope } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { closingView } from './closing/view.ts';
import type { Contact } from './intake.ts';
import { mergesAround } from './merges.ts';
import { entries, item, presenterFor } from './present.ts';
import { attributeWords } from './rules/attributes.ts';
import type { State } from './rules/case-contract.ts';
import type { Colleagues, DeskComplaint, Reporter } from './rules/desk-contract.ts';
import { isDeskCase } from './rules/task.ts';
import { type Act, allowed, RULES } from './rules/transitions.ts';
import { settingsOf } from './settings.ts';
import { endOf, getComplaint } from './store.ts';
import { isConfidant } from './trust/confidants.ts';
import { deskPhotos } from './trust/desk-photos.ts';
import { publicWordsOf } from './trust/public-face.ts';
import { identityLooks } from './trust/store.ts';
import { inOrder, sensible, stepsOfTasks, workAround } from './work/view.ts';

/** Where the complaint belongs: what every permission of the desk is checked against. */
export async function scopeOf(ctx: Context, code: string): Promise<Scope> {
  const row = await getCase(ctx.city, code);
  if (!isDeskCase(row)) throw new Problem(404, 'cases.not-found');
  return { agency: row.agency, area: row.area };
}

function mayNow(ctx: Context, state: State, scope: Scope, hasReporter: boolean): string[] {
  const acts = (Object.keys(RULES) as Act[]).filter((act) => {
    const { permission } = RULES[act];
    return permission !== null && allowed(act, state) && allows(ctx.actor, permission, scope);
  });
  if (hasReporter && allows(ctx.actor, 'complaints.read-reporter', scope)) return [...acts, 'reporter'];
  return acts;
}

export async function deskComplaint(ctx: Context, code: string): Promise<DeskComplaint> {
  const row = await getCase(ctx.city, code);
  const [complaint, settings] = await Promise.all([getComplaint(ctx.city.db, row.id), settingsOf(ctx.city)]);
  const [names, timeline, photos, merges] = await Promise.all([
    presenterFor(ctx.city, ctx.language),
    timelineOf(ctx.city, row.id, 'internal'),
    deskPhotos(ctx.city, complaint.photos),
    mergesAround(ctx, row),
  ]);
  const [work, steps] = await Promise.all([
    workAround(ctx, row, names),
    stepsOfTasks(ctx, row.id, 'officers'),
  ]);
  const { confidential } = complaint;
  const hasReporter = complaint.reporter !== null || (confidential && complaint.citizen !== null);
  const may = mayNow(
    ctx,
    row.state as State,
    { agency: row.agency, area: row.area },
    hasReporter && !confidential,
  );
  const shown = inOrder(timeline, steps);
  const people = [
    row.assignee,
    ...shown.map((entry) => entry.actor_id),
    ...timeline.map((entry) => (entry.kind === 'handed-over' ? String(entry.data.to) : null)),
    ...timeline.map((entry) => (typeof entry.data.officer === 'string' ? entry.data.officer : null)),
  ];
  const officers = await officerNames(
    ctx.city,
    people.flatMap((id) => id ?? []),
  );
  const closing = await closingView(ctx, row, complaint.outcome, null);
  return {
    ...item({ ...row, ...endOf(complaint) }, names, photos, ctx.now),
    title: complaint.full_title ?? row.title,
    point: row.point,
    exactPoint: row.point,
    priority: row.priority,
    channel: complaint.channel,
    assignee: row.assignee ? { id: row.assignee, name: officers.get(row.assignee) ?? '' } : null,
    version: row.version,
    reopened: row.reopened,
    description: complaint.description,
    place: row.place,
    photos: complaint.photos.flatMap((id) => photos.get(id) ?? []),
    timeline: await entries(ctx, shown, names, officers),
    rating: complaint.rating,
    closing,
    completeBy: row.complete_by?.toISOString() ?? null,
    anonymous: complaint.anonymous,
    confidential: complaint.confidential,
    looks: complaint.confidential ? await identityLooks(ctx.city.db, row.id) : 0,
    hasReporter,
    language: complaint.language,
    visibility: row.visibility,
    publicWords: publicWordsOf(complaint),
    attributes: attributeWords(
      settings.category(row.kind)?.attributes ?? [],
      complaint.attributes,
      ctx.language,
    ),
    ...merges,
    work,
    taskOf: work.parent?.code ?? null,
    innerDue: work.chain.findLast((one) => one.endedAt === null)?.dueAt ?? null,
    disputed: work.dispute !== null && work.dispute.decided === null,
    may: [
      ...(await sensible(ctx, row, may, work)).filter(
        (act) => act !== 'uphold' || closing?.wantsLook === true,
      ),
      ...(hasReporter && confidential && (await isConfidant(ctx, row.agency)) ? ['identity'] : []),
    ],
  };
}

/** Who reported. Each look is written to the history, which the reporter may read (UU 27/2022). */
export async function reporterOf(ctx: Context, code: string): Promise<Reporter> {
  const row = await getCase(ctx.city, code);
  const complaint = await getComplaint(ctx.city.db, row.id);
  if (complaint.confidential) throw new Problem(403, 'complaints.confidential');
  if (!complaint.reporter) return { name: null, phone: null, email: null };
  await change(ctx, async (tx) => {
    tx.audit({ action: 'complaints.reporter.seen', subject: code });
    if (complaint.citizen)
      await recordAccess(tx, ctx, {
        citizen: complaint.citizen,
        subject: code,
        what: 'complaints.access.reporter',
        agency: row.agency,
      });
  });
  return JSON.parse(open(ctx.city, complaint.reporter)) as Contact;
}

/** Who may take over the case: officers who work where it belongs. */
export async function colleaguesFor(ctx: Context, code: string): Promise<Colleagues> {
  const officers = await officersWith(ctx.city, 'complaints.work', await scopeOf(ctx, code));
  return { officers: officers.map(({ id, name }) => ({ id, name })) };
}
