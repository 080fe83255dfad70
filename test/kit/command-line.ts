/** The command line for tests: as a process per command, as a person runs it, or one process for many commands. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '../../src/app/cli.ts');
const MANY = resolve(import.meta.dirname, 'many-commands.ts');

export type Ran = { code: number | null; out: string; err: string };
export type Command = (...args: string[]) => Promise<Ran>;

/** Each call is a process of its own: a second of work before it begins. */
export function processPerCommand(env: Record<string, string | undefined>): Command {
  return (...args) =>
    new Promise((done, fail) => {
      const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const ran = { out: '', err: '' };
      child.stdout.on('data', (chunk) => {
        ran.out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        ran.err += chunk;
      });
      child.on('error', fail);
      child.on('close', (code) => done({ code, ...ran }));
    });
}

/** The calls share a process, one after another, begun at the first: for what a command does, not how it starts and ends. */
export function sharedProcess(env: Record<string, string | undefined>): { run: Command; close(): void } {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const one = (args: string[]) =>
    new Promise<Ran>((done, fail) => {
      child ??= fork(MANY, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const ended = (code: number | null) => fail(new Error(`The command line ended with ${code}: ${args}`));
      child.once('exit', ended);
      child.once('message', (ran: Ran) => {
        child?.off('exit', ended);
        done(ran);
      });
      child.send(args);
    });
  return {
    run(...args) {
      const ran = last.then(() => one(args));
      last = ran.catch(() => undefined);
      return ran;
    },
    close: () => void child?.disconnect(),
  };
}
