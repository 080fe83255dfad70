/** What the audit log can be narrowed by, and the same as a file. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, withQuery } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import { FilterBar } from '../../../../../web/ui/office/shell.tsx';
import { useWide } from '../../../../../web/ui/office/use-wide.ts';
import type { AuditKinds } from '../../../rules/audit-contract.ts';
import type { AuditFilter } from './use-filter.ts';

const ACTORS: Record<string, TextKey> = {
  officer: 'identity.audit.kind.officer',
  citizen: 'identity.audit.kind.citizen',
  visitor: 'identity.audit.kind.visitor',
  kiosk: 'identity.audit.kind.kiosk',
  system: 'identity.audit.kind.system',
};

export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const { t, language } = useTexts();
  const kinds = useQuery({
    queryKey: ['identity', 'audit-kinds', language],
    queryFn: ({ signal }) => api.get<AuditKinds>('/api/audit/kinds', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { values, set } = filter;
  const wide = useWide();
  const [open, setOpen] = useState(filter.active);
  const options = (kinds.data?.items ?? []).map((kind) => ({
    label: kind.title,
    options: [
      { value: kind.id, label: t('identity.audit.all-of', { kind: kind.title }) },
      ...kind.actions.map(({ id, title }) => ({ value: id, label: title })),
    ],
  }));
  const listed = options.some((group) => group.options.some(({ value }) => value === values.tindakan));
  // A wider beginning, or one of an older release, may stand in the address.
  const other = values.tindakan && !listed ? [{ value: values.tindakan, label: values.tindakan }] : [];
  const bar = (
    <FilterBar label={t('identity.audit.filter')}>
      <DateField
        label={t('identity.audit.from')}
        value={values.dari}
        max={values.sampai || undefined}
        onChange={(event) => set('dari', event.target.value)}
      />
      <DateField
        label={t('identity.audit.to')}
        value={values.sampai}
        min={values.dari || undefined}
        onChange={(event) => set('sampai', event.target.value)}
      />
      <Select
        label={t('identity.audit.action')}
        empty={t('identity.audit.all')}
        options={[...other, ...options]}
        value={values.tindakan}
        onChange={(event) => set('tindakan', event.target.value)}
      />
      <Select
        label={t('identity.audit.who-kind')}
        empty={t('identity.audit.all')}
        options={Object.entries(ACTORS).map(([value, key]) => ({ value, label: t(key) }))}
        value={values.pelaku}
        onChange={(event) => set('pelaku', event.target.value)}
      />
      <TextField
        label={t('identity.audit.who-filter')}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={values.nama}
        onChange={(event) => set('nama', event.target.value)}
      />
      <TextField
        label={t('identity.audit.subject')}
        hint={t('identity.audit.subject-hint')}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={values.hal}
        onChange={(event) => set('hal', event.target.value)}
      />
    </FilterBar>
  );
  return (
    <div className="grid gap-3">
      {wide && bar}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {!wide && (
          <Button tone="second" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('identity.audit.filter')}
          </Button>
        )}
        <a
          className="button"
          data-tone="second"
          data-size="small"
          download=""
          href={withQuery('/api/audit/export', { ...filter.asked, language })}
        >
          {t('identity.audit.export')}
        </a>
        {filter.active && (
          <Button tone="quiet" size="small" onClick={filter.clear}>
            {t('identity.audit.clear')}
          </Button>
        )}
        <p className="text-sm text-ink-soft">{t('identity.audit.export-note')}</p>
      </div>
      {!wide && open && bar}
    </div>
  );
}
