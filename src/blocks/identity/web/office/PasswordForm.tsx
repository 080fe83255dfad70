/** Changing one's own password. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { sessionQuery } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import { SHORTEST_PASSWORD } from '../../rules/password.ts';
import { FormFailure } from '../FormFailure.tsx';

export function PasswordForm() {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { current: '', next: '', again: '' },
    validate: (values) => ({
      ...(values.current ? {} : { current: t('identity.sign-in.password-missing') }),
      ...(values.next.length >= SHORTEST_PASSWORD
        ? {}
        : { next: t('identity.password.short', { limit: SHORTEST_PASSWORD }) }),
      ...(values.again === values.next ? {} : { again: t('identity.password.different') }),
    }),
    async submit({ current, next }) {
      await api.post('/api/account/password', { current, next }, { retries: 0 });
      form.reset();
      say({ tone: 'good', text: t('identity.password.changed') });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['identity'] });
    },
  });
  return (
    <form className="card grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('current')}
        label={t('identity.password.current')}
        type="password"
        autoComplete="current-password"
      />
      <TextField
        {...form.field('next')}
        label={t('identity.password.next')}
        hint={t('identity.password.hint', { limit: SHORTEST_PASSWORD })}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        {...form.field('again')}
        label={t('identity.password.again')}
        type="password"
        autoComplete="new-password"
      />
      <div>
        <Button type="submit" busy={form.busy}>
          {t('identity.password.change')}
        </Button>
      </div>
    </form>
  );
}
