/** The queue of what somebody should look at, narrowed to what the officer may moderate, and all parts of one report. */
import { type CaseRow, findCases, getCase } from '../../../blocks/cases/api.ts';
import { officerNames } from '../../../blocks/identity/api.ts';
import type { Context } from '../../../platform/context.ts';
import { filesById } from '../../../platform/files/api.ts';
import { reachOf } from '../desk-list.ts';
import { type Presenter, presenterFor } from '../present.ts';
import { isTask } from '../rules/task.ts';
import type {
  CaseParts,
  FacePart,
  Part,
  ReviewCounts,
  ReviewPage,
  ReviewQuery,
} from '../rules/trust-contract.ts';
import { type ComplaintRow, complaintsOf } from '../store.ts';
import { withoutNumbers } from './rules/numbers.ts';
import * as store from './store.ts';
import { flagNotes, type ReviewRow, reviewCounts, reviewRows, reviewsOf } from './store-reviews.ts';
import { shownTasks } from './task-parts.ts';

const PAGE = 30;
const PERMISSION = 'complaints.moderate';

type Known = {
  row: CaseRow;
  complaint: ComplaintRow;
  faces: store.FaceRow[];
  reviews: ReviewRow[];
  steps: store.PublicStep[];
};

/** All that is known of these cases, by their id. */
async function knowAll(ctx: Context, rows: readonly CaseRow[]): Promise<Map<number, Known>> {
  const { db } = ctx.city;
  const ids = rows.map(({ id }) => id);
  const [complaints, faces, reviews, steps] = await Promise.all([
    complaintsOf(db, ids),
    store.facesOf(db, ids),
    reviewsOf(db, ids),
    store.publicStepsOf(db, ids),
  ]);
  const of = <R extends { case_id: number }>(all: readonly R[]) => Map.groupBy(all, ({ case_id }) => case_id);
  const [ownFaces, ownReviews, ownSteps] = [of(faces), of(reviews), of(steps)];
  return new Map(
    rows.flatMap((row) => {
      const complaint = complaints.get(row.id);
      if (!complaint) return [];
      const known = {
        ...{ row, complaint, faces: ownFaces.get(row.id) ?? [] },
        ...{ reviews: ownReviews.get(row.id) ?? [], steps: ownSteps.get(row.id) ?? [] },
      };
      return [[row.id, known]];
    }),
  );
}

type Names = { officers: ReadonlyMap<string, string>; notes: ReadonlyMap<string, string[]> };

async function namesFor(ctx: Context, reviews: readonly ReviewRow[]): Promise<Names> {
  const [officers, notes] = await Promise.all([
    officerNames(
      ctx.city,
      reviews.flatMap(({ decided_by }) => decided_by ?? []),
    ),
    flagNotes(
      ctx.city.db,
      reviews.map(({ id }) => id),
    ),
  ]);
  return { officers, notes };
}

function verdictOf(review: ReviewRow | undefined, { officers }: Names) {
  if (!review?.decided_at || !review.decision) return null;
  const by = review.decided_by;
  return {
    review: review.id,
    at: review.decided_at.toISOString(),
    by: by ? { id: by, name: officers.get(by) ?? '' } : null,
    decision: review.decision,
    reason: review.reason,
    note: review.note,
  };
}

function wordsOf(known: Known, kind: Part, ref: string): string | null {
  if (kind === 'text' || kind === 'report') return known.complaint.description;
  return kind === 'entry' ? (known.steps.find(({ id }) => String(id) === ref)?.text ?? null) : null;
}

function publicWordsOf(known: Known, face: store.FaceRow | undefined, kind: Part, text: string | null) {
  if (text === null || kind === 'photo') return null;
  if (kind === 'text' || kind === 'report') return known.complaint.public_text ?? text;
  if (face?.state === 'held' || face?.state === 'hidden') return '';
  return face?.state === 'masked' ? (face.public_text ?? '') : withoutNumbers(text);
}

type Pictures = ReadonlyMap<string, { id: string; width: number; height: number }>;

