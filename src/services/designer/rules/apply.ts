/** Changes of single places, made in what the page shows before the city has answered. */
import type { Edit } from '../contract.ts';

type Step = string | number;
type Holder = Record<Step, unknown>;

const copyOf = (value: unknown): Holder | undefined =>
  typeof value === 'object' && value !== null
    ? ((Array.isArray(value) ? [...value] : { ...value }) as Holder)
    : undefined;

function inside(holder: Holder, path: readonly Step[], change: (holder: Holder, last: Step) => void): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (rest.length === 0) {
    change(holder, step);
    return;
  }
  const next = copyOf(holder[step]) ?? (typeof rest[0] === 'number' ? ([] as unknown as Holder) : {});
  holder[step] = next;
  inside(next, rest, change);
}

function moved(holder: Holder, last: Step, to: number): void {
  if (Array.isArray(holder) && typeof last === 'number') {
    const [item] = holder.splice(last, 1);
    holder.splice(to, 0, item);
    return;
  }
  const pairs = Object.entries(holder);
  const at = pairs.findIndex(([key]) => key === last);
  const [pair] = at < 0 ? [] : pairs.splice(at, 1);
  if (!pair) return;
  pairs.splice(to, 0, pair);
  for (const key of Object.keys(holder)) delete holder[key];
  Object.assign(holder, Object.fromEntries(pairs));
}

function renamed(holder: Holder, last: Step, to: string): void {
  const pairs = Object.entries(holder).map(([key, value]) => [key === last ? to : key, value]);
  for (const key of Object.keys(holder)) delete holder[key];
  Object.assign(holder, Object.fromEntries(pairs));
}

/** A new content; the old one stays as it is. */
export function applied(content: unknown, edits: readonly Edit[]): unknown {
  let root = content;
  for (const edit of edits) {
    const next = copyOf(root) ?? {};
    inside(next, edit.path, (holder, last) => {
      if (edit.do === 'set') holder[last] = edit.value;
      else if (edit.do === 'insert' && Array.isArray(holder)) holder.splice(Number(last), 0, edit.value);
      else if (edit.do === 'move') moved(holder, last, edit.to);
      else if (edit.do === 'rename') renamed(holder, last, edit.to);
      else if (edit.do === 'remove') {
        if (Array.isArray(holder)) holder.splice(Number(last), 1);
        else delete holder[last];
      }
    });
    root = next;
  }
  return root;
}
