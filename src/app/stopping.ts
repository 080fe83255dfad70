/** An orderly stop: what was opened last is closed first, within five seconds, on Ctrl-C, SIGTERM or when the launcher is gone. */

import { whenLauncherIsGone } from '../platform/terminal/launcher.ts';

const PATIENCE_MS = 4500;

export type Stopper = {
  /** Adds something to close; closed in reverse order. */
  add(close: () => Promise<void> | void): void;
  /** Called at once when a stop begins. */
  begins(act: () => void): void;
  now(code: number): Promise<void>;
};

export function stopper(): Stopper {
  const closers: (() => Promise<void> | void)[] = [];
  let stopping = false;
  let announce = () => {};
  const now = async (code: number) => {
    if (stopping) return;
    stopping = true;
    announce();
    setTimeout(() => process.exit(code || 1), PATIENCE_MS).unref();
    for (const close of closers.reverse()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`While stopping: ${(error as Error).message}\n`);
      }
    }
    process.exit(code);
  };
  process.on('SIGINT', () => void now(0));
  process.on('SIGTERM', () => void now(0));
  whenLauncherIsGone(() => void now(0));
  return {
    add: (close) => closers.push(close),
    begins(act) {
      announce = act;
    },
    now,
  };
}
