/** A state of a workflow in words. */
import { type Language, say } from '../../shared/languages.ts';
import type { Standing, Step } from './rules/application-contract.ts';
import { stateOf, wayFrom } from './rules/statechart.ts';
import { type Service, workflowOf } from './service-of.ts';

export function standing(service: Service, id: string, language: Language): Standing {
  const state = stateOf(workflowOf(service), id);
  return {
    id,
    kind: state.kind,
    title: say(state.title, language),
    says: say(state.says, language),
    outcome: state.kind === 'end' ? state.outcome : null,
  };
}

/** What was passed (`passed`: state and time, oldest first), where it stands, and what comes if all goes well. */
export function stepsOf(
  service: Service,
  at: string,
  passed: readonly { state: string; at: Date }[],
  pays: boolean,
  language: Language,
): Step[] {
  const workflow = workflowOf(service);
  const step = (id: string, status: Step['status'], when: Date | null): Step => {
    const state = stateOf(workflow, id);
    return {
      id,
      title: say(state.title, language),
      kind: state.kind,
      status,
      at: when?.toISOString() ?? null,
    };
  };
  const ended = stateOf(workflow, at).kind === 'end';
  const now = passed.findLast(({ state }) => state === at);
  return [
    ...passed
      .slice(0, now ? passed.lastIndexOf(now) : undefined)
      .map((one) => step(one.state, 'done', one.at)),
    step(at, ended ? 'done' : 'now', now?.at ?? null),
    ...wayFrom(workflow, at, pays).map((id) => step(id, 'next', null)),
  ];
}
