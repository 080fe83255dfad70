/** Keys of other programs: make one and see it once, see which are used, revoke one. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { ApiKey, ApiKeys, MadeApiKey } from '../../contract.ts';

const KEY = ['open311', 'keys'];

export function Page() {
  const { t } = useTexts();
  const client = useQueryClient();
  const [made, setMade] = useState<MadeApiKey>();
  const form = useForm({
    initial: { name: '' },
    validate: ({ name }) => (name.trim().length >= 2 ? {} : { name: t('open311.keys.name-missing') }),
    async submit({ name }) {
      setMade(await api.post<MadeApiKey>('/api/open311/keys', { name }));
      form.reset();
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <div className="grid max-w-3xl gap-6">
      <OfficeTitle title={t('open311.keys.title')} note={t('open311.keys.note')} />
      {made && <NewKey made={made} />}
      <form className="card grid gap-4" onSubmit={form.submit} noValidate>
        <FormFailure failure={form.failure} />
        <TextField
          {...form.field('name')}
          label={t('open311.keys.name')}
          hint={t('open311.keys.name-hint')}
          maxLength={100}
        />
        <div>
          <Button type="submit" icon="plus" busy={form.busy}>
            {t('open311.keys.make')}
          </Button>
        </div>
      </form>
      <Keys />
    </div>
  );
}

function NewKey({ made }: { made: MadeApiKey }) {
  const { t } = useTexts();
  const say = useToast();
  if (!made.key) return <Notice tone="warn">{t('open311.keys.gone')}</Notice>;
  const copy = () =>
    navigator.clipboard
      .writeText(made.key)
      .then(() => say({ tone: 'good', text: t('open311.keys.copied') }))
      // A browser may refuse; the key then stands here to be marked by hand.
      .catch(() => say({ tone: 'bad', text: t('open311.keys.not-copied') }));
  return (
    <Notice tone="good" live="polite" title={t('open311.keys.made', { name: made.name })}>
      <p className="my-2">
        <code className="select-all break-all">{made.key}</code>
      </p>
      <p className="mb-2">{t('open311.keys.once')}</p>
      <Button tone="second" size="small" onClick={() => void copy()}>
        {t('open311.keys.copy')}
      </Button>
    </Notice>
  );
}

/** A day without a time, as an instant of that day in nearly every zone. */
const noon = (day: string) => `${day}T12:00:00Z`;

function Keys() {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asked, setAsked] = useState<ApiKey>();
  const [busy, setBusy] = useState(false);
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<ApiKeys>('/api/open311/keys', { signal }),
  });
  if (query.isPending) return <LoadingState label={t('kit.loading')} />;
  if (!query.data) return <LoadFailedPage error={query.error} retry={() => void query.refetch()} />;
  const { keys } = query.data;
  if (keys.length === 0)
    return <EmptyState title={t('open311.keys.empty')}>{t('open311.keys.empty-detail')}</EmptyState>;
  const revoke = async ({ id }: ApiKey) => {
    setBusy(true);
    try {
      await api.delete(`/api/open311/keys/${id}`);
      await client.invalidateQueries({ queryKey: KEY });
      say({ tone: 'good', text: t('open311.keys.revoked-now') });
      setAsked(undefined);
    } catch {
      say({ tone: 'bad', text: t('open311.keys.not-revoked') });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ul className="grid gap-2">
        {keys.map((key) => (
          <li key={key.id} className="card">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <div className="min-w-0">
                <strong className="break-words">{key.name}</strong>
                <div className="text-ink-soft text-sm">
                  {key.lastUsed
                    ? t('open311.keys.used', { day: formats.date(noon(key.lastUsed)) })
                    : t('open311.keys.unused', { day: formats.date(key.createdAt) })}
                </div>
              </div>
              {key.revokedAt ? (
                <Badge tone="bad">{t('open311.keys.revoked')}</Badge>
              ) : (
                <Button
                  tone="second"
                  size="small"
                  aria-label={t('open311.keys.revoke-one', { name: key.name })}
                  onClick={() => setAsked(key)}
                >
                  {t('open311.keys.revoke')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        tone="danger"
        title={t('open311.keys.revoke-ask', { name: asked?.name ?? '' })}
        closeLabel={t('open311.keys.keep')}
        actions={
          <Button tone="danger" busy={busy} onClick={() => asked && void revoke(asked)}>
            {t('open311.keys.revoke')}
          </Button>
        }
      >
        <p>{t('open311.keys.revoke-why')}</p>
      </Dialog>
    </>
  );
}
