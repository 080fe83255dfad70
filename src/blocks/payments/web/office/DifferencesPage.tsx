/** Differences between bank, payments and ledger: the open ones to be worked off, the settled ones to look up. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Desk } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { DifferenceView } from '../../rules/treasury-contract.ts';
import { Difference } from './Difference.tsx';
import { differencesQuery } from './data.ts';
import { Frame } from './Frame.tsx';
import { useMoneyWords } from './words.ts';

export function Page() {
  const { t } = useTexts();
  const [{ selesai, selisih }, setSearch] = useSearch();
  const closed = selesai === 'ya';
  const { data, error, refetch } = useQuery(differencesQuery(closed));
  return (
    <Frame
      title="payments.differences.title"
      note={t('payments.differences.intro')}
      actions={
        <Button
          tone="second"
          onClick={() => setSearch({ selesai: closed ? undefined : 'ya', selisih: undefined })}
        >
          {t(closed ? 'payments.differences.show-open' : 'payments.differences.show-closed')}
        </Button>
      }
    >
      <Desk
        list={
          data ? (
            <List
              rows={data.differences}
              closed={closed}
              current={selisih}
              open={(id) => setSearch({ selisih: id }, { push: true })}
            />
          ) : (
            <NotYet error={error} retry={() => void refetch()} rows={6} />
          )
        }
        detail={
          selisih && <Difference key={selisih} id={selisih} close={() => setSearch({ selisih: undefined })} />
        }
      />
    </Frame>
  );
}

function List({
  rows,
  closed,
  current,
  open,
}: {
  rows: DifferenceView[];
  closed: boolean;
  current: string | undefined;
  open: (id: string) => void;
}) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  if (rows.length === 0)
    return (
      <EmptyState title={t(closed ? 'payments.differences.none-closed' : 'payments.differences.none')}>
        {t('payments.differences.none-detail')}
      </EmptyState>
    );
  return (
    <Table
      label={t('payments.differences.title')}
      items={rows}
      idOf={(one) => String(one.id)}
      current={current}
      onOpen={open}
      empty={t('payments.differences.none')}
      columns={[
        { id: 'kind', head: t('payments.col.kind'), main: true, cell: (one) => words.difference(one.kind) },
        {
          ...{ id: 'expected', head: t('payments.col.expected'), number: true },
          cell: (one) => words.money(one.expected),
        },
        { id: 'found', head: t('payments.col.found'), number: true, cell: (one) => words.money(one.found) },
        {
          ...{ id: 'since', head: t('payments.col.since') },
          cell: (one) => (one.closed ? words.end(one.closed.as) : formats.relative(one.openedAt)),
        },
      ]}
    />
  );
}
