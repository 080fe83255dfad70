/** Papers: a number taken in a decision's transaction, and the job that draws, signs, keeps and records one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentRequest, reserveDocument } from '../../src/blocks/documents/api.ts';
import { issueDocument } from '../../src/blocks/documents/issue.ts';
import { verifyDocument } from '../../src/blocks/documents/verify.ts';
import { change } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { companion } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { spread } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import type { ServerInfo, ServerTask } from '../kit/server.ts';

const PAPERS = 200;
const LIMIT_MS = 400;

const lines = (count: number, text: string) => Array.from({ length: count }, (_, at) => `${text} ${at + 1}.`);

/** As a permit usually is: one page; `long` fills about four. */
function request(at: number, long: boolean): DocumentRequest {
  const facts = [
    'Nama',
    'Alamat',
    'Lokasi',
    'Ukuran',
    'Jenis',
    'Jumlah',
    'Mulai',
    'Sampai',
    'Telepon',
    'Keterangan',
  ];
  return {
    service: 'bench',
    caseCode: `MGL-000-000-${String(at).padStart(3, '0')}`,
    agency: 'dlh',
    series: { id: long ? 'panjang' : 'pendek', code: '660' },
    holder: 'Siti Rahayu Contoh',
    validUntil: '2099-12-31',
    remindDays: [30, 7],
    evaluate: (expression) => `${expression} ${at}`,
    paper: {
      title: { id: 'Izin Contoh', en: 'Sample permit', jv: 'Palilah Conto', zh: '示例许可' },
      body: [
        { paragraph: 'Berdasarkan permohonan {{ name }}, dengan ini diberikan izin kepada:' },
        { fields: facts.map((label) => ({ label, value: `{{ ${label.toLowerCase()} }}` })) },
        {
          list: lines(long ? 90 : 6, 'Pemegang izin menjaga kebersihan dan ketertiban tempatnya setiap hari'),
        },
        {
          table: {
            head: ['No', 'Uraian', 'Jumlah'],
            rows: lines(long ? 40 : 4, 'baris').map((text) => ['1', text, '{{ n }}']),
          },
        },
        { note: 'Surat ini rekaan.' },
      ],
    },
  };
}

async function time<T>(took: number[], work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const value = await work();
  took.push(performance.now() - begun);
  return value;
}

async function measureKind(city: City, long: boolean): Promise<Figure[]> {
  const [reserved, made, verified] = [[] as number[], [] as number[], [] as number[]];
  for (let at = 0; at < PAPERS + 5; at++) {
    // The first ones open fonts and make the key.
    if (at === 5) for (const took of [reserved, made, verified]) took.length = 0;
    const ctx = systemContext(city, 'bench');
    const paper = request(at, long);
    const { id, code } = await time(reserved, () => change(ctx, (tx) => reserveDocument(ctx, tx, paper)));
    await time(made, () => issueDocument(city, id));
    await time(verified, () => verifyDocument(ctx, code));
  }
  const name = long ? 'four pages' : 'one page';
  const note = ({ p50, p99, max }: ReturnType<typeof spread>) => `p50 ${p50}, p99 ${p99}, longest ${max} ms`;
  const [a, b, c] = [spread(reserved), spread(made), spread(verified)];
  return [
    plain(`reserved, ${name}, p95`, a.p95, 'ms', note(a)),
    below(`drawn, signed, kept and recorded, ${name}, p95`, b.p95, LIMIT_MS, 'ms', note(b)),
    plain(`looked up, ${name}, p95`, c.p95, 'ms', note(c)),
  ];
}

export const papers: Part = {
  title: 'Papers: drawn as PDF/A, signed by the demo signer, one after another',
  async run(say) {
    const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-bench-'));
    const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, floor: true });
    try {
      const beside = await openBeside(dataDir, server.answer.adminUrl, server.answer.floorRecord);
      const figures: Figure[] = [];
      for (const long of [false, true]) {
        say(`${PAPERS} papers of ${long ? 'four pages' : 'one page'}`);
        figures.push(...(await measureKind(beside.city, long)));
      }
      await beside.close();
      return figures;
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
