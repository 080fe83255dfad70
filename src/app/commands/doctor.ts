/** `pendopo doctor`: looks over the installation, changes nothing, and says what to do about what it finds. */
import { Command } from 'commander';
import type { Env } from '../../platform/env.ts';
import { dataFolderHolder } from '../../platform/postgres/data-folder.ts';
import type { Postgres } from '../../platform/postgres/postgres.ts';
import { progressBar } from '../../platform/terminal/progress-bar.ts';
import { listCities, onDatabase, openRegister } from '../register.ts';
import { masterSecret } from '../secrets.ts';
import { checkCity, checkDisk, checkFiction, checkMasterKey, checkVersion, type Finding } from './checks.ts';
import { explain } from './errors.ts';
import { withPostgres } from './installation.ts';
import { createOutput, type Output } from './output.ts';

const MARKS = { ok: '✓', warning: '!', wrong: '✗' } as const;
const BASE = 'pendopo';

async function hasRegister(postgres: Postgres): Promise<boolean> {
  return onDatabase(postgres.adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [BASE]);
    return found.rowCount === 1;
  });
}

function checkServer(env: Env): Finding {
  const holder = env.databaseUrl ? undefined : dataFolderHolder(env.dataDir);
  const runs = holder?.purpose === 'the server';
  return {
    check: 'server',
    state: 'ok',
    found: runs ? `runs as process ${holder.pid}` : 'no server runs on this data folder',
  };
}

async function examine(env: Env, postgres: Postgres, output: Output): Promise<Finding[]> {
  const findings = [checkServer(env), checkVersion(env, postgres.version), await checkDisk(env.dataDir)];
  const known = await hasRegister(postgres);
  const key = checkMasterKey(env.dataDir, known);
  findings.push(key);
  if (!known || key.state === 'wrong') return findings;
  const master = masterSecret(env.dataDir);
  const register = await openRegister(postgres.adminUrl, master, BASE);
  const records = await listCities(register);
  findings.push({
    check: 'cities',
    state: 'ok',
    found: records.map(({ slug }) => slug).join(', ') || 'none yet',
  });
  findings.push(checkFiction(env, records));
  const bar = progressBar(records.length, 'Looking at the cities', output.progress);
  for (const record of records) {
    findings.push(...(await checkCity(register, record, master)));
    bar.advance();
  }
  bar.end();
  return findings;
}

async function doctor(options: { json?: boolean }): Promise<void> {
  const output = createOutput(options);
  let findings: Finding[];
  try {
    findings = await withPostgres(output, (env, postgres) => examine(env, postgres, output));
  } catch (error) {
    const remedy = 'Mend this first; the other checks need the database.';
    findings = [{ check: 'database', state: 'wrong', found: explain(error).sentence, remedy }];
  }
  output.result(
    findings,
    findings.flatMap(({ check, state, found, remedy }) => [
      `${MARKS[state]} ${check}: ${found}`,
      ...(remedy ? [`    ${remedy}`] : []),
    ]),
  );
  if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Look over the installation: database, migrations, master key, disk, jobs and events.')
    .option('--json', 'print JSON')
    .action(doctor);
}
