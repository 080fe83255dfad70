/** A short form that does one thing: what is missing, what failed, and that it is done, always in the same places. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TAX_KEY } from './tax-data.ts';

export function ActForm<V extends Record<string, string>>({
  title,
  initial,
  needed,
  send,
  act,
  children,
}: {
  title: string;
  initial: V;
  /** Fields that must not be empty. */
  needed: readonly (keyof V & string)[];
  /** Answers what is said when it is done. */
  send: (values: V) => Promise<string>;
  act: string;
  children: (form: ReturnType<typeof useForm<V>>) => ReactNode;
}) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [done, setDone] = useState('');
  const form = useForm<V>({
    initial,
    validate: (values) =>
      Object.fromEntries(
        needed.filter((name) => !values[name]?.trim()).map((name) => [name, t('taxes.desk.needed')]),
      ) as Partial<Record<keyof V & string, string>>,
    async submit(values) {
      setDone('');
      setDone(await send(values));
      form.reset();
      await client.invalidateQueries({ queryKey: TAX_KEY });
    },
  });
  return (
    <details className="card">
      <summary>{title}</summary>
      <form className="mt-4 grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
        <FormFailure failure={form.failure} />
        {done && <Notice tone="good" live="polite" title={done} />}
        {children(form)}
        <div>
          <Button type="submit" tone="second" busy={form.busy} busyLabel={t('kit.loading')}>
            {act}
          </Button>
        </div>
      </form>
    </details>
  );
}
