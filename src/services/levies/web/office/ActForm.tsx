/** A short form that does one thing: what is wrong, what failed, and that it is done, always in the same places. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary, Notice } from '../../../../web/ui/base/feedback.tsx';
import { LEVIES_KEY } from './office-data.ts';

export type TextForm<V extends Record<string, string>> = ReturnType<typeof useForm<V>>;

export function ActForm<V extends Record<string, string>>({
  initial,
  needed = [],
  validate,
  paths,
  send,
  act,
  done,
  note,
  tone,
  children,
}: {
  initial: V;
  /** Fields that must not be empty. */
  needed?: readonly (keyof V & string)[];
  validate?: (values: V) => Partial<Record<keyof V & string, string>>;
  /** Where a field's value stands in the request, when its name is another. */
  paths?: Partial<Record<keyof V & string, string>>;
  send: (values: V) => Promise<unknown>;
  act: string;
  done: string;
  note?: ReactNode;
  tone?: 'second' | 'danger';
  children: (form: TextForm<V>) => ReactNode;
}) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [sent, setSent] = useState(false);
  const form = useForm<V>({
    initial,
    ...(paths ? { paths } : {}),
    validate: (values) => {
      const empty = needed.filter((name) => !values[name]?.trim());
      const missing = empty.map((name) => [name, t('levies.desk.needed')]);
      return { ...Object.fromEntries(missing), ...validate?.(values) } as Partial<
        Record<keyof V & string, string>
      >;
    },
    async submit(values) {
      setSent(false);
      await send(values);
      form.reset();
      setSent(true);
      await client.invalidateQueries({ queryKey: LEVIES_KEY });
    },
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      {note}
      <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
      <FormFailure failure={form.failure} />
      {sent && <Notice tone="good" live="polite" title={done} />}
      {children(form)}
      <div>
        <Button type="submit" tone={tone} busy={form.busy} busyLabel={t('kit.loading')}>
          {act}
        </Button>
      </div>
    </form>
  );
}

/** A form that is folded in until somebody wants to do it. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="card levies-fold">
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
