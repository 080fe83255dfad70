/** What a report's words become for the public the moment they come in. */
import { cleanLine, truncate } from '../../../shared/text.ts';
import { withoutNumbers } from './rules/numbers.ts';

const TITLE_LENGTH = 90;

/** First words of a report, as its title in lists. */
function titleOf(description: string): string {
  const first = description.split(/(?<=[.!?])\s|\n/)[0] ?? description;
  return truncate(cleanLine(first), TITLE_LENGTH);
}

/** The columns that keep what the public reads: the title of the case, and what differs from what was written. */
type FaceColumns = { title: string; public_text: string | null; full_title: string | null };

/** `shown`: what the public is to read; '' withholds the words and the title with them. */
function faceColumns(description: string, shown: string): FaceColumns {
  const full = titleOf(description);
  const title = shown === '' ? '' : titleOf(shown);
  return {
    title,
    public_text: shown === description ? null : shown,
    full_title: title === full ? null : full,
  };
}

/** As anybody's words are shown from the first moment: without numbers that belong to one person. */
export function faceOfWords(description: string): FaceColumns {
  return faceColumns(description, withoutNumbers(description));
}
