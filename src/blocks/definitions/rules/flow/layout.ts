/** Where everything stands in the picture of a workflow: one column of states, forward ways at their right, ways back at their left. */
import type { FlowEdge, FlowState, FlowView } from './contract.ts';

export const LOOK = {
  width: 264,
  pad: 12,
  line: 19,
  row: 26,
  gap: 22,
  lane: 13,
  corner: 6,
} as const;

/** A line of text and where its letters stand. */
export type PlacedLine = { text: string; y: number };
/** `y` is the middle of its first line, where its arrow leaves. */
export type PlacedRow = { edge: FlowEdge; lines: PlacedLine[]; y: number };
export type PlacedState = {
  state: FlowState;
  number: number;
  title: PlacedLine[];
  notes: PlacedLine[];
  y: number;
  height: number;
  rows: PlacedRow[];
};
export type PlacedEdge = {
  key: string;
  kind: FlowEdge['kind'];
  side: 'left' | 'right';
  /** 1 stands nearest to the column. */
  lane: number;
  from: number;
  to: number;
};
export type FlowLayout = {
  states: PlacedState[];
  edges: PlacedEdge[];
  /** Lanes at each side. */
  left: number;
  right: number;
  height: number;
};

/** What stands in a box beside its title, already in words. */
export type FlowWords = { notes(state: FlowState): string[]; edge(edge: FlowEdge): string };

const HAN = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u;

/** Breaks a text into lines of about `most` letters; Chinese characters count double and break anywhere. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const width = (piece: string) => [...piece].reduce((sum, one) => sum + (HAN.test(one) ? 2 : 1), 0);
  for (const piece of text.match(/[^\s\p{Script=Han}]+\s*|\p{Script=Han}[，。、；：）]?\s*/gu) ?? []) {
    if (line !== '' && width(line + piece.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

const TITLE_LETTERS = 30;
const NOTE_LETTERS = 36;
const ROW_LETTERS = 30;

function placeLines(texts: readonly string[], first: number): PlacedLine[] {
  return texts.map((text, index) => ({ text, y: first + index * LOOK.line }));
}

function placeStates(view: FlowView, words: FlowWords): PlacedState[] {
  let y = 4;
  return view.states.map((state, index) => {
    const number = index + 1;
    const first = y + LOOK.pad + 12;
    const title = placeLines(wrap(`${number}. ${state.title}`, TITLE_LETTERS), first);
    const notes = placeLines(
      words.notes(state).flatMap((note) => wrap(note, NOTE_LETTERS)),
      first + title.length * LOOK.line,
    );
    let at = y + LOOK.pad + (title.length + notes.length) * LOOK.line + 4;
    const rows = state.edges.map((edge): PlacedRow => {
      const middle = at + LOOK.row / 2;
      const lines = placeLines(wrap(words.edge(edge), ROW_LETTERS), middle + 5);
      at += LOOK.row + (lines.length - 1) * LOOK.line;
      return { edge, lines, y: middle };
    });
    const height = at - y + (rows.length > 0 ? 2 : LOOK.pad - 4);
    y += height + LOOK.gap;
    return { state, number, title, notes, y: y - height - LOOK.gap, height, rows };
  });
}

/** Gives each edge the nearest free lane, short ones first, so that few lines cross. */
function takeLanes(edges: Omit<PlacedEdge, 'lane'>[]): PlacedEdge[] {
  const taken: { top: number; bottom: number }[][] = [];
  const short = [...edges].sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  return short.map((edge) => {
    const top = Math.min(edge.from, edge.to) - 4;
    const bottom = Math.max(edge.from, edge.to) + 4;
    let lane = taken.findIndex((spans) => spans.every((span) => span.bottom < top || span.top > bottom));
    if (lane < 0) lane = taken.push([]) - 1;
    taken[lane]?.push({ top, bottom });
    return { ...edge, lane: lane + 1 };
  });
}

export function layFlow(view: FlowView, words: FlowWords): FlowLayout {
  const states = placeStates(view, words);
  const byId = new Map(states.map((placed) => [placed.state.id, placed]));
  const arrivals = new Map<string, number>();
  const loose = states.flatMap((placed) =>
    placed.rows.flatMap(({ edge, y }, index): Omit<PlacedEdge, 'lane'>[] => {
      const target = byId.get(edge.to);
      if (!target) return [];
      const side = target.number > placed.number ? 'right' : 'left';
      // Arrows that meet at a state come in a little below each other.
      const port = `${side} ${edge.to}`;
      const nth = arrivals.get(port) ?? 0;
      arrivals.set(port, nth + 1);
      const room = Math.max(1, Math.floor((target.title.length * LOOK.line + LOOK.pad) / 7));
      return [
        {
          key: `${placed.state.id} ${index}`,
          kind: edge.kind,
          side,
          from: y,
          to: target.y + 10 + (nth % room) * 7,
        },
      ];
    }),
  );
  const right = takeLanes(loose.filter(({ side }) => side === 'right'));
  const left = takeLanes(loose.filter(({ side }) => side === 'left'));
  const most = (edges: readonly PlacedEdge[]) => Math.max(0, ...edges.map(({ lane }) => lane));
  const last = states.at(-1);
  return {
    states,
    edges: [...right, ...left],
    left: most(left),
    right: most(right),
    height: last ? last.y + last.height + 4 : 0,
  };
}
