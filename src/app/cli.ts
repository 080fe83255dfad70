/** The command line `pendopo`, as a program. */
import { runCommand } from './commands/run.ts';

process.exit(await runCommand(process.argv.slice(2)));
