/** A state of the workflow gets another name: everything that leads to it follows. */
import type { Edit } from '../contract.ts';

type Json = Record<string, unknown>;
const jsonOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

/** The changes, in the order in which they hold. */
export function renameState(workflow: unknown, from: string, to: string): Edit[] {
  const { start, withdrawn, states } = jsonOf(workflow);
  const edits: Edit[] = [];
  const follow = (value: unknown, path: (string | number)[]) => {
    if (value === from) edits.push({ do: 'set', path, value: to });
  };
  follow(start, ['workflow', 'start']);
  follow(withdrawn, ['workflow', 'withdrawn']);
  for (const [id, state] of Object.entries(jsonOf(states))) {
    const { next, lapses, silence, acts } = jsonOf(state);
    const here = ['workflow', 'states', id];
    follow(next, [...here, 'next']);
    follow(jsonOf(lapses).to, [...here, 'lapses', 'to']);
    follow(jsonOf(silence).to, [...here, 'silence', 'to']);
    if (Array.isArray(acts))
      acts.forEach((act, at) => {
        follow(jsonOf(act).to, [...here, 'acts', at, 'to']);
      });
  }
  return [...edits, { do: 'rename', path: ['workflow', 'states', from], to }];
}
