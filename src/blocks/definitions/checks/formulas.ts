/** Faults of expressions: those that do not compile, that read what is not there, or what is asked only later. */
import { join } from 'node:path';
import { loadTexts, type Texts } from '../../../platform/texts.ts';
import { compileFeel } from '../feel/compile.ts';
import type { FeelFault } from '../feel/faults.ts';
import { sayFeel } from '../feel/say.ts';
import { feelNames } from '../rules/feel/names.ts';
import { formulasOf, templatesOf } from '../rules/formulas.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { readTemplate } from '../rules/template.ts';
import type { Report } from './report.ts';

let texts: Texts | undefined;

/** The block's own sentences in English, the language of the command line. */
function told(fault: FeelFault) {
  texts ??= loadTexts([join(import.meta.dirname, '../texts')]);
  return sayFeel(texts, 'en', fault);
}

export function checkFormulas(definition: Definition, report: Report): void {
  const broken = (
    steps: (string | number)[],
    [fault]: readonly [FeelFault, ...FeelFault[]],
    source: string,
  ) => {
    const { problem, remedy } = told(fault);
    const line = source.includes('\n') ? `line ${fault.line}, ` : '';
    report(
      steps,
      `feel-${fault.code}`,
      `${problem} (${line}character ${fault.column} of: ${short(source)})`,
      remedy,
    );
  };
  for (const { steps, source, names, result, before } of formulasOf(definition)) {
    const compiled = compileFeel(source, { names, ...(result ? { result } : {}) });
    if (!compiled.ok) {
      broken(steps, compiled.faults, source);
      continue;
    }
    if (!before) continue;
    const late = feelNames(compiled.ast)
      .map((path) => path.split('.')[0] ?? '')
      .find((name) => !before.has(name));
    if (late)
      report(
        steps,
        'asked-later',
        `This condition reads "${late}", which is asked only later or here.`,
        'Ask that question first; a condition reads only answers that stand before it.',
      );
  }
  for (const { steps, source, names } of templatesOf(definition)) {
    const { parts, fault } = readTemplate(source);
    if (fault)
      report(
        steps,
        'template-braces',
        fault === 'empty' ? 'A pair of braces is empty.' : 'Braces do not pair: {{ … }}.',
        'Write {{ name }} or {{ expression }}.',
      );
    for (const part of parts) {
      if (!('formula' in part)) continue;
      const compiled = compileFeel(part.formula, { names });
      if (!compiled.ok) broken(steps, compiled.faults, part.formula);
    }
  }
  definition.papers?.forEach(({ body }, at) => {
    body.forEach((block, index) => {
      if (!('table' in block)) return;
      const { over } = block.table;
      if (!definition.form?.sections.some(({ id, repeat }) => repeat && id === over))
        report(
          ['papers', at, 'body', index, 'table', 'over'],
          'section-unknown',
          `The form has no repeated section "${over}".`,
          'Name a section that has "repeat".',
        );
    });
  });
}

function short(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
