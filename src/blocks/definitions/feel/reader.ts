/** Reads one node after another and counts, so that no expression grows beyond its bounds. */
import { FEEL_LIMITS } from '../rules/feel/ast.ts';
import { FaultFound } from './faults.ts';
import type { Node } from './nodes.ts';
import type { NameScope, Reading } from './scope.ts';

/** One expression on its way: its source, and how much of it was read already. */
export type Reader = {
  readonly source: string;
  nodes: number;
  depth: number;
  read(node: Node | undefined, scope: NameScope): Reading;
  text(node: Node): string;
};

export type ReadPart = (reader: Reader, node: Node, scope: NameScope) => Reading;

export function newReader(source: string, readNode: ReadPart): Reader {
  const reader: Reader = {
    source,
    nodes: 0,
    depth: 0,
    text: (node) => source.slice(node.from, node.to),
    read(node, scope) {
      if (!node) throw new FaultFound('syntax-end', source.length);
      reader.nodes += 1;
      if (reader.nodes > FEEL_LIMITS.nodes)
        throw new FaultFound('too-many-parts', node.from, { most: FEEL_LIMITS.nodes });
      reader.depth += 1;
      if (reader.depth > FEEL_LIMITS.depth)
        throw new FaultFound('too-deep', node.from, { most: FEEL_LIMITS.depth });
      const reading = readNode(reader, node, scope);
      reader.depth -= 1;
      return reading;
    },
  };
  return reader;
}
