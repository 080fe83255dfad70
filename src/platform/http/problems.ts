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
  const plain = path.replaceAll('/', '.').replace(/\.\d+(?=\.|$)/g, '');
  return (
    texts.find(language, `${module}.field.${plain}`) ??
    texts.find(language, `platform.field.${plain}`) ??
    path
  );
}

function fieldMessage(texts: Texts, language: Language, module: string, field: FieldProblem): string {
  const params = { ...field.params, field: fieldLabel(texts, language, module, field.path) };
  return (
    texts.find(language, `${module}.rule.${field.rule}`, params) ??
    texts.find(language, `platform.rule.${field.rule}`, params) ??
    texts.say(language, 'platform.rule.invalid', params)
  );
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
    title: texts.find(language, `${key}.title`) ?? texts.say(language, 'platform.problem.title'),
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
    const limit = LIMITS[error.keyword] ? (error.params as { limit: number }).limit : undefined;
    fields.push({ path, rule, ...(limit === undefined ? {} : { params: { limit } }) });
  }
  return fields.slice(0, 20);
}
