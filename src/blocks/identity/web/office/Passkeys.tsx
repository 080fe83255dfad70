/** An officer's passkeys: which there are, adding and removing one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import type { FactorState, PasskeyAsked, PasskeyList } from '../../contract.ts';
import { useAct } from '../use-act.ts';
import { knowsPasskeys } from './PasskeySignIn.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

const KEY = ['identity', 'passkeys'];

export function Passkeys() {
  const { t } = useTexts();
  const list = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<PasskeyList>('/api/account/passkeys', { signal }),
  });
  const factor = useQuery({
    queryKey: ['identity', 'second-factor'],
    queryFn: ({ signal }) => api.get<FactorState>('/api/account/second-factor', { signal }),
  });
  if (list.isPending || factor.isPending) return <LoadingState label={t('kit.loading')} rows={1} />;
  if (!list.data || !factor.data)
    return <LoadFailedPage error={list.error ?? factor.error} retry={() => void list.refetch()} />;
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {list.data.items.map((item) => (
          <PasskeyItem key={item.id} item={item} />
        ))}
      </ul>
      {!knowsPasskeys() ? (
        <p className="text-ink-soft">{t('identity.passkey.unsupported')}</p>
      ) : factor.data.confirmed ? (
        <AddPasskey />
      ) : (
        <p className="text-ink-soft">{t('identity.passkey.needs-factor')}</p>
      )}
    </div>
  );
}

function PasskeyItem({ item }: { item: PasskeyList['items'][number] }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const remove = () =>
    run(
      'remove',
      async () => {
        await api.delete(`/api/account/passkeys/${item.id}`);
        await client.invalidateQueries({ queryKey: KEY });
      },
      t('identity.passkey.removed'),
    );
  return (
    <li className="card">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <strong>{item.label}</strong>
          <div className="text-ink-soft text-sm">
            {t('identity.passkey.made', { time: formats.dateTime(item.createdAt) })}
          </div>
        </div>
        <Button
          tone="second"
          size="small"
          busy={busy === 'remove'}
          aria-label={t('identity.passkey.remove-one', { device: item.label })}
          onClick={() => void remove()}
        >
          {t('identity.passkey.remove')}
        </Button>
      </div>
    </li>
  );
}

function AddPasskey() {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const add = async (password: string) => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    const asked = await api.post<PasskeyAsked>('/api/account/passkeys/options', { password }, { retries: 0 });
    try {
      const response = await startRegistration({ optionsJSON: asked.options as never });
      await api.post('/api/account/passkeys', { challenge: asked.challenge, response }, { retries: 0 });
    } catch (error) {
      if (error instanceof ApiProblem) throw error;
      say({ tone: 'info', text: t('identity.passkey.cancelled') });
      return;
    }
    await client.invalidateQueries({ queryKey: KEY });
    say({ tone: 'good', text: t('identity.passkey.added') });
  };
  return (
    <div className="card grid gap-4">
      <p>{t('identity.passkey.why')}</p>
      <PasswordAgain verb={t('identity.passkey.add')} send={add} />
    </div>
  );
}
