/** The lists that services have declared; the roof hands them in once at the start. */
import type { Board, Module } from '../../platform/module.ts';

export type DeclaredBoard = Board & { module: string };
let registered: readonly DeclaredBoard[] = [];

/** Called by the roof with the list of modules. Throws for a name that is used twice or is not its module's own. */
export function setBoards(modules: readonly Pick<Module, 'name' | 'boards'>[]): void {
  const boards = modules.flatMap(({ name, boards = [] }) =>
    boards.map((board) => ({ ...board, module: name })),
  );
  const names = new Set<string>();
  for (const { name, module } of boards) {
    if (!name.startsWith(`${module}.`))
      throw new Error(`Board ${name} must begin with "${module}.", the module that declares it.`);
    if (names.has(name)) throw new Error(`Board ${name} is declared twice.`);
    names.add(name);
  }
  registered = boards;
}

export function declaredBoards(): readonly DeclaredBoard[] {
  return registered;
}
