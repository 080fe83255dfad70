/** Logs: JSON lines without personal data. Whole requests, bodies and headers are never logged. */
import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Redaction is the second line of defence: the first is never to hand such fields to the log. */
const SECRET_FIELDS = [
  'password',
  'token',
  'secret',
  'code',
  'phone',
  'email',
  'name',
  'authorization',
  'cookie',
];

/** `destination`: a file path or undefined for standard output. */
export function createLog(level: string, destination?: string): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    serializers: {
      // A database error can quote the row that broke a constraint: keep its kind, drop its detail.
      err(error: unknown) {
        if (!(error instanceof Error)) return { message: String(error) };
        const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string };
        return { type: error.name, message: error.message, stack: error.stack, code, constraint, table };
      },
    },
  };
  if (!destination) return pino(options);
  // Opened at once: a start that fails early ends the process, and a file that still opens would be a second failure.
  mkdirSync(dirname(destination), { recursive: true });
  return pino(options, pino.destination({ dest: openSync(destination, 'a', 0o600), sync: false }));
}
