/** What the invented people remember: the open cases as the coordinator's desk shows them, and the receipts of reporters. */
import type { Random } from './random.ts';

type Point = { lat: number; lng: number };

export type KnownCase = {
  code: string;
  category: string;
  state: string;
  agency: string | null;
  area: string | null;
  version: number;
  /** Where it is, if anybody knows. */
  point: Point | null;
  /** Answered in public since it was known. */
  answered: boolean;
};

export type DeskItem = {
  code: string;
  category: { id: string };
  state: string;
  agency: { id: string } | null;
  area: { code: string } | null;
  point?: Point | null;
  version: number;
};

const OPEN = new Set(['received', 'assigned', 'in-progress', 'waiting', 'reopened']);
/** Closed cases whose reporter may still rate or reopen. */
const CLOSED_KEPT = 60;
const RECEIPTS_KEPT = 2_000;

export function createCasebook() {
  const open = new Map<string, KnownCase>();
  const closed = new Map<string, KnownCase>();
  const receipts = new Map<string, string>();
  return {
    size: () => open.size,
    /** Takes over what the desk shows. `whole`: cases that it does not show any more have ended. */
    update(items: readonly DeskItem[], whole: boolean): void {
      const before = new Map(open);
      if (whole) open.clear();
      for (const item of items) {
        const { code, state, version } = item;
        if (!OPEN.has(state)) {
          open.delete(code);
          continue;
        }
        open.set(code, {
          ...{ code, state, version },
          category: item.category.id,
          agency: item.agency?.id ?? null,
          area: item.area?.code ?? null,
          point: item.point ?? before.get(code)?.point ?? null,
          answered: before.get(code)?.answered ?? false,
        });
      }
    },
    /** After an act: where the case stands now. */
    moved(one: KnownCase, state: string, version: number): void {
      one.state = state;
      one.version = version;
      if (OPEN.has(state)) {
        closed.delete(one.code);
        open.set(one.code, one);
        return;
      }
      open.delete(one.code);
      if (state !== 'closed') return;
      closed.set(one.code, one);
      const oldest = closed.keys().next().value;
      if (closed.size > CLOSED_KEPT && oldest) closed.delete(oldest);
    },
    drop(code: string): void {
      open.delete(code);
      closed.delete(code);
    },
    keepReceipt(code: string, receipt: string): void {
      receipts.set(code, receipt);
      const oldest = receipts.keys().next().value;
      if (receipts.size > RECEIPTS_KEPT && oldest) receipts.delete(oldest);
    },
    receiptOf: (code: string) => receipts.get(code),
    /** An open case in one of the states that also fits. */
    anyOpen(random: Random, states: readonly string[], fits: (one: KnownCase) => boolean = () => true) {
      return random.pick([...open.values()].filter((one) => states.includes(one.state) && fits(one)));
    },
    anyClosed: (random: Random) => random.pick([...closed.values()].filter((one) => receipts.has(one.code))),
    /** Whoever rated does not rate again. */
    settled(code: string): void {
      closed.delete(code);
    },
  };
}
export type Casebook = ReturnType<typeof createCasebook>;
