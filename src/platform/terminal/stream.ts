// The terminal, or the file, that progress is written to, and how to write one changing line on it.

export type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number };

const CLEAR = '\r\x1b[K';

/** Replaces the last line on a terminal; the text is cut so that it never wraps. */
export function rewriteLine(stream: Stream, text: string): void {
  stream.write(`${CLEAR}${cut(text, (stream.columns || 80) - 1)}`);
}

/** Ends the changing line with a lasting one. */
export function finishLine(stream: Stream, text: string): void {
  stream.write(`${stream.isTTY ? CLEAR : ''}${text}\n`);
}

function cut(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, Math.max(1, width - 1)).join('')}…`;
}

/** 340 ms, 4.2 s, 75 s → '1 min 15 s'. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.floor(seconds % 60)} s`;
}
