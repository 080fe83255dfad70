/** An officer's own account: what must be done first, password, second factor, devices. */

import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { SessionList } from '../SessionList.tsx';
import { Passkeys } from './Passkeys.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export function Page() {
  const { t } = useTexts();
  const { actor } = useSession();
  const pending = actor?.pending ?? [];
  return (
    <div className="grid max-w-2xl gap-8">
      <div>
        <OfficeTitle title={t('identity.account.title')} note={actor?.name} />
        {pending.length > 0 && (
          <Notice tone="warn" title={t('identity.pending.title')}>
            <ul className="list-disc pl-5">
              {pending.includes('password') && <li>{t('identity.pending.password')}</li>}
              {pending.includes('second-factor') && <li>{t('identity.pending.second-factor')}</li>}
            </ul>
          </Notice>
        )}
      </div>
      <section className="grid gap-3" aria-labelledby="akun-sandi">
        <h2 id="akun-sandi">{t('identity.password.title')}</h2>
        <PasswordForm />
      </section>
      <section className="grid gap-3" aria-labelledby="akun-kedua">
        <h2 id="akun-kedua">{t('identity.factor.title')}</h2>
        <SecondFactor />
      </section>
      <section className="grid gap-3" aria-labelledby="akun-kunci">
        <h2 id="akun-kunci">{t('identity.passkey.title')}</h2>
        <Passkeys />
      </section>
      <section className="grid gap-3" aria-labelledby="akun-perangkat">
        <h2 id="akun-perangkat">{t('identity.sessions.title')}</h2>
        <SessionList />
      </section>
    </div>
  );
}
