/** `pendopo bank`: a made-up bank, and how a city of the demo is connected with it. */
import { Command } from 'commander';
import {
  CLUMSY,
  connectSimulator,
  SIGNING,
  type Signing,
  startBankSimulator,
} from '../../blocks/payments/api.ts';
import { cityOrigin } from '../../platform/env.ts';
import { Failure, WrongUse } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput } from './output.ts';

type Options = {
  port: string;
  signing: string;
  seed: string;
  misbehave?: boolean;
  books?: string;
  json?: boolean;
};

async function simulate(options: Options): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse('--port is 0 to 65535.');
  const seed = Number(options.seed);
  if (!Number.isInteger(seed) || seed < 0) throw new WrongUse('--seed is a whole number.');
  if (!Object.hasOwn(SIGNING, options.signing))
    throw new WrongUse(`--signing is one of ${Object.keys(SIGNING).join(', ')}.`);
  const simulator = await startBankSimulator({
    ...{ port, seed, signing: options.signing as Signing },
    ...(options.books === undefined ? {} : { file: options.books }),
  });
  if (options.misbehave) simulator.misbehave(CLUMSY);
  createOutput(options).result({ url: simulator.url }, [
    `A made-up bank answers at ${simulator.url}. It is fictional, and so is all money there. Stop with Ctrl-C.`,
    'Connect a city of the demo with it:',
    `  npm run -s pendopo -- bank connect --city SHORT_NAME --url ${simulator.url}`,
    'Then somebody pays a number or a code of the city:',
    `  curl -s ${simulator.url}/simulator/pay -d '{"via": "va", "code": "NUMBER", "amount": 5000}'`,
    `  curl -s ${simulator.url}/simulator/pay -d '{"qris": "TEXT OF THE CODE", "amount": 5000}'`,
    'Cash is brought to its counter by a deposit slip, or (negative) money is moved on to the treasury:',
    `  curl -s ${simulator.url}/simulator/move -d '{"amount": 5000, "about": "SETOR TUNAI STS2026000001"}'`,
    'What it took, and its statement of a day as csv, mt940 or camt053:',
    `  curl -s ${simulator.url}/simulator/payments`,
    `  curl -s '${simulator.url}/simulator/statement?day=YYYY-MM-DD&format=csv'`,
  ]);
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
  await simulator.stop();
}

async function connect(options: { city?: string; url: string; address?: string; json?: boolean }) {
  const output = createOutput(options);
  await withCity(output, options.city, async (city, { env }) => {
    if (env.mode !== 'demo')
      throw new Failure('A made-up bank is connected in demo mode only: its money does not exist.');
    const origin = (options.address ?? cityOrigin(env, city.slug)).replace(/\/+$/, '');
    if (!/^https?:\/\/[^\s/]+$/.test(origin))
      throw new WrongUse('--address is like http://magelang.localhost:8080.');
    const bank = await connectSimulator(city, { url: options.url, origin }).catch((error: Error) => {
      throw new Failure(
        `No made-up bank answers at ${options.url} (${error.message}). Start one: npm run -s pendopo -- bank simulator`,
      );
    });
    output.result({ bank, city: city.slug, address: origin }, [
      `${city.slug} and the made-up bank "${bank}" know each other now. It tells ${origin} of payments.`,
    ]);
  });
}

export function bankCommand(): Command {
  const command = new Command('bank').description('Banks: a made-up one, to see payments come in.');
  command
    .command('simulator')
    .description('Run a made-up bank on this machine, which speaks SNAP with the cities of the demo.')
    .option('--port <number>', 'its port; 0 takes any free one', '8192')
    .option('--signing <kind>', `how it signs what it tells: ${Object.keys(SIGNING).join(', ')}`, 'hmac')
    .option('--misbehave', 'tell twice, late, wrongly signed, out of order, and cut connections')
    .option('--books <file>', 'keep what it took in this file, over restarts')
    .option('--seed <number>', 'the same seed misbehaves the same way', '1')
    .option('--json', 'print JSON')
    .action(simulate);
  command
    .command('connect')
    .description('Let a city of the demo and the made-up bank exchange keys and addresses. Demo mode only.')
    .option('--city <slug>', 'the city')
    .option('--url <address>', 'where the made-up bank answers', 'http://127.0.0.1:8192')
    .option('--address <origin>', 'where the city answers, if not at its usual address')
    .option('--json', 'print JSON')
    .action(connect);
  return command;
}
