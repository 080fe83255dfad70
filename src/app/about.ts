/** Which program runs here, under which licence, and where its source is: what AGPL, section 13 has us tell everyone. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Env } from '../platform/env.ts';

/** `source` is null when the operator has named no address. */
type Program = { name: 'Pendopo'; version: string; licence: string; source: string | null };
/** `fictional`: the data of the city at this address is invented; at the start page, that of any city. */
export type About = Program & { fictional: boolean };

type Manifest = { version: string; license: string; repository?: string | { url?: string } };

const MANIFEST = resolve(import.meta.dirname, '../../package.json');

/** The web address in a manifest's `repository`; null for anything a browser cannot open. */
export function repositoryAddress(repository: Manifest['repository']): string | null {
  const given = typeof repository === 'string' ? repository : repository?.url;
  const address = given?.replace(/^git\+/, '').replace(/\.git$/, '');
  return address && /^https?:\/\//.test(address) ? address : null;
}

/** What the operator set wins over the manifest: whoever changed the program offers the changed source. */
export function readAbout(env: Pick<Env, 'sourceUrl'>, file = MANIFEST): Program {
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const source = env.sourceUrl ?? repositoryAddress(manifest.repository);
  return { name: 'Pendopo', version: manifest.version, licence: manifest.license, source };
}
