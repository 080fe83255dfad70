/** The example from which a new service is begun, by the command and by the designer. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'example');

export type ExampleWords = {
  name: string;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Where the folder and the schemas stand; absent for a service that stands in no folder. */
  dir?: string;
  schema?: string;
};

/** The texts of its files by their names. `market-stall` becomes "market stall" in its titles. */
export async function exampleTexts({
  name,
  from,
  dir,
  schema,
}: ExampleWords): Promise<Record<string, string>> {
  const words: Record<string, string | undefined> = {
    NAME: name,
    FROM: from,
    TITLE: name.replaceAll('-', ' '),
    DIR: dir,
    SCHEMA: schema,
  };
  const filled = (line: string) => line.replace(/__([A-Z]+)__/g, (whole, key: string) => words[key] ?? whole);
  const entries = await Promise.all(
    (await readdir(FOLDER)).sort().map(async (file) => {
      const lines = (await readFile(join(FOLDER, file), 'utf8')).split('\n');
      // A line about folders says nothing to somebody who has none.
      const told = lines.filter((line) => dir !== undefined || !/__(DIR|SCHEMA)__/.test(line));
      return [file, told.map(filled).join('\n')] as const;
    }),
  );
  return Object.fromEntries(entries);
}
