// A bar for work whose size is known: how much is done, how fast, and how long it will still take.
import { duration, finishLine, rewriteLine, type Stream } from './stream.ts';

const WIDTH = 24;
const DRAW_EVERY_MS = 100;
const PLAIN_SHARE = 0.1;

export type ProgressBar = {
  /** Counts `by` more pieces as done (1 when left away). */
  advance(by?: number): void;
  /** Ends the line, with an optional closing remark. */
  end(remark?: string): void;
};

/** @param total how many pieces there are; @param label what they are, as a person would call them */
export function progressBar(total: number, label: string, stream: Stream = process.stderr): ProgressBar {
  const began = Date.now();
  let done = 0;
  let drawnAt = 0;
  let nextPlainShare = PLAIN_SHARE;
  const share = () => (total <= 0 ? 1 : Math.min(1, done / total));
  const numbers = () => {
    const elapsed = Date.now() - began;
    const rate = elapsed > 0 ? Math.round((done / elapsed) * 1_000) : 0;
    const left = done > 0 && done < total ? `, ${duration((elapsed / done) * (total - done))} left` : '';
    return `${done.toLocaleString('en')} of ${total.toLocaleString('en')} (${Math.floor(share() * 100)} %), ${rate.toLocaleString('en')}/s${left}`;
  };
  const draw = () => {
    const filled = Math.round(share() * WIDTH);
    rewriteLine(stream, `${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${numbers()}`);
  };
  if (stream.isTTY) draw();
  return {
    advance(by = 1) {
      done += by;
      if (stream.isTTY) {
        if (Date.now() - drawnAt < DRAW_EVERY_MS) return;
        drawnAt = Date.now();
        draw();
      } else if (share() >= nextPlainShare && share() < 1) {
        nextPlainShare = share() + PLAIN_SHARE;
        stream.write(`  ${label}: ${numbers()}\n`);
      }
    },
    end(remark) {
      const result = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
      const mark = done >= total ? '✓' : '✗';
      finishLine(
        stream,
        `${mark} ${label}: ${[result, remark].filter(Boolean).join(', ')}  ${duration(Date.now() - began)}`,
      );
    },
  };
}
