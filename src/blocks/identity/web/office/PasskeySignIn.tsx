/** The button that signs in with a passkey, where the browser can. */
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import type { PasskeyAsked } from '../../contract.ts';
import { useAct } from '../use-act.ts';

/** Does this browser know passkeys at all? */
export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

export function PasskeySignIn({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTexts();
  const say = useToast();
  const { busy, run } = useAct();
  if (!knowsPasskeys()) return null;
  const enter = () =>
    run('passkey', async () => {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const asked = await api.post<PasskeyAsked>('/api/session/officer/passkey/options', undefined, {
        retries: 0,
      });
      try {
        const response = await startAuthentication({ optionsJSON: asked.options as never });
        await api.post(
          '/api/session/officer/passkey',
          { challenge: asked.challenge, response },
          { retries: 0 },
        );
      } catch (error) {
        if (error instanceof ApiProblem) throw error;
        // The person closed the browser's own question, or this device has no passkey of the site.
        say({ tone: 'info', text: t('identity.passkey.cancelled') });
        return;
      }
      await onDone();
    });
  return (
    <Button tone="second" size="large" busy={busy === 'passkey'} onClick={() => void enter()}>
      {t('identity.passkey.enter')}
    </Button>
  );
}
