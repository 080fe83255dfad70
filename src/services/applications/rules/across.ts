/** Rules over several questions, told where the last of them is answered and not only before sending. */
import type { Fault, FormView } from '../../../blocks/definitions/contract.ts';
import { feelNames } from '../../../blocks/definitions/rules/feel/names.ts';

/** `section`: where the field stands that the rule would have changed. */
export type Across = { fault: Fault; section: string };

/**
 * The broken rules that read an answer given here and lead to a field elsewhere. Here is a section, or on a phone only the
 * questions of its screen, by their paths.
 */
export function acrossFrom(
  view: FormView,
  faults: readonly Fault[],
  section: string,
  paths?: readonly string[],
): Across[] {
  const homeOf = (name: string) =>
    view.sections.find(({ id, repeat, fields }) =>
      repeat ? id === name : fields.some((field) => field.id === name),
    )?.id;
  const isHere = (name: string) => (paths ? paths.includes(name) : homeOf(name) === section);
  return faults.flatMap((fault) => {
    const check = fault.rule === 'check' && view.checks.find(({ id }) => id === fault.params?.check);
    const home = check ? homeOf(fault.path) : undefined;
    if (!check || home === undefined || isHere(fault.path)) return [];
    const reads = feelNames(check.must).map((name) => name.split('.', 1)[0] ?? '');
    return reads.some(isHere) ? [{ fault, section: home }] : [];
  });
}
