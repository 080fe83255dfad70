/** Live updates for every component of a tab over one shared connection. */

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { callHeaders, feedPosition } from '../api/api.ts';
import { type ConnectionState, createConnection, StreamRefused } from './connection.ts';
import type { StreamMessage } from './parse-stream.ts';
import { renew } from './renew.ts';

/** One event as `GET /api/live` sends it; `data` is what this topic may show. `topic` 'reset': events were missed, ask for everything anew. */
export type LiveEvent = {
  topic: string;
  type: string;
  subject: string;
  /** ISO 8601 */
  at: string;
  data: Record<string, unknown>;
};

type Subscription = { topics: readonly string[]; onEvent: (event: LiveEvent) => void };

const subscriptions = new Set<Subscription>();
const stateListeners = new Set<() => void>();
/** A tab that nobody looks at lets go after this long: browsers allow few connections per city. */
const hiddenFor = 60_000;
let state: ConnectionState = 'idle';
let followed = '';
let planned = false;
let hiddenTimer: ReturnType<typeof setTimeout> | undefined;
let watching = false;

const connection = createConnection({
  open: openStream,
  onMessage: deliver,
  onState: (next) => {
    state = next;
    for (const listener of stateListeners) listener();
  },
});

export const live = {
  /** Hears the events of topics such as `complaints.public`; returns the way to stop. */
  subscribe(topics: readonly string[], onEvent: (event: LiveEvent) => void): () => void {
    const subscription = { topics, onEvent };
    subscriptions.add(subscription);
    watchTab();
    plan();
    return () => {
      subscriptions.delete(subscription);
      plan();
    };
  },
};

/** `connected`, `reconnecting`, `offline` … for the small mark that tells whether a screen can be trusted. */
export function useLiveState(): ConnectionState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => state,
  );
}

/**
 * Follows topics while the component is on the screen. Queries under `invalidate` are fetched again when an
 * event comes (many events in a quarter of a second count as one); `onEvent` sees each event.
 */
export function useLive(
  topics: readonly string[],
  options: {
    invalidate?: readonly QueryKey[];
    onEvent?: (event: LiveEvent) => void;
    /** Events that do not concern this screen are passed over. */
    when?: (event: LiveEvent) => boolean;
  },
): void {
  const client = useQueryClient();
  const latest = useRef(options);
  latest.current = options;
  const names = topics.join(',');
  useEffect(() => {
    if (names === '') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.subscribe(names.split(','), (event) => {
      if (event.topic !== 'reset') {
        if (latest.current.when && !latest.current.when(event)) return;
        latest.current.onEvent?.(event);
      }
      timer ??= setTimeout(() => {
        timer = undefined;
        if (event.topic === 'reset') renew(client, []);
        else for (const queryKey of latest.current.invalidate ?? []) renew(client, queryKey);
      }, 250);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [names, client]);
}

/** Components come and go together: settle on the set of topics once per moment. */
function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    const topics = [...new Set([...subscriptions].flatMap((one) => one.topics))].sort();
    followed = topics.length === 0 ? '' : `/api/live?topics=${topics.map(encodeURIComponent).join(',')}`;
    if (followed) connection.follow(followed);
    else connection.stop();
  }, 30);
}

function watchTab(): void {
  if (watching) return;
  watching = true;
  window.addEventListener('online', () => connection.hurry());
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (document.visibilityState === 'hidden') hiddenTimer = setTimeout(() => connection.stop(), hiddenFor);
    else if (followed) {
      connection.follow(followed);
      connection.hurry();
    }
  });
}

function deliver(message: StreamMessage): void {
  if (message.event === 'reset') {
    dispatch({ topic: 'reset', type: 'reset', subject: '', at: new Date().toISOString(), data: {} });
    return;
  }
  let event: LiveEvent;
  try {
    event = JSON.parse(message.data) as LiveEvent;
  } catch {
    return;
  }
  if (typeof event?.topic === 'string') dispatch(event);
}

function dispatch(event: LiveEvent): void {
  for (const one of subscriptions) {
    if (event.topic === 'reset' || one.topics.includes(event.topic)) one.onEvent(event);
  }
}

/** By fetch and not EventSource, which can neither send the place to resume from after a change of topics nor tell a refusal from a cut. */
async function openStream(options: {
  url: string;
  lastEventId: string | undefined;
  signal: AbortSignal;
}): Promise<AsyncIterable<string>> {
  const from = options.lastEventId ?? feedPosition();
  const response = await fetch(options.url, {
    headers: {
      ...callHeaders(),
      accept: 'text/event-stream',
      ...(from === undefined ? {} : { 'last-event-id': from }),
    },
    credentials: 'same-origin',
    cache: 'no-store',
    signal: options.signal,
  });
  if (response.status >= 400 && response.status < 500 && response.status !== 429) {
    throw new StreamRefused(String(response.status));
  }
  if (!response.ok || !response.body) throw new Error(String(response.status));
  return readText(response.body);
}

async function* readText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}
