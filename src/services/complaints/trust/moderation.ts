/** Decides how one part of a report stands before the public: shown, hidden, its words masked, its picture redacted. Each can be undone. */
import { type CaseRow, getCase } from '../../../blocks/cases/api.ts';
import { officerNames } from '../../../blocks/identity/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { attachFiles, derivePhoto, removeFiles } from '../../../platform/files/api.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { cleanText } from '../../../shared/text.ts';
import { perform, type Step } from '../act.ts';
import { officerOf } from '../officer.ts';
import type { Decision, FaceState, Moderate, Moderated, Part } from '../rules/trust-contract.ts';
import { stricter, type Visibility, visibilityOf } from '../rules/visibility.ts';
import { settingsOf } from '../settings.ts';
import { getComplaint } from '../store.ts';
import { settleFiles, standing } from './public-files.ts';
import { demandBoxes, redact } from './redact.ts';
import { masked, withoutNumbers } from './rules/numbers.ts';
import { faceColumns } from './screen.ts';
import * as store from './store.ts';
import { decideReview, ensureReview, lastVerdict, openReview } from './store-reviews.ts';
import { holderOf } from './task-parts.ts';

/** Which decisions a part can take. */
const POSSIBLE: Record<Part, readonly Decision[]> = {
  report: ['show', 'hide'],
  text: ['show', 'hide', 'mask'],
  entry: ['show', 'hide', 'mask'],
  photo: ['show', 'hide', 'redact'],
};
const STATE_AFTER: Record<Decision, FaceState> = {
  show: 'shown',
  hide: 'hidden',
  mask: 'masked',
  redact: 'redacted',
};

async function setStanding(tx: Change, row: CaseRow, visibility: Visibility): Promise<void> {
  if (row.state === 'merged') await store.setVisibilityBefore(tx, row.id, visibility);
  else row.visibility = visibility;
}

type Wanted = { kind: Part; ref: string; decision: Decision; given: Moderate; copy: string | null };

/** The words of the part as they were written; 404 when there is no such part. */
async function written(tx: Change, row: CaseRow, { kind, ref }: Wanted): Promise<string> {
  const complaint = await getComplaint(tx, row.id);
  if (kind === 'text') return complaint.description;
  if (kind === 'entry') {
    const entry = /^\d{1,15}$/.test(ref) ? await store.publicEntry(tx, row.id, Number(ref)) : undefined;
    if (!entry?.text) throw new Problem(404, 'complaints.no-part');
    return entry.text;
  }
  if (kind === 'photo' && !complaint.photos.includes(ref)) {
    const steps = await store.publicStepFiles(tx, row.id);
    if (!steps.includes(ref)) throw new Problem(404, 'complaints.no-part');
  }
  return '';
}

function maskedWords(text: string, given: Moderate): string {
  const masks = given.masks ?? [];
  if (masks.length === 0) throw fieldProblem('masks', 'required');
  masks.forEach(({ from, to }, at) => {
    if (to <= from || to > text.length) throw fieldProblem(`masks/${at}`, 'span');
  });
  return withoutNumbers(masked(text, masks));
}

async function apply(
  ctx: Context,
  tx: Change,
  row: CaseRow,
  code: string,
  wanted: Wanted,
  face: store.FaceRow,
) {
  const { kind, decision, given } = wanted;
  const text = await written(tx, row, wanted);
  const before = { ...face };
  face.state = STATE_AFTER[decision];
  face.version += 1;
  face.public_text = decision === 'mask' ? maskedWords(text, given) : null;
  // Kept while it is hidden or shown, so that the same can be done again.
  if (decision === 'redact') face.boxes = given.boxes ?? [];
  face.public_file = wanted.copy;
  if (kind === 'text') {
    const shown = face.state === 'hidden' ? '' : (face.public_text ?? withoutNumbers(text));
    const columns = faceColumns(text, shown);
    row.title = columns.title;
    await store.setPublicText(tx, row.id, columns);
  }
  if (kind === 'report') {
    const now = await standing(tx, row);
    if (decision === 'hide' && before.state !== 'hidden') {
      face.visibility_before = now;
      await setStanding(tx, row, 'hidden');
    }
    if (decision === 'show' && before.state === 'hidden') {
      const category = (await settingsOf(ctx.city)).category(row.kind);
      const past = face.visibility_before ?? 'hidden';
      await setStanding(tx, row, category ? stricter(past, visibilityOf(category)) : past);
      face.visibility_before = null;
    }
  }
  await store.writeFace(tx, face, ctx.now);
  if (before.public_file && before.public_file !== face.public_file)
    await removeFiles(tx, ctx, [before.public_file]);
  if (wanted.copy)
    await attachFiles(tx, ctx, [wanted.copy], { subject: `complaints:${code}`, visibility: 'internal' });
  if (kind === 'report' || kind === 'photo') await settleFiles(tx, row);
}

