/** The public side: one complaint as everybody, and as its reporter, may see it. */
import { type CaseRow, getCase, isFollowing, timelineOf } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { maySpeak, speaksFor } from './closing/speaker.ts';
import { mayAnswer } from './closing/survey.ts';
import { closingView } from './closing/view.ts';
import type { PublicComplaint } from './contract.ts';
import { entries, item, photosFor, presenterFor } from './present.ts';
import { isReporter } from './reporter-acts.ts';
import { attributeWords } from './rules/attributes.ts';
import type { State } from './rules/case-contract.ts';
import { allowed } from './rules/transitions.ts';
import { settingsOf } from './settings.ts';
import { endOf, getComplaint } from './store.ts';
import { childrenOf, mergeOf, publicSurvivors } from './store-merges.ts';
import { ownVerdicts } from './trust/objections.ts';
import { publicFace, publicPhotos } from './trust/public-face.ts';
import { withoutNumbers } from './trust/rules/numbers.ts';
import { identityLooks } from './trust/store.ts';
import { inOrder, stepsOfTasks } from './work/view.ts';

function mayNow(ctx: Context, row: CaseRow, mine: boolean, following: boolean): string[] {
  const state = row.state as State;
  const acts: string[] = [];
  if (mine) {
    if (allowed('reply', state)) acts.push('reply');
    if (allowed('reopen', state)) acts.push('reopen');
    if (allowed('rate', state)) acts.push('rate');
  } else if (ctx.actor.kind === 'citizen' && following) acts.push('unfollow');
  // A merged one goes on elsewhere: that is the one to follow.
  else if (ctx.actor.kind === 'citizen' && state !== 'merged') acts.push('follow');
  return acts;
}

/** Who reported it may say whether it is mended, until they have, or it is too late. */
function mayJudge(closing: PublicComplaint['closing'], now: Date): string[] {
  return closing && closing.said === null && Date.parse(closing.until) > now.getTime() ? ['judge'] : [];
}

/**
 * The complaint behind a code. With the receipt, or signed in as its reporter, also the talk between reporter and
 * city. A hidden one answers 404 to everybody else, as if it did not exist.
 */
export async function publicComplaint(
  ctx: Context,
  code: string,
  receipt: string | undefined,
  key?: string,
): Promise<PublicComplaint> {
  const row = await getCase(ctx.city, code);
  if (row.service !== 'complaints') throw new Problem(404, 'cases.not-found');
  const complaint = await getComplaint(ctx.city.db, row.id);
  const mine = isReporter(ctx, code, receipt, complaint.citizen);
  const edge = row.state === 'merged' ? await mergeOf(ctx.city.db, row.id) : undefined;
  // A merged case is out of all lists, but whoever holds its code learns where it goes on.
  if (edge) row.visibility = edge.visibility_before;
  if (row.visibility === 'hidden' && !mine) throw new Problem(404, 'cases.not-found');
  const [names, timeline, following] = await Promise.all([
    presenterFor(ctx.city, ctx.language),
    timelineOf(ctx.city, row.id, mine ? 'reporter' : 'public'),
    ctx.actor.kind === 'citizen' ? isFollowing(ctx.city, row.id, ctx.actor.id) : false,
  ]);
  const asked = (await settingsOf(ctx.city)).category(row.kind)?.attributes ?? [];
  const face = publicFace({ ...row, ...complaint }, await publicPhotos(ctx.city, complaint.photos));
  // The reporter reads and sees what they sent, and is told where the public does not.
  const own = mine ? await photosFor(ctx.city, complaint.photos, true) : undefined;
  const photos = own ? complaint.photos.flatMap((id) => own.get(id) ?? []) : face.photos;
  const base = item({ ...row, ...endOf({ ...complaint, photos: [] }) }, names, new Map(), ctx.now);
  const judged = await speaksFor(ctx, row);
  const speaks = maySpeak(ctx, row, judged, complaint.citizen, { receipt, key });
  const { outcome } = judged.id === row.id ? complaint : await getComplaint(ctx.city.db, judged.id);
  const closing = await closingView(ctx, judged, outcome, speaks ? row.id : null);
  const steps = inOrder(timeline, await stepsOfTasks(ctx, row.id, 'public'));
  const shown = await entries(ctx, steps, names, null, mine);
  return {
    ...base,
    title: mine ? (complaint.full_title ?? base.title) : base.title,
    photo: photos[0] ?? null,
    point: mine ? row.point : base.point,
    description: mine ? complaint.description : face.text,
    withheld: face.withheld,
    place: mine ? row.place : face.place,
    photos,
    concealed: face.concealed,
    timeline: shown,
    rating: complaint.rating,
    closing,
    followers: row.followers,
    attributes:
      row.visibility === 'public' || mine
        ? attributeWords(asked, complaint.attributes, ctx.language).map((one) =>
            mine ? one : { ...one, value: withoutNumbers(one.value) },
          )
        : [],
    mergedInto: edge ? ((await publicSurvivors(ctx.city.db, [row.id])).get(row.id) ?? null) : null,
    same: (await childrenOf(ctx.city.db, [row.id])).length,
    confidential: mine && complaint.confidential,
    looks: mine && complaint.confidential ? await identityLooks(ctx.city.db, row.id) : 0,
    moderated: mine ? await ownVerdicts(ctx.city, row.id) : [],
    may: [
      ...mayNow(ctx, row, mine, following),
      ...(speaks ? mayJudge(closing, ctx.now) : []),
      ...(speaks && (await mayAnswer(ctx, judged, row)) ? ['survey'] : []),
    ],
    mine,
  };
}
