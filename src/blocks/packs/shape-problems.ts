/** Turns what the schema validator says into sentences with a remedy. */
import { type PackProblem, type PathStep, pathText, problemAt, type YamlFile } from './problems.ts';

type SchemaError = {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: object;
  message: string;
};

const languages = ['id', 'en', 'jv', 'zh'];

const patternRemedies: [start: string, remedy: string][] = [
  ['^[a-z][a-z0-9]*(-', 'Write an id in small letters, digits and single dashes, e.g. street-light.'],
  ['^\\d{4}-\\d{2}-', 'Write a date as year-month-day, e.g. 2026-01-31.'],
  ['^([01]\\d|2[0-3])', 'Write a time between quotes with two digits each, e.g. "07:30".'],
  ['^\\d{2}(\\.\\d{2})', 'Write an area code between quotes, e.g. "33.71.01" or "33.71.01.1003".'],
  ['^\\d{2}\\.\\d{2}$', 'Write the code of the city between quotes, e.g. "33.71".'],
  ['^\\d+\\.\\d+\\.\\d+', 'Write a version of three numbers, e.g. 1.0.0.'],
  ['^[a-z]+(\\.', 'Write a permission as area.action, e.g. complaints.triage.'],
  ['^[A-Z]{3}$', 'Write three capital letters, e.g. MGL.'],
  ['^[a-z][a-z0-9.-]', 'Write a username of 3 to 48 small letters, digits, dots or dashes.'],
  ['\\S', 'Write at least one visible character.'],
];

/** Names every wrong place once. `errors` is what TypeBox reports for `yaml.value`. */
export function shapeProblems(yaml: YamlFile, errors: readonly SchemaError[]): PackProblem[] {
  const problems = errors.flatMap((error) => explain(yaml, error));
  const seen = new Set<string>();
  return problems.filter(({ code, path }) => {
    const key = `${path} ${code}`;
    return !seen.has(key) && seen.add(key);
  });
}

function explain(yaml: YamlFile, error: SchemaError): PackProblem[] {
  const steps = stepsOf(error.instancePath, yaml.value);
  const params = error.params as Record<string, unknown>;
  const at = (more: PathStep[], code: string, problem: string, remedy: string) =>
    problemAt(yaml, [...steps, ...more], { code, problem, remedy });
  switch (error.keyword) {
    case 'required':
      return (params.requiredProperties as string[]).map((key) =>
        languages.includes(key) && error.schemaPath !== '#'
          ? at(
              [key],
              'language-missing',
              `The words in "${key}" are missing.`,
              `Add a line "${key}: …" here; all of id, en, jv, zh are needed.`,
            )
          : at(
              [key],
              'key-missing',
              `"${key}" is missing.`,
              `Add "${key}:" to ${pathText(steps) || 'the file'}.`,
            ),
      );
    case 'additionalProperties':
      return (params.additionalProperties as string[]).map((key) =>
        at([key], 'key-unknown', `"${key}" is not known here.`, 'Check the spelling, or remove the line.'),
      );
    // The parent's error (additionalProperties, anyOf) already speaks for these.
    case 'boolean':
    case 'const':
      return [];
    case 'enum':
      return [
        at(
          [],
          'value-unknown',
          `${show(yaml, steps)} is not one of the values allowed here.`,
          `Use one of: ${(params.allowedValues as unknown[]).join(', ')}.`,
        ),
      ];
    case 'anyOf':
      return [
        at([], 'value-unknown', `${show(yaml, steps)} is not allowed here.`, 'Use true, false or coarse.'),
      ];
    case 'pattern': {
      const pattern = String(params.pattern instanceof RegExp ? params.pattern.source : params.pattern);
      const remedy = patternRemedies.find(([start]) => pattern.startsWith(start))?.[1];
      return [
        at(
          [],
          'value-form',
          `${show(yaml, steps)} has the wrong form.`,
          remedy ?? `Write it in the form ${pattern}.`,
        ),
      ];
    }
    case 'type':
      return [
        at(
          [],
          'value-type',
          `${show(yaml, steps)} is not ${String(params.type)}.`,
          typeRemedy(String(params.type)),
        ),
      ];
    case 'minLength':
      return [at([], 'value-form', 'The text is empty.', 'Write at least one visible character.')];
    case 'uniqueItems':
      return [at([], 'entry-twice', 'The same entry stands twice in this list.', 'Keep one of the two.')];
    default:
      return [at([], 'value-range', `${show(yaml, steps)} ${error.message}.`, 'Correct the value.')];
  }
}

function typeRemedy(type: string): string {
  if (type === 'string')
    return 'Put the value between quotes, e.g. "33.71"; without them YAML reads a number or a date.';
  if (type === 'number' || type === 'integer')
    return 'Write a plain number without quotes, with a point for decimals.';
  if (type === 'array') return 'Write a list: one "- " line for each entry.';
  if (type === 'boolean') return 'Write true or false.';
  return 'Write "name: value" lines, indented below this one.';
}

function valueAt(root: unknown, steps: readonly PathStep[]): unknown {
  let value = root;
  for (const step of steps) value = (value as Record<PathStep, unknown> | undefined)?.[step];
  return value;
}

function show(yaml: YamlFile, steps: readonly PathStep[]): string {
  const text = JSON.stringify(valueAt(yaml.value, steps)) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** JSON pointer → steps; digits are list places only where a list stands. */
function stepsOf(pointer: string, root: unknown): PathStep[] {
  const steps: PathStep[] = [];
  let value = root;
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replace(/~1/g, '/').replace(/~0/g, '~');
    const step = Array.isArray(value) ? Number(key) : key;
    steps.push(step);
    value = (value as Record<PathStep, unknown> | undefined)?.[step];
  }
  return steps;
}
