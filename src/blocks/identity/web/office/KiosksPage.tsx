/** Kiosk screens: make one and get its link, see which are alive, close one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { KioskList, KioskMade } from '../../contract.ts';
import { FormFailure } from '../FormFailure.tsx';
import { useAct } from '../use-act.ts';

const KEY = ['identity', 'kiosks'];

export function Page() {
  const { t } = useTexts();
  const client = useQueryClient();
  const [made, setMade] = useState<KioskMade>();
  const form = useForm({
    initial: { name: '' },
    validate: (values) => (values.name.trim() ? {} : { name: t('identity.kiosks.name-missing') }),
    async submit({ name }) {
      setMade(await api.post<KioskMade>('/api/kiosks', { name }));
      form.reset();
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <div className="grid max-w-3xl gap-6">
      <OfficeTitle title={t('identity.kiosks.title')} note={t('identity.kiosks.note')} />
      {made && <KioskLink made={made} />}
      <form className="card grid gap-4" onSubmit={form.submit} noValidate>
        <FormFailure failure={form.failure} />
        <TextField
          {...form.field('name')}
          label={t('identity.kiosks.name')}
          hint={t('identity.kiosks.name-hint')}
          maxLength={100}
        />
        <div>
          <Button type="submit" icon="plus" busy={form.busy}>
            {t('identity.kiosks.make')}
          </Button>
        </div>
      </form>
      <Kiosks />
    </div>
  );
}

function KioskLink({ made }: { made: KioskMade }) {
  const { t } = useTexts();
  const { run } = useAct();
  if (!made.path) return <Notice tone="warn">{t('identity.kiosks.link-gone')}</Notice>;
  const link = new URL(made.path, window.location.origin).href;
  return (
    <Notice tone="good" live="polite" title={t('identity.kiosks.link-title')}>
      <p className="my-2 select-all break-all font-mono">{link}</p>
      <p>{t('identity.kiosks.link-why')}</p>
      <Button
        tone="second"
        size="small"
        onClick={() => void run('copy', () => navigator.clipboard.writeText(link), t('identity.copied'))}
      >
        {t('identity.copy')}
      </Button>
    </Notice>
  );
}

function Kiosks() {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<KioskList>('/api/kiosks', { signal }),
  });
  if (query.isPending) return <LoadingState label={t('kit.loading')} />;
  if (!query.data) return <LoadFailedPage error={query.error} retry={() => void query.refetch()} />;
  if (query.data.items.length === 0)
    return <EmptyState title={t('identity.kiosks.empty')}>{t('identity.kiosks.empty-detail')}</EmptyState>;
  const close = (id: string) =>
    run(
      id,
      async () => {
        await api.delete(`/api/kiosks/${id}`);
        await client.invalidateQueries({ queryKey: KEY });
      },
      t('identity.kiosks.closed-now'),
    );
  return (
    <ul className="grid gap-2">
      {query.data.items.map((kiosk) => (
        <li key={kiosk.id} className="card">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <strong>{kiosk.name}</strong>
              <div className="text-ink-soft text-sm">
                {kiosk.lastSeenAt
                  ? t('identity.kiosks.seen', { seen: formats.relative(kiosk.lastSeenAt) })
                  : t('identity.kiosks.never')}
              </div>
            </div>
            {kiosk.revokedAt ? (
              <Badge tone="bad">{t('identity.kiosks.closed')}</Badge>
            ) : (
              <Button
                tone="danger"
                size="small"
                busy={busy === kiosk.id}
                aria-label={t('identity.kiosks.close-one', { name: kiosk.name })}
                onClick={() => void close(kiosk.id)}
              >
                {t('identity.kiosks.close')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
