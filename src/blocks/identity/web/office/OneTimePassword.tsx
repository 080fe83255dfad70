/** A password that is shown once, ready to be read out or copied. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { useAct } from '../use-act.ts';

/** `password` undefined: the request was repeated and the password was shown before. */
export function OneTimePassword({ username, password }: { username: string; password: string | undefined }) {
  const { t } = useTexts();
  const { run } = useAct();
  if (password === undefined) return <Notice tone="warn">{t('identity.one-time.gone')}</Notice>;
  return (
    <Notice tone="good" live="polite" title={t('identity.one-time.title', { username })}>
      <p className="my-2 select-all break-all font-mono text-lg">{password}</p>
      <p>{t('identity.one-time.why')}</p>
      <Button
        tone="second"
        size="small"
        onClick={() => void run('copy', () => navigator.clipboard.writeText(password), t('identity.copied'))}
      >
        {t('identity.copy')}
      </Button>
    </Notice>
  );
}
