/** What the officer in front of the screen is asked to do with an application now, as a sentence. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { DeskApplication } from '../../../rules/desk-contract.ts';

type Task = { key: TextKey; params?: Record<string, string>; mine: boolean };

/** `mine`: the officer can bring it further. */
export function taskOf(one: DeskApplication): Task {
  const may = (what: string) => one.may.includes(what);
  const mine = (key: TextKey): Task => ({ key, mine: true });
  if (may('paid')) return mine('applications.desk.task.paid');
  if (may('review')) return mine('applications.desk.task.review');
  if (one.acts.length > 0) {
    if (one.state.kind === 'visit')
      return mine(one.visit?.written ? 'applications.desk.task.visited' : 'applications.desk.task.visit');
    return mine(may('check') ? 'applications.desk.task.check' : 'applications.desk.task.decide');
  }
  const other = one.mine && one.assignee;
  if (other) return { key: 'applications.desk.task.taken', params: { name: other.name }, mine: false };
  if (one.state.kind === 'applicant') return { key: 'applications.desk.task.applicant', mine: false };
  if (one.state.kind === 'payment') return { key: 'applications.desk.task.payment', mine: false };
  return { key: 'applications.desk.nothing-for-you', mine: false };
}
