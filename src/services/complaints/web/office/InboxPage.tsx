/** The officer's inbox: views, filters, the list, and the opened case beside it. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';

import { useShortcuts } from '../../../../web/kit/shortcuts.ts';

import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { LoadedCase } from './case/LoadedCase.tsx';
import { useTake } from './case/use-take.ts';
import { listQuery } from './desk-data.ts';
import { addressWith, useDeskFilters } from './inbox/address.ts';
import { Filters } from './inbox/Filters.tsx';
import { Help } from './inbox/Help.tsx';
import { List } from './inbox/List.tsx';
import { useLiveList } from './inbox/use-live-list.ts';
import { Views } from './inbox/Views.tsx';
import { PickBar } from './tools/PickBar.tsx';
import { useInboxPicks } from './tools/use-inbox-picks.ts';
import './inbox/inbox.css';

/** Below this the case takes the place of the list. */
const TWO_PANES = '(min-width: 72rem)';

export function Page() {
  const { t } = useTexts();
  const { can } = useSession();
  const client = useQueryClient();
  const desk = useDeskFilters();
  const { filters, opened, act, setSearch } = desk;
  const query = useInfiniteQuery(listQuery(filters));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [help, setHelp] = useState(false);
  const [reached, setReached] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  // Beside an open case, and further down the list, nothing may move.
  const reading = () => opened !== undefined || (list.current?.getBoundingClientRect().top ?? 0) < -40;
  const live = useLiveList(filters, reading);
  const reachable = items.some((item) => item.code === reached)
    ? reached
    : items.some((item) => item.code === opened)
      ? opened
      : items[0]?.code;
  const current = items.find((item) => item.code === reachable);
  const take = useTake(opened ? undefined : current, client);
  useTopOfPane(opened);
  const picking = useInboxPicks(items);

  const close = () => {
    setSearch({ kode: undefined, langkah: undefined });
    if (opened) requestAnimationFrame(() => focusRow(opened));
  };
  const leave = () => {
    if (opened) close();
  };
  const move = (step: number) => (event: KeyboardEvent) => {
    // The arrows belong to the list only while it has the focus; elsewhere they scroll.
    const inList = list.current?.contains(document.activeElement) ?? false;
    if (event.key.startsWith('Arrow') && !inList) return;
    event.preventDefault();
    const index = items.findIndex((item) => item.code === reachable);
    const started = inList || opened !== undefined;
    const next = items[Math.min(items.length - 1, Math.max(0, started ? index + step : index))];
    if (!next) return;
    setReached(next.code);
    requestAnimationFrame(() => focusRow(next.code));
    if (opened && window.matchMedia(TWO_PANES).matches) setSearch({ kode: next.code, langkah: undefined });
    if (index + step >= items.length - 3 && query.hasNextPage && !query.isFetchingNextPage)
      void query.fetchNextPage();
  };
  const openFor = (wanted: string) => (event: KeyboardEvent) => {
    if (opened || !current) return;
    event.preventDefault();
    navigate(addressWith({ kode: current.code, langkah: wanted }));
  };
  useShortcuts({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    t: () => {
      if (!opened && current) void take.run();
    },
    a: openFor('answer'),
    c: openFor('close'),
    n: () => {
      if (can('complaints.report-for-citizen')) navigate('/office/laporan/baru');
    },
    x: () => current && can('complaints.work') && picking.toggle(current.code, false),
    '/': (event) => {
      event.preventDefault();
      document.getElementById('desk-search')?.focus();
    },
    '?': () => setHelp(true),
    Escape: leave,
  });

  return (
    <div className="inbox" data-open={opened ? '' : undefined}>
      <div className="inbox-head">
        <OfficeTitle
          title={t('complaints.desk.inbox.title')}
          actions={
            <>
              {can('complaints.report-for-citizen') && (
                <LinkButton tone="second" href="/office/laporan/baru" icon="plus">
                  {t('complaints.desk.inbox.new')}
                </LinkButton>
              )}
              {can('complaints.work') && !picking.on && (
                <Button tone="second" icon="check" onClick={picking.begin}>
                  {t('complaints.tools.bulk.pick')}
                </Button>
              )}
              <span className="inbox-keys">
                <Button tone="quiet" onClick={() => setHelp(true)}>
                  {t('complaints.desk.keys.button')}
                </Button>
              </span>
            </>
          }
        />
      </div>
      <Views filters={filters} />
      <div className="inbox-list" ref={list}>
        <Filters desk={desk} />
        {picking.on && <PickBar filters={filters} onEnd={picking.end} />}
        <List
          query={query}
          items={items}
          filters={filters}
          opened={opened}
          reachable={reachable}
          live={live}
          onReach={setReached}
          onAgain={() => document.getElementById('case-title')?.focus()}
          onShowWaiting={() => {
            live.show();
            list.current?.scrollIntoView({ block: 'start' });
          }}
          filtered={desk.count > 0}
          pickOf={picking.of}
        />
      </div>
      {opened && (
        <section className="inbox-pane" aria-label={t('complaints.desk.case.tab')}>
          <h1 className="pane-name sr-only">{t('complaints.desk.case.tab')}</h1>
          <LoadedCase
            code={opened}
            act={act}
            onAct={(wanted) => setSearch({ langkah: wanted })}
            onClose={close}
            wayBack={
              <Button tone="second" onClick={close}>
                {t('complaints.desk.case.to-inbox')}
              </Button>
            }
          />
        </section>
      )}
      <Help open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function focusRow(code: string): void {
  const row = document.querySelector<HTMLElement>(`.inbox-title[data-code="${CSS.escape(code)}"]`);
  row?.focus({ preventScroll: true });
  row?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

/** Every case begins at its top; on a phone, where it takes the place of the list, the page too. */
function useTopOfPane(opened: string | undefined): void {
  const before = useRef(opened);
  useEffect(() => {
    if (before.current === opened) return;
    before.current = opened;
    if (!opened) return;
    document.querySelector<HTMLElement>('.inbox-pane')?.scrollTo(0, 0);
    if (window.matchMedia(TWO_PANES).matches) return;
    window.scrollTo(0, 0);
    document.getElementById('isi')?.focus({ preventScroll: true });
  }, [opened]);
}
