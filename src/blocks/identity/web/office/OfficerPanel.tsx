/** One officer account: its roles, and what an administrator may do with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Checkbox } from '../../../../web/ui/base/choice.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { NewPassword, OfficerDetail } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';
import { useAct } from '../use-act.ts';
import { GrantFields, NO_GRANT } from './GrantFields.tsx';
import { OneTimePassword } from './OneTimePassword.tsx';
import { usePlaces } from './places.ts';

export function OfficerPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, formats } = useTexts();
  const { actor, can } = useSession();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['identity', 'officer', id],
    queryFn: ({ signal }) => api.get<OfficerDetail>(`/api/officers/${id}`, { signal }),
  });
  if (query.isPending) return <LoadingState label={t('kit.loading')} />;
  const officer = query.data;
  if (!officer) return <LoadFailedPage error={query.error} retry={() => void query.refetch()} />;
  const mayManage = can('identity.accounts.manage') && actor?.id !== id;
  const renew = () => client.invalidateQueries({ queryKey: ['identity'] });
  return (
    <section className="card grid gap-5" aria-label={officer.name}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2>{officer.name}</h2>
        <Button tone="quiet" size="small" icon="cross" onClick={onClose}>
          {t('identity.close')}
        </Button>
      </div>
      {officer.disabled && <Badge tone="bad">{t('identity.officers.disabled')}</Badge>}
      <Facts
        facts={[
          { key: 'username', term: t('identity.field.username'), value: officer.username },
          { key: 'email', term: t('identity.field.email'), value: officer.email ?? '–' },
          {
            key: 'seen',
            term: t('identity.officers.seen'),
            value: officer.lastSeenAt ? formats.dateTime(officer.lastSeenAt) : t('identity.officers.never'),
          },
          {
            key: 'factor',
            term: t('identity.factor.title'),
            value: officer.secondFactor
              ? t('identity.officers.factor-on')
              : t('identity.officers.factor-off'),
          },
        ]}
      />
      <Roles officer={officer} mayManage={mayManage} renew={renew} />
      {mayManage && <Acts officer={officer} renew={renew} />}
    </section>
  );
}

type PartProps = { officer: OfficerDetail; renew: () => Promise<void> };

function Roles({ officer, mayManage, renew }: PartProps & { mayManage: boolean }) {
  const { t } = useTexts();
  const places = usePlaces();
  const { busy, run } = useAct();
  const [adding, setAdding] = useState(false);
  const take = (grant: string) =>
    run(
      grant,
      async () => {
        await api.delete(`/api/officers/${officer.id}/grants/${grant}`);
        await renew();
      },
      t('identity.grant.taken'),
    );
  return (
    <div className="grid gap-3">
      <h3>{t('identity.officers.roles')}</h3>
      {officer.roles.length === 0 && <p className="text-ink-soft">{t('identity.officers.no-role')}</p>}
      <ul className="grid gap-2">
        {officer.roles.map((grant) => (
          <li key={grant.id} className="flex flex-wrap items-center justify-between gap-2">
            <span>{places.grantName(grant)}</span>
            {mayManage && (
              <Button
                tone="second"
                size="small"
                busy={busy === grant.id}
                aria-label={t('identity.grant.take-one', { role: places.grantName(grant) })}
                onClick={() => void take(grant.id)}
              >
                {t('identity.grant.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayManage && !adding && (
        <div>
          <Button tone="second" size="small" icon="plus" onClick={() => setAdding(true)}>
            {t('identity.grant.give')}
          </Button>
        </div>
      )}
      {adding && <GiveRole officer={officer} renew={renew} onDone={() => setAdding(false)} />}
    </div>
  );
}

function GiveRole({ officer, renew, onDone }: PartProps & { onDone: () => void }) {
  const { t } = useTexts();
  const [grant, setGrant] = useState(NO_GRANT);
  const form = useForm({
    initial: { role: '', agency: '', area: '' },
    validate: () => ({ ...(grant.role ? {} : { role: t('identity.grant.choose-role') }) }),
    async submit() {
      await api.post(`/api/officers/${officer.id}/grants`, grant);
      await renew();
      onDone();
    },
  });
  return (
    <form className="grid gap-4" onSubmit={form.submit} noValidate>
      <FormFailure failure={form.failure} />
      <GrantFields value={grant} onChange={setGrant} errors={form.errors} />
      <div className="button-row">
        <Button type="submit" busy={form.busy}>
          {t('identity.grant.give')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('identity.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Acts({ officer, renew }: PartProps) {
  const { t } = useTexts();
  const { busy, run } = useAct();
  const [asking, setAsking] = useState(false);
  const [factorToo, setFactorToo] = useState(false);
  const [password, setPassword] = useState<string>();
  const toggle = () =>
    run(
      'disable',
      async () => {
        await api.patch(`/api/officers/${officer.id}`, { disabled: !officer.disabled });
        await renew();
      },
      officer.disabled ? t('identity.officers.enabled-now') : t('identity.officers.disabled-now'),
    );
  const reset = () =>
    run('reset', async () => {
      const body = { secondFactor: factorToo };
      const made = await api.post<NewPassword>(`/api/officers/${officer.id}/reset`, body, { retries: 0 });
      setPassword(made.initialPassword);
      setAsking(false);
      await renew();
    });
  return (
    <div className="grid gap-3">
      {password && <OneTimePassword username={officer.username} password={password} />}
      <div className="button-row">
        <Button tone="second" onClick={() => setAsking(true)}>
          {t('identity.officers.reset')}
        </Button>
        <Button
          tone={officer.disabled ? 'second' : 'danger'}
          busy={busy === 'disable'}
          onClick={() => void toggle()}
        >
          {officer.disabled ? t('identity.officers.enable') : t('identity.officers.disable')}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('identity.officers.reset-title', { name: officer.name })}
        closeLabel={t('identity.close')}
        actions={
          <Button tone="danger" busy={busy === 'reset'} onClick={() => void reset()}>
            {t('identity.officers.reset')}
          </Button>
        }
      >
        <p>{t('identity.officers.reset-why')}</p>
        <Checkbox checked={factorToo} onChange={(event) => setFactorToo(event.target.checked)}>
          {t('identity.officers.reset-factor')}
        </Checkbox>
      </Dialog>
    </div>
  );
}
