/** The whole command line, put together: what `pendopo --help` shows. */
import { Command } from 'commander';
import { adminCommand } from './admin.ts';
import { areasCommand } from './areas.ts';
import { bankCommand } from './bank.ts';
import { bsreCommand } from './bsre.ts';
import { cityCommand } from './city.ts';
import { doctorCommand } from './doctor.ts';
import { envCommand } from './env.ts';
import { importCommand } from './import.ts';
import { kioskCommand } from './kiosk.ts';
import { ledgerCommand } from './ledger.ts';
import { leviesCommand } from './levies.ts';
import { migrateCommand } from './migrate.ts';
import { officerCommand } from './officer.ts';
import { servicesCommand } from './services.ts';
import { sp4nCommand } from './sp4n.ts';

const OUTRO = `
Every command answers --help, and with --json prints one JSON value on standard output.
Progress and errors go to standard error. Exit codes: 0 done, 1 failed, 2 wrong use.
Commands work beside a running server, and start the database themselves when none runs.`;

/** Every level reports wrong use by throwing, so that one place decides the exit code. */
function throwing(command: Command): void {
  command.exitOverride().configureHelp({ showGlobalOptions: true });
  for (const child of command.commands) throwing(child as Command);
}

export function program(): Command {
  const pendopo = new Command('pendopo')
    .description('Looks after an installation of Pendopo: its cities, their borders, people and screens.')
    .addHelpText('after', OUTRO);
  for (const command of [
    cityCommand(),
    areasCommand(),
    importCommand(),
    ledgerCommand(),
    leviesCommand(),
    bankCommand(),
    adminCommand(),
    officerCommand(),
    kioskCommand(),
    sp4nCommand(),
    servicesCommand(),
    bsreCommand(),
    migrateCommand(),
    doctorCommand(),
    envCommand(),
  ])
    pendopo.addCommand(command);
  throwing(pendopo);
  return pendopo;
}
