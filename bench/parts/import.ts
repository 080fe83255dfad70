/** A table of another system becomes cases: rows per second, every row accounted for. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { systemContext } from '../../src/platform/context.ts';
import { importFile, type Mapping, readMapping, undoImport } from '../../src/services/complaints/api.ts';
import { companion } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { atLeast, type Figure, type Part, plain } from '../kit/part.ts';
import type { ServerInfo, ServerTask } from '../kit/server.ts';

const REAL = resolve(import.meta.dirname, '../../../shared/data/complaints/boston311-2015-third.csv.gz');
const EXAMPLE = resolve(import.meta.dirname, '../../docs/examples/import-311.yaml');
const ROUNDS = 3;

async function measure(dataDir: string, say: (line: string) => void): Promise<Figure[]> {
  const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, floor: false });
  const { adminUrl, floorRecord } = server.answer;
  const record = { ...floorRecord, database: floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, adminUrl, record);
  try {
    const read = readMapping(parse(readFileSync(EXAMPLE, 'utf8')));
    if (!('mapping' in read)) throw new Error('the example of a mapping does not fit');
    const ctx = systemContext(city, 'bench');
    const rates: number[] = [];
    let undone = 0;
    let rows = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      const mapping: Mapping = { ...read.mapping, source: `bench-${round}` };
      const began = performance.now();
      const report = await importFile(ctx, REAL, mapping);
      const rate = Math.round((report.rows / (performance.now() - began)) * 1000);
      rows = report.rows;
      const again = performance.now();
      const back = await undoImport(ctx, report.run ?? '');
      undone = Math.round((back.undone / (performance.now() - again)) * 1000);
      // The first round also makes the categories of the file.
      if (round > 0) rates.push(rate);
      say(`round ${round}: ${rate} rows/s, ${report.imported} imported; undone at ${undone}/s`);
    }
    const middle = rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
    return [
      atLeast(
        'import, rows settled',
        middle,
        5000,
        '/s',
        `${rows} rows, gzip, 33 columns; ${rates.join(' ')}`,
      ),
      plain('undo, cases taken back', undone, '/s'),
    ];
  } finally {
    await close();
    await server.stop();
  }
}

export const importing: Part = {
  title: 'Import: the real 311 table into a city',
  async run(say) {
    if (!existsSync(REAL)) {
      say('SKIPPED: the real 311 table is not beside this project');
      return [];
    }
    const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-bench-'));
    try {
      return await measure(dataDir, say);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
