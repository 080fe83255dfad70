/** Which of two reports goes on for both, and why two may not be merged. Pure. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';

export type Side = Pick<DeskComplaint, 'code' | 'state' | 'openedAt' | 'may' | 'speaksFor' | 'merged'>;

/** Whether `child` may be merged into `parent`, as far as this screen knows; the server judges again. */
export function mayJoin(child: Side, parent: Side): boolean {
  return (
    child.code !== parent.code &&
    child.may.includes('merge') &&
    (parent.state === 'merged' || (parent.state !== 'closed' && parent.state !== 'rejected')) &&
    !child.merged.some(({ code }) => code === parent.code)
  );
}

/** The codes that can go on for both: the older first, which people were told of first. */
export function survivors(one: Side, other: Side): string[] {
  const byAge = one.openedAt <= other.openedAt ? [one, other] : [other, one];
  return byAge.flatMap((parent) => {
    const child = parent === one ? other : one;
    return mayJoin(child, parent) ? [parent.code] : [];
  });
}

/** Why neither may go on for the other, with what to do; undefined when one may. */
export function hindrance(one: Side, other: Side): TextKey | undefined {
  if (one.code === other.code) return 'complaints.desk.merge.same-code';
  if (survivors(one, other).length > 0) return undefined;
  if (other.speaksFor === one.code || one.speaksFor === other.code) return 'complaints.desk.merge.already';
  if (other.state === 'closed' || other.state === 'rejected') return 'complaints.desk.merge.ended';
  return 'complaints.desk.merge.not-yours';
}

/** People who reported the thing of this case: its own reporter and those of what was merged into it. */
export function reportersOf(side: Pick<DeskComplaint, 'merged'>): number {
  return 1 + side.merged.length;
}

const VERY_LIKE = 0.8;

export function likenessWords(likeness: number): TextKey {
  return likeness >= VERY_LIKE ? 'complaints.desk.merge.very-like' : 'complaints.desk.merge.like';
}
