/** Fills the placeholders of a template: each expression is handed to a function from outside, and what comes back is plain text. */
import type { Words } from '../../../shared/languages.ts';
import { type Block, PAPER_LIMITS, type PaperTemplate } from '../rules/paper.ts';
import { PaperFault, PLACEHOLDER } from '../rules/paper-check.ts';

/** One thing of a list that a table is made over, counted from 0. */
export type Row = { over: string; index: number };

/**
 * Says what an expression answers, as text; `row` when it stands in a table over a list. It may throw; it is never asked
 * about what an earlier answer held.
 */
type Evaluate = (expression: string, row?: Row) => string;

/** How many things a list has. */
export type Count = (over: string) => number;

/** A paper without placeholders: what is kept, and what is drawn. */
export type FilledPaper = { title: Words; heading?: string; body: FilledBlock[] };
export type FilledBlock =
  | { paragraph: string; align?: 'left' | 'center' | 'justify'; strong?: boolean }
  | { heading: string }
  | { note: string }
  | { fields: { label: string; value: string }[] }
  | { list: string[] }
  | { table: { head: string[]; rows: string[][] } }
  | { line: true };

const NOTHING = new Set(['', 'false', 'null', 'undefined']);

/** Line breaks stay; anything else that cannot be seen on paper goes. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t|[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, (sign) => (sign === '\n' ? sign : ''));
}

/** Fills a template. Throws a `PaperFault` that names the place; one pass, so a value that looks like a placeholder stays as it is. */
export function fillPaper(paper: PaperTemplate, evaluate: Evaluate, count: Count = () => 0): FilledPaper {
  let asked = 0;
  let total = 0;

  const ask = (path: string, expression: string, row?: Row): string => {
    asked += 1;
    if (asked > PAPER_LIMITS.placeholders)
      throw new PaperFault(path, 'too-many-placeholders', { limit: PAPER_LIMITS.placeholders });
    try {
      return String(evaluate(expression.trim(), row) ?? '');
    } catch (error) {
      throw new PaperFault(path, 'expression', {
        expression: expression.trim(),
        why: error instanceof Error ? error.message.slice(0, 200) : 'unknown',
      });
    }
  };

  const fill = (path: string, text: string, row?: Row): string => {
    const filled = plain(text.replace(PLACEHOLDER, (_whole, inner: string) => ask(path, inner, row)));
    if (filled.length > PAPER_LIMITS.text)
      throw new PaperFault(path, 'too-long', { limit: PAPER_LIMITS.text });
    total += filled.length;
    if (total > PAPER_LIMITS.total)
      throw new PaperFault(path, 'paper-too-long', { limit: PAPER_LIMITS.total });
    return filled;
  };

  const body = paper.body.flatMap((block, at): FilledPaper['body'] => {
    const path = `body/${at}`;
    if (block.when !== undefined && NOTHING.has(ask(`${path}/when`, block.when).trim())) return [];
    return [fillBlock(block, (below, text, row) => fill(`${path}/${below}`, text, row), count)];
  });
  const { id, en, jv, zh } = paper.title;
  return {
    ...(paper.heading === undefined ? {} : { heading: fill('heading', paper.heading) }),
    title: {
      id: fill('title/id', id),
      en: fill('title/en', en),
      jv: fill('title/jv', jv),
      zh: fill('title/zh', zh),
    },
    body,
  };
}

type Fill = (path: string, text: string, row?: Row) => string;

function fillBlock(block: Block, fill: Fill, count: Count): FilledBlock {
  if ('text' in block) return { paragraph: fill('text', block.text) };
  if ('paragraph' in block)
    return {
      paragraph: fill('paragraph', block.paragraph),
      ...(block.align ? { align: block.align } : {}),
      ...(block.strong ? { strong: true } : {}),
    };
  if ('heading' in block) return { heading: fill('heading', block.heading) };
  if ('note' in block) return { note: fill('note', block.note) };
  if ('list' in block) {
    const items = block.list.flatMap((item, at) =>
      fill(`list/${at}`, item)
        .split('\n')
        .filter((line) => line.trim() !== ''),
    );
    return { list: items };
  }
  if ('fields' in block)
    return {
      fields: block.fields.map(({ label, value }, at) => ({
        label: fill(`fields/${at}/label`, label),
        value: fill(`fields/${at}/value`, value),
      })),
    };
  if ('table' in block) {
    const { table } = block;
    if ('over' in table) return { table: tableOver(table, fill, count) };
    return {
      table: {
        head: table.head.map((cell, at) => fill(`table/head/${at}`, cell)),
        rows: table.rows.map((row, at) =>
          row.map((cell, column) => fill(`table/rows/${at}/${column}`, cell)),
        ),
      },
    };
  }
  return { line: true };
}

type Over = { over: string; columns: { title: string; value: string }[] };

function tableOver({ over, columns }: Over, fill: Fill, count: Count): { head: string[]; rows: string[][] } {
  const most = Math.min(count(over), PAPER_LIMITS.items);
  return {
    head: columns.map(({ title }, at) => fill(`table/columns/${at}/title`, title)),
    rows: Array.from({ length: most }, (_, index) =>
      columns.map(({ value }, at) => fill(`table/columns/${at}/value`, value, { over, index })),
    ),
  };
}
