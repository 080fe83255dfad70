/** A bad network: a way to the server that breaks connections in the middle of what they carry, in both directions. */
import { connect, createServer, type Socket } from 'node:net';

export type CuttingProxy = {
  port: number;
  /** How many connections were broken. */
  cuts(): number;
  /** From now on connections break; before, pages load in peace. */
  begin(): void;
  close(): Promise<void>;
};

/** Bytes that a connection carries on average before it breaks; a report has about 1,500 with its headers, its answer 1,000. */
const MEAN_UP = 5000;
const MEAN_DOWN = 3500;

/** Every connection breaks, sooner or later, at a random byte upwards or downwards; some before the first, as without a network. */
export async function cuttingProxy(target: number, roll: () => number): Promise<CuttingProxy> {
  let cutting = false;
  let cuts = 0;
  const open = new Set<Socket>();

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => {});
    }
    const doomed = cutting;
    const upwards = roll() < 0.5;
    let left = doomed
      ? Math.floor(-Math.log(1 - roll()) * (upwards ? MEAN_UP : MEAN_DOWN))
      : Number.POSITIVE_INFINITY;
    const pass = (from: Socket, to: Socket, counted: boolean) => {
      from.on('data', (chunk: Buffer) => {
        if (!counted) return void to.write(chunk);
        const part = chunk.subarray(0, Math.min(chunk.length, left));
        left -= chunk.length;
        to.write(part);
        if (left > 0) return;
        cuts += 1;
        near.destroy();
        // What was sent before the cut may still arrive: the server may act on it and nobody hears of it.
        far.end();
      });
      from.on('end', () => to.end());
      from.on('close', () => to.destroySoon());
    };
    pass(near, far, doomed && upwards);
    pass(far, near, doomed && !upwards);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cuts: () => cuts,
    begin() {
      cutting = true;
      // Connections from before are as mortal as the others.
      for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
