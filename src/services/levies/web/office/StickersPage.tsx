/** Stickers for the stalls of a block, or for one stall: the QR of its page, its number, the market's name. */
import './stickers.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { FilterBar } from '../../../../web/ui/office/shell.tsx';
import type { StallsView } from '../../contract.ts';
import type { MarketHead } from '../../rules/office-contract.ts';
import { MarketFrame } from './MarketFrame.tsx';
import { stallsQuery } from './office-data.ts';

const SIZES = ['small', 'normal', 'large'] as const;

export function Page() {
  return <MarketFrame>{(market) => <Stickers market={market} />}</MarketFrame>;
}

function Stickers({ market }: { market: MarketHead }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearch();
  const block = search.blok ?? market.blocks[0]?.block ?? '';
  const stall = search.lapak ?? '';
  const size = SIZES.find((one) => one === search.ukuran) ?? 'normal';
  const query = useInfiniteQuery(stallsQuery(market.id, stall, stall ? '' : block));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  // A sheet is printed whole.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const stalls = query.data?.pages.flatMap((page) => page.stalls) ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="stickers-tools grid gap-4">
        <p className="text-ink-soft">{t('levies.sticker.lead')}</p>
        <FilterBar label={t('levies.sticker.choose')}>
          <Select
            label={t('levies.desk.block')}
            value={block}
            options={market.blocks.map(({ block: one, stalls: count }) => ({
              value: one,
              label: t('levies.desk.block-of', { block: one, stalls: count }),
            }))}
            onChange={({ target }) => setSearch({ blok: target.value, lapak: undefined })}
          />
          <TextField
            label={t('levies.sticker.one')}
            hint={t('levies.desk.swap-hint')}
            defaultValue={stall}
            onBlur={({ target }) => setSearch({ lapak: target.value.trim() })}
          />
          <Select
            label={t('levies.sticker.size')}
            value={size}
            options={SIZES.map((one) => ({ value: one, label: t(`levies.sticker.size.${one}`) }))}
            onChange={({ target }) => setSearch({ ukuran: target.value })}
          />
        </FilterBar>
        <Notice tone="info" title={t('levies.sticker.fixed')}>
          {t('levies.sticker.fixed-detail')}
        </Notice>
        <div>
          <Button onClick={() => window.print()} disabled={hasNextPage || stalls.length === 0}>
            {t('levies.sticker.print', { count: stalls.length })}
          </Button>
        </div>
      </div>
      {!query.data && <NotYet error={query.error} retry={() => void query.refetch()} />}
      {query.data && stalls.length === 0 && (
        <EmptyState title={t('levies.desk.nothing-found')}>{t('levies.sticker.none')}</EmptyState>
      )}
      <ul className="stickers" data-size={size}>
        {stalls.map((one) => (
          <Sticker key={one.id} stall={one} market={market.title} />
        ))}
      </ul>
    </div>
  );
}

function Sticker({ stall, market }: { stall: StallsView['stalls'][number]; market: string }) {
  const { t } = useTexts();
  const name = `${stall.block} ${stall.number}`;
  const source = useQr(`${window.location.origin}/pasar/${stall.payCode}`, { margin: 1, scale: 6 });
  return (
    <li className="sticker">
      <span>{market}</span>
      <span className="sticker-place">{name}</span>
      {source && <img src={source} alt={t('levies.sticker.alt', { stall: name })} width={176} height={176} />}
      <strong className="tabular">{stall.payCode.replace(/(\d{4})(?=\d)/g, '$1 ')}</strong>
      <small>{t('levies.sticker.words')}</small>
    </li>
  );
}
