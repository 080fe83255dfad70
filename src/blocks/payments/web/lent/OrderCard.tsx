/** One order on its way: the QR to scan or save, or the number to copy, how long it holds, and that it was paid without a reload. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useNow } from '../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { ErrorState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import type { OrderView } from '../../rules/orders.ts';

const LOOK_EVERY_MS = 3000;
const MINUTE = 60_000;

export function OrderCard({ id, onPaid, again }: { id: string; onPaid: () => unknown; again: () => void }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['payments', 'order', id],
    queryFn: ({ signal }) => api.get<OrderView>(`/api/payments/orders/${id}`, { signal }),
    refetchInterval: ({ state }) => (!state.data || state.data.state === 'open' ? LOOK_EVERY_MS : false),
  });
  const paid = data?.state === 'paid';
  useEffect(() => {
    if (paid) void onPaid();
  }, [paid, onPaid]);
  if (!data && error instanceof ApiProblem && error.status !== 404)
    return (
      <ErrorState
        title={error.title}
        action={<Button onClick={() => void refetch()}>{t('kit.retry')}</Button>}
      >
        {error.detail}
      </ErrorState>
    );
  if (!data && error) return <Over state="expired" again={again} />;
  if (!data) return <LoadingState label={t('kit.loading')} rows={2} />;
  if (data.state === 'paid') return <Paid order={data} again={again} />;
  if (data.state !== 'open') return <Over state={data.state} again={again} />;
  return <Waiting order={data} offline={Boolean(error)} again={again} />;
}

function Paid({ order, again }: { order: OrderView; again: () => void }) {
  const { t, formats } = useTexts();
  return (
    <div className="card pay-now">
      <Notice
        tone="good"
        live="polite"
        title={t('payments.order.paid', { amount: formats.money(order.amount) })}
      >
        <p>{t('payments.order.receipt', { code: order.receipts.join(', ') })}</p>
      </Notice>
      <div>
        <Button tone="quiet" onClick={again}>
          {t('payments.order.close')}
        </Button>
      </div>
    </div>
  );
}

function Over({ state, again }: { state: Exclude<OrderView['state'], 'open' | 'paid'>; again: () => void }) {
  const { t } = useTexts();
  return (
    <div className="card pay-now">
      <Notice tone="warn" live="polite" title={t(`payments.order.over.${state}`)}>
        <p>{t('payments.order.over.what')}</p>
      </Notice>
      <div>
        <Button onClick={again}>{t('payments.order.again')}</Button>
      </div>
    </div>
  );
}

function Waiting({ order, offline, again }: { order: OrderView; offline: boolean; again: () => void }) {
  const { t, formats } = useTexts();
  const left = Math.max(0, Math.ceil((Date.parse(order.until) - useNow()) / MINUTE));
  const cancel = useMutation({
    mutationFn: () => api.post<OrderView>(`/api/payments/orders/${order.id}/cancel`),
    onSuccess: again,
  });
  return (
    <div className="card pay-now">
      <h3 className="flex flex-wrap items-center gap-2">
        {order.bank}
        {order.fictional && <Badge tone="warn">{t('payments.order.fictional-mark')}</Badge>}
      </h3>
      <p className="pay-now-sum tabular">{formats.money(order.amount)}</p>
      {order.qris && <Qris text={order.qris} amount={formats.money(order.amount)} />}
      {order.va && <Account number={order.va} />}
      <p>{t('payments.order.until', { at: formats.dateTime(order.until), left: formats.duration(left) })}</p>
      {offline ? (
        <Notice tone="warn">{t('payments.order.offline')}</Notice>
      ) : (
        <p className="text-ink-soft">{t('payments.order.waiting')}</p>
      )}
      <FormFailure failure={cancel.error instanceof ApiProblem ? cancel.error : undefined} />
      <div>
        <Button tone="quiet" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('payments.order.cancel')}
        </Button>
      </div>
    </div>
  );
}

function fileOf(source: string): File {
  const bytes = Uint8Array.from(atob(source.split(',')[1] ?? ''), (char) => char.charCodeAt(0));
  return new File([bytes], 'qris.png', { type: 'image/png' });
}

function Qris({ text, amount }: { text: string; amount: string }) {
  const { t } = useTexts();
  const source = useQr(text, { margin: 2, scale: 6 });
  if (!source) return null;
  const shared = { files: [fileOf(source)] };
  const shares = typeof navigator.canShare === 'function' && navigator.canShare(shared);
  return (
    <>
      <img
        className="pay-now-qr"
        src={source}
        alt={t('payments.order.qr-alt', { amount })}
        width={260}
        height={260}
      />
      <p>{t('payments.order.scan')}</p>
      <ButtonRow>
        <a className="button" data-tone="second" data-size="normal" href={source} download="qris.png">
          {t('payments.order.save')}
        </a>
        {shares && (
          <Button tone="second" onClick={() => void navigator.share(shared).catch(() => {})}>
            {t('payments.order.share')}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}

function Account({ number }: { number: string }) {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(number);
      setSaid(t('payments.order.copied'));
    } catch {
      // Without permission, or on plain http, browsers withhold the clipboard.
      setSaid(t('payments.order.by-hand'));
    }
  };
  return (
    <>
      <p>{t('payments.order.account')}</p>
      <p className="pay-now-va tabular">{number.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <ButtonRow>
        <Button tone="second" onClick={() => void copy()}>
          {t('payments.order.copy')}
        </Button>
      </ButtonRow>
      <p role="status">{said}</p>
    </>
  );
}
