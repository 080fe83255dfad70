/** The last touches: form, the list of text keys, and the record that the four languages were written together. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textKeysPath, writeTextKeys } from '../../src/app/web/build/text-keys.ts';
import { runTool } from '../check/program.ts';
import { lockFile } from '../check/text-lock.ts';
import { confirmTexts } from '../check/texts.ts';

/** Brings the written files into the house's form and renews what is made from them. Returns the further files that changed. */
export async function finish(name: string, root: string, files: readonly string[]): Promise<string[]> {
  const code = files.filter((file) => /\.(ts|tsx|json|md)$/.test(file));
  const { code: failed, output } = await runTool(
    'node_modules/@biomejs/biome/bin/biome',
    ['check', '--write', '--colors=off', ...code],
    root,
  );
  if (failed !== 0) throw new Error(`The new files could not be brought into form:\n${output}`);
  const keys = Object.keys(
    Object.assign(
      {},
      ...files.filter((file) => file.endsWith('/id.json')).map((file) => readJson(root, file)),
    ),
  );
  const refused = confirmTexts(root, keys, true);
  if (refused.length > 0) throw new Error(`The texts of ${name} are not complete:\n${refused.join('\n')}`);
  return [lockFile, ...((await writeTextKeys(root)) ? [textKeysPath] : [])];
}

function readJson(root: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, string>;
}
