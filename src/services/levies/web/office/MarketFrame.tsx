/** The head of every page of a market, and the way to its other rooms. */
import './levies.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useLocation } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { ForbiddenPage, NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { MarketHead } from '../../rules/office-contract.ts';
import { headQuery } from './office-data.ts';

const ROOMS: { path: string; title: TextKey; manages?: true }[] = [
  { path: '', title: 'levies.desk.stalls' },
  { path: '/hari-ini', title: 'levies.board.title' },
  { path: '/tunggakan', title: 'levies.arrears.title' },
  { path: '/kalender', title: 'levies.desk.calendar' },
  { path: '/penerbitan', title: 'levies.desk.runs' },
  { path: '/stiker', title: 'levies.sticker.title' },
  { path: '/impor', title: 'levies.desk.import', manages: true },
];

export function Refused({ error, retry, title }: { error: unknown; retry: () => void; title: string }) {
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 422)) return <NotFoundPage />;
  if (error instanceof ApiProblem && error.status === 403) return <ForbiddenPage />;
  return (
    <>
      <OfficeTitle title={title} />
      <NotYet error={error} retry={retry} rows={6} />
    </>
  );
}

/** `title` is the room's; the market's own name stands above everything. */
export function MarketFrame({ children }: { children: (market: MarketHead) => ReactNode }) {
  const { t } = useTexts();
  const { market = '' } = useParams();
  const { pathname } = useLocation();
  const { data, error, refetch } = useQuery(headQuery(market));
  usePageTitle(data?.title ?? t('levies.desk.market'));
  if (!data) return <Refused error={error} retry={() => void refetch()} title={t('levies.desk.market')} />;
  const home = `/office/pasar/${data.id}`;
  return (
    <>
      <OfficeTitle
        title={data.title}
        note={t('levies.desk.market-note', { agency: data.agency, stalls: data.stalls, held: data.held })}
      />
      <nav aria-label={t('levies.desk.rooms')}>
        <ul className="market-rooms">
          {ROOMS.filter(({ manages }) => !manages || data.manages).map(({ path, title }) => (
            <li key={path}>
              <Link href={`${home}${path}`} aria-current={pathname === `${home}${path}` ? 'page' : undefined}>
                {t(title)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children(data)}
    </>
  );
}
