/** Reads the text of an expression once, on the server, into the tree that is kept and computed from then on. */
import { FEEL_LIMITS, type FeelAst } from '../rules/feel/ast.ts';
import { type FeelKind, type FeelNames, type FeelType, isOpen, kindOfType } from '../rules/feel/types.ts';
import { FaultFound, type FeelFault, faultAt } from './faults.ts';
import { meaningOf, parseTree } from './nodes.ts';
import { readExpression } from './read.ts';

export type FeelOptions = {
  /** The names of the data with their types. Without them every name passes and no kind is checked. */
  names?: FeelNames;
  /** Kinds that the place can use: ['yes-no'] for a condition, ['number'] for a fee. */
  result?: readonly FeelKind[];
};

export type CompiledFeel =
  | { ok: true; ast: FeelAst; type: FeelType }
  | { ok: false; faults: [FeelFault, ...FeelFault[]] };

export function compileFeel(source: string, options: FeelOptions = {}): CompiledFeel {
  try {
    return { ok: true, ...read(source, options) };
  } catch (fault) {
    if (!(fault instanceof FaultFound)) throw fault;
    return { ok: false, faults: [faultAt(source, fault.at, fault.code, fault.params)] };
  }
}

function read(source: string, { names, result }: FeelOptions): { ast: FeelAst; type: FeelType } {
  if (source.length > FEEL_LIMITS.characters)
    throw new FaultFound('too-long', FEEL_LIMITS.characters, {
      most: FEEL_LIMITS.characters,
      found: source.length,
    });
  if (source.trim() === '') throw new FaultFound('empty', 0);
  const tree = parseTree(source);
  const [expression, ...rest] = meaningOf(tree);
  if (!expression) throw new FaultFound('empty', 0);
  if (rest[0])
    throw new FaultFound('syntax', rest[0].from, {
      found: source.slice(rest[0].from, rest[0].to).slice(0, 20),
    });
  const reading = readExpression(source, expression, { names, outer: undefined });
  const kind = kindOfType(reading.type);
  if (result && !isOpen(reading.type) && !result.includes(kind))
    throw new FaultFound('result-kind', expression.from, {
      wanted: { kind: result[0] ?? 'any' },
      found: { kind },
    });
  return reading;
}
