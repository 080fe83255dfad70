/** What an import or a trial came to: three numbers that add up to the rows of the file, and why. */
import { basename } from 'node:path';
import type { PastCase } from './convert.ts';
import { type Judged, judge, newJudged } from './judge.ts';
import type { LeftRun } from './store.ts';
import type { Missing } from './supply.ts';
import type { Table } from './table.ts';

export type Report = {
  file: string;
  encoding: string;
  delimiter: string;
  rows: number;
  /** Became cases, or would in a trial. */
  imported: number;
  open: number;
  closed: number;
  /** In this city already, from this source. */
  known: number;
  setAside: { reason: string; count: number }[];
  repaired: { how: string; count: number }[];
  /** What the city lacks; made by `create`, otherwise the reason why rows were set aside. */
  missing: Missing;
  judged: Judged;
  run: string | null;
  /** Imports of this very file that were cut off and had another mapping: their cases stay as they are, and count as known. */
  left: LeftRun[];
};

export class Tally {
  rows = 0;
  imported = 0;
  open = 0;
  known = 0;
  readonly setAside = new Map<string, number>();
  readonly repaired = new Map<string, number>();
  readonly judged = newJudged();

  aside(reason: string): void {
    this.setAside.set(reason, (this.setAside.get(reason) ?? 0) + 1);
  }

  /** One row became a case. `row` is undefined where an earlier attempt took it and the city has changed since. */
  took(open: boolean, row: PastCase | undefined, due: Date | null, now: Date): void {
    this.imported += 1;
    if (open) this.open += 1;
    if (!row) return;
    if (row.repaired) this.repaired.set(row.repaired, (this.repaired.get(row.repaired) ?? 0) + 1);
    judge(this.judged, row, due, now);
  }
}

const sorted = (counts: Map<string, number>) => [...counts].sort((a, b) => b[1] - a[1]);

export function reportOf(
  path: string,
  table: Table,
  tally: Tally,
  end: { missing: Missing; run: string | null; left: LeftRun[] },
): Report {
  return {
    file: basename(path),
    encoding: table.encoding,
    delimiter: table.delimiter,
    rows: tally.rows,
    imported: tally.imported,
    open: tally.open,
    closed: tally.imported - tally.open,
    known: tally.known,
    setAside: sorted(tally.setAside).map(([reason, count]) => ({ reason, count })),
    repaired: sorted(tally.repaired).map(([how, count]) => ({ how, count })),
    judged: tally.judged,
    ...end,
  };
}
