/** Reads a server-sent event stream as the HTML standard defines it, chunk by chunk. */

export type StreamMessage = {
  event: string;
  data: string;
  id: string | undefined;
  retry: number | undefined;
};

/**
 * A parser that keeps unfinished lines between chunks. `push` returns the finished messages of a chunk;
 * comment lines (heartbeats) yield none. Lines end in LF, CR or CRLF, also when a chunk ends between CR and LF.
 */
export function createStreamParser(): { push(chunk: string): StreamMessage[] } {
  let rest = '';
  let data: string[] = [];
  let event = '';
  let id: string | undefined;
  let retry: number | undefined;

  function line(text: string, out: StreamMessage[]): void {
    if (text === '') {
      if (data.length > 0) out.push({ event: event || 'message', data: data.join('\n'), id, retry });
      data = [];
      event = '';
      return;
    }
    if (text.startsWith(':')) return;
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value);
  }

  return {
    push(chunk) {
      const out: StreamMessage[] = [];
      let text = rest + chunk;
      // A CR at the very end may be the first half of CRLF: wait for what follows.
      const held = text.endsWith('\r') ? '\r' : '';
      if (held) text = text.slice(0, -1);
      const lines = text.split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + held;
      for (const one of lines) line(one, out);
      return out;
    },
  };
}
