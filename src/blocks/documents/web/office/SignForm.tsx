/** Asks for NIK and passphrase at the moment of signing; both leave the page with the call and stay nowhere. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { ErrorSummary, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { SignedView } from '../../rules/sign-contract.ts';
import { toSignQuery } from './queries.ts';

export function SignForm({ ids, onSigned }: { ids: string[]; onSigned: (count: number) => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [stopped, setStopped] = useState<NonNullable<SignedView['stopped']>>();
  const form = useForm({
    initial: { nik: '', passphrase: '' },
    async submit(values) {
      setStopped(undefined);
      // A lost answer is not asked for again by itself: the list shows what was signed.
      const answer = await api.post<SignedView>(
        '/api/documents/sign',
        { ids, ...values },
        { retries: 0, timeout: 120_000 },
      );
      form.set('passphrase', '');
      setStopped(answer.stopped ?? undefined);
      if (answer.signed.length > 0) onSigned(answer.signed.length);
      await client.invalidateQueries({ queryKey: toSignQuery.queryKey });
    },
  });
  const why: Record<NonNullable<SignedView['stopped']>, string> = {
    passphrase: t('documents.sign.stopped.passphrase'),
    refused: t('documents.sign.stopped.refused'),
    unreachable: t('documents.sign.stopped.unreachable'),
    broken: t('documents.sign.stopped.broken'),
  };
  return (
    <Card title={t('documents.sign.act')} level={2}>
      <form
        className="grid gap-4"
        noValidate
        autoComplete="off"
        onSubmit={(event) => void form.submit(event)}
      >
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        {stopped && (
          <Notice tone="bad" live="assertive" title={t('documents.sign.stopped')}>
            {why[stopped]}
          </Notice>
        )}
        <p>{t('documents.sign.promise')}</p>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            label={t('documents.sign.nik')}
            inputMode="numeric"
            autoComplete="off"
            {...form.field('nik')}
          />
          <TextField
            label={t('documents.sign.passphrase')}
            type="password"
            autoComplete="off"
            {...form.field('passphrase')}
          />
        </div>
        <div>
          <Button
            type="submit"
            icon="pen"
            disabled={ids.length === 0}
            busy={form.busy}
            busyLabel={t('documents.sign.busy')}
          >
            {ids.length === 0
              ? t('documents.sign.choose-first')
              : t('documents.sign.sign', { count: ids.length })}
          </Button>
        </div>
      </form>
    </Card>
  );
}
