/** A deposit slip as it is printed and signed, and how one that was not used is made void. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { SlipView } from '../../rules/treasury-contract.ts';
import { slipQuery, TREASURY, voidSlip } from './data.ts';
import { SlipState } from './SlipState.tsx';
import { useMoneyWords } from './words.ts';

export function Slip({ number, close }: { number: string; close: () => void }) {
  const { t } = useTexts();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(slipQuery(number));
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={5} />;
  return (
    <div className="grid gap-4">
      <div className="button-row" data-print="no">
        <Button tone="quiet" icon="arrow-left" onClick={close}>
          {t('payments.slips.back')}
        </Button>
        <Button onClick={() => window.print()}>{t('payments.print')}</Button>
      </div>
      <Paper slip={data} />
      {!data.void && !data.proven && can('payments.close') && <VoidForm number={number} />}
    </div>
  );
}

function Paper({ slip }: { slip: SlipView }) {
  const { t } = useTexts();
  const { city } = useSession();
  const words = useMoneyWords();
  return (
    <article className="card treasury-paper">
      <header>
        <p>{city?.name}</p>
        <h2>{t('payments.slips.paper')}</h2>
        {city?.fictional && <p>{t('payments.slips.fictional')}</p>}
      </header>
      <Facts
        facts={[
          { key: 'number', term: t('payments.slips.number'), value: slip.number },
          { key: 'day', term: t('payments.col.day'), value: words.day(slip.day) },
          {
            key: 'from',
            term: t('payments.slips.from'),
            value: slip.holder
              ? words.holder(slip.holder)
              : t('payments.slips.transfer-from', { bank: slip.bank }),
          },
          {
            key: 'to',
            term: t('payments.slips.to'),
            value: slip.kind === 'cash' ? `${slip.bank} · ${slip.bankAccount}` : t('payments.account.rkud'),
          },
          { key: 'state', term: t('payments.col.state'), value: <SlipState slip={slip} /> },
          ...(slip.void ? [{ key: 'void', term: t('payments.slips.void'), value: slip.void.reason }] : []),
        ]}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('payments.slips.what')}</th>
            <th scope="col">{t('payments.col.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {slip.parts.map(({ kind, place, amount }) => (
            <tr key={`${kind} ${place}`}>
              <td>
                {slip.kind === 'cash'
                  ? t('payments.slips.cash-part')
                  : [words.billKind(kind), place].filter(Boolean).join(' · ')}
              </td>
              <td>{words.money(amount)}</td>
            </tr>
          ))}
          {slip.fees !== 0 && (
            <tr>
              <td>{t('payments.slips.fees')}</td>
              <td>{words.money(-slip.fees)}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{t('payments.slips.total')}</th>
            <td>
              <strong>{words.money(slip.amount)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="treasury-signs">
        <div>
          <span>{t('payments.slips.sign-giver')}</span>
          <span>(…………………………)</span>
        </div>
        <div>
          <span>{t('payments.slips.sign-taker')}</span>
          <span>(…………………………)</span>
        </div>
      </div>
    </article>
  );
}

function VoidForm({ number }: { number: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => (reason.trim().length < 5 ? { reason: t('payments.act.reason-missing') } : {}),
    submit: async ({ reason }) => {
      await voidSlip(number, reason.trim());
      await client.invalidateQueries({ queryKey: TREASURY });
    },
  });
  return (
    <form className="treasury-form" data-print="no" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('reason')}
        label={t('payments.slips.void-reason')}
        hint={t('payments.slips.void-hint')}
        maxLength={500}
      />
      <ButtonRow>
        <Button type="submit" tone="danger" busy={form.busy} busyLabel={t('payments.act.working')}>
          {t('payments.slips.make-void')}
        </Button>
      </ButtonRow>
    </form>
  );
}
