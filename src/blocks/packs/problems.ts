/** Says what is wrong with a pack so that its author can mend it: file, line, path, problem, remedy. */
export type PackProblem = {
  /** Stable for tests and for translation, e.g. `language-missing`. */
  code: string;
  file: string;
  /** 1-based; 0 when the file as a whole is meant. */
  line: number;
  column: number;
  /** Inside the file, e.g. `categories[3].title.jv`. */
  path: string;
  problem: string;
  remedy: string;
  /** Which sentences say the same in other languages: the code, and after a slash which of several. */
  words?: string;
  params?: { readonly [name: string]: string | number | { readonly kind: string } };
};

/** What is said at a place. */
export type ProblemWords = Pick<PackProblem, 'code' | 'problem' | 'remedy' | 'words' | 'params'>;

/** Thrown by the reader; carries every problem, not only the first. */
export class PackError extends Error {
  readonly code = 'pack-invalid';
  readonly problems: PackProblem[];
  constructor(problems: PackProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'PackError';
    this.problems = problems;
  }
}

/** One line for a terminal: `packs/x/city.yaml:4:3 bbox.south: … → …`. */
export function describeProblem({ file, line, column, path, problem, remedy }: PackProblem): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return `${place} ${path ? `${path}: ` : ''}${problem} → ${remedy}`;
}

export type PathStep = string | number;

/** A parsed file that remembers where everything stands. */
export type YamlFile = {
  file: string;
  value: unknown;
  /** Where a path stands; for a path that is not there, its nearest parent. 1-based. */
  positionOf(steps: readonly PathStep[]): { line: number; column: number };
};

/** `['categories', 3, 'title']` → `categories[3].title`. */
export function pathText(steps: readonly PathStep[]): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** A problem at a place in a YAML file. */
export function problemAt(yaml: YamlFile, steps: readonly PathStep[], words: ProblemWords): PackProblem {
  return { ...words, file: yaml.file, path: pathText(steps), ...yaml.positionOf(steps) };
}
