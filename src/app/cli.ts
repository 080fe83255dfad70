/** The command line `pendopo`: its commands, its exit codes (0 done, 1 failed, 2 wrong use) and how it says what went wrong. */
import { Command, CommanderError } from 'commander';
import { areasCommand } from './commands/areas.ts';
import { cityCommand } from './commands/city.ts';
import { doctorCommand } from './commands/doctor.ts';
import { envCommand } from './commands/env.ts';
import { explain, WrongUse } from './commands/errors.ts';
import { migrateCommand } from './commands/migrate.ts';
import { adminCommand, kioskCommand, officerCommand } from './commands/people.ts';

const OUTRO = `
Every command answers --help, and with --json prints one JSON value on standard output.
Progress and errors go to standard error. Exit codes: 0 done, 1 failed, 2 wrong use.
Commands work beside a running server, and start the database themselves when none runs.`;

/** Every level reports wrong use by throwing, so that one place decides the exit code. */
function throwing(command: Command): void {
  command.exitOverride().configureHelp({ showGlobalOptions: true });
  for (const child of command.commands) throwing(child as Command);
}

function program(): Command {
  const pendopo = new Command('pendopo')
    .description('Looks after an installation of Pendopo: its cities, their borders, people and screens.')
    .addHelpText('after', OUTRO);
  for (const command of [
    cityCommand(),
    areasCommand(),
    adminCommand(),
    officerCommand(),
    kioskCommand(),
    migrateCommand(),
    doctorCommand(),
    envCommand(),
  ])
    pendopo.addCommand(command);
  throwing(pendopo);
  return pendopo;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { sentence, code } = explain(error);
    const asJson = args.includes('--json');
    process.stderr.write(asJson ? `${JSON.stringify({ error: sentence, code })}\n` : `${sentence}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

process.exit(await main(process.argv.slice(2)));
