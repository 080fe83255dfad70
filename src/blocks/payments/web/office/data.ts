/** What the treasurer's pages ask and send. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { BankAccount } from '../../rules/bank-accounts.ts';
import type {
  AccountsView,
  ActBody,
  DayReport,
  DaysView,
  DifferencesView,
  ImportView,
  SlipsView,
  SlipView,
  StatementsView,
  WholeDifference,
} from '../../rules/treasury-contract.ts';

const AT = '/api/desk/payments';
/** Everything of the treasurer's desk: after an act all of it may stand otherwise. */
export const TREASURY = ['payments', 'treasury'] as const;

const asked = <T>(path: string, key: readonly string[]) =>
  queryOptions({
    queryKey: [...TREASURY, ...key],
    queryFn: ({ signal }) => api.get<T>(`${AT}${path}`, { signal }),
  });

export const daysQuery = asked<DaysView>('/days', ['days']);
export const dayQuery = (day: string) => asked<DayReport>(`/days/${day}`, ['day', day]);
export const accountsQuery = asked<AccountsView>('/accounts', ['accounts']);
export const statementsQuery = asked<StatementsView>('/statements', ['statements']);
export const differencesQuery = (closed: boolean) =>
  asked<DifferencesView>(`/differences${closed ? '?closed=true' : ''}`, ['differences', String(closed)]);
export const differenceQuery = (id: string) =>
  asked<WholeDifference>(`/differences/${id}`, ['difference', id]);
export const slipsQuery = asked<SlipsView>('/slips', ['slips']);
export const slipQuery = (number: string) => asked<SlipView>(`/slips/${number}`, ['slip', number]);

/** A large statement takes its time on a small server. */
const IMPORT_MS = 180_000;

export const importStatement = (account: string, file: string) =>
  api.post<ImportView>(`${AT}/statements`, { account, file }, { timeout: IMPORT_MS });
export const workOff = (id: number, body: ActBody) => api.post(`${AT}/differences/${id}/acts`, body);
export const closeDay = (day: string) => api.post<DayReport>(`${AT}/days/${day}/close`);
export const makeSlip = (
  body: { source: string; bankAccount: string; amount: number } | { transfer: number },
) => api.post<{ number: string }>(`${AT}/slips`, body);
export const voidSlip = (number: string, reason: string) =>
  api.post(`${AT}/slips/${number}/void`, { reason });
export const setAccount = (number: string, account: BankAccount) =>
  api.post(`${AT}/accounts`, { number, account });
