/** Making an officer account with its first role. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { OfficerMade } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';
import { GrantFields, NO_GRANT } from './GrantFields.tsx';
import { OneTimePassword } from './OneTimePassword.tsx';

export function NewOfficer({ onClose, onOpen }: { onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [made, setMade] = useState<OfficerMade>();
  const [grant, setGrant] = useState(NO_GRANT);
  const form = useForm({
    initial: { name: '', username: '', email: '', role: '', agency: '', area: '' },
    validate: (values) => ({
      ...(values.name.trim().length >= 2 ? {} : { name: t('identity.officers.name-missing') }),
      ...(/^[a-z][a-z0-9.-]{2,47}$/.test(values.username)
        ? {}
        : { username: t('identity.officers.username-shape') }),
      ...(grant.role ? {} : { role: t('identity.grant.choose-role') }),
    }),
    async submit(values) {
      const body = {
        name: values.name,
        username: values.username,
        ...(values.email.trim() ? { email: values.email.trim() } : {}),
        grants: [grant],
      };
      setMade(await api.post<OfficerMade>('/api/officers', body));
      await client.invalidateQueries({ queryKey: ['identity', 'officers'] });
    },
  });
  if (made)
    return (
      <section className="card grid gap-4">
        <h2>{t('identity.officers.made')}</h2>
        <OneTimePassword username={made.username} password={made.initialPassword} />
        <Button tone="second" onClick={() => onOpen(made.id)}>
          {t('identity.officers.open')}
        </Button>
      </section>
    );
  return (
    <form className="card grid gap-4" onSubmit={form.submit} noValidate>
      <h2>{t('identity.officers.add')}</h2>
      <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
      <FormFailure failure={form.failure} />
      <TextField {...form.field('name')} label={t('identity.field.name')} autoComplete="off" />
      <TextField
        {...form.field('username')}
        label={t('identity.field.username')}
        hint={t('identity.officers.username-hint')}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        {...form.field('email')}
        label={t('identity.field.email')}
        note={t('identity.optional')}
        type="email"
        autoComplete="off"
      />
      <GrantFields value={grant} onChange={setGrant} errors={form.errors} />
      <div className="button-row">
        <Button type="submit" busy={form.busy}>
          {t('identity.officers.make')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('identity.cancel')}
        </Button>
      </div>
    </form>
  );
}
