/** Whether two kinds go together: found before a citizen's answers would find it. */
import type { CompareOp, MathOp } from '../rules/feel/ast.ts';
import { type FeelKind, type FeelType, isOpen, itemType, kindOfType } from '../rules/feel/types.ts';
import { FaultFound } from './faults.ts';
import { nearest } from './nearest.ts';
import type { Reading } from './scope.ts';
import { OVER_LISTS, type Signature } from './signatures.ts';

const ordered: ReadonlySet<FeelKind> = new Set(['number', 'text', 'date', 'duration']);

export function checkCompared(op: CompareOp, left: Reading, right: Reading, at: number): void {
  if (isOpen(left.type) || isOpen(right.type)) return;
  const kind = kindOfType(left.type);
  const other = kindOfType(right.type);
  if (kind !== other || (op !== '=' && op !== '!=' && !ordered.has(kind)))
    throw new FaultFound('compares', at, { left: { kind }, right: { kind: other } });
  checkChoice(left, right, at);
  checkChoice(right, left, at);
}

/** A text that stands beside a choice must be one of its answers. */
export function checkChoice(choice: Reading, text: Reading, at: number): void {
  const item = itemType(choice.type);
  if (typeof item !== 'object' || !('choice' in item) || text.ast.k !== 'value') return;
  const value = text.ast.value;
  if (typeof value !== 'string' || item.choice.includes(value)) return;
  const near = nearest(value, item.choice);
  if (near) throw new FaultFound('unknown-choice-near', at, { value, near });
  throw new FaultFound('unknown-choice', at, { value, known: item.choice.slice(0, 12).join(', ') });
}

export function checkCondition(reading: Reading, at: number): void {
  const kind = kindOfType(reading.type);
  if (!isOpen(reading.type) && kind !== 'yes-no')
    throw new FaultFound('condition-kind', at, { found: { kind } });
}

const computed: Partial<Record<string, FeelType>> = {
  'text + text': 'text',
  'date + duration': 'date',
  'duration + date': 'date',
  'date - duration': 'date',
  'date - date': 'duration',
  'duration + duration': 'duration',
  'duration - duration': 'duration',
  'duration * number': 'duration',
  'number * duration': 'duration',
};

export function computedType(op: MathOp, left: FeelType, right: FeelType, at: number): FeelType {
  const kind = kindOfType(left);
  const other = kindOfType(right);
  if (kind === 'number' && other === 'number')
    return left === 'money' || right === 'money' ? 'money' : 'number';
  if (isOpen(left) || isOpen(right)) {
    // A text plus something unknown can only become a text; nothing else is as sure.
    if (op === '+' && (kind === 'text' || other === 'text')) return 'text';
    return 'any';
  }
  const type = computed[`${kind} ${op} ${other}`];
  if (type) return type;
  throw new FaultFound('computes', at, { left: { kind }, right: { kind: other }, op });
}

export function checkArguments(
  name: string,
  signature: Signature,
  args: readonly Reading[],
  at: number,
): void {
  if (args.length < signature.least || args.length > signature.most)
    throw new FaultFound('arguments', at, {
      name,
      least: signature.least,
      most: signature.most,
      found: args.length,
    });
  args.forEach((arg, index) => {
    const wanted = signature.takes[Math.min(index, signature.takes.length - 1)] ?? 'any';
    const type = OVER_LISTS.has(name) && args.length === 1 ? itemType(arg.type) : arg.type;
    const found = kindOfType(type);
    if (wanted === 'any' || isOpen(type) || found === wanted) return;
    throw new FaultFound('argument-kind', at, {
      name,
      at: index + 1,
      wanted: { kind: wanted },
      found: { kind: found },
    });
  });
}
