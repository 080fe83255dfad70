/** Who decides while a head is absent: Plh (pelaksana harian) and Plt (pelaksana tugas), from day to day. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../web/ui/base/choice.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { Delegation, Delegations } from '../../rules/desk-contract.ts';
import { delegationsQuery } from './desk-data.ts';
import { useDeskAct } from './use-desk-act.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(delegationsQuery);
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle title={t('applications.delegation.title')} note={t('applications.delegation.lead')} />
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && data.may.length > 0 && <NewOne may={data.may} />}
      {data && data.items.length === 0 && (
        <EmptyState title={t('applications.delegation.empty')}>
          {t('applications.delegation.empty-detail')}
        </EmptyState>
      )}
      {data?.items.map((one) => (
        <OneDelegation key={one.id} one={one} />
      ))}
    </div>
  );
}

function OneDelegation({ one }: { one: Static<typeof Delegation> }) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useDeskAct();
  return (
    <article className="card grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-lg">
          {t(`applications.delegation.line.${one.kind}`, { to: one.to.name, from: one.from.name })}
        </h2>
        <Badge tone={one.state === 'now' ? 'good' : 'calm'}>
          {t(`applications.delegation.state.${one.state}`)}
        </Badge>
      </div>
      <p>{one.agency.name}</p>
      <p>
        {t('applications.delegation.span', {
          from: formats.dateTime(one.since),
          until: formats.dateTime(one.until),
        })}
      </p>
      <p className="text-ink-soft text-sm">{t('applications.delegation.basis-of', { basis: one.basis })}</p>
      <FormFailure failure={failure} />
      {one.mine && one.state !== 'over' && (
        <div>
          <Button
            size="small"
            tone="second"
            busy={busy}
            onClick={() => void run(`/api/desk/delegations/${one.id}`, undefined, 'delete')}
          >
            {t('applications.delegation.end')}
          </Button>
        </div>
      )}
    </article>
  );
}

function NewOne({ may }: { may: Delegations['may'] }) {
  const { t } = useTexts();
  const { busy, failure, fields, run, clear } = useDeskAct();
  const [agency, setAgency] = useState(may[0]?.agency.id ?? '');
  const [to, setTo] = useState('');
  const [kind, setKind] = useState<'plh' | 'plt'>('plh');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [basis, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const missing = (value: string) =>
    tried && value.trim() === '' ? t('definitions.fault.required') : undefined;
  /** Known only when both are chosen; the server says the same, and whether it has passed. */
  const turned = from !== '' && until !== '' && until <= from;
  const untilWrong =
    missing(until) ??
    (tried && turned ? t('applications.delegation.until-before-from') : undefined) ??
    fields.find(({ path }) => path === 'until')?.message;
  const officers = may.find((one) => one.agency.id === agency)?.officers ?? [];
  const send = async () => {
    setTried(true);
    if ([agency, to, from, until].some((value) => value === '') || basis.trim().length < 3 || turned) return;
    const times = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
    const done = await run('/api/desk/delegations', { agency, to, kind, ...times, basis: basis.trim() });
    if (!done) return;
    setTried(false);
    setTo('');
    setBasis('');
  };
  return (
    <form
      className="card grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <h2 className="text-lg">{t('applications.delegation.new')}</h2>
      {may.length > 1 && (
        <Select
          label={t('applications.delegation.agency')}
          value={agency}
          options={may.map((one) => ({ value: one.agency.id, label: one.agency.name }))}
          onChange={({ target }) => setAgency(target.value)}
        />
      )}
      <Select
        label={t('applications.delegation.to')}
        empty={t('definitions.form.choose')}
        error={missing(to)}
        value={to}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target }) => setTo(target.value)}
      />
      <RadioCards
        label={t('applications.delegation.kind')}
        name="delegation-kind"
        columns={2}
        choices={[
          {
            value: 'plh',
            title: t('applications.delegation.plh'),
            note: t('applications.delegation.plh-note'),
          },
          {
            value: 'plt',
            title: t('applications.delegation.plt'),
            note: t('applications.delegation.plt-note'),
          },
        ]}
        value={kind}
        onChange={setKind}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          type="datetime-local"
          label={t('applications.delegation.from')}
          error={missing(from)}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          type="datetime-local"
          label={t('applications.delegation.until')}
          error={untilWrong}
          value={until}
          onChange={({ target }) => {
            setUntil(target.value);
            clear();
          }}
        />
      </div>
      <TextField
        label={t('applications.delegation.basis')}
        hint={t('applications.delegation.basis-hint')}
        error={missing(basis)}
        maxLength={200}
        value={basis}
        onChange={({ target }) => setBasis(target.value)}
      />
      <FormFailure failure={failure} />
      <div>
        <Button type="submit" busy={busy} busyLabel={t('applications.message.sending')}>
          {t('applications.delegation.save')}
        </Button>
      </div>
    </form>
  );
}
