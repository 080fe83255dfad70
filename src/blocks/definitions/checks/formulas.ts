/** Faults of expressions: those that do not compile, that read what is not there, or what is asked only later. */
import { compileFeel } from '../feel/compile.ts';
import type { FeelFault } from '../feel/faults.ts';
import { feelNames } from '../rules/feel/names.ts';
import { formulasOf, templatesOf } from '../rules/formulas.ts';
import { unseenNames } from '../rules/sees.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { readTemplate } from '../rules/template.ts';
import type { Report } from './report.ts';

export function checkFormulas(definition: Definition, report: Report): void {
  const broken = (
    steps: (string | number)[],
    [fault]: readonly [FeelFault, ...FeelFault[]],
    source: string,
  ) => {
    const column = source.includes('\n') ? `${fault.line}:${fault.column}` : fault.column;
    report(steps, `feel-${fault.code}`, { ...fault.params, column, source: short(source) });
  };
  for (const { steps, source, names, result, before, sees } of formulasOf(definition)) {
    const compiled = compileFeel(source, { names, ...(result ? { result } : {}) });
    if (!compiled.ok) {
      broken(steps, compiled.faults, source);
      continue;
    }
    const read = feelNames(compiled.ast).map((path) => path.split('.')[0] ?? '');
    const [unseen] = sees && definition.form ? unseenNames(definition.form, sees, read) : [];
    if (unseen) report(steps, 'sees-not', { name: unseen });
    if (!before) continue;
    const late = read.find((name) => !before.has(name));
    if (late) report(steps, 'asked-later', { name: late });
  }
  for (const { steps, source, names } of templatesOf(definition)) {
    const { parts, fault } = readTemplate(source);
    if (fault) report(steps, fault === 'empty' ? 'template-braces/empty' : 'template-braces');
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
        report(['papers', at, 'body', index, 'table', 'over'], 'section-unknown', { name: over });
    });
  });
}

function short(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
