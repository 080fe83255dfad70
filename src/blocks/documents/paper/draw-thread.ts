/** The thread of `draw.ts`: draws one sheet after another. What is wrong with a paper goes back as data, because errors lose their kind on the way. */
import { PaperFault } from '../rules/paper-check.ts';
import { renderSheet } from './render.ts';
import type { Sheet } from './sheet.ts';

export type Task = { sheet: Sheet; coat: Uint8Array | undefined };
export type Drawn = { pdf: Uint8Array } | { fault: Pick<PaperFault, 'path' | 'rule' | 'params'> };

export default async function draw({ sheet, coat }: Task): Promise<Drawn> {
  try {
    return { pdf: await renderSheet(sheet, coat && Buffer.from(coat)) };
  } catch (error) {
    if (!(error instanceof PaperFault)) throw error;
    const { path, rule, params } = error;
    return { fault: { path, rule, params } };
  }
}
