/** Where the house keeps its lists, and how a new service is written into them: modules, pages, roles of the base pack. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Refused } from './refused.ts';

const MODULES = 'src/app/modules.ts';
const PAGES = 'src/app/web/pages.ts';
const ROLES = 'packs/base/roles.yaml';

/** Who holds a new service's permissions until its own author says otherwise. */
const HOLDERS: Record<string, readonly string[]> = {
  'agency-head': ['read', 'write'],
  'agency-officer': ['read', 'write'],
  leadership: ['read'],
};

/** The changed texts of the three lists, by path relative to the root. Throws `Refused` where a list looks unfamiliar. */
export function registered(name: string, root: string): Record<string, string> {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  return {
    [MODULES]: withEntry(read(MODULES), {
      file: MODULES,
      list: /(const SERVICES: readonly Module\[\] = \[)([^\]]*)(\];)/,
      entry: name,
      line: `import { ${name} } from '../services/${name}/service.ts';`,
    }),
    [PAGES]: withEntry(read(PAGES), {
      file: PAGES,
      list: /(export const pages: WebPages = \[)([^\]]*)(\];)/,
      entry: `...${name}Pages`,
      line: `import { ${name}Pages } from '../../services/${name}/web/pages.tsx';`,
    }),
    [ROLES]: Object.entries(HOLDERS).reduce(
      (text, [role, verbs]) =>
        withPermissions(
          text,
          role,
          verbs.map((verb) => `${name}.${verb}`),
        ),
      read(ROLES),
    ),
  };
}

/** The text with the import after its last import and the entry at the end of the list; the formatter puts both in order. */
function withEntry(text: string, add: { file: string; list: RegExp; entry: string; line: string }): string {
  const imports = [...text.matchAll(/^import .*;$/gm)];
  const last = imports.at(-1);
  if (!last || !add.list.test(text))
    throw new Refused(
      `${add.file} is not written as expected. Add ${add.entry} to its list by hand, or mend its form.`,
    );
  const at = last.index + last[0].length;
  const imported = `${text.slice(0, at)}\n${add.line}${text.slice(at)}`;
  return imported.replace(add.list, (_whole, open: string, inside: string, close: string) => {
    const entries = inside
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean);
    return `${open}${[...entries, add.entry].join(', ')}${close}`;
  });
}

/** The text with the permissions at the end of the role's newest version; comments and order stay. */
function withPermissions(text: string, role: string, permissions: readonly string[]): string {
  const lines = text.split('\n');
  const start = lines.lastIndexOf(`  - id: ${role}`);
  const end = lines.findIndex((line, at) => at > start && /^ {2}- id: /.test(line));
  const own = lines.slice(start, end < 0 ? undefined : end);
  const last = own.findLastIndex((line) => /^ {6}- \S/.test(line));
  if (start < 0 || last < 0)
    throw new Refused(`${ROLES} has no role "${role}" with a list of permissions. Mend it, then try again.`);
  lines.splice(start + last + 1, 0, ...permissions.map((permission) => `      - ${permission}`));
  return lines.join('\n');
}
