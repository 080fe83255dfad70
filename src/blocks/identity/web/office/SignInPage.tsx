/** Signing in to the office: username and password, then the code of the authenticator app. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { renewSession, useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { SignInAnswer } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';
import { nextPath } from '../next-path.ts';
import { PasskeySignIn } from './PasskeySignIn.tsx';

export function Page() {
  const { t } = useTexts();
  const { actor, city } = useSession();
  const [challenge, setChallenge] = useState<string>();
  const enter = useEnter();
  const already = actor?.kind === 'officer';
  useEffect(() => {
    if (already) enter.go();
  }, [already, enter]);
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 py-6">
      <h1>{challenge ? t('identity.sign-in.second-title') : t('identity.sign-in.office-title')}</h1>
      {challenge ? (
        <SecondStep challenge={challenge} onDone={enter.renew} onBack={() => setChallenge(undefined)} />
      ) : (
        <FirstStep onDone={enter.renew} onChallenge={setChallenge} />
      )}
      {city?.mode === 'demo' && !challenge && (
        <Notice title={t('identity.sign-in.demo-title')}>{t('identity.sign-in.demo')}</Notice>
      )}
    </div>
  );
}

/** Goes on to the page that was asked for. */
function useEnter() {
  const client = useQueryClient();
  const [search] = useSearch();
  const target = nextPath(search.next, '/office/');
  const [enter] = useState(() => ({ target, go: () => {}, renew: async () => {} }));
  enter.go = () => {
    // Whoever still owes a step is led to it, and then on, by the gate of every page.
    navigate(target, { replace: true, force: true });
  };
  enter.renew = () => renewSession(client);
  return enter;
}

function FirstStep({
  onDone,
  onChallenge,
}: {
  onDone: () => Promise<void>;
  onChallenge: (challenge: string) => void;
}) {
  const { t } = useTexts();
  const form = useForm({
    initial: { username: '', password: '' },
    validate: (values) => ({
      ...(values.username.trim() ? {} : { username: t('identity.sign-in.username-missing') }),
      ...(values.password ? {} : { password: t('identity.sign-in.password-missing') }),
    }),
    async submit(values) {
      const answer = await api.post<SignInAnswer>('/api/session/officer', values, { retries: 0 });
      if (answer.challenge) onChallenge(answer.challenge);
      else await onDone();
    },
  });
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('username')}
        label={t('identity.field.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        {...form.field('password')}
        label={t('identity.field.password')}
        type="password"
        autoComplete="current-password"
      />
      <Button type="submit" size="large" busy={form.busy} busyLabel={t('identity.sign-in.checking')}>
        {t('identity.sign-in.enter')}
      </Button>
      <PasskeySignIn onDone={onDone} />
      <p className="text-ink-soft text-sm">{t('identity.sign-in.forgotten')}</p>
    </form>
  );
}

function SecondStep({
  challenge,
  onDone,
  onBack,
}: {
  challenge: string;
  onDone: () => Promise<void>;
  onBack: () => void;
}) {
  const { t } = useTexts();
  const form = useForm({
    initial: { code: '' },
    validate: (values) => (values.code.trim().length >= 6 ? {} : { code: t('identity.code.missing') }),
    async submit({ code }) {
      await api.post('/api/session/officer/second-factor', { challenge, code: code.trim() }, { retries: 0 });
      await onDone();
    },
  });
  const codeId = form.idOf('code');
  // The page has just changed under the reader's hands: the next thing to type stands ready.
  useEffect(() => document.getElementById(codeId)?.focus(), [codeId]);
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('code')}
        label={t('identity.code.label')}
        hint={t('identity.sign-in.second-hint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        maxLength={20}
      />
      <Button type="submit" size="large" busy={form.busy} busyLabel={t('identity.sign-in.checking')}>
        {t('identity.sign-in.enter')}
      </Button>
      <Button tone="quiet" onClick={onBack}>
        {t('identity.sign-in.back')}
      </Button>
    </form>
  );
}
