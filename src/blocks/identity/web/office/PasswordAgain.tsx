/** Asks for the password again before something that a borrowed screen must not do. */
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, type ButtonTone } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { FormFailure } from '../FormFailure.tsx';

export function PasswordAgain({
  verb,
  tone = 'first',
  send,
}: {
  verb: string;
  tone?: ButtonTone;
  send: (password: string) => Promise<void>;
}) {
  const { t } = useTexts();
  const form = useForm({
    initial: { password: '' },
    validate: (values) => (values.password ? {} : { password: t('identity.sign-in.password-missing') }),
    async submit({ password }) {
      await send(password);
      form.reset();
    },
  });
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('password')}
        label={t('identity.password.current')}
        type="password"
        autoComplete="current-password"
      />
      <div>
        <Button type="submit" tone={tone} busy={form.busy}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
