/** `pendopo sp4n`: a made-up SP4N-LAPOR! service, to see and test the exchange without the ministry's. */
import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { startSimulator } from '../../services/sp4n/api.ts';
import { WrongUse } from './errors.ts';
import { createOutput } from './output.ts';

/** One with a name, one without, one in secret; the second of a category that the city does not know. */
const SAMPLES = [
  {},
  {
    privacy: 'anonim',
    category: 'Perihal lain',
    title: 'Bau menyengat dari selokan',
    description: 'Laporan rekaan: selokan di belakang terminal berbau sejak kemarin.',
    place: 'Terminal rekaan',
  },
  {
    privacy: 'rahasia',
    category: 'Jalan Rusak',
    title: 'Pungutan di loket',
    description: 'Laporan rekaan: diminta membayar di loket tanpa tanda terima.',
    place: 'Kantor rekaan',
  },
];

type Options = { port: string; token?: string; misbehave?: boolean; json?: boolean };

async function simulate(options: Options): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse('--port is 0 to 65535.');
  const token = options.token ?? randomBytes(18).toString('base64url');
  const simulator = await startSimulator(token, port);
  for (const report of SAMPLES) simulator.add(report);
  if (options.misbehave) simulator.misbehave({ copies: 3, disorder: true, errors: 0.2, cuts: 0.1 });
  createOutput(options).result({ url: simulator.url, token }, [
    `A made-up SP4N-LAPOR! answers at ${simulator.url}. All of it is fictional. Stop with Ctrl-C.`,
    'Start Pendopo in demo mode with:',
    `  PENDOPO_SP4N_URL=${simulator.url} PENDOPO_SP4N_TOKEN=${token} PENDOPO_INBOUND_CITY=SHORT_NAME`,
  ]);
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
  await simulator.stop();
}

export function sp4nCommand(): Command {
  const command = new Command('sp4n').description('The exchange of reports with SP4N-LAPOR!.');
  command
    .command('simulator')
    .description('Run a made-up SP4N-LAPOR! service on this machine, with three made-up reports.')
    .option('--port <number>', 'its port; 0 takes any free one', '8190')
    .option('--token <text>', 'the token that it asks for; otherwise a new one is made')
    .option('--misbehave', 'answer twice, out of order, with errors and cut off')
    .option('--json', 'print JSON')
    .action(simulate);
  return command;
}
