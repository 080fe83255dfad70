/** Words of the steps between agencies in the history of a case. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type { Entry } from '../../../rules/case-contract.ts';

const steps: Record<string, TextKey> = {
  'handed-down': 'complaints.work.step.handed-down',
  'sent-up': 'complaints.work.step.sent-up',
  'task-opened': 'complaints.work.step.task-opened',
  'task-done': 'complaints.work.step.task-done',
  'task-reopened': 'complaints.work.step.task-reopened',
  'task-taken': 'complaints.work.step.task-taken',
  'task-answered': 'complaints.work.step.task-answered',
  'task-closed': 'complaints.work.step.task-closed',
  'task-rejected': 'complaints.work.step.task-rejected',
  'task-assigned': 'complaints.work.step.task-assigned',
  'back-and-forth': 'complaints.work.step.back-and-forth',
  decided: 'complaints.work.step.decided',
  'new-facts': 'complaints.work.step.new-facts',
  acknowledged: 'complaints.work.step.acknowledged',
};

/** The title of a step between agencies; undefined for other steps. */
export function workStepOf(t: Texts['t'], { kind, data }: Entry): string | undefined {
  const agency = String(data.to ?? '');
  const code = String(data.code ?? '');
  if (kind === 'handed-down' && typeof data.officer === 'string')
    return t('complaints.work.step.handed-down-to', { officer: data.officer, agency });
  if (kind === 'task-opened' && !agency) return t('complaints.work.step.task-begun', { code });
  if (kind === 'task-done' && data.left === 0) return t('complaints.work.step.task-done-all', { code });
  if (kind === 'escalated') {
    const names = Array.isArray(data.names) ? data.names.join(', ') : '';
    return names
      ? t('complaints.work.step.escalated', { names })
      : t('complaints.work.step.escalated-nobody');
  }
  const key = steps[kind];
  return key && t(key, { agency, code });
}
