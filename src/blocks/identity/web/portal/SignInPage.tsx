/** Signing in as a citizen: a telephone number or e-mail address, then the code that was sent there. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { renewSession, useSession } from '../../../../web/kit/session/session.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Page as PortalPage } from '../../../../web/ui/portal/page.tsx';
import type { CodeSent } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';
import { nextPath } from '../next-path.ts';

type Sent = CodeSent & { contact: string };

const SENT_BY: Record<CodeSent['channel'], TextKey> = {
  whatsapp: 'identity.code.sent-whatsapp',
  sms: 'identity.code.sent-sms',
  email: 'identity.code.sent-email',
};

export function Page() {
  const { t } = useTexts();
  const { actor, city } = useSession();
  const [search] = useSearch();
  const [sent, setSent] = useState<Sent>();
  const target = nextPath(search.next ?? '/akun', '/');
  const already = actor?.kind === 'citizen';
  useEffect(() => {
    if (already) navigate(target, { replace: true, force: true });
  }, [already, target]);
  return (
    <PortalPage title={t('identity.sign-in.title')} lead={t('identity.sign-in.citizen-lead')} width="narrow">
      {sent ? <EnterCode sent={sent} onBack={() => setSent(undefined)} /> : <AskCode onSent={setSent} />}
      {city?.mode === 'demo' && (
        <Notice title={t('identity.code.demo-title')}>
          <Link href="/kotak-surat">{t('identity.code.demo')}</Link>
        </Notice>
      )}
    </PortalPage>
  );
}

function AskCode({ onSent }: { onSent: (sent: Sent) => void }) {
  const { t } = useTexts();
  const form = useForm({
    initial: { contact: '' },
    validate: (values) =>
      values.contact.trim().length >= 3 ? {} : { contact: t('identity.contact.missing') },
    async submit({ contact }) {
      const answer = await api.post<CodeSent>(
        '/api/session/citizen/code',
        { contact: contact.trim() },
        { retries: 0 },
      );
      onSent({ ...answer, contact: contact.trim() });
    },
  });
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('contact')}
        label={t('identity.contact.label')}
        hint={t('identity.contact.hint')}
        autoComplete="tel"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <Button type="submit" size="large" wide busy={form.busy} busyLabel={t('identity.code.sending')}>
        {t('identity.code.send')}
      </Button>
      <p className="text-ink-soft text-sm">{t('identity.contact.why')}</p>
    </form>
  );
}

function EnterCode({ sent, onBack }: { sent: Sent; onBack: () => void }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: { code: '' },
    validate: (values) =>
      /^\s*\d{3}\s?\d{3}\s*$/.test(values.code) ? {} : { code: t('identity.code.missing') },
    async submit({ code }) {
      const body = { contact: sent.contact, code: code.replace(/\s/g, '') };
      await api.post('/api/session/citizen', body, { retries: 0 });
      await renewSession(client);
    },
  });
  const codeId = form.idOf('code');
  // The page has just changed under the reader's hands: the next thing to type stands ready.
  useEffect(() => document.getElementById(codeId)?.focus(), [codeId]);
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <Notice tone="good" live="polite">
        {t(SENT_BY[sent.channel], { address: sent.sentTo, time: formats.time(sent.expiresAt) })}
      </Notice>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('code')}
        label={t('identity.code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
      />
      <Button type="submit" size="large" wide busy={form.busy} busyLabel={t('identity.sign-in.checking')}>
        {t('identity.sign-in.enter')}
      </Button>
      <Button tone="quiet" onClick={onBack}>
        {t('identity.code.other')}
      </Button>
    </form>
  );
}
