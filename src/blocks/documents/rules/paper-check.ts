/** Reads a template strictly, and finds its placeholders without knowing what they mean. */
import { Compile } from 'typebox/compile';
import { type Block, PAPER_LIMITS, PaperTemplate } from './paper.ts';

/** What is wrong with a template or with what it was filled with: where, and which rule it breaks. */
export class PaperFault extends Error {
  /** Where in the template, as in `body/3/fields/0/value`. */
  readonly path: string;
  readonly rule: string;
  readonly params: Record<string, string | number>;
  constructor(path: string, rule: string, params: Record<string, string | number> = {}) {
    super(`${path || 'paper'}: ${rule}${Object.keys(params).length ? ` ${JSON.stringify(params)}` : ''}`);
    this.name = 'PaperFault';
    this.path = path;
    this.rule = rule;
    this.params = params;
  }
}

/** An expression ends at the first `}}`. It looks no further than one may be long, so that a text of braces costs little. */
export const PLACEHOLDER = new RegExp(`\\{\\{([\\s\\S]{1,${PAPER_LIMITS.expression}}?)\\}\\}`, 'g');

const template = Compile(PaperTemplate);

/** The template, or a `PaperFault` that says where it is not one. */
export function readPaper(value: unknown): PaperTemplate {
  if (template.Check(value)) return value;
  const [first] = template.Errors(value);
  throw new PaperFault((first?.instancePath ?? '').replace(/^\//, ''), 'form', {
    keyword: first?.keyword ?? 'schema',
  });
}

/** Every text of a block with its path below the block. */
function textsOf(block: Block): [path: string, text: string][] {
  if ('paragraph' in block) return [['paragraph', block.paragraph]];
  if ('text' in block) return [['text', block.text]];
  if ('heading' in block) return [['heading', block.heading]];
  if ('note' in block) return [['note', block.note]];
  if ('list' in block) return block.list.map((item, at) => [`list/${at}`, item]);
  if ('fields' in block)
    return block.fields.flatMap(({ label, value }, at): [string, string][] => [
      [`fields/${at}/label`, label],
      [`fields/${at}/value`, value],
    ]);
  if ('table' in block) {
    const { table } = block;
    if ('over' in table)
      return table.columns.flatMap(({ title, value }, at): [string, string][] => [
        [`table/columns/${at}/title`, title],
        [`table/columns/${at}/value`, value],
      ]);
    return [
      ...table.head.map((cell, at): [string, string] => [`table/head/${at}`, cell]),
      ...table.rows.flatMap((row, at) =>
        row.map((cell, column): [string, string] => [`table/rows/${at}/${column}`, cell]),
      ),
    ];
  }
  return [];
}

/** Every expression of a template with the place where it stands: for whoever checks a definition before it is published. */
export function expressionsOf(paper: PaperTemplate): { path: string; expression: string }[] {
  const found: { path: string; expression: string }[] = [];
  const look = (path: string, text: string) => {
    for (const [, inner = ''] of text.matchAll(PLACEHOLDER)) found.push({ path, expression: inner.trim() });
  };
  for (const [language, text] of Object.entries(paper.title)) look(`title/${language}`, text);
  if (paper.heading !== undefined) look('heading', paper.heading);
  paper.body.forEach((block, at) => {
    if (block.when !== undefined) found.push({ path: `body/${at}/when`, expression: block.when });
    for (const [path, text] of textsOf(block)) look(`body/${at}/${path}`, text);
  });
  return found;
}
