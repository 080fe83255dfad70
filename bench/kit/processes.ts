/** The memory of a process and everything below it, shared pages counted once (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

function treeOf(root: number): number[] {
  const known = parents();
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of known) if (parent === pid) tree.push(child);
  return tree;
}

/** Megabytes of proportional set size, and how many processes they are. */
export function memoryOf(root: number): { megabytes: number; own: number; processes: number } {
  let total = 0;
  let own = 0;
  const tree = treeOf(root);
  for (const pid of tree) {
    try {
      const kilobytes = Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
      );
      total += kilobytes;
      if (pid === root) own = kilobytes;
    } catch {
      // It has ended meanwhile.
    }
  }
  return { megabytes: Math.round(total / 1024), own: Math.round(own / 1024), processes: tree.length };
}

const TICKS_A_SECOND = 100;

/** Seconds of processor that a process and everything below it have used so far, those that have ended included (Linux). */
export function processorSeconds(root: number): number {
  let ticks = 0;
  for (const pid of treeOf(root)) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // After the name: utime, stime, and both of the children that were waited for.
      const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      for (const at of [11, 12, 13, 14]) ticks += Number(after[at]);
    } catch {
      // It has ended meanwhile, and counts with its parent.
    }
  }
  return ticks / TICKS_A_SECOND;
}
