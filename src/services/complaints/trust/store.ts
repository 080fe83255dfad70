/** SQL of how parts of a report stand before the public. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';

/** The redacted copy of each of these photos that has one in force. */
export async function redactedCopies(runner: Runner, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await runner.rows<{ ref: string; public_file: string }>(sql`
    select ref, public_file from complaints.face
    where kind = 'photo' and ref = any(${ids}::text[]) and state = 'redacted' and public_file is not null`);
  return new Map(rows.map(({ ref, public_file }) => [ref, public_file]));
}

/** Words of the timeline that the public reads otherwise; '' for those it does not read. */
export async function entryFaces(runner: Runner, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await runner.rows<{ ref: string; public_text: string | null; state: string }>(sql`
    select ref, public_text, state from complaints.face
    where kind = 'entry' and ref = any(${ids.map(String)}::text[]) and state <> 'shown'`);
  return new Map(
    rows.map(({ ref, public_text, state }) => [Number(ref), state === 'masked' ? (public_text ?? '') : '']),
  );
}
