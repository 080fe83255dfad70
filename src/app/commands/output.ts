/** What a command prints: one JSON value for programs, or lines and tables for people; progress on the other stream. */
import type { Stream } from '../../platform/terminal/stream.ts';

export type Output = {
  /** The result, once: as JSON, or as the lines for people. */
  result(value: unknown, lines: string | readonly string[]): void;
  /** For steps and bars; silent when a program listens. */
  progress: Stream;
};

/** Stands below every secret that a command shows. */
export const ONCE = 'It is shown this once and kept nowhere.';

const SILENT: Stream = { write: () => true };

export function createOutput(options: { json?: boolean }): Output {
  return {
    result(value, lines) {
      const text = options.json
        ? JSON.stringify(value, null, 2)
        : typeof lines === 'string'
          ? lines
          : lines.join('\n');
      if (text) process.stdout.write(`${text}\n`);
    },
    progress: options.json ? SILENT : process.stderr,
  };
}

/** Columns under their headings, as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}

/** `2026-11-22 23:05` in the city's zone; a dash for never. */
export function moment(at: Date | null, zone: string): string {
  if (!at) return '–';
  return at.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
}
