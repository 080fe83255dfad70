// Prints named steps with live progress and the time each took.
import { duration, finishLine, rewriteLine, type Stream } from './stream.ts';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 120;
const PLAIN_EVERY_MS = 5_000;

/** Hears a short detail of what is going on: '14 of 60 migrations'. */
export type Report = (detail: string) => void;
export type Steps = <T>(title: string, work: (report: Report) => Promise<T> | T) => Promise<T>;

/**
 * On a terminal the running step is one changing line; elsewhere each step is one line when it ends, and a line every
 * five seconds while it lasts. A step that throws is marked and the error goes on to the caller.
 */
export function createSteps(stream: Stream): Steps {
  return async (title, work) => {
    const began = Date.now();
    let detail = '';
    let frame = 0;
    const text = () => [title, detail].filter(Boolean).join(': ');
    const time = () => duration(Date.now() - began);
    const tick = () => {
      if (!stream.isTTY) return void stream.write(`  ${text()} … ${time()}\n`);
      frame = (frame + 1) % FRAMES.length;
      rewriteLine(stream, `${FRAMES[frame]} ${text()}  ${time()}`);
    };
    if (stream.isTTY) tick();
    const timer = setInterval(tick, stream.isTTY ? FRAME_MS : PLAIN_EVERY_MS);
    timer.unref();
    try {
      const result = await work((said) => {
        detail = said;
      });
      finishLine(stream, `✓ ${title}  ${time()}`);
      return result;
    } catch (error) {
      finishLine(stream, `✗ ${title}  ${time()}`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  };
}
