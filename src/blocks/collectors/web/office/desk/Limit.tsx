/** How much cash a collector may have on him: for everybody of an agency, or for one, from a day on. */
import { useState } from 'react';
import { parseRupiah } from '../../../../../shared/money.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskView } from '../../../contract.ts';
import { useAct } from './use-act.ts';

export function Limit({ data, done }: { data: DeskView; done: () => void }) {
  const { t } = useTexts();
  const { busy, failure, act } = useAct(done);
  const agencies = [...new Map(data.collectors.map((one) => [one.agency, one.agencyName]))];
  const [agency, setAgency] = useState(agencies[0]?.[0] ?? '');
  const [collector, setCollector] = useState('');
  const [since, setSince] = useState('');
  const [typed, setTyped] = useState('');
  const [set, setSet] = useState(false);
  const amount = parseRupiah(typed);
  const right = amount !== undefined && amount > 0 && since !== '';
  return (
    <details className="card">
      <summary>{t('collectors.limit.title')}</summary>
      <form
        className="grid gap-3 pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          setSet(false);
          const body = { agency, collector: collector || null, since, amount };
          void act(() => api.post('/api/desk/collectors/limits', body)).then(setSet);
        }}
      >
        {agencies.length > 1 && (
          <Select
            label={t('collectors.limit.agency')}
            value={agency}
            onChange={(event) => setAgency(event.target.value)}
            options={agencies.map(([value, label]) => ({ value, label }))}
          />
        )}
        <Select
          label={t('collectors.limit.who')}
          value={collector}
          onChange={(event) => setCollector(event.target.value)}
          empty={t('collectors.limit.all')}
          options={data.collectors
            .filter((one) => one.agency === agency)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          label={t('collectors.limit.since')}
          type="date"
          value={since}
          onChange={(event) => setSince(event.target.value)}
        />
        <TextField
          label={t('collectors.limit.amount')}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {failure && (
          <Notice tone="bad" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {set && <Notice tone="good">{t('collectors.limit.done')}</Notice>}
        <Button type="submit" tone="second" busy={busy} disabled={!right}>
          {t('collectors.limit.do')}
        </Button>
      </form>
    </details>
  );
}
