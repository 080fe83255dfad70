// PostgreSQL's own log: the server writes straight into the file, we keep the file from growing without end.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

const LARGEST_BYTES = 8 * 1024 * 1024;
const KEPT = 4;

export type ServerLog = {
  /** Opened for appending; give it to the server as stdout and stderr. */
  fd: number;
  /** What was written since the last call of `mark`, for explaining why a start failed. */
  sinceMark(): string;
  mark(): void;
  rotateWhenLarge(): void;
  close(): void;
};

export function openServerLog(path: string): ServerLog {
  mkdirSync(dirname(path), { recursive: true, mode: 0o750 });
  const fd = openSync(path, 'a', 0o640);
  let marked = fstatSync(fd).size;
  return {
    fd,
    mark() {
      marked = fstatSync(fd).size;
    },
    sinceMark() {
      return readFileSync(path).subarray(marked).toString('utf8');
    },
    rotateWhenLarge() {
      if (statSync(path).size < LARGEST_BYTES) return;
      for (let age = KEPT - 1; age >= 1; age--) {
        if (existsSync(`${path}.${age}`)) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
      }
      // The server keeps the file open for appending, so it is copied and emptied rather than moved.
      copyFileSync(path, `${path}.1`);
      truncateSync(path);
      marked = 0;
    },
    close() {
      closeSync(fd);
    },
  };
}
