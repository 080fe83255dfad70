/** Reads what packs hold for this block: pillars, life events, and one folder for each service. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TSchema } from 'typebox';
import { AgencyKindsFile, type PackProblem, problemAt, readYaml, shapeProblems } from '../packs/api.ts';
import { reportTwice } from './checks/report.ts';
import {
  type AgencyKind,
  type LifeEvent,
  LifeEventsFile,
  type Pillar,
  PillarsFile,
  type Shelf,
} from './rules/shape/shelf.ts';
import { faultWords } from './say-fault.ts';
import { validatorOf } from './shape-faults.ts';

/** Files that services are checked against. */
export const SHELF_FILES = ['pillars.yaml', 'life-events.yaml', 'agency-kinds.yaml'] as const;

type Item = { id: string };

async function readList<T extends Item>(
  folder: string,
  { name, key, shape }: { name: string; key: string; shape: TSchema },
  problems: PackProblem[],
): Promise<T[]> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { yaml, problems: syntax } = readYaml(file, text);
  problems.push(...syntax);
  if (syntax.length > 0) return [];
  const validator = validatorOf(shape);
  if (!validator.Check(yaml.value)) {
    problems.push(...shapeProblems(yaml, validator.Errors(yaml.value) as never));
    return [];
  }
  const items = (yaml.value as Record<string, T[]>)[key] ?? [];
  reportTwice(
    items,
    ({ id }) => id,
    (at, id) => problems.push(problemAt(yaml, [key, at, 'id'], faultWords('name-twice', { name: id }))),
  );
  return items;
}

/** Entries of a later folder take the place of the same entry of an earlier one. */
function overlay<T extends Item>(lists: readonly T[][]): T[] {
  return [...new Map(lists.flat().map((item) => [item.id, item])).values()];
}

export async function readShelf(
  folders: readonly string[],
): Promise<{ shelf: Shelf; problems: PackProblem[] }> {
  const problems: PackProblem[] = [];
  const [pillarsFile, eventsFile, kindsFile] = SHELF_FILES;
  const read = async <T extends Item>(file: { name: string; key: string; shape: TSchema }) => {
    const lists: T[][] = [];
    for (const folder of folders) lists.push(await readList<T>(folder, file, problems));
    return overlay(lists);
  };
  const pillars = await read<Pillar>({ name: pillarsFile, key: 'pillars', shape: PillarsFile });
  const events = await read<LifeEvent>({ name: eventsFile, key: 'events', shape: LifeEventsFile });
  const kinds = await read<AgencyKind>({ name: kindsFile, key: 'kinds', shape: AgencyKindsFile });
  return { shelf: { pillars, events, kinds }, problems };
}

/** A name with a dot before it is of a folder that is only being made, or of none of ours. */
export const isServiceFolder = (one: { name: string; isDirectory(): boolean }) =>
  one.isDirectory() && !one.name.startsWith('.');

/** Folders of services by id, the city's own in place of the base pack's. */
export async function serviceFolders(folders: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const root = join(folder, 'services');
    const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (isServiceFolder(entry)) found.set(entry.name, join(root, entry.name));
  }
  return found;
}
