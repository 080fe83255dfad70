/** A citizen's name and the language in which the city writes. */
import { useQueryClient } from '@tanstack/react-query';
import { isLanguage, languageNames, languages } from '../../../../shared/languages.ts';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { sessionQuery } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import type { AccountAnswer } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';

export function ProfileForm({ account }: { account: AccountAnswer }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { name: account.name, language: account.language as string },
    async submit({ name, language }) {
      await api.patch('/api/my/account', { name, ...(isLanguage(language) ? { language } : {}) });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['identity', 'account'] });
      say({ tone: 'good', text: t('identity.profile.saved') });
    },
  });
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('name')}
        label={t('identity.field.name')}
        note={t('identity.optional')}
        hint={t('identity.profile.name-hint')}
        autoComplete="name"
        maxLength={120}
      />
      <Select
        {...form.field('language')}
        label={t('identity.profile.language')}
        options={languages.map((code) => ({ value: code, label: languageNames[code] }))}
      />
      <div>
        <Button type="submit" busy={form.busy}>
          {t('identity.profile.save')}
        </Button>
      </div>
    </form>
  );
}
