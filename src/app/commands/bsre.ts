/** `pendopo bsre`: a made-up signing service, to see how officers sign without the state's. */
import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { startBsreSimulator } from '../../blocks/documents/api.ts';
import { WrongUse } from './errors.ts';
import { createOutput } from './output.ts';

/** Well-formed and given to nobody: the area code is that of no regency. */
const NIK = '3399010101800001';

type Options = { port: string; json?: boolean };

async function simulate(options: Options): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse('--port is 0 to 65535.');
  const [password, passphrase] = [
    randomBytes(12).toString('base64url'),
    randomBytes(6).toString('base64url'),
  ];
  const simulator = await startBsreSimulator({ user: 'pendopo', password }, { [NIK]: passphrase }, port);
  createOutput(options).result({ url: simulator.url, password, nik: NIK, passphrase }, [
    `A made-up signing service answers at ${simulator.url}. Its signatures have no force in law. Stop with Ctrl-C.`,
    'Start Pendopo in demo mode with:',
    `  PENDOPO_BSRE_URL=${simulator.url} PENDOPO_BSRE_USER=pendopo PENDOPO_BSRE_PASSWORD=${password}`,
    `and sign on /office/tanda-tangan with the NIK ${NIK} and the passphrase ${passphrase}`,
  ]);
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
  await simulator.stop();
}

export function bsreCommand(): Command {
  const command = new Command('bsre').description('Electronic signing of papers by officers.');
  command
    .command('simulator')
    .description('Run a made-up signing service on this machine, with one made-up officer.')
    .option('--port <number>', 'its port; 0 takes any free one', '8191')
    .option('--json', 'print JSON')
    .action(simulate);
  return command;
}
