/** What the QR on a cash receipt opens: is it genuine, does the city have it, was it taken back? */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useLocation } from '../../../../web/kit/navigation/location.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Notice, type Tone } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { CheckView } from '../../contract.ts';

const TONES: Record<CheckView['state'], Tone> = {
  ...{ genuine: 'good', waiting: 'info', voided: 'warn', refused: 'bad', forged: 'bad', unreadable: 'warn' },
};

function Answer({ receipt }: { receipt: string }) {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', receipt],
    queryFn: ({ signal }) => api.post<CheckView>('/api/receipts/check', { receipt }, { signal }),
  });
  if (!data && error) return <LoadFailedPage error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState label={t('kit.loading')} rows={3} />;
  const { state, number, amount, at, stop, code } = data;
  return (
    <div className="grid gap-4" role="status">
      <Notice tone={TONES[state]} title={t(`collectors.check.${state}`)}>
        {t(`collectors.check.${state}-detail`)}
      </Notice>
      {number !== null && amount !== null && at !== null && (
        <Facts
          facts={[
            { key: 'amount', term: t('collectors.check.amount'), value: formats.money(amount) },
            ...(stop ? [{ key: 'stop', term: t('collectors.check.stop'), value: stop }] : []),
            { key: 'at', term: t('collectors.check.at'), value: formats.dateTime(at) },
            { key: 'number', term: t('collectors.check.number'), value: number },
          ]}
        />
      )}
      {code && (
        <LinkButton href={`/pasar/${code}`} tone="second">
          {t('collectors.check.account')}
        </LinkButton>
      )}
    </div>
  );
}

export function Page() {
  const { t } = useTexts();
  const { hash } = useLocation();
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState('');
  const receipt = sent || hash.slice(1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(typed.trim());
  };
  return (
    <PageFrame title={t('collectors.check.title')} lead={t('collectors.check.lead')} width="narrow">
      {receipt && <Answer key={receipt} receipt={receipt.slice(0, 1200)} />}
      <form className="grid gap-4" onSubmit={submit}>
        <TextField
          label={t('collectors.check.typed')}
          hint={t('collectors.check.typed-hint')}
          value={typed}
          maxLength={1200}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" tone="second" disabled={typed.trim() === ''}>
          {t('collectors.check.do')}
        </Button>
      </form>
    </PageFrame>
  );
}
