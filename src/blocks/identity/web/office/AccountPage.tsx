/** An officer's own account: what must be done first, password, second factor, devices. */
import { type ReactNode, useEffect, useState } from 'react';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { Parts } from '../../../../web/kit/parts.tsx';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { nextPath } from '../next-path.ts';
import { SessionList } from '../SessionList.tsx';
import { Passkeys } from './Passkeys.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export function Page() {
  const { t } = useTexts();
  const { actor } = useSession();
  const pending = actor?.pending ?? [];
  // The recovery codes are shown once: nobody is led away from them.
  const [reading, setReading] = useState(false);
  useWayBack(actor !== null && pending.length === 0 && !reading);
  const password = (
    <Part key="password" id="akun-sandi" title={t('identity.password.title')}>
      <PasswordForm />
    </Part>
  );
  const factor = (
    <Part key="factor" id="akun-kedua" title={t('identity.factor.title')}>
      <SecondFactor onCodes={setReading} />
    </Part>
  );
  // What is owed stands first; what else there is can wait until then.
  const factorFirst = pending.includes('second-factor') && !pending.includes('password');
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
      {factorFirst ? [factor, password] : [password, factor]}
      {pending.length === 0 && (
        <Part id="akun-kunci" title={t('identity.passkey.title')}>
          <Passkeys />
        </Part>
      )}
      <Part id="akun-perangkat" title={t('identity.sessions.title')}>
        <SessionList />
      </Part>
      {pending.length === 0 && <Parts place="account" />}
    </div>
  );
}

/** Goes back to the page that was asked for before something had to be done here. */
function useWayBack(free: boolean): void {
  const [{ next }] = useSearch();
  useEffect(() => {
    if (free && next) navigate(nextPath(next, '/office/'), { replace: true, force: true });
  }, [free, next]);
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
