/** A text with the words marked that were looked for. */
import type { ReactNode } from 'react';
import type { Marked } from '../../../rules/publishing-contract.ts';

export function Marks({ text, marks }: Marked) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [from = 0, until = 0] of marks) {
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, until)}</mark>);
    at = until;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
