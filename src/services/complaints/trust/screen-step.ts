/** What the words and photos of a new public step become for the public the moment they come in. */
import { randomUUID } from 'node:crypto';
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { asOne } from '../../../platform/db/insert.ts';
import { getComplaint } from '../store.ts';
import { judgeText, waitsForLook } from './screen.ts';
import { trustOf } from './settings.ts';
import * as store from './store.ts';
import { addFlag, ensureReview, insertNoticed } from './store-reviews.ts';

/** What an office sends stands at once; only what people send is looked at. */
const byPeople = (ctx: Context) => ctx.actor.kind !== 'officer' && ctx.actor.kind !== 'system';

/** Whether photos that come with a step wait, by the same rule as those of a report. `report`: whose reporter sends them. */
export async function holdsStepPhotos(
  ctx: Context,
  tx: Change,
  row: Pick<CaseRow, 'kind' | 'visibility'>,
  report: number,
): Promise<boolean> {
  if (!byPeople(ctx)) return false;
  const { anonymous } = await getComplaint(tx, report);
  return waitsForLook(await trustOf(ctx.city), {
    visibility: row.visibility,
    anonymous,
    category: row.kind,
  });
}

/** Puts the photos of a step before an officer; the public gets them when somebody has looked. */
export async function holdPhotos(
  ctx: Context,
  tx: Change,
  caseId: number,
  photos: readonly string[],
): Promise<void> {
  const rows = photos.flatMap((ref) => [
    ...insertNoticed(
      { ...{ id: randomUUID(), caseId, kind: 'photo' as const, ref }, reasons: ['photo-check'], at: ctx.now },
      [],
    ),
    store.insertHeld(caseId, 'photo', ref, ctx.now),
  ]);
  if (rows.length > 0) await tx.run(asOne(rows));
}

/** Judges the words of a new public step; called in the change that wrote it. Numbers are masked anyway. */
export async function screenStep(
  ctx: Context,
  tx: Change,
  row: Pick<CaseRow, 'id'>,
  text: string | null,
): Promise<void> {
  if (!text || !byPeople(ctx)) return;
  const { reasons, hold } = judgeText(text, await trustOf(ctx.city));
  if (reasons.length === 0) return;
  const ref = String(await store.lastEntry(tx, row.id));
  const review = await ensureReview(tx, { caseId: row.id, kind: 'entry', ref, at: ctx.now });
  for (const reason of reasons)
    await addFlag(tx, { review, reason, key: Buffer.from('auto'), source: 'auto', at: ctx.now, note: null });
  if (hold)
    await store.writeFace(
      tx,
      {
        ...{ case_id: row.id, kind: 'entry', ref, state: 'held', version: 1 },
        ...{ public_file: null, public_text: null, boxes: null, visibility_before: null },
      },
      ctx.now,
    );
}
