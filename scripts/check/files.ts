/** Lists the project's own files: those that version control keeps or would keep. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const notOurs = /(^|\/)(node_modules|\.runtime|\.git|dist|data)(\/|$)/;

/**
 * Paths of files relative to a root, with `/`, sorted. In a git work tree it is what git tracks or would track;
 * elsewhere (an unpacked archive) every file outside of installed and generated folders.
 */
export function projectFiles(root: string): string[] {
  return (fromGit(root) ?? fromDisk(root)).filter((file) => !notOurs.test(file)).sort();
}

function fromGit(root: string): string[] | undefined {
  if (!existsSync(path.join(root, '.git'))) return undefined;
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(listed.split('\0'))].filter((file) => file && existsSync(path.join(root, file)));
  } catch {
    return undefined;
  }
}

function fromDisk(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (notOurs.test(file)) return [];
    if (entry.isDirectory()) return fromDisk(root, file);
    return entry.isFile() ? [file] : [];
  });
}
