/** A draft whose page and form can be shown although something behind them is wrong: what is wrong is left out. */

type Json = Record<string, unknown>;
type Fault = { file: string; path: string };

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Undefined when the page or the form itself is concerned. What neither of them shows is made harmless, or taken away. */
export function leftOut(content: Json, faults: readonly Fault[]): Json | undefined {
  const next = structuredClone(content);
  for (const { file, path } of faults) {
    if (file.endsWith('papers.yaml') || path.startsWith('papers')) {
      // Acts go on issuing them, so that they have to be there.
      for (const paper of listOf(next.papers)) {
        Object.assign(paper, { heading: '…', body: [{ text: '…' }] });
        delete paper.until;
      }
      continue;
    }
    if (!file.endsWith('service.yaml')) return undefined;
    const [, part, at, key] =
      /^(requirements|fee\.lines)\[(\d+)\]\.(field|when|whenTold|amount)$/.exec(path) ?? [];
    const holder = part === 'requirements' ? next.requirements : (next.fee as Json | undefined)?.lines;
    const one = listOf(holder)[Number(at)];
    if (!part || !key || !one) return undefined;
    if (key === 'amount') one.amount = '0';
    else {
      delete one[key];
      delete one.whenTold;
    }
  }
  return next;
}
