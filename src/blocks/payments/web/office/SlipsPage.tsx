/** Deposit slips: cash that goes to the bank, transfers to the treasury that still need one, and all that were made. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { SlipsView } from '../../rules/treasury-contract.ts';
import { slipsQuery } from './data.ts';
import { Frame } from './Frame.tsx';
import { Sheet } from './Sheet.tsx';
import { Slip } from './Slip.tsx';
import { NewCashSlip, Transfers } from './SlipForms.tsx';
import { SlipState } from './SlipState.tsx';
import { useMoneyWords } from './words.ts';

export function Page() {
  const { t } = useTexts();
  const { can } = useSession();
  const [{ nomor }, setSearch] = useSearch();
  const { data, error, refetch } = useQuery(slipsQuery);
  const open = (number: string) => setSearch({ nomor: number }, { push: true });
  return (
    <Frame title="payments.slips.title" note={nomor ? undefined : t('payments.slips.intro')}>
      {nomor ? (
        <Slip key={nomor} number={nomor} close={() => setSearch({ nomor: undefined })} />
      ) : data ? (
        <div className="treasury-sheets">
          {can('payments.close') && <NewCashSlip data={data} made={open} />}
          <Transfers data={data} made={open} may={can('payments.close')} />
          <List slips={data.slips} open={open} />
        </div>
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={5} />
      )}
    </Frame>
  );
}

function List({ slips, open }: { slips: SlipsView['slips']; open: (number: string) => void }) {
  const { t } = useTexts();
  const words = useMoneyWords();
  return (
    <Sheet
      title={t('payments.slips.list')}
      empty={t('payments.slips.none')}
      rows={slips}
      idOf={(one) => one.number}
      onOpen={open}
      columns={[
        { id: 'number', head: t('payments.slips.number'), main: true, cell: (one) => one.number },
        { id: 'day', head: t('payments.col.day'), cell: (one) => words.day(one.day) },
        {
          id: 'from',
          head: t('payments.slips.from'),
          cell: (one) => (one.holder ? words.holder(one.holder) : one.bank),
        },
        {
          id: 'amount',
          head: t('payments.col.amount'),
          number: true,
          cell: (one) => words.money(one.amount),
        },
        { id: 'state', head: t('payments.col.state'), cell: (one) => <SlipState slip={one} /> },
      ]}
    />
  );
}
