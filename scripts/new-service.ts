/**
 * Builds a new service: a small real one, registered and ready to run.
 * `npm run new-service NAME`; the name is one English word in small letters, such as `permits`.
 */
import path from 'node:path';
import { styleText } from 'node:util';
import { projectRoot, startedDirectly } from './check/program.ts';
import { finish } from './new-service/finish.ts';
import { wrongName } from './new-service/name.ts';
import { Refused } from './new-service/refused.ts';
import { registered } from './new-service/register.ts';
import { furnished } from './new-service/rooms.ts';
import { writeAll } from './new-service/write.ts';

/**
 * Adds the service under a root and returns the files that were written or changed, relative to it.
 * Everything is worked out before the first byte is written: a refusal (throws `Refused`) leaves the tree as it was.
 */
export async function newService(name: string, root = projectRoot): Promise<string[]> {
  const wrong = wrongName(name, root);
  if (wrong) throw new Refused(wrong);
  const files = { ...furnished(name), ...registered(name, root) };
  writeAll(root, files);
  return [...Object.keys(files), ...(await finish(name, root, Object.keys(files)))];
}

const USAGE = `npm run new-service NAME

NAME is one English word in small letters, in the plural when it is about things: permits, levies, beds.
It becomes the folder src/services/NAME, the PostgreSQL schema, the beginning of every permission, event and text.`;

function nextSteps(name: string): string {
  return `
Next:
  1. read src/services/${name}/README.md and say there what the service is for
  2. npm test -- src/services/${name}
  3. npm run check
  4. see it: PENDOPO_DATA=./data/${name} PENDOPO_PORT=8081 npm start   (a new data folder: roles are loaded with a city)
CONTRIBUTING.md tells how to make it your own.`;
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...more] = words.filter((word) => word !== '--');
  if (!name || more.length > 0 || name === '--help') {
    console.log(USAGE);
    return name === '--help' ? 0 : 2;
  }
  try {
    for (const file of (await newService(name)).sort())
      console.log(`${styleText('green', '✔')} ${file.split(path.sep).join('/')}`);
    console.log(nextSteps(name));
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.log(error.message);
    return 1;
  }
}

if (startedDirectly(import.meta.filename)) process.exitCode = await main(process.argv.slice(2));
