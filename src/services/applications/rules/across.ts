/** Rules over several questions, told on the page where the last of them is answered and not only before sending. */
import type { Fault, FormView } from '../../../blocks/definitions/contract.ts';
import { feelNames } from '../../../blocks/definitions/rules/feel/names.ts';

/** `section`: where the field stands that the rule would have changed. */
export type Across = { fault: Fault; section: string };

/** The broken rules that read an answer of this section and lead to a field of another one. */
export function acrossFrom(view: FormView, faults: readonly Fault[], section: string): Across[] {
  const homeOf = (name: string) =>
    view.sections.find(({ id, repeat, fields }) =>
      repeat ? id === name : fields.some((field) => field.id === name),
    )?.id;
  return faults.flatMap((fault) => {
    const check = fault.rule === 'check' && view.checks.find(({ id }) => id === fault.params?.check);
    if (!check) return [];
    const home = homeOf(fault.path);
    if (home === undefined || home === section) return [];
    const reads = feelNames(check.must).map((name) => homeOf(name.split('.', 1)[0] ?? ''));
    return reads.includes(section) ? [{ fault, section: home }] : [];
  });
}
