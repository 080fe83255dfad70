/** What the page of subscriptions asks of the city, with the key of a letter or as the one who is signed in. */
import { api } from '../../../../../../web/kit/api/api.ts';
import type { Pace, Subscriptions, Wish } from '../../../../rules/publishing-contract.ts';

export const listByKey = (key: string) => api.post<Subscriptions>('/api/subscriptions/list', { key });
export const confirmToken = (token: string) =>
  api.post<Subscriptions>('/api/subscriptions/confirm', { token });
export const listOwn = () => api.get<Subscriptions>('/api/my/subscriptions');

export function changeOne(key: string | null, id: string, pace: Pace | null): Promise<Subscriptions> {
  return key
    ? api.post<Subscriptions>('/api/subscriptions/change', { key, id, pace })
    : api.post<Subscriptions>('/api/my/subscriptions/change', { id, pace });
}

export function subscribeOwn(wish: Wish, pace: Pace): Promise<Subscriptions> {
  return api.post<Subscriptions>('/api/my/subscriptions', { wish, pace });
}

export async function subscribeByMail(
  wish: Wish,
  pace: Pace,
  email: string,
  language: string,
): Promise<void> {
  await api.post('/api/subscriptions', { wish, pace, email, language });
}
