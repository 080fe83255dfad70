// Runs another program quietly and keeps what it said, for the case that it fails.
import { spawn } from 'node:child_process';
import { basename } from 'node:path';

const KEEP_CHARACTERS = 20_000;

/** Programs under way; they must not go on writing when this process ends. npm takes its time over a SIGTERM. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill(child.spawnfile === 'apt-get' ? 'SIGTERM' : 'SIGKILL');
});

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onStart?: (pid?: number) => void, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string, missing: boolean }>} `missing`: there is no such program
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    options.onStart?.(child.pid);
    const hear = (chunk) => {
      output = (output + chunk).slice(-KEEP_CHARACTERS);
      const line = String(chunk).trim().split('\n').at(-1);
      if (line) options.onLine?.(line);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => {
      running.delete(child);
      done({ code: 127, output: `${output}\n${error.message}`, missing: error.code === 'ENOENT' });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      done({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output, missing: false });
    });
  });
}

/**
 * How to call npm: through the very npm that started us when there is one, else by its name.
 * @param {string} node the Node binary that npm should run on
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(node) {
  const script = process.env.npm_execpath;
  if (script && /^npm-cli\.c?js$/.test(basename(script))) return { command: node, args: [script] };
  return { command: 'npm', args: [] };
}
