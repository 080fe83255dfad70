/** A paper of a draft as it would look, for its author and for whoever agrees: a specimen, never a document. */
import { sampleApart } from '../../blocks/definitions/api.ts';
import { PaperFault } from '../../blocks/documents/api.ts';
import type { Context } from '../../platform/context.ts';
import { Reply } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { paperSpecimen } from '../applications/api.ts';
import { todayOf } from './drafts.ts';
import { shownOne } from './publish.ts';
import { getDraft } from './store.ts';

/** Answers are made up in a thread with an end, and the sheet is drawn in another. */
export async function specimen(ctx: Context, id: string, paper: string): Promise<Reply> {
  const { definition } = await shownOne(ctx, await getDraft(ctx.city.db, id));
  if (!definition.papers?.some((one) => one.id === paper)) throw new Problem(404, 'designer.no-paper');
  const sample = await sampleApart(definition, paper, todayOf(ctx));
  if (sample.outcome === 'too-long') throw new Problem(422, 'designer.specimen-too-long');
  if (!sample.data) throw new Problem(422, 'designer.specimen-no-answers');
  const pdf = await drawn(ctx, definition, paper, sample.data);
  if (!pdf) throw new Problem(422, 'designer.specimen-no-agency');
  return new Reply(
    200,
    {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `inline; filename="contoh-${definition.id}-${paper}.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
    pdf,
  );
}

async function drawn(ctx: Context, ...rest: Rest): Promise<Buffer | undefined> {
  try {
    return await paperSpecimen(ctx, ...rest);
  } catch (error) {
    if (error instanceof PaperFault) throw new Problem(422, 'designer.specimen-fault');
    throw error;
  }
}

type Rest = Parameters<typeof paperSpecimen> extends [Context, ...infer More] ? More : never;
