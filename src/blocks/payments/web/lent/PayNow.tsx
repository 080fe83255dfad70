/** Chosen bills are paid at once: which of them, by which way, and then a QR or a virtual account for just that amount. */
import './pay-now.css';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Checkbox, RadioCards } from '../../../../web/ui/base/choice.tsx';
import { Section } from '../../../../web/ui/portal/page.tsx';
import type { NewOrder, OrderView } from '../../rules/orders.ts';
import { keepOrder, keptOrder } from './kept-order.ts';
import { OrderCard } from './OrderCard.tsx';

/** What one order may hold. */
const MOST = 400;

type Payable = { code: string; label: string; open: number };
export type PayWay = { id: string; bank: string; fictional: boolean; qris: string | null; va: string | null };
type Props = {
  /** The number whose debts these are; an order is kept on the device by it. */
  code: string;
  bills: readonly Payable[];
  ways: readonly PayWay[];
  /** Something was paid: what the page shows is old. */
  onPaid: () => unknown;
};
type Asked = Omit<NewOrder, 'code' | 'bills'> & { bills: string[] };

const choicesOf = (ways: readonly PayWay[]) =>
  ways.flatMap(({ id, bank, fictional, qris, va }) => [
    ...(qris === null ? [] : [{ id, bank, fictional, way: 'qris' as const, key: `${id}/qris` }]),
    ...(va === null ? [] : [{ id, bank, fictional, way: 'va' as const, key: `${id}/va` }]),
  ]);

export function PayNow({ code, bills: all, ways, onPaid }: Props) {
  const { t } = useTexts();
  const [id, setId] = useState(() => keptOrder(code));
  const choices = choicesOf(ways);
  const keep = (order: string | undefined) => {
    keepOrder(code, order);
    setId(order);
  };
  if (!id && (all.length === 0 || choices.length === 0)) return null;
  return (
    <Section title={t('payments.order.title')}>
      {id ? (
        <OrderCard id={id} onPaid={onPaid} again={() => keep(undefined)} />
      ) : (
        <Choose code={code} bills={all.slice(0, MOST)} choices={choices} made={keep} />
      )}
    </Section>
  );
}

function Choose({
  code,
  bills,
  choices,
  made,
}: {
  code: string;
  bills: readonly Payable[];
  choices: ReturnType<typeof choicesOf>;
  made: (id: string) => void;
}) {
  const { t, formats } = useTexts();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [key, setKey] = useState(choices[0]?.key ?? '');
  // The same until it is made: pressed twice, or after an answer that was lost, it is one order.
  const [id, setId] = useState(newId);
  const chosen = bills.filter((bill) => !left.has(bill.code));
  const sum = chosen.reduce((total, { open }) => total + open, 0);
  const choice = choices.find((one) => one.key === key) ?? choices[0];
  const order = useMutation({
    mutationFn: (asked: Asked) => api.post<OrderView>('/api/payments/orders', { ...asked, code }),
    onSuccess: ({ id: madeId }) => made(madeId),
  });
  const change = () => {
    setId(newId());
    order.reset();
  };
  const failure = order.error instanceof ApiProblem ? order.error : undefined;
  return (
    <form
      className="card pay-now"
      onSubmit={(event) => {
        event.preventDefault();
        if (order.isPending || !choice || chosen.length === 0) return;
        order.mutate({ id, bills: chosen.map((bill) => bill.code), bank: choice.id, way: choice.way });
      }}
    >
      {bills.length > 1 && (
        <details>
          <summary>{t('payments.order.chosen', { count: chosen.length, of: bills.length })}</summary>
          <div className="pay-now-bills">
            {bills.map((bill) => (
              <Checkbox
                key={bill.code}
                checked={!left.has(bill.code)}
                onChange={({ target }) => {
                  const next = new Set(left);
                  if (target.checked) next.delete(bill.code);
                  else next.add(bill.code);
                  setLeft(next);
                  change();
                }}
              >
                {bill.label} · <span className="tabular">{formats.money(bill.open)}</span>
              </Checkbox>
            ))}
          </div>
        </details>
      )}
      {choices.length > 1 && (
        <RadioCards
          label={t('payments.order.by')}
          name={`way-${code}`}
          value={choice?.key}
          onChange={(next) => {
            setKey(next);
            change();
          }}
          choices={choices.map((one) => ({
            value: one.key,
            title: t(one.way === 'qris' ? 'payments.order.qris' : 'payments.order.va'),
            note: one.fictional ? t('payments.order.fictional', { bank: one.bank }) : one.bank,
          }))}
        />
      )}
      <FormFailure failure={failure} />
      {chosen.length === 0 ? (
        <p>{t('payments.order.none')}</p>
      ) : (
        <Button type="submit" wide busy={order.isPending} busyLabel={t('payments.order.asking')}>
          {t('payments.order.pay', { amount: formats.money(sum) })}
        </Button>
      )}
    </form>
  );
}
