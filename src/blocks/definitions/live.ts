/** A version of a service ready to run: form, workflow, fee and expressions, each made when it is first asked for. */
import type { Language } from '../../shared/languages.ts';
import type { FormView } from './contract.ts';
import { type Fee, feeOf } from './fee.ts';
import { compiled, formView, officeForm } from './form-view.ts';
import { type WorkflowMachine, workflowMachine } from './machine.ts';
import type { FeelAst } from './rules/feel/ast.ts';
import { evaluateFeel, feelHolds } from './rules/feel/evaluate.ts';
import type { FeelContext, FeelResult } from './rules/feel/values.ts';
import { itemNames, paperNames } from './rules/names.ts';
import type { Definition } from './rules/shape/definition.ts';

export type LiveDefinition = {
  service: string;
  version: number;
  hash: string;
  /** First day on which it holds. */
  from: string;
  definition: Definition;
  /** Throws for a service without a form. */
  form(language: Language): FormView;
  /** What the minutes of a visit or a review ask; undefined when nothing. */
  officeForm(place: { state: string; review?: string }, language: Language): FormView | undefined;
  /** Throws for a service without a workflow. */
  machine(): WorkflowMachine;
  /** `data`: `visible(…).data`, with `visit` and `reviews` when they are known. */
  fee(data: FeelContext): Fee;
  /** Whether a condition of this definition (an act, a requirement, a block of a paper) holds. */
  holds(source: string, data: FeelContext): boolean;
  /** The tree of an expression over the answers, for pages that work with it. */
  formula(source: string): FeelAst;
  /** The value of an expression of a paper. `over`: inside one item of that repeated section. */
  value(source: string, data: FeelContext, over?: string): FeelResult;
};

export type VersionContent = {
  service: string;
  number: number;
  hash: string;
  from: string;
  content: Definition;
};

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

export function liveDefinition({ service, number, hash, from, content }: VersionContent): LiveDefinition {
  const formulas = remembered((over: string) => {
    const outside = paperNames(content);
    const names = over ? itemNames(outside, content.form, over) : outside;
    return remembered((source: string): FeelAst => compiled(source, names));
  });
  const forms = remembered((language: Language) => formView(content, number, language) ?? null);
  const officeForms = remembered((key: string) => {
    const [language, state = '', review] = key.split('/');
    const place = { state, ...(review ? { review } : {}) };
    return officeForm(content, number, place, language as Language) ?? null;
  });
  const machines = remembered((id: string) => content.workflow && workflowMachine(id, content.workflow));
  return {
    service,
    version: number,
    hash,
    from,
    definition: content,
    form(language) {
      const form = forms(language);
      if (!form) throw new Error(`${service} has no form.`);
      return form;
    },
    officeForm: ({ state, review }, language) =>
      officeForms([language, state, ...(review ? [review] : [])].join('/')) ?? undefined,
    machine() {
      const machine = machines(service);
      if (!machine) throw new Error(`${service} has no workflow.`);
      return machine;
    },
    fee: (data) => feeOf(content, data, formulas('')),
    formula: (source) => formulas('')(source),
    holds: (source, data) => feelHolds(formulas('')(source), data),
    value: (source, data, over = '') => evaluateFeel(formulas(over)(source), data),
  };
}
