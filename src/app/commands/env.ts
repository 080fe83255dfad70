/** `pendopo env`: every environment variable, what it is now and what it is for. */
import { Command } from 'commander';
import { describeEnv, readEnv } from '../../platform/env.ts';
import { createOutput } from './output.ts';

export function envCommand(): Command {
  return new Command('env')
    .description('Show every environment variable, its value now and what it is for. Secrets are not shown.')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => {
      const variables = describeEnv();
      const lines = variables.flatMap(({ name, value, origin, description }) => [
        `${name} = ${value || '(nothing)'}  [${origin}]`,
        `    ${description}`,
      ]);
      createOutput(options).result(variables, lines);
      // After the list, so that a mistake is seen beside what it spoils.
      readEnv();
    });
}
