/** DOOR: official papers for the services that issue them. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import type { DocumentRow } from './rows.ts';
import { documentsOfCase, findDocument, forgetHolders, standsOfCases } from './store.ts';
import { standingOf } from './verify.ts';

export { setCoat, setLetterhead } from './letterhead-changes.ts';
export {
  DEFAULT_PATTERN,
  type DocumentRequest,
  type Reserved,
  renderPreview,
  reserveDocument,
} from './reserve.ts';
export { revokeDocument, revokeIn } from './revoke.ts';
export { patternFault } from './rules/number.ts';
export { PaperTemplate } from './rules/paper.ts';
export { expressionsOf, PaperFault, readPaper } from './rules/paper-check.ts';
export { serveDocument } from './serve.ts';
export { configureDocuments, verifyAddress } from './settings.ts';
export { startBsreSimulator } from './simulator/simulator.ts';
export { type FindStandIn, registerStandIns, type StandIn } from './stand-ins.ts';
export { standingOf };

/** A paper as services and their pages see it. */
export type IssuedDocument = Omit<DocumentRow, 'holderSealed' | 'sheetSealed' | 'stored'>;

const shown = ({ holderSealed: _, sheetSealed: __, stored: ___, ...row }: DocumentRow): IssuedDocument => row;

/** The papers of a case, the oldest first. */
export async function documentsOf(city: City, caseCode: string): Promise<IssuedDocument[]> {
  return (await documentsOfCase(city.db, caseCode)).map(shown);
}

/** How the papers of these cases stand today, by the code of the case; a case without papers is not in it. */
export async function standingsOf(
  city: City,
  caseCodes: readonly string[],
): Promise<Map<string, ReturnType<typeof standingOf>[]>> {
  const today = localDate(city.now(), city.zone);
  const standings = new Map<string, ReturnType<typeof standingOf>[]>();
  if (caseCodes.length === 0) return standings;
  for (const row of await standsOfCases(city.db, caseCodes))
    standings.set(row.caseCode, [...(standings.get(row.caseCode) ?? []), standingOf(row, false, today)]);
  return standings;
}

/** One paper by its id; 404 for an unknown one. */
export async function getDocument(city: City, id: string): Promise<IssuedDocument> {
  const row = await findDocument(city.db, id);
  if (!row) throw new Problem(404, 'documents.not-found');
  return shown(row);
}

/** Takes the holder's name out of what is on record of the papers of a case; the papers themselves stay as they were issued. */
export async function forgetHolder(tx: Runner, caseCode: string): Promise<void> {
  await forgetHolders(tx, caseCode);
}
