/** Turns what the schema validator says into sentences with a remedy. */
import { type PackProblem, type PathStep, pathText, problemAt, type YamlFile } from './problems.ts';

type SchemaError = {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: object;
  message: string;
};

const RANGES: readonly string[] = ['minimum', 'maximum', 'minItems', 'maxItems', 'maxLength'];
const languages = ['id', 'en', 'jv', 'zh'];

const patternRemedies: [start: string, remedy: string, words?: string][] = [
  ['^[a-z][a-z0-9]*(-', 'Write an id in small letters, digits and single dashes, e.g. street-light.', 'id'],
  ['^[a-z][a-z0-9]*(_', 'Write a name in small letters, digits and underscores, e.g. event_day.', 'name'],
  ['^[A-Za-z0-9.-]{1,24}$', 'Write at most 24 letters, digits, dots or dashes, e.g. "503.5".', 'code'],
  ['^\\d{4}-\\d{2}-', 'Write a date as year-month-day, e.g. 2026-01-31.', 'date'],
  ['^([01]\\d|2[0-3])', 'Write a time between quotes with two digits each, e.g. "07:30".'],
  ['^\\d{2}(\\.\\d{2})', 'Write an area code between quotes, e.g. "33.71.01" or "33.71.01.1003".'],
  ['^\\d{2}\\.\\d{2}$', 'Write the code of the city between quotes, e.g. "33.71".'],
  ['^\\d+\\.\\d+\\.\\d+', 'Write a version of three numbers, e.g. 1.0.0.'],
  ['^[a-z]+(\\.', 'Write a permission as area.action, e.g. complaints.triage.'],
  ['^[A-Z]{3}$', 'Write three capital letters, e.g. MGL.'],
  ['^[a-z][a-z0-9.-]', 'Write a username of 3 to 48 small letters, digits, dots or dashes.'],
  ['\\S', 'Write at least one visible character.', 'empty'],
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
  const value = show(yaml, steps);
  const at = (
    more: PathStep[],
    code: string,
    problem: string,
    remedy: string,
    also: Record<string, string | number> = {},
    which = '',
  ) =>
    problemAt(yaml, [...steps, ...more], {
      ...{ code, problem, remedy },
      words: which ? `${code}/${which}` : code,
      params: { value, ...also },
    });
  switch (error.keyword) {
    case 'required':
      return (params.requiredProperties as string[]).map((key) =>
        languages.includes(key) && error.schemaPath !== '#'
          ? at(
              [key],
              'language-missing',
              `The words in "${key}" are missing.`,
              `Add a line "${key}: …" here; all of id, en, jv, zh are needed.`,
              { key },
            )
          : at(
              [key],
              'key-missing',
              `"${key}" is missing.`,
              `Add "${key}:" to ${pathText(steps) || 'the file'}.`,
              { key, place: pathText(steps) },
              steps.length === 0 ? 'file' : '',
            ),
      );
    case 'additionalProperties':
      return (params.additionalProperties as string[]).map((key) =>
        at([key], 'key-unknown', `"${key}" is not known here.`, 'Check the spelling, or remove the line.', {
          key,
        }),
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
          `${value} is not one of the values allowed here.`,
          `Use one of: ${(params.allowedValues as unknown[]).join(', ')}.`,
          { list: (params.allowedValues as unknown[]).join(', ') },
        ),
      ];
    case 'anyOf':
      return [
        at([], 'value-unknown', `${value} is not allowed here.`, 'Use true, false or coarse.', {}, 'any'),
      ];
    case 'pattern': {
      if (value === '""')
        return [
          at([], 'value-form', 'The text is empty.', 'Write at least one visible character.', {}, 'empty'),
        ];
      const pattern = String(params.pattern instanceof RegExp ? params.pattern.source : params.pattern);
      const [, remedy, words = ''] = patternRemedies.find(([start]) => pattern.startsWith(start)) ?? [];
      return [
        at(
          [],
          'value-form',
          `${value} has the wrong form.`,
          remedy ?? `Write it in the form ${pattern}.`,
          { pattern },
          words,
        ),
      ];
    }
    case 'type':
      return [
        at(
          [],
          'value-type',
          `${value} is not ${String(params.type)}.`,
          typeRemedy(String(params.type)),
          {},
          params.type === 'integer' ? 'number' : String(params.type),
        ),
      ];
    case 'minLength':
      if (Number(params.limit) > 1)
        return [
          at(
            [],
            'value-range',
            'The text is too short.',
            `Write at least ${params.limit} characters.`,
            { limit: Number(params.limit) },
            'minLength',
          ),
        ];
      return [
        at([], 'value-form', 'The text is empty.', 'Write at least one visible character.', {}, 'empty'),
      ];
    case 'uniqueItems':
      return [at([], 'entry-twice', 'The same entry stands twice in this list.', 'Keep one of the two.')];
    default:
      return [
        at(
          [],
          'value-range',
          `${value} ${error.message}.`,
          'Correct the value.',
          typeof params.limit === 'number' ? { limit: params.limit } : {},
          RANGES.includes(error.keyword) ? error.keyword : '',
        ),
      ];
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
