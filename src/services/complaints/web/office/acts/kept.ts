/** Unfinished words of an officer on this device: for nobody else at the same computer, and not for ever. */

const PREFIX = 'pendopo.desk.draft.';
/** Unfinished words on a shared computer should not stay for ever. */
const KEEP_MS = 14 * 86_400_000;

type Kept<T> = { at: number; draft: Partial<T> };

const keyOf = (officer: string, name: string) => `${PREFIX}${officer}.${name}`;

/** What was kept under `name` and when (ms); undefined when there is nothing, it is too old, or storage is refused. */
export function readKept<T extends object>(
  officer: string,
  name: string,
  now = Date.now(),
): Kept<T> | undefined {
  const kept = parse<T>(read(keyOf(officer, name)));
  return kept && now - kept.at <= KEEP_MS ? kept : undefined;
}

export function keep<T extends object>(officer: string, name: string, draft: T): void {
  try {
    localStorage.setItem(keyOf(officer, name), JSON.stringify({ at: Date.now(), draft } satisfies Kept<T>));
  } catch {
    // Full or refused: the words stay on the screen.
  }
}

export function dropKept(officer: string, name: string): void {
  try {
    localStorage.removeItem(keyOf(officer, name));
  } catch {
    // Nothing was kept where storage is refused.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parse<T>(text: string | null): Kept<T> | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept<T> | null;
    return kept && typeof kept.at === 'number' && typeof kept.draft === 'object' ? kept : undefined;
  } catch {
    return undefined;
  }
}
