/** Writes the list of text keys as a type, so that a misspelt key does not compile. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { collectKeys } from './collect-texts.ts';

/** Where the generated type lives, relative to the project root. */
export const textKeysPath = 'src/web/kit/texts/keys.gen.ts';

/** The content of the generated file: the same words give the same bytes on every machine. */
export async function generateTextKeys(root = projectRoot): Promise<string> {
  const keys = await collectKeys(root);
  const lines = keys.map((key) => `  | '${key.replaceAll("'", "\\'")}'`);
  const type = lines.length === 0 ? ' never' : `\n${lines.join('\n')}`;
  return `/** Made by src/app/web/build/text-keys.ts from the Indonesian texts; change those, then run that file. */\nexport type TextKey =${type};\n`;
}

/** Writes the file when it differs. Returns true when it did. */
export async function writeTextKeys(root = projectRoot): Promise<boolean> {
  const path = join(root, textKeysPath);
  const content = await generateTextKeys(root);
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before === content) return false;
  await writeFile(path, content);
  return true;
}

const projectRoot = resolve(import.meta.dirname, '../../../..');

if (import.meta.main) {
  const changed = await writeTextKeys();
  console.log(changed ? `${textKeysPath} written` : `${textKeysPath} is up to date`);
}
