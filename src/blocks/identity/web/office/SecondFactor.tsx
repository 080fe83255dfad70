/** Setting up the authenticator app, and taking it away again. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { sessionQuery } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import type { Enrolment, FactorState, RecoveryCodes } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

const KEY = ['identity', 'second-factor'];

/** `onCodes` hears when the recovery codes are on the screen, and when they were kept. */
export function SecondFactor({ onCodes }: { onCodes: (shown: boolean) => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<string[]>();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<FactorState>('/api/account/second-factor', { signal }),
  });
  if (query.isPending) return <LoadingState label={t('kit.loading')} rows={1} />;
  if (!query.data) return <LoadFailedPage error={query.error} retry={() => void query.refetch()} />;
  const renew = async () => {
    await client.invalidateQueries({ queryKey: KEY });
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  if (codes) {
    const kept = () => {
      setCodes(undefined);
      onCodes(false);
    };
    return <Codes codes={codes} onKept={kept} />;
  }
  if (query.data.confirmed) {
    const remove = async (password: string) => {
      await api.post('/api/account/second-factor/remove', { password }, { retries: 0 });
      await renew();
    };
    return (
      <div className="card grid gap-4">
        <Notice tone="good" title={t('identity.factor.on')}>
          {t('identity.factor.codes-left', { count: query.data.recoveryCodesLeft })}
        </Notice>
        {query.data.required ? (
          <p className="text-ink-soft">{t('identity.factor.required')}</p>
        ) : (
          <PasswordAgain tone="danger" verb={t('identity.factor.remove')} send={remove} />
        )}
      </div>
    );
  }
  if (enrolment) {
    const confirmed = async (recoveryCodes: string[]) => {
      setCodes(recoveryCodes);
      onCodes(true);
      setEnrolment(undefined);
      await renew();
    };
    return <Confirm enrolment={enrolment} onConfirmed={confirmed} />;
  }
  const begin = async (password: string) =>
    setEnrolment(await api.post<Enrolment>('/api/account/second-factor', { password }, { retries: 0 }));
  return (
    <div className="card grid gap-4">
      <p>{t('identity.factor.why')}</p>
      <PasswordAgain verb={t('identity.factor.begin')} send={begin} />
    </div>
  );
}

function Confirm({
  enrolment,
  onConfirmed,
}: {
  enrolment: Enrolment;
  onConfirmed: (codes: string[]) => Promise<void>;
}) {
  const { t } = useTexts();
  const form = useForm({
    initial: { code: '' },
    validate: (values) =>
      /^\s*\d{3}\s?\d{3}\s*$/.test(values.code) ? {} : { code: t('identity.code.missing') },
    async submit({ code }) {
      const answer = await api.post<RecoveryCodes>(
        '/api/account/second-factor/confirm',
        { code: code.replace(/\s/g, '') },
        { retries: 0 },
      );
      await onConfirmed(answer.recoveryCodes);
    },
  });
  return (
    <form className="card grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <ol className="grid list-decimal gap-4 pl-5">
        <li>
          <p>{t('identity.factor.scan')}</p>
          <QrCode text={enrolment.uri} label={t('identity.factor.qr')} />
          <p className="text-ink-soft text-sm">{t('identity.factor.by-hand')}</p>
          <code className="break-all">{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </li>
        <li>
          <TextField
            {...form.field('code')}
            label={t('identity.factor.first-code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
          />
        </li>
      </ol>
      <div>
        <Button type="submit" busy={form.busy}>
          {t('identity.factor.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** The code drawer is fetched only here; without it the secret can still be typed in by hand. */
function QrCode({ text, label }: { text: string; label: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    import('qrcode')
      .then(({ toDataURL }) => toDataURL(text, { margin: 2, width: 220 }))
      .then((url) => current && setSource(url))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [text]);
  return source ? (
    <img src={source} alt={label} width="220" height="220" />
  ) : (
    <div className="size-[220px]" />
  );
}

function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTexts();
  return (
    <div className="card grid gap-4">
      <Notice tone="warn" live="polite" title={t('identity.factor.codes-title')}>
        {t('identity.factor.codes-why')}
      </Notice>
      <ul className="grid grid-cols-2 gap-2 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button onClick={onKept}>{t('identity.factor.codes-kept')}</Button>
      </div>
    </div>
  );
}
