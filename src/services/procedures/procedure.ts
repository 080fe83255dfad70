/** One procedure as the public reads it, and the questions on which its requirements and its fee hang. */
import {
  definitions,
  evaluateFeel,
  type FeelAst,
  type FieldView,
  flowOf,
  type LiveDefinition,
} from '../../blocks/definitions/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { FeeLine, Procedure, Requirement, Standard } from './contract.ts';
import { itemOf } from './item.ts';
import { type Offered, offered, responsible } from './offered.ts';
import { pictureFor } from './rules/pictures.ts';
import { namesIn } from './rules/reads.ts';

/** The service as it is offered today; 404 otherwise. */
export async function getOffered(ctx: Context, id: string): Promise<{ city: Offered; live: LiveDefinition }> {
  const city = await offered(ctx);
  const live = (await definitions(ctx.city)).current(id, city.today);
  if (!live) throw new Problem(404, 'procedures.no-service');
  return { city, live };
}

/** What can be answered beside a list of papers, without losing the thread. */
/** Known without asking. */
const DAYS: ReadonlySet<string> = new Set(['today', 'applied_on']);
const ASKABLE: ReadonlySet<string> = new Set(['number', 'money', 'date', 'choice', 'choices', 'yes-no']);

function allFields(live: LiveDefinition, language: Language): FieldView[] {
  if (!live.definition.form) return [];
  return live
    .form(language)
    .sections.filter(({ repeat }) => !repeat)
    .flatMap(({ when, fields }) =>
      // A field of a section that is not asked is not asked either.
      fields.map((field) =>
        when === undefined
          ? field
          : { ...field, when: field.when ? ({ k: 'and', left: when, right: field.when } as const) : when },
      ),
    );
}

/** The fields that these names lead to, with those on which they hang, in the order of the form. */
function questionsFor(names: ReadonlySet<string>, fields: readonly FieldView[]): FieldView[] {
  const wanted = new Set<string>();
  const want = (name: string) => {
    const field = fields.find(({ id }) => id === name);
    if (!field || wanted.has(name)) return;
    wanted.add(name);
    if (field.when) for (const other of namesIn(field.when)) want(other);
  };
  for (const name of names) want(name);
  return fields.filter(({ id, type }) => wanted.has(id) && ASKABLE.has(type));
}

/** Everything it reads can be asked on the page; a repeated section or what officers find cannot. */
function canBeAnswered(ast: FeelAst, fields: readonly FieldView[], within = ''): boolean {
  return [...namesIn(ast)].every((name) => {
    if (DAYS.has(name)) return true;
    const field = fields.find(({ id }) => id === name);
    if (!field || !ASKABLE.has(field.type)) return false;
    // A question that hangs on itself can never be put.
    return (
      !field.when ||
      (!within.includes(` ${name} `) && canBeAnswered(field.when, fields, `${within} ${name} `))
    );
  });
}

function requirementsOf(live: LiveDefinition, language: Language): Requirement[] {
  return live.definition.requirements.map(({ id, title, help, field, when, whenTold }) => ({
    id,
    title: say(title, language),
    help: help ? say(help, language) : null,
    when: when === undefined ? null : live.formula(when),
    whenTold: whenTold ? say(whenTold, language) : null,
    inForm: field !== undefined,
  }));
}

function feeLinesOf(live: LiveDefinition, fields: readonly FieldView[], language: Language): FeeLine[] {
  return (live.definition.fee.lines ?? []).map(({ id, title, basis, amount, when }) => {
    const formula = live.formula(amount);
    const names = namesIn(formula);
    const value = names.size === 0 ? evaluateFeel(formula, {}) : null;
    return {
      id,
      title: say(title, language),
      basis: say(basis, language),
      amount: formula,
      when: when === undefined ? null : live.formula(when),
      fixed: typeof value === 'number' && Number.isInteger(value) ? value : null,
      dependsOn: fields.filter((field) => names.has(field.id)).map((field) => field.title),
    };
  });
}

function standardOf({ definition }: LiveDefinition, language: Language): Standard {
  const { procedure: _told, legalBasis, ...words } = definition.standard;
  const texts = Object.fromEntries(
    Object.entries(words).map(([part, text]) => [part, say(text, language)]),
  ) as Record<keyof typeof words, string>;
  return {
    ...texts,
    legalBasis: legalBasis.map(({ title, source }) => ({
      title: say(title, language),
      source: source ?? null,
    })),
  };
}

function countersOf(live: LiveDefinition, city: Offered, language: Language): Procedure['counters'] {
  return city
    .handling(live.definition.agency.kind)
    .flatMap(({ posts }) => posts)
    .filter(({ kind }) => kind === 'counter')
    .map(({ id, name }) => ({ id, name: say(name, language) }));
}

export async function procedure(ctx: Context, id: string, language: Language): Promise<Procedure> {
  const { city, live } = await getOffered(ctx, id);
  const { definition } = live;
  const history = await (await definitions(ctx.city)).history(id);
  const fields = allFields(live, language);
  const requirements = requirementsOf(live, language);
  const feeLines = feeLinesOf(live, fields, language);
  const wanted = requirements.flatMap(({ when }) => (when ? [when] : []));
  const feeReads = feeLines.flatMap(({ amount, when }) => (when ? [amount, when] : [amount]));
  const feeKnowable = feeReads.every((ast) => canBeAnswered(ast, fields));
  const read = feeKnowable ? [...wanted, ...feeReads] : wanted;
  const nameOf = (duty: string | null) =>
    responsible(city.handling(duty ?? definition.agency.kind), language).agency?.name ?? null;
  return {
    ...itemOf(live, city, language),
    version: live.version,
    from: live.from,
    change: say(definition.change, language),
    versions: history.length,
    where: definition.where ? say(definition.where, language) : null,
    steps: definition.standard.procedure.map((step) => say(step, language)),
    easy: definition.easy.map((words) => ({
      says: say(words, language),
      picture: pictureFor(say(words, 'id')),
    })),
    requirements,
    feeLines,
    standard: standardOf(live, language),
    papers: (definition.papers ?? []).map(({ id: paper, title, validity, until }) => ({
      id: paper,
      title: say(title, language),
      validity: validity ?? null,
      untilAnswer: until !== undefined,
    })),
    flow: definition.workflow ? flowOf(definition.workflow, language, nameOf) : null,
    feeKnowable,
    questions: questionsFor(new Set(read.flatMap((ast) => [...namesIn(ast)])), fields),
    counters: countersOf(live, city, language),
    today: city.today,
  };
}
