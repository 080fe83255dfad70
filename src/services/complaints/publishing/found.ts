/** Shows in each report that a search found where the words stand that were looked for. */
import type { City } from '../../../platform/city.ts';
import type { Found } from '../rules/publishing-contract.ts';
import { type ComplaintRow, complaintsOf } from '../store.ts';
import { publicText } from '../trust/public-face.ts';
import { marksIn, snippetOf } from './rules/marks.ts';
import type { Wanted } from './search.ts';

const textOf = (report: ComplaintRow | undefined) => (report ? publicText(report) : '');

/** By case: the title with its marks, and the piece of the text with most of them. Nothing when no words were asked for. */
export async function showFound(
  city: City,
  rows: readonly { id: number; title: string }[],
  { marked }: Wanted,
): Promise<Map<number, Found>> {
  if (marked.size === 0) return new Map();
  const reports = await complaintsOf(
    city.db,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, title }) => [
      id,
      {
        title: { text: title, marks: marksIn(title, marked) },
        snippet: snippetOf(textOf(reports.get(id)), marked),
      },
    ]),
  );
}
