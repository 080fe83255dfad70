/** What was set aside, as a table that a person mends and brings again. */
import type { City } from '../../../platform/city.ts';
import { open } from '../../../platform/crypt.ts';
import { CSV_BEGIN, csvRow } from '../../../shared/csv.ts';
import type { Fields } from './convert.ts';
import { refusedRows, runById } from './store.ts';

const BATCH = 1000;

/** Line, reason and detail, then the columns of the file as they were. Cells that a spreadsheet would run are disarmed. */
export async function* csvOf(city: City, run: string): AsyncGenerator<string> {
  if (!(await runById(city.db, run))) return;
  let header: string[] | undefined;
  let after = 0;
  for (;;) {
    const rows = await refusedRows(city.db, run, after, BATCH);
    let text = '';
    for (const { line, reason, detail, record } of rows) {
      const fields = JSON.parse(open(city, record)) as Fields;
      if (!header) {
        header = Object.keys(fields);
        text += CSV_BEGIN + csvRow(['line', 'reason', 'detail', ...header]);
      }
      text += csvRow([line, reason, detail, ...header.map((name) => fields[name])]);
      after = line;
    }
    if (text) yield text;
    if (rows.length < BATCH) return;
  }
}
