/** Writes the papers of a service out for the answers of a path: nothing in them may fail or stay blank. */
import { feelNames } from '../rules/feel/names.ts';
import type { FeelContext, FeelResult } from '../rules/feel/values.ts';
import type { Step } from '../rules/formulas.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { Block, Paper } from '../rules/shape/papers.ts';
import { addDays } from './days.ts';
import type { Findings } from './finding.ts';
import { type Formula, type Formulas, tryOut } from './formulas.ts';

const isBlank = (value: FeelResult | undefined) =>
  value === null || (typeof value === 'string' && value.trim() === '');

const DAYS = { days: 1, months: 31, years: 366 };

/** What the office adds to the answers when it issues. */
function withOffice(paper: Paper, data: FeelContext, until: FeelResult | undefined): FeelContext {
  const today = String(data.today);
  const length = paper.validity ? paper.validity.amount * DAYS[paper.validity.unit] : undefined;
  const last = typeof until === 'string' ? until : length === undefined ? null : addDays(today, length);
  return {
    ...data,
    number: '1/CONTOH/I/2027',
    issued_on: today,
    valid_until: last,
    applicant: { name: 'Warga Contoh' },
    agency: { name: 'Dinas Contoh' },
    city: { name: 'Kota Contoh' },
  };
}

export function walkPaper(
  definition: Definition,
  id: string,
  answered: FeelContext,
  formulas: Formulas,
  findings: Findings,
): void {
  const at = (definition.papers ?? []).findIndex((paper) => paper.id === id);
  const paper = definition.papers?.[at];
  if (!paper) return;
  const steps: Step[] = ['papers', at];
  const until = formulas.at([...steps, 'until']);
  const end = until && tryOut(until, answered, findings);
  if (until && isBlank(end)) findings.add(until.steps, 'until-blank');
  const data = withOffice(paper, answered, end);
  const write = (formula: Formula, held: FeelContext) => {
    if (isBlank(tryOut(formula, held, findings))) blank(formula, held, findings);
  };
  for (const formula of formulas.inTexts([...steps, 'heading'])) write(formula, data);
  paper.body.forEach((block, index) => {
    const here: Step[] = [...steps, 'body', index];
    const when = formulas.at([...here, 'when']);
    if (when && tryOut(when, data, findings) !== true) return;
    for (const formula of formulas.inTexts(here))
      for (const held of rowsOf(block, formula, data)) write(formula, held);
  });
}

/** A cell of a table is written once for each item of its section. */
function rowsOf(block: Block, { steps }: Formula, data: FeelContext): FeelContext[] {
  if (!('table' in block) || steps.at(-1) !== 'value') return [data];
  const items = data[block.table.over];
  return Array.isArray(items) ? items.map((item: FeelContext) => ({ ...data, ...item })) : [];
}

function blank({ steps, source, ast }: Formula, data: FeelContext, findings: Findings): void {
  const empty = feelNames(ast).filter((path) => {
    const value = path
      .split('.')
      .reduce<unknown>((held, name) => (held as FeelContext | null | undefined)?.[name], data);
    return value === null || value === undefined || value === '';
  });
  if (empty.length === 0) findings.add(steps, 'paper-blank', { formula: source });
  else findings.add(steps, 'paper-blank-because', { formula: source, names: empty.join(', ') });
}
