/** What the replay is told on its command line. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `npm run bench -- replay [--base http://localhost:8080] [options]

Sends real reports through the public API of a running Pendopo in demo mode, and compares the counts afterwards.
It may be stopped at any time: the next run goes on without losing or doubling a row.

  --base URL        the address of the chooser of cities (default http://localhost:8080)
  --data FOLDER     where boston311-2015-third.csv.gz and sapawarga_aspirasi.csv lie (default: the shared data beside the project)
  --limit N         only the first N rows of the big file
  --programs N      how many accounts send at the same time (default 8); each has its own rate allowance
  --connections N   requests under way at once (default 16)
The commands it gives (city create, admin create) use PENDOPO_DATA or DATABASE_URL as the server does.`;

export type Options = {
  base: string;
  data: string;
  limit: number;
  programs: number;
  connections: number;
};

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      base: { type: 'string', default: 'http://localhost:8080' },
      data: {
        type: 'string',
        default: resolve(import.meta.dirname, '../../..', 'shared', 'data', 'complaints'),
      },
      limit: { type: 'string', default: '1000000' },
      programs: { type: 'string', default: '8' },
      connections: { type: 'string', default: '16' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    process.exit(0);
  }
  return {
    base: values.base,
    data: resolve(values.data),
    limit: Number(values.limit),
    programs: Number(values.programs),
    connections: Number(values.connections),
  };
}
