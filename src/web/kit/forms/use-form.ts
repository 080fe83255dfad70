/** The state of a form: values, what is wrong with which field, and whether it is being sent. */
import { type ChangeEvent, type FormEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ProblemField } from '../api/problem.ts';
import { ApiProblem, problemWords } from '../api/problem.ts';
import { sortErrors } from './field-errors.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export type FormOptions<V extends Record<string, unknown>> = {
  initial: V;
  /** Sends the values. Throwing an `ApiProblem` with fields marks those fields. */
  submit: (values: V) => Promise<void>;
  /** Sentences for wrong fields, by name; an empty object lets the form go out. Runs before `submit`. */
  validate?: (values: V) => Partial<Record<keyof V & string, string>>;
  /** Where a field's value stands in the request, as a JSON pointer without the leading slash. */
  paths?: Partial<Record<keyof V & string, string>>;
};

export function useForm<V extends Record<string, unknown>>(options: FormOptions<V>) {
  const prefix = useId();
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<{ title: string; detail: string; traceId?: string }>();
  const [busy, setBusy] = useState(false);
  const latest = useRef({ options, values, busy });
  latest.current = { options, values, busy };

  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    // A corrected field stops shouting at once; whether it is right now is seen when the form is sent.
    setErrors(({ [name]: _gone, ...others }) => others);
  }, []);

  /** Shows the server's complaints; also for a problem that came through the offline queue. */
  const showProblem = useCallback(
    (problem: { title: string; detail: string; fields: ProblemField[]; traceId?: string }) => {
      const { options: given, values: present } = latest.current;
      const paths = given.paths as Record<string, string> | undefined;
      const sorted = sortErrors(problem.fields, Object.keys(present), paths);
      setErrors(sorted.byName);
      const detail = sorted.rest.length > 0 ? sorted.rest.join(' ') : problem.detail;
      const explained = Object.keys(sorted.byName).length > 0 && sorted.rest.length === 0;
      setFailure(explained ? undefined : { title: problem.title, detail, traceId: problem.traceId });
    },
    [],
  );

  const submit = useCallback(
    async (event?: FormEvent) => {
      event?.preventDefault();
      const { options: given, values: present, busy: already } = latest.current;
      if (already) return;
      setFailure(undefined);
      const wrong = given.validate?.(present) ?? {};
      // A new object each time, so that the summary takes the focus again after a second failed try.
      setErrors({ ...(wrong as Record<string, string>) });
      if (Object.keys(wrong).length > 0) return;
      setBusy(true);
      latest.current.busy = true;
      try {
        await given.submit(present);
      } catch (error) {
        const fields = error instanceof ApiProblem ? error.fields : [];
        showProblem({ ...problemWords(error), fields });
      } finally {
        setBusy(false);
      }
    },
    [showProblem],
  );

  const idOf = useCallback((name: string) => `${prefix}${name}`, [prefix]);

  /** Spread into a field of the design system: id, name, value, error and what happens on typing. */
  const field = <K extends keyof V & string>(name: K) => ({
    id: idOf(name),
    name,
    value: (values[name] ?? '') as string,
    error: errors[name],
    onChange: (event: ChangeEvent<Control>) => set(name, event.target.value as V[K]),
  });

  /** For `ErrorSummary`: fields in the order of the form. */
  const summary = useMemo(
    () =>
      Object.keys(values)
        .filter((name) => errors[name])
        .map((name) => ({ id: idOf(name), message: errors[name] ?? '' })),
    [values, errors, idOf],
  );

  const reset = useCallback(() => {
    setValues(latest.current.options.initial);
    setErrors({});
    setFailure(undefined);
  }, []);

  return { values, set, field, errors, summary, failure, busy, submit, showProblem, reset, idOf };
}