function partOf(
  ctx: Context,
  known: Known,
  kind: Part,
  ref: string,
  names: Names,
  pictures: Pictures,
): FacePart {
  const face = known.faces.find((one) => one.kind === kind && one.ref === ref);
  const own = known.reviews.filter((one) => one.kind === kind && one.ref === ref);
  const open = own.find(({ decided_at }) => decided_at === null);
  const text = wordsOf(known, kind, ref);
  const me = ctx.actor.kind === 'officer' ? ctx.actor.id : '';
  return {
    kind,
    ref,
    state: face?.state ?? 'shown',
    version: face?.version ?? 0,
    text,
    publicText: publicWordsOf(known, face, kind, text),
    photo: kind === 'photo' ? (pictures.get(ref) ?? null) : null,
    publicPhoto: face?.public_file ? (pictures.get(face.public_file) ?? null) : null,
    boxes: face?.boxes ?? [],
    review: open
      ? {
          id: open.id,
          reasons: open.reasons,
          flags: open.flags,
          openedAt: open.opened_at.toISOString(),
          objection: open.objection,
          notes: names.notes.get(open.id) ?? [],
          mine: open.not_by !== me,
        }
      : null,
    last: verdictOf(own.filter(({ decided_at }) => decided_at !== null).at(-1), names),
  };
}

async function picturesOf(ctx: Context, known: readonly Known[]): Promise<Pictures> {
  const ids = known.flatMap(({ complaint, steps, faces }) => [
    ...complaint.photos,
    ...steps.flatMap(({ files }) => files),
    ...faces.flatMap(({ public_file }) => public_file ?? []),
  ]);
  const files = await filesById(ctx.city, [...new Set(ids)]);
  return new Map(files.map(({ id, width, height }) => [id, { id, width, height }]));
}

/** Photos and words of the steps that the public sees. */
const ofSteps = ({ steps }: Known) => [
  ...steps.flatMap(({ files }) => files.map((id) => ['photo', id] as const)),
  ...steps.flatMap(({ id, text }) => (text ? [['entry', String(id)] as const] : [])),
];

/** Every part of one report that the public could see, with how it stands; those of its tasks at the end. */
export async function partsOfCase(ctx: Context, code: string): Promise<CaseParts> {
  const row = await getCase(ctx.city, code);
  const known = [...(await knowAll(ctx, [row, ...(await shownTasks(ctx, row))])).values()];
  const [own, ...tasks] = known as [Known, ...Known[]];
  const [names, pictures] = await Promise.all([
    namesFor(
      ctx,
      known.flatMap(({ reviews }) => reviews),
    ),
    picturesOf(ctx, known),
  ]);
  const part = (one: Known, kind: Part, ref = '') => partOf(ctx, one, kind, ref, names, pictures);
  const { complaint } = own;
  return {
    code,
    title: complaint.full_title ?? row.title,
    parts: [
      // A task has no page of its own: only what it did is shown, on the page of its report.
      ...(isTask(row) ? [] : [part(own, 'report'), part(own, 'text')]),
      ...complaint.photos.map((id) => part(own, 'photo', id)),
      ...[own, ...tasks].flatMap((one) => ofSteps(one).map(([kind, ref]) => part(one, kind, ref))),
    ],
  };
}

function readCursor(text: string | undefined): { at: Date; id: string } | null {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}

/** One page of the queue: what waits longest first, what was decided last first. */
export async function reviewList(ctx: Context, query: ReviewQuery): Promise<ReviewPage> {
  const { city } = ctx;
  const view = query.view ?? 'waiting';
  const reach = await reachOf(ctx, undefined, PERMISSION);
  const rows = await reviewRows(city, {
    ...{ reach, view, reason: query.reason, kind: query.kind },
    after: readCursor(query.cursor),
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const codes = [...new Set(shown.map(({ code }) => code))];
  const known = await knowAll(ctx, await findCases(city, codes));
  const all = [...known.values()];
  const [names, pictures, words] = await Promise.all([
    namesFor(
      ctx,
      all.flatMap(({ reviews }) => reviews),
    ),
    picturesOf(ctx, all),
    presenterFor(city, ctx.language),
  ]);
  const last = shown.at(-1);
  const lastAt = last && (view === 'decided' ? last.decided_at : last.opened_at);
  return {
    items: shown.flatMap((review) => {
      const one = known.get(review.case_id);
      return one ? [itemOf(ctx, review, one, names, pictures, words)] : [];
    }),
    next: rows.length > PAGE && last && lastAt ? `${lastAt.getTime()}_${last.id}` : null,
  };
}

function itemOf(
  ctx: Context,
  review: ReviewRow & { code: string },
  known: Known,
  names: Names,
  pictures: Pictures,
  words: Presenter,
) {
  const { row, complaint } = known;
  return {
    id: review.id,
    code: review.code,
    title: complaint.full_title ?? row.title,
    category: words.category(row.kind),
    agency: words.agency(row.agency),
    area: words.area(row.area)?.name ?? null,
    part: partOf(ctx, known, review.kind, review.ref, names, pictures),
    decided: verdictOf(review, names),
  };
}

export async function countReviews(ctx: Context): Promise<ReviewCounts> {
  return reviewCounts(ctx.city, await reachOf(ctx, undefined, PERMISSION));
}
