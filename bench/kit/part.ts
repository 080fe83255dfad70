/** What a benchmark gives back: its figures, each with what it is measured against and what was hoped for. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** What was hoped for, as a sentence fragment: '≥ 0.5', '< 50 ms'. */
  goal?: string;
  met?: boolean;
  /** Anything that explains the value. */
  note?: string;
};

export type Part = {
  title: string;
  run(say: (line: string) => void): Promise<Figure[]>;
};

export function atLeast(name: string, value: number, goal: number, unit: string, note?: string): Figure {
  return { name, value, unit, goal: `≥ ${goal}`, met: value >= goal, ...(note ? { note } : {}) };
}

export function below(name: string, value: number, goal: number, unit: string, note?: string): Figure {
  return { name, value, unit, goal: `< ${goal}`, met: value < goal, ...(note ? { note } : {}) };
}

export function plain(name: string, value: number, unit: string, note?: string): Figure {
  return { name, value, unit, ...(note ? { note } : {}) };
}
