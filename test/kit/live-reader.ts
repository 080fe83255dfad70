/** A reader of `/api/live` for tests: keeps every frame it was sent. */
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { until } from './until.ts';

export type Frame = { id: string | undefined; event: string; data: unknown };
export type LiveMessage = { topic: string; type: string; subject: string; data: Record<string, unknown> };

export type LiveReader = {
  status: number;
  frames: Frame[];
  /** Subjects of the messages, in the order in which they came. */
  subjects(): string[];
  lastId(): string | undefined;
  ended(): boolean;
  /** Waits until a message about this subject has come. */
  saw(subject: string): Promise<void>;
  /** Stops taking bytes; `resume` takes them again. */
  pause(): void;
  resume(): void;
  close(): void;
};

function parse(block: string): Frame | undefined {
  const frame: Frame = { id: undefined, event: '', data: undefined };
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (field === 'id') frame.id = value;
    if (field === 'event') frame.event = value;
    if (field === 'data') frame.data = JSON.parse(value);
  }
  return frame.event ? frame : undefined;
}

/** Opens the stream and resolves when the server has answered and said `ready` (or refused). */
export async function readLive(
  where: { port: number; host: string },
  topics: string,
  headers: Record<string, string> = {},
): Promise<LiveReader> {
  const frames: Frame[] = [];
  let rest = '';
  let ended = false;
  let outgoing: ClientRequest | undefined;
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing = request(
      {
        host: '127.0.0.1',
        port: where.port,
        path: `/api/live?topics=${encodeURIComponent(topics)}`,
        headers: { host: where.host, accept: 'text/event-stream', ...headers },
        agent: false,
      },
      resolve,
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
  outgoing?.removeAllListeners('error');
  const over = () => {
    ended = true;
  };
  outgoing?.on('error', over);
  incoming.on('error', over);
  incoming.on('close', over);
  incoming.setEncoding('utf8');
  incoming.on('data', (chunk: string) => {
    rest += chunk;
    for (let at = rest.indexOf('\n\n'); at >= 0; at = rest.indexOf('\n\n')) {
      const frame = parse(rest.slice(0, at));
      rest = rest.slice(at + 2);
      if (frame) frames.push(frame);
    }
  });
  const subjects = () =>
    frames.filter((frame) => frame.event === 'message').map((frame) => (frame.data as LiveMessage).subject);
  const reader: LiveReader = {
    status: incoming.statusCode ?? 0,
    frames,
    subjects,
    lastId: () => frames.findLast((frame) => frame.id !== undefined)?.id,
    ended: () => ended,
    saw: async (subject) =>
      void (await until(`a message about ${subject}`, () => subjects().includes(subject))),
    pause: () => void incoming.pause(),
    resume: () => void incoming.resume(),
    close: () => void outgoing?.destroy(),
  };
  if (reader.status === 200)
    await until('the stream says ready', () => frames.some((one) => one.event === 'ready'));
  return reader;
}