/** Somebody else has decided: the answer says who and what, so that nobody has to guess. */
async function overtaken(ctx: Context, tx: Change, row: CaseRow, { kind, ref }: Wanted): Promise<Problem> {
  const last = await lastVerdict(tx, row.id, kind, ref);
  const name = last?.decided_by
    ? (await officerNames(ctx.city, [last.decided_by])).get(last.decided_by)
    : undefined;
  return new Problem(409, 'complaints.part-decided', { officer: name ?? '–' });
}

/**
 * One decision on one part. 409 `complaints.part-decided` when somebody decided since the screen was drawn, and
 * `complaints.another-officer` for who decided what the reporter now objects to. What was decided before stays in the history.
 */
export async function moderate(ctx: Context, asked: string, given: Moderate): Promise<Moderated> {
  const { kind, decision, ref = '' } = given;
  if (!POSSIBLE[kind].includes(decision)) throw fieldProblem('decision', 'not-for-part');
  if (decision !== 'show' && !given.reason) throw fieldProblem('reason', 'required');
  const me = officerOf(ctx).id;
  const { code } = await holderOf(ctx, await getCase(ctx.city, asked), kind, ref);
  const note = given.note ? cleanText(given.note) : null;
  let copy: string | null = null;
  if (decision === 'redact') {
    const boxes = given.boxes ?? [];
    if (boxes.length === 0) throw fieldProblem('boxes', 'required');
    demandBoxes(boxes);
    await demandPhoto(ctx, code, ref);
    copy = (await derivePhoto(ctx, ref, (photo) => redact(photo, boxes))).id;
  }
  const wanted: Wanted = { kind, ref, decision, given, copy };
  let state: FaceState = 'shown';
  let version = 0;
  const step: Step = {
    act: 'moderate',
    done: 'moderated',
    visibility: 'reporter',
    text: note,
    data: { part: kind, decision, ...(given.reason ? { reason: given.reason } : {}) },
    async apply(row, tx) {
      const faces = await store.facesOf(tx, [row.id]);
      const face = faces.find((one) => one.kind === kind && one.ref === ref) ?? {
        ...{ case_id: row.id, kind, ref, state: 'shown' as const, version: 0 },
        ...{ public_file: null, public_text: null, boxes: null, visibility_before: null },
      };
      const review = await openReview(tx, row.id, kind, ref);
      if (face.version !== given.seen) throw await overtaken(ctx, tx, row, wanted);
      if (review?.not_by === me) throw new Problem(409, 'complaints.another-officer');
      const before = face.state;
      await apply(ctx, tx, row, code, wanted, face);
      const id = review?.id ?? (await ensureReview(tx, { caseId: row.id, kind, ref, at: ctx.now }));
      const verdict = { at: ctx.now, by: me, decision, reason: given.reason ?? null, note };
      await decideReview(tx, id, verdict);
      step.data = { ...step.data, review: id };
      // Nothing changed for the reporter: the note then is for colleagues.
      const quiet = decision === 'show' && (before === 'shown' || before === 'held') && !review?.objection;
      if (quiet) step.visibility = 'internal';
      else step.tell = true;
      state = face.state;
      version = face.version;
    },
  };
  await perform(ctx, code, undefined, step);
  return { code: asked, state, version };
}

async function demandPhoto(ctx: Context, code: string, id: string): Promise<void> {
  const row = await getCase(ctx.city, code);
  const complaint = await getComplaint(ctx.city.db, row.id);
  if (complaint.photos.includes(id)) return;
  if (!(await store.publicStepFiles(ctx.city.db, row.id)).includes(id))
    throw new Problem(404, 'complaints.no-part');
}
