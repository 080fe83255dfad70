/** Where a definition has not the right shape: one fault for each wrong place, in the words of the packs' reader. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { type PackProblem, type PathStep, problemAt, shapeProblems, type YamlFile } from '../packs/api.ts';
import { near } from './checks/report.ts';
import { Definition } from './rules/shape/definition.ts';
import { BLOCKS } from './rules/shape/papers.ts';
import { STATES } from './rules/shape/workflow.ts';
import { faultWords } from './say-fault.ts';
import { unknownKey } from './unknown-keys.ts';

type Validator = ReturnType<typeof Compile>;
type SchemaErrors = Parameters<typeof shapeProblems>[1];

const validators = new Map<TSchema, Validator>();
export function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema) ?? Compile(schema);
  validators.set(schema, known);
  return known;
}

/** The validator stops at eight by itself: two choices without words would be all that an author is told of. */
const MOST = 400;

function errorsOf(schema: TSchema, value: unknown): SchemaErrors {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: MOST });
  try {
    return validatorOf(schema).Errors(value) as unknown as SchemaErrors;
  } finally {
    Settings.Set({ maxErrors });
  }
}

/** Which kind of thing stands at a place where several are possible; `at` tells where the word stands that says so. */
type Choice = {
  place: RegExp;
  name: string;
  shapes: Readonly<Record<string, TSchema>>;
  pick(value: Record<string, unknown>): { kind: string | undefined; at: PathStep[] };
};

const CHOICES: readonly Choice[] = [
  {
    place: /^\/workflow\/states\/[^/]+$/,
    name: 'kind',
    shapes: STATES,
    pick: ({ kind }) => ({ kind: typeof kind === 'string' ? kind : undefined, at: ['kind'] }),
  },
  {
    place: /^\/papers\/\d+\/body\/\d+$/,
    name: 'block',
    shapes: BLOCKS,
    pick: (value) => ({ kind: Object.keys(BLOCKS).find((key) => Object.hasOwn(value, key)), at: [] }),
  },
];

function at(root: unknown, pointer: string): unknown {
  let value = root;
  for (const raw of pointer.split('/').slice(1))
    value = (value as Record<string, unknown> | undefined)?.[raw.replace(/~1/g, '/').replace(/~0/g, '~')];
  return value;
}

const stepsOf = (pointer: string): PathStep[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** The place of a choice that an error is about or lies below. */
function choiceOf(pointer: string): { choice: Choice; place: string } | undefined {
  for (const choice of CHOICES) {
    const parts = pointer.split('/');
    for (let length = parts.length; length > 1; length--) {
      const place = parts.slice(0, length).join('/');
      if (choice.place.test(place)) return { choice, place };
    }
  }
  return undefined;
}

/** Errors of the one shape that was meant, in place of those of every shape that was not. */
function meant(yaml: YamlFile, place: string, choice: Choice): PackProblem[] {
  const value = at(yaml.value, place);
  const steps = stepsOf(place);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [problemAt(yaml, steps, faultWords('value-type/object'))];
  const picked = choice.pick(value as Record<string, unknown>);
  const shape = picked.kind !== undefined && Object.hasOwn(choice.shapes, picked.kind);
  const kinds = Object.keys(choice.shapes);
  if (!shape || picked.kind === undefined)
    return [
      problemAt(
        yaml,
        [...steps, ...picked.at],
        faultWords(picked.kind ? 'value-unknown' : 'value-unknown/missing', {
          key: choice.name,
          value: picked.kind ?? '',
          list: kinds.join(', '),
          ...(picked.kind ? near(picked.kind, kinds) : {}),
        }),
      ),
    ];
  const errors = errorsOf(choice.shapes[picked.kind] as TSchema, value);
  return shapeProblems(
    yaml,
    errors.map((error) => ({ ...error, instancePath: `${place}${error.instancePath}` })),
  );
}

/** `yaml` holds the whole definition. Empty when it has the shape. */
export function shapeFaults(yaml: YamlFile): PackProblem[] {
  if (validatorOf(Definition).Check(yaml.value)) return [];
  const errors = errorsOf(Definition, yaml.value);
  const plain: SchemaErrors[number][] = [];
  const places = new Map<string, Choice>();
  for (const error of errors) {
    const found = choiceOf(error.instancePath);
    if (found) places.set(found.place, found.choice);
    else plain.push(error);
  }
  return [
    ...shapeProblems(yaml, plain).map(named),
    ...[...places].flatMap(([place, choice]) => meant(yaml, place, choice)),
  ].map((problem) => unknownKey(problem, yaml.value));
}

/** A state whose name is none: its author chose the name, so "not known" would say nothing. */
function named(problem: PackProblem): PackProblem {
  if (problem.code !== 'key-unknown' || !/^workflow\.states\.[^.]+$/.test(problem.path)) return problem;
  return { ...problem, ...faultWords('value-form/state') };
}
