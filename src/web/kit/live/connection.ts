/** One connection to the city's events: opens, watches for silence, comes back where it left off. */
import { backoff } from '../backoff.ts';
import { createStreamParser, type StreamMessage } from './parse-stream.ts';

export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'offline';

export type ConnectionPorts = {
  /** Opens the stream; resolves with its text chunks. Rejects with `refused` set when asking again is useless. */
  open(options: {
    url: string;
    lastEventId: string | undefined;
    signal: AbortSignal;
  }): Promise<AsyncIterable<string>>;
  onMessage(message: StreamMessage): void;
  onState(state: ConnectionState): void;
  random?: () => number;
  /** Milliseconds without a single byte after which the line counts as dead; the server sends a heartbeat every 15 s. */
  silence?: number;
};

/** Thrown by `open` when the server answered with a refusal (401, 403, 404): waiting will not change it soon. */
export class StreamRefused extends Error {}

export type Connection = {
  /** Follows this address from now on; the place in the stream is kept. */
  follow(url: string): void;
  /** Tries at once, for instance because the network came back. */
  hurry(): void;
  stop(): void;
};

export function createConnection(ports: ConnectionPorts): Connection {
  const silence = ports.silence ?? 40_000;
  let url: string | undefined;
  let lastEventId: string | undefined;
  let failures = 0;
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(address: string): Promise<void> {
    const controller = new AbortController();
    running = controller;
    let watch: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => controller.abort(), silence);
    };
    let refused = false;
    try {
      ports.onState(failures === 0 ? 'connecting' : 'reconnecting');
      alive();
      const parser = createStreamParser();
      const chunks = await ports.open({ url: address, lastEventId, signal: controller.signal });
      ports.onState('connected');
      for await (const chunk of chunks) {
        if (running !== controller) break;
        alive();
        for (const message of parser.push(chunk)) {
          // Only bytes that made sense prove that the line works: a proxy may accept and hang up at once.
          failures = 0;
          if (message.event === 'ready') {
            // Says where the stream stands. Who comes back keeps the own place until what was missed has arrived.
            lastEventId ??= message.id;
            continue;
          }
          if (message.id !== undefined) lastEventId = message.id;
          ports.onMessage(message);
        }
      }
    } catch (error) {
      refused = error instanceof StreamRefused;
    } finally {
      clearTimeout(watch);
    }
    if (running !== controller) return;
    running = undefined;
    failures += 1;
    ports.onState(failures > 3 || refused ? 'offline' : 'reconnecting');
    timer = setTimeout(start, refused ? 60_000 : backoff(failures, 1000, 30_000, ports.random));
  }

  function start(): void {
    clearTimeout(timer);
    if (url && !running) void run(url);
  }

  function stop(): void {
    clearTimeout(timer);
    const old = running;
    running = undefined;
    old?.abort();
  }

  return {
    follow(next) {
      if (next === url && (running || timer)) return;
      url = next;
      stop();
      start();
    },
    hurry: () => {
      if (!running) start();
    },
    stop() {
      url = undefined;
      failures = 0;
      stop();
      ports.onState('idle');
    },
  };
}
