/** What the portal asks and sends about local taxes. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { FiledView, MyTaxes, ObjectAccount, PayerAccount, ReceiptView } from '../../contract.ts';

/** Whoever has just paid waits for it to show. */
const OFTEN_MS = 15_000;

export const landQuery = (nop: string) =>
  queryOptions({
    queryKey: ['taxes', 'land', nop],
    queryFn: ({ signal }) => api.get<ObjectAccount>(`/api/taxes/land/${encodeURIComponent(nop)}`, { signal }),
    refetchInterval: OFTEN_MS,
  });

export const payerByCode = (npwpd: string, code: string) =>
  api.get<PayerAccount>(`/api/taxes/payers/${encodeURIComponent(npwpd)}`, { query: { code } });

export const slipQuery = (code: string) =>
  queryOptions({
    queryKey: ['taxes', 'slip', code],
    queryFn: ({ signal }) =>
      api.get<ReceiptView>(`/api/taxes/receipts/${encodeURIComponent(code)}`, { signal }),
  });

export const MINE = ['taxes', 'mine'] as const;
export const mineQuery = queryOptions({
  queryKey: MINE,
  queryFn: ({ signal }) => api.get<MyTaxes>('/api/my/taxes', { signal }),
  refetchInterval: OFTEN_MS,
});

export const link = (npwpd: string, code: string) => api.post('/api/my/taxes/payers', { npwpd, code });
export const unlink = (id: string) => api.delete(`/api/my/taxes/payers/${id}`);
export const file = (body: { object: number; month: string; turnover: number }) =>
  api.post<FiledView>('/api/my/taxes/returns', body);
export const ask = (body: { kind: string; payer: string; bill: string; amount: number; reason: string }) =>
  api.post<{ number: number; due: string }>('/api/my/taxes/requests', body);
