/** With a million complaints: what the public asks of them beyond the newest page and the map, at 20 clients that never rest. */
import { MILLION, withMillion } from '../kit/million-city.ts';
import type { Figure, Part } from '../kit/part.ts';
import type { ServerInfo } from '../kit/server.ts';
import { CLIENTS, figure, load } from './million.ts';

const NARROWED = [
  '',
  '&area=33.71.01',
  '&category=pothole',
  '&state=open',
  '&agency=dpupr',
  '&from=2025-11-01',
];

const SEARCHES: [string, readonly string[]][] = [
  ['search, a word of every sixth report', ['lampu', 'lubang', 'pohon', 'sampah', 'trotoar']],
  ['search, a name seen a thousand times', ['magura', 'silote', 'bikanu', 'pomagu']],
  ['search, two words', ['lampu magura', 'sampah kanupo', 'jalan bolong silote']],
  ['search, a slip of the finger', ['lmapu', 'trotaor', 'berlubnag', 'silotee']],
  ['search, a word that nobody wrote', ['helikopter', 'xylofon']],
];

async function measure(info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  const add = async (name: string, paths: readonly string[]) => {
    const result = await load(info, paths);
    figures.push(figure(name, result));
    say(`${name}: p95 ${result.latency.p95} ms, ${result.perSecond}/s`);
  };
  for (const [name, words] of SEARCHES)
    await add(
      name,
      words.flatMap((q) => NARROWED.map((more) => `/api/complaints?q=${encodeURIComponent(q)}${more}`)),
    );
  await add('list of an agency', ['/api/complaints?agency=dpupr', '/api/complaints?agency=dlh&state=open']);
  return figures;
}

export const openToAll: Part = {
  title: `${MILLION.toLocaleString('en')} complaints: search, feeds and figures of the public at ${CLIENTS} clients`,
  run: (say) => withMillion((info) => measure(info, say), say),
};
