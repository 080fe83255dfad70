/** Runs one command: its exit code (0 done, 1 failed, 2 wrong use), and how it says what went wrong. */
import { CommanderError } from 'commander';
import { explain, WrongUse } from './errors.ts';
import { program } from './program.ts';

/** @param args what follows `pendopo` @returns the exit code, when all is done and closed */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { sentence, code } = explain(error);
    const asJson = args.includes('--json');
    process.stderr.write(asJson ? `${JSON.stringify({ error: sentence, code })}\n` : `${sentence}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}
