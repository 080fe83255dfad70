/** Turns refusals and failures into RFC 9457 problem details with a sentence in the caller's language. */
import type { ErrorObject } from 'ajv';
import type { FieldProblem, Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import type { Texts } from '../texts.ts';

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  traceId: string;
  fields?: { path: string; rule: string; message: string }[];
};

/** `complaints.not-found` → text key `complaints.problem.not-found`. */
function textKey(code: string, room: 'problem' | 'rule'): string {
  const dot = code.indexOf('.');
  return `${code.slice(0, dot)}.${room}.${code.slice(dot + 1)}`;
}

function fieldLabel(texts: Texts, language: Language, module: string, path: string): string {
  if (path === '') return texts.say(language, 'platform.field.body');
  const plain = path.replaceAll('/', '.').replace(/\.\d+(?=\.|$)/g, '');
  return (
    texts.find(language, `${module}.field.${plain}`) ??
    texts.find(language, `platform.field.${plain}`) ??
    path
  );
}

function fieldMessage(texts: Texts, language: Language, module: string, field: FieldProblem): string {
  if (field.message) return field.message;
  const label = field.title ?? fieldLabel(texts, language, module, field.label ?? field.path);
  const params = { ...field.params, field: label };
  const { expected } = field.params ?? {};
  const typed = expected && texts.find(language, `platform.rule.${field.rule}-${expected}`, params);
  if (typed) return typed;
  return (
    texts.find(language, `${field.of ?? module}.rule.${field.rule}`, params) ??
    texts.find(language, `platform.rule.${field.rule}`, params) ??
    texts.say(language, 'platform.rule.invalid', params)
  );
}

function titleOf(texts: Texts, language: Language, key: string, status: number): string {
  return (
    texts.find(language, `${key}.title`) ??
    texts.find(language, `platform.problem.title.${status}`) ??
    texts.say(language, 'platform.problem.title')
  );
}

/** Every refusal there is: its code, and the sentence in the language. What `type` of a problem points at. */
export function allProblems(texts: Texts, language: Language): { code: string; detail: string }[] {
  return texts
    .keys()
    .flatMap((key) => {
      const parts = /^([a-z0-9-]+)\.problem\.([a-z0-9-]+)$/.exec(key);
      if (!parts || parts[2] === 'title') return [];
      return [{ code: `${parts[1]}.${parts[2]}`, detail: texts.say(language, key) }];
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

/** The body for a problem. `module` is where labels of fields are looked up first. */
export function problemBody(
  texts: Texts,
  language: Language,
  module: string,
  problem: Problem,
  traceId: string,
): ProblemBody {
  const key = textKey(problem.code, 'problem');
  const body: ProblemBody = {
    type: `/api/docs#problem-${problem.code}`,
    title: titleOf(texts, language, key, problem.status),
    status: problem.status,
    detail: texts.find(language, key, problem.params) ?? texts.say(language, 'platform.problem.internal'),
    code: problem.code,
    traceId,
  };
  if (problem.fields.length > 0) {
    body.fields = problem.fields.map((field) => ({
      path: field.path,
      rule: field.rule,
      message: fieldMessage(texts, language, module, field),
    }));
  }
  return body;
}

const LIMITS: Record<string, string> = {
  minLength: 'limit',
  maxLength: 'limit',
  minItems: 'limit',
  maxItems: 'limit',
  minimum: 'limit',
  maximum: 'limit',
};

const KINDS = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

/** What a field of the wrong type should have been, for the sentence; undefined when it may be several things. */
function expectedOf({ keyword, params }: ErrorObject): string | undefined {
  const { type } = params as { type?: unknown };
  return keyword === 'type' && typeof type === 'string' && KINDS.has(type) ? type : undefined;
}

/** A schema may say `x-label`: the name of its word, where its path is called otherwise elsewhere in the module. */
function labelOf({ keyword, params, parentSchema }: ErrorObject): string | undefined {
  const { missingProperty } = params as { missingProperty?: string };
  const schema =
    keyword === 'required' && missingProperty ? parentSchema?.properties?.[missingProperty] : parentSchema;
  const label: unknown = schema?.['x-label'];
  return typeof label === 'string' ? label : undefined;
}

/** Ajv's findings as field problems: the path of the field itself, also when it is missing or unknown. */
export function fieldsFromAjv(errors: readonly ErrorObject[]): FieldProblem[] {
  const seen = new Set<string>();
  const fields: FieldProblem[] = [];
  for (const error of errors) {
    const extra =
      error.keyword === 'required'
        ? `/${(error.params as { missingProperty: string }).missingProperty}`
        : error.keyword === 'additionalProperties'
          ? `/${(error.params as { additionalProperty: string }).additionalProperty}`
          : '';
    const path = `${error.instancePath}${extra}`.replace(/^\//, '');
    if (seen.has(path) || error.keyword === 'if') continue;
    seen.add(path);
    const rule = error.keyword === 'additionalProperties' ? 'unknown' : error.keyword;
    const expected = expectedOf(error);
    const limit = LIMITS[error.keyword] ? (error.params as { limit: number }).limit : undefined;
    const params = { ...(limit === undefined ? {} : { limit }), ...(expected ? { expected } : {}) };
    const label = labelOf(error);
    fields.push({ path, rule, params, ...(label ? { label } : {}) });
  }
  return fields.slice(0, 20);
}
