/** The designer's desk: services with their version in force, open drafts, and beginning a new one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { FileTexts } from '../../contract.ts';
import { handOutService, TakeFiles } from './Carry.tsx';
import { type Desk, type DraftView, deskQuery } from './designer-data.ts';
import './designer.css';

type Failure = { title: string; detail: string };

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(deskQuery);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle title={t('designer.title')} note={t('designer.lead')} />
      {data ? (
        <>
          {data.folders.length > 0 && (
            <Notice tone="warn" title={t('designer.folders')}>
              <ul className="list-disc pl-5">
                {data.folders.map((fault) => (
                  <li
                    key={`${fault.place} ${fault.problem}`}
                  >{`${fault.place}: ${fault.problem} ${fault.remedy}`}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Drafts desk={data} />
          <div className="designer-new">
            <NewOne desk={data} />
            <FromFiles />
          </div>
          <Services desk={data} />
        </>
      ) : (
        <NotYet error={error} retry={() => void refetch()} />
      )}
    </div>
  );
}

function Drafts({ desk }: { desk: Desk }) {
  const { t, formats } = useTexts();
  return (
    <section className="grid gap-3">
      <h2>{t('designer.drafts')}</h2>
      {desk.drafts.length === 0 && (
        <EmptyState title={t('designer.no-drafts')}>{t('designer.no-drafts-detail')}</EmptyState>
      )}
      {desk.drafts.map((draft) => (
        <article key={draft.id} className="card grid gap-2" data-link="">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h3 className="card-title">
              <Link href={`/office/rancang/${draft.id}`}>{draft.title}</Link>
            </h3>
            <Badge tone={draft.state === 'asked' ? 'warn' : 'brand'}>
              {t(draft.state === 'asked' ? 'designer.state.asked' : 'designer.state.writing')}
            </Badge>
          </div>
          <p className="text-ink-soft text-sm">
            {[draft.service, draft.changedBy, formats.relative(draft.changedAt)].filter(Boolean).join(' · ')}
          </p>
        </article>
      ))}
    </section>
  );
}

/** Begins a draft and goes to it; what the city says against it stands beside the button. */
function useBegin() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const begin = async (body: { service: string; like?: string }) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const draft = await api.post<DraftView>('/api/designer/drafts', body);
      await client.invalidateQueries({ queryKey: ['designer', 'desk'] });
      navigate(`/office/rancang/${draft.id}`);
    } catch (error) {
      setFailure(problemWords(error));
      setBusy(false);
    }
  };
  return { busy, failure, begin };
}

function NewOne({ desk }: { desk: Desk }) {
  const { t } = useTexts();
  const { busy, failure, begin } = useBegin();
  const [name, setName] = useState('');
  const [like, setLike] = useState('');
  const service = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return (
    <form
      className="card grid content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && service) void begin({ service, ...(like ? { like } : {}) });
      }}
    >
      <h2>{t('designer.new')}</h2>
      <TextField
        label={t('designer.new-name')}
        hint={
          service && service !== name
            ? t('designer.new-name-will-be', { name: service })
            : t('designer.new-name-hint')
        }
        maxLength={48}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Select
        label={t('designer.new-like')}
        empty={t('designer.new-example')}
        value={like}
        options={desk.services.map((one) => ({ value: one.service, label: one.title }))}
        onChange={({ target }) => setLike(target.value)}
      />
      <FormFailure failure={failure} />
      <div>
        <Button type="submit" busy={busy} disabled={!/^[a-z]/.test(service)}>
          {t('designer.begin')}
        </Button>
      </div>
    </form>
  );
}

/** A service that was written elsewhere: in another city, or with an editor of texts. */
function FromFiles() {
  const { t } = useTexts();
  const client = useQueryClient();
  const take = async (files: FileTexts) => {
    const draft = await api.post<DraftView>('/api/designer/drafts/import', { files });
    await client.invalidateQueries({ queryKey: ['designer', 'desk'] });
    navigate(`/office/rancang/${draft.id}`);
  };
  return (
    <section className="card grid content-start gap-4">
      <h2>{t('designer.carry.title')}</h2>
      <p className="text-ink-soft">{t('designer.carry.detail')}</p>
      <TakeFiles label={t('designer.carry.choose')} onFiles={take} />
    </section>
  );
}

function useHandOut() {
  const [failure, setFailure] = useState<Failure>();
  const handOut = async (service: string) => {
    setFailure(undefined);
    try {
      const path = `/api/designer/services/${encodeURIComponent(service)}/files`;
      handOutService(service, (await api.get<{ files: FileTexts }>(path)).files);
    } catch (error) {
      setFailure(problemWords(error));
    }
  };
  return { failure, handOut };
}

function Services({ desk }: { desk: Desk }) {
  const { t, formats } = useTexts();
  const { busy, failure, begin } = useBegin();
  const carry = useHandOut();
  return (
    <section className="grid gap-3">
      <h2>{t('designer.services')}</h2>
      <FormFailure failure={failure ?? carry.failure} />
      <ul className="grid gap-3">
        {desk.services.map((one) => (
          <li key={one.service} className="card">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <div className="min-w-0">
                <strong>{one.title}</strong>
                <p className="text-ink-soft text-sm">
                  {t('designer.version', {
                    version: one.version,
                    from: formats.date(`${one.from}T12:00:00Z`),
                  })}
                  {` · ${t(one.source === 'designer' ? 'designer.from-here' : 'designer.from-pack')}`}
                  {one.withdrawn &&
                    ` · ${t('designer.withdrawn', { date: formats.date(`${one.withdrawn}T12:00:00Z`) })}`}
                </p>
              </div>
              <ButtonRow>
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={t('designer.carry.out-of', { name: one.title })}
                  onClick={() => void carry.handOut(one.service)}
                >
                  {t('designer.carry.out')}
                </Button>
                {one.draft ? (
                  <Link href={`/office/rancang/${one.draft}`}>{t('designer.go-on')}</Link>
                ) : (
                  <Button
                    size="small"
                    tone="second"
                    busy={busy}
                    aria-label={t('designer.change-of', { name: one.title })}
                    onClick={() => void begin({ service: one.service, like: one.service })}
                  >
                    {t('designer.change')}
                  </Button>
                )}
              </ButtonRow>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
