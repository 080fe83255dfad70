/** What the panel of work between agencies asks the server, and which of its acts there are. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Below, Pairs } from '../../../rules/work-contract.ts';

export const WORK_ACTS = ['acknowledge', 'decide', 'dispose', 'send-up', 'open-task', 'new-facts'] as const;
export type WorkAct = (typeof WORK_ACTS)[number];

type ActWords = { verb: TextKey; title: TextKey; hint: TextKey; done: TextKey };
const words = <A extends WorkAct>(act: A) =>
  ({
    verb: `complaints.work.act.${act}`,
    title: `complaints.work.act.${act}.title`,
    hint: `complaints.work.act.${act}.hint`,
    done: `complaints.work.act.${act}.done`,
  }) as const;

export const workActWords: Record<WorkAct, ActWords> = {
  acknowledge: words('acknowledge'),
  dispose: words('dispose'),
  'send-up': words('send-up'),
  'open-task': words('open-task'),
  decide: words('decide'),
  'new-facts': words('new-facts'),
};

export const belowQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'below', code],
    queryFn: ({ signal }) =>
      api.get<Below>(`/api/desk/complaints/${encodeURIComponent(code)}/below`, { signal }),
  });

export const pairsQuery = queryOptions({
  queryKey: ['complaints', 'desk', 'back-and-forth'],
  queryFn: ({ signal }) => api.get<Pairs>('/api/desk/back-and-forth', { signal }),
});

export type WorkValues = {
  unit: string;
  officer: string;
  agency: string;
  task: string;
  text: string;
  days: string;
};

export const emptyWork: WorkValues = { unit: '', officer: '', agency: '', task: '', text: '', days: '3' };

/** Where the words of an act go on the wire, and their least length. */
export const wordsOf: Record<WorkAct, { path: string; least: number }> = {
  acknowledge: { path: 'instruction', least: 0 },
  dispose: { path: 'instruction', least: 5 },
  'send-up': { path: 'reason', least: 5 },
  'open-task': { path: 'instruction', least: 5 },
  decide: { path: 'reason', least: 5 },
  'new-facts': { path: 'facts', least: 10 },
};

/** Body of the request, without the version. */
export function workBody(act: WorkAct, values: WorkValues): Record<string, unknown> {
  const words = { [wordsOf[act].path]: values.text.trim() };
  switch (act) {
    case 'dispose':
      return {
        agency: values.unit,
        ...(values.officer ? { officer: values.officer } : {}),
        days: Number(values.days),
        ...words,
      };
    case 'open-task':
      return { agency: values.agency, task: values.task.trim(), days: Number(values.days), ...words };
    case 'decide':
      return { agency: values.agency, ...words };
    case 'acknowledge':
      return values.text.trim() ? words : {};
    default:
      return words;
  }
}
