/** Walks the services of packs, and says of each what is wrong, with file and line. */
import type { Language } from '../../../shared/languages.ts';
import type { CityPack, PackProblem } from '../../packs/api.ts';
import { knownOf } from '../checks/report.ts';
import { readShelf, serviceFolders } from '../read-pack.ts';
import { type ReadService, readService } from '../read-service.ts';
import { ownTexts, sayFault } from '../say-fault.ts';
import { type Finding, sayFinding } from './finding.ts';
import type { People } from './people.ts';
import { type Walked, walkDefinition } from './walk.ts';

export type WalkedService = {
  id: string;
  dir: string;
  problems: PackProblem[];
  /** What was walked; absent when the definition could not be read. */
  walked?: Omit<Walked, 'findings'>;
};

/** Folders of the packs, the base pack first; agencies are those of a city and absent without one. */
export type WalkedPack = Pick<CityPack, 'folders'> & People;

/** `only`: the folder of the one service that is meant, wherever it lies; otherwise all that the packs offer. */
export async function walkServices(
  pack: WalkedPack,
  only?: string,
  language: Language = 'en',
): Promise<{ services: WalkedService[]; problems: PackProblem[] }> {
  const { shelf, problems } = await readShelf(pack.folders);
  const known = knownOf(shelf);
  const dirs = only === undefined ? [...(await serviceFolders(pack.folders)).values()] : [only];
  const services: WalkedService[] = [];
  for (const dir of dirs) services.push(await walkFolder(dir, known, pack, language));
  return { services, problems: problems.map((problem) => ({ ...problem, ...sayFault(language, problem) })) };
}

async function walkFolder(
  dir: string,
  known: Parameters<typeof readService>[1],
  people: People,
  language: Language,
): Promise<WalkedService> {
  const read = await readService(dir, known);
  const id = dir.split(/[\\/]/).at(-1) ?? dir;
  if (!read.definition) {
    const problems = read.problems.map((problem) => ({ ...problem, ...sayFault(language, problem) }));
    return { id, dir, problems };
  }
  const { findings, ...walked } = walkDefinition(read.definition, people);
  return { id, dir, problems: findings.map((finding) => problemOf(read, finding, language)), walked };
}

/** What a command says of services that it checked. */
export function sayChecked(
  language: Language,
  what: 'walking' | 'faults' | 'right' | 'told' | 'holds' | 'mend' | 'nothing',
  params: Record<string, string | number> = {},
): string {
  return ownTexts().say(language, `definitions.checked.${what}`, params);
}

/** What is wrong and what to do, in a language. */
export function findingWords(language: Language, finding: Finding): { problem: string; remedy: string } {
  return sayFinding(ownTexts(), language, finding);
}

function problemOf(read: Pick<ReadService, 'problemAt'>, finding: Finding, language: Language): PackProblem {
  return read.problemAt(finding.steps, { code: finding.code, ...findingWords(language, finding) });
}
