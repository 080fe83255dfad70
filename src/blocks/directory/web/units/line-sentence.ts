/** The sentence with the remedy for one refused line of an RT/RW list. */
import type { Translate } from '../../../../web/kit/texts/texts.ts';
import type { UnitReportView } from '../../contract.ts';

type Problem =
  | 'no-code'
  | 'unknown-area'
  | 'not-a-ward'
  | 'no-rw'
  | 'bad-number'
  | 'extra-columns'
  | 'repeated';

/** Begins with the line of the file, so that it can be found in the spreadsheet. */
export function lineSentence(
  t: Translate,
  { line, problem, found }: UnitReportView['refused'][number],
): string {
  return t(`directory.units.line.${problem as Problem}`, { line: String(line), found });
}
