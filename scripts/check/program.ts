/** Runs a tool of node_modules with this Node and gathers what it says. */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';

/** The project's root: where node_modules and the tools' settings are. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

export type Outcome = { code: number; output: string; stdout: string };

/**
 * Runs `node <file> …args` in a folder and resolves with its exit code, its standard output and both streams together.
 * Rejects when it cannot start. The child ends with `signal`.
 */
export function runTool(file: string, args: string[], cwd: string, signal?: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(projectRoot, file), ...args], {
      cwd,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    const stdout: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => {
      stdout.push(data);
      output += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output, stdout: Buffer.concat(stdout).toString() }),
    );
  });
}

/** True in the file that Node was started with: `startedDirectly(import.meta.filename)`. */
export function startedDirectly(file: string): boolean {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === file;
}
