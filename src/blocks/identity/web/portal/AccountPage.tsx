/** A citizen's own account: name and language, devices, who looked, signing out, deletion. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { Parts } from '../../../../web/kit/parts.tsx';
import { renewSession, useSession } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Page as PortalPage, Section } from '../../../../web/ui/portal/page.tsx';
import type { AccountAnswer } from '../../contract.ts';
import { SessionList } from '../SessionList.tsx';
import { useAct } from '../use-act.ts';
import { AccessLog } from './AccessLog.tsx';
import { DeleteAccount } from './DeleteAccount.tsx';
import { ProfileForm } from './ProfileForm.tsx';

export function Page() {
  const { t } = useTexts();
  const { session, actor, error, refetch } = useSession();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const isCitizen = actor?.kind === 'citizen';
  const mustSignIn = session !== undefined && !isCitizen;
  useEffect(() => {
    if (mustSignIn) navigate('/masuk?next=/akun', { replace: true, force: true });
  }, [mustSignIn]);
  const query = useQuery({
    queryKey: ['identity', 'account'],
    queryFn: ({ signal }) => api.get<AccountAnswer>('/api/my/account', { signal }),
    enabled: isCitizen,
  });
  if (!session && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  if (query.isError && !query.data)
    return <LoadFailedPage whole error={query.error} retry={() => void query.refetch()} />;
  if (!isCitizen || !query.data) return <LoadingPage title={t('identity.account.title')} />;
  const leave = () =>
    run('leave', async () => {
      await api.delete('/api/session');
      await renewSession(client);
      navigate('/', { replace: true });
    });
  return (
    <PortalPage
      title={t('identity.account.title')}
      lead={query.data.contacts.map((contact) => contact.masked).join(', ')}
      width="narrow"
    >
      <Section title={t('identity.profile.title')}>
        <ProfileForm account={query.data} />
      </Section>
      <Section title={t('identity.sessions.title')}>
        <SessionList />
        <div>
          <Button tone="second" busy={busy === 'leave'} onClick={() => void leave()}>
            {t('identity.sign-out')}
          </Button>
        </div>
      </Section>
      <Parts place="account" />
      <Section title={t('identity.access.title')}>
        <AccessLog />
      </Section>
      <Section title={t('identity.delete.title')}>
        <DeleteAccount />
      </Section>
    </PortalPage>
  );
}
