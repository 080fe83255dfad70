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
  /** Parsed when it is asked for, and let go when it was not used for long: hold it no longer than the work lasts. */
  readonly definition: Definition;
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
  /** The definition, or its JSON, which takes a fraction of the memory until it is needed. */
  content: Definition | Buffer;
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

/** Everything that was made of a definition so far. */
type Opened = {
  definition: Definition;
  formulas(over: string): (source: string) => FeelAst;
  form(language: Language): FormView | null;
  officeForm(key: string): FormView | null;
  machine(id: string): WorkflowMachine | undefined;
};

function open({ number, content }: VersionContent): Opened {
  const definition = Buffer.isBuffer(content) ? (JSON.parse(content.toString()) as Definition) : content;
  const outside = paperNames(definition);
  return {
    definition,
    formulas: remembered((over) => {
      const names = over ? itemNames(outside, definition.form, over) : outside;
      return remembered((source: string): FeelAst => compiled(source, names));
    }),
    form: remembered((language) => formView(definition, number, language) ?? null),
    officeForm: remembered((key) => {
      const [language, state = '', review] = key.split('/');
      const place = { state, ...(review ? { review } : {}) };
      return officeForm(definition, number, place, language as Language) ?? null;
    }),
    machine: remembered((id) => definition.workflow && workflowMachine(id, definition.workflow)),
  };
}

/** A city may have a thousand services, and few of them are busy at a time. */
const MOST_OPEN = 200;
const opened = new Map<VersionContent, Opened>();
let last: VersionContent | undefined;

/** The last used stand last; the one that was not used for longest makes room. */
function openedOf(version: VersionContent): Opened {
  const known = opened.get(version);
  if (known && version === last) return known;
  last = version;
  const one = known ?? open(version);
  if (known) opened.delete(version);
  opened.set(version, one);
  if (opened.size > MOST_OPEN) {
    const [longest] = opened.keys();
    if (longest) opened.delete(longest);
  }
  return one;
}

export function liveDefinition(version: VersionContent): LiveDefinition {
  const { service, number, hash, from } = version;
  return {
    service,
    version: number,
    hash,
    from,
    get definition() {
      return openedOf(version).definition;
    },
    form(language) {
      const form = openedOf(version).form(language);
      if (!form) throw new Error(`${service} has no form.`);
      return form;
    },
    officeForm: ({ state, review }, language) =>
      openedOf(version).officeForm([language, state, ...(review ? [review] : [])].join('/')) ?? undefined,
    machine() {
      const machine = openedOf(version).machine(service);
      if (!machine) throw new Error(`${service} has no workflow.`);
      return machine;
    },
    fee(data) {
      const { definition, formulas } = openedOf(version);
      return feeOf(definition, data, formulas(''));
    },
    holds: (source, data) => feelHolds(openedOf(version).formulas('')(source), data),
    formula: (source) => openedOf(version).formulas('')(source),
    value: (source, data, over = '') => evaluateFeel(openedOf(version).formulas(over)(source), data),
  };
}
