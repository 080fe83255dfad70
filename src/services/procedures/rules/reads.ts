/** Which names an expression reads, so that a page asks no more than it needs to know. */
import type { FeelAst } from '../../../blocks/definitions/rules/feel/ast.ts';

/** Every name in it, those of loops too. */
export function namesIn(ast: FeelAst): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) look(one);
    else if (typeof part === 'object' && part !== null) {
      const { k, name } = part as { k?: unknown; name?: unknown };
      if (k === 'name' && typeof name === 'string') found.add(name);
      for (const value of Object.values(part)) look(value);
    }
  };
  look(ast);
  return found;
}
