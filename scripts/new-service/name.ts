/** Which names a service may have: one that works as a folder, a schema, a constant, a permission and an address. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Reserved by PostgreSQL (it would refuse a schema of that name without quotes) or by JavaScript. */
const RESERVED = new Set(
  `all analyse analyze and any array asc asymmetric authorization between binary both break case cast catch check class
  collate collation column const constraint continue create cross debugger default deferrable delete desc distinct do
  else end enum except export extends false fetch finally for foreign freeze from full function grant group having if
  ilike implements import in initially inner instanceof interface intersect into is isnull join lateral leading left
  let like limit localtime localtimestamp natural new not notnull null offset on only or order outer overlaps package
  placing primary private protected public references return returning right select similar some static super switch
  symmetric table tablesample then this throw to trailing true try typeof union unique user using var variadic verbose
  void when where while window with yield`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that already mean something in the house: floors, faces, doors, beginnings of texts. */
const TAKEN = new Set(
  `api app assets await async blocks chooser citizen common contract files healthz icons index info jobs kit live login
  metrics modules node office officer pages pendopo platform portal postgres readyz rooms route routes rules schema server
  service services session shared sql store system test tests text texts topics undefined wall web worker`
    .split(/\s+/)
    .filter(Boolean),
);

/** Why the name will not do, as a sentence with the remedy; undefined for a good name. */
export function wrongName(name: string, root: string): string | undefined {
  if (!/^[a-z]{3,24}$/.test(name))
    return `"${name}" is not a name for a service. Take one English word of 3 to 24 small letters, such as permits.`;
  if (RESERVED.has(name))
    return `"${name}" is a word of SQL or JavaScript. Take another, for example ${name}s or a more exact word.`;
  if (TAKEN.has(name)) return `"${name}" already means something in this house. Take a more exact word.`;
  for (const floor of ['services', 'blocks', 'platform'])
    if (existsSync(path.join(root, 'src', floor, name)))
      return `There is src/${floor}/${name} already. Take another name.`;
  const clash = addressInUse(name, path.join(root, 'src'));
  return clash && `${clash} already uses the address /${name}. Take another name.`;
}

/** The file that has a route or a page at /NAME, /office/NAME or /api/NAME. */
function addressInUse(name: string, folder: string): string | undefined {
  const address = new RegExp(`path: '/(?:office/|api/)?${name}(?:[/']|$)`, 'm');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/(routes[\w-]*|pages)\.tsx?$|\/[\w-]*routes\.ts$/.test(file)) continue;
    if (address.test(readFileSync(path.join(folder, file), 'utf8')))
      return `src/${file.split(path.sep).join('/')}`;
  }
  return undefined;
}
