/** The state of push in this browser for the signed-in person, and the way to switch it on and off. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { PushBrowsers, PushKey, PushSubscribed } from '../../contract.ts';
import {
  canPush,
  holdsSubscription,
  isDenied,
  needsHomeScreen,
  type PushDetails,
  subscribeHere,
  unsubscribeHere,
} from './browser.ts';
import { keepMark, readMark } from './own-mark.ts';

export type PushState =
  | 'loading'
  | 'unreachable'
  | 'demo'
  | 'not-configured'
  | 'unsupported'
  | 'home-screen'
  | 'denied'
  | 'off'
  | 'on';
export type PushFailure = 'denied' | 'dismissed' | 'failed' | { title: string; detail: string };

const KEY = ['notices', 'push'];

async function readHere(signal: AbortSignal) {
  const [key, browsers, holds] = await Promise.all([
    api.get<PushKey>('/api/push/key', { signal }),
    api.get<PushBrowsers>('/api/push/subscriptions', { signal }),
    holdsSubscription(),
  ]);
  const mark = readMark();
  return { key, mine: holds ? browsers.items.find(({ id }) => id === mark) : undefined };
}

type Here = Awaited<ReturnType<typeof readHere>>;

function stateOf(here: Here | undefined, failed: boolean): PushState {
  if (!here) return failed ? 'unreachable' : 'loading';
  if (here.key.publicKey === null) return here.key.demo ? 'demo' : 'not-configured';
  if (!canPush()) return needsHomeScreen() ? 'home-screen' : 'unsupported';
  if (isDenied()) return 'denied';
  return here.mine ? 'on' : 'off';
}

const tellServer = (details: PushDetails) =>
  api.post<PushSubscribed>('/api/push/subscriptions', details, { retries: 0 });

export function usePush() {
  const { language } = useTexts();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PushFailure>();
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => readHere(signal), staleTime: 0 });
  const here = query.data;
  const state = stateOf(here, query.isError);
  const publicKey = here?.key.publicKey;

  const act = async (work: () => Promise<PushFailure | undefined>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      setFailure(await work());
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      await client.invalidateQueries({ queryKey: KEY });
      setBusy(false);
    }
  };

  const turnOn = () =>
    act(async () => {
      if (!publicKey) return 'failed';
      const details = await subscribeHere(publicKey);
      if (typeof details === 'string') return details;
      try {
        keepMark((await tellServer(details)).id);
      } catch (error) {
        // A subscription that the city does not know of would only spend the battery.
        await unsubscribeHere();
        throw error;
      }
      return undefined;
    });

  const turnOff = () =>
    act(async () => {
      if (here?.mine) await api.delete(`/api/push/subscriptions/${here.mine.id}`);
      await unsubscribeHere();
      keepMark(null);
      return undefined;
    });

  // Messages come in the language in which this was switched on: a change of language is passed on, once.
  const spoken = state === 'on' ? here?.mine?.language : undefined;
  useEffect(() => {
    if (!spoken || spoken === language || !publicKey) return;
    void (async () => {
      const details = await subscribeHere(publicKey);
      if (typeof details !== 'string') await tellServer(details);
      await client.invalidateQueries({ queryKey: KEY });
    })().catch(() => {});
  }, [spoken, language, publicKey, client]);

  return { state, failure, busy, turnOn, turnOff, error: query.error, refetch: query.refetch };
}
