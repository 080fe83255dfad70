/** One difference: what the bank says, what the books say, what was done so far, and what may be done. */
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { WholeDifference } from '../../rules/treasury-contract.ts';
import { ActForm } from './ActForm.tsx';
import { differenceQuery } from './data.ts';
import { useMoneyWords } from './words.ts';

export function Difference({ id, close }: { id: string; close: () => void }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(differenceQuery(id));
  return (
    <div className="grid gap-4">
      <div>
        <Button tone="quiet" size="small" icon="arrow-left" onClick={close}>
          {t('payments.differences.back')}
        </Button>
      </div>
      {data ? <Whole whole={data} /> : <NotYet error={error} retry={() => void refetch()} rows={4} />}
    </div>
  );
}

function Whole({ whole }: { whole: WholeDifference }) {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const words = useMoneyWords();
  const { difference: d, acts, history } = whole;
  const row = (key: string, term: string, value: string | null | undefined) =>
    value ? [{ key, term, value }] : [];
  return (
    <>
      <Card title={words.difference(d.kind)} level={2}>
        <Facts
          facts={[
            ...row('expected', t('payments.col.expected'), words.money(d.expected)),
            ...row('found', t('payments.col.found'), words.money(d.found)),
            ...row('account', t('payments.col.account'), d.account),
            ...row('day', t('payments.differences.bank-day'), d.line && words.day(d.line.day)),
            ...row('reference', t('payments.differences.reference'), d.line?.reference),
            ...row('text', t('payments.differences.text'), d.line?.text),
            ...row('payment', t('payments.differences.payment'), d.payment?.code),
            ...row('channel', t('payments.col.channel'), d.payment && words.channel(d.payment.channel)),
            ...row(
              'paid',
              t('payments.differences.paid-at'),
              d.payment && formats.dateTime(d.payment.paidAt),
            ),
            ...row('since', t('payments.col.since'), formats.dateTime(d.openedAt)),
          ]}
        />
      </Card>
      {d.closed && (
        <Notice tone="good" title={words.end(d.closed.as)}>
          <p>{formats.dateTime(d.closed.at)}</p>
          {d.closed.reason && <p>{d.closed.reason}</p>}
        </Notice>
      )}
      {history.length > 0 && (
        <Card title={t('payments.differences.history')} level={2}>
          <ul className="grid gap-2">
            {history.map(({ at, how, reason }) => (
              <li key={`${at} ${how}`}>
                <strong>{words.act(how)}</strong> · {formats.dateTime(at)}
                <br />
                {reason}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {acts.length > 0 && can('payments.reconcile') && <ActForm whole={whole} />}
    </>
  );
}
