/** Work with a hundred thousand running applications of a hundred services: acts that move one, and the officer's lists. */
import { definitions, loadDefinitions } from '../../src/blocks/definitions/api.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { localDate } from '../../src/shared/time.ts';
import type { ActsResult, ActsTask, PlannedAct } from '../kit/acts.ts';
import { inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { fillApplications } from '../kit/fill-applications.ts';
import { withKept } from '../kit/million-city.ts';
import { round, spread } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import { worker } from '../kit/people.ts';
import { planActs } from '../kit/plan-acts.ts';
import type { ServerInfo } from '../kit/server.ts';
import { settled } from '../kit/settled.ts';
import { copiedShelf } from '../kit/shelf.ts';
import { CLIENTS, figure, load } from './million.ts';

const RUNNING = 100_000;
const SERVICES = 100;
/** Three times what so many applications ask for that take ten acts in two weeks of office hours. */
const PACE = 10;
const PACED_ACTS = 600;
const BUSY_CLIENTS = 8;
const BUSY_ACTS = 1200;
const LIMIT_MS = 25;
const DESK = '/api/desk/applications';

async function copiesIn(city: City, dataDir: string) {
  await loadDefinitions(systemContext(city, 'bench'), {
    folders: [copiedShelf(dataDir, SERVICES, { online: true })],
  });
  const all = (await definitions(city)).all(localDate(city.now(), city.zone));
  return all.filter(({ service }) => /-\d+$/.test(service)).slice(0, SERVICES);
}

async function prepare(dataDir: string, info: ServerInfo): Promise<void> {
  const record = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, info.adminUrl, record);
  try {
    await fillApplications(city, info.adminUrl, await copiesIn(city, dataDir), RUNNING);
  } finally {
    await close();
  }
}

async function measure(info: ServerInfo, dataDir: string, say: (line: string) => void): Promise<Figure[]> {
  const record = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, info.adminUrl, record);
  const tokens = new Map<string, Promise<string>>();
  const tokenIn = (agency: string) => {
    let token = tokens.get(agency);
    if (!token) {
      token = worker(city, agency).then((one) => one.token);
      tokens.set(agency, token);
    }
    return token;
  };
  const acts = await planActs(city, 50 + PACED_ACTS + BUSY_ACTS, tokenIn);
  const busiest = await city.db.one<{ agency: string }>(sql`select agency from applications.task
    where closed_at is null group by 1 order by count(*) desc limit 1`);
  const { token: wide } = await worker(city, null);
  const own = await tokenIn(busiest.agency);
  await close();
  const run = async (some: PlannedAct[], way: ActsTask['way']) => {
    await settled(info.adminUrl, record.database);
    const result = await inChild<ActsTask, ActsResult>('acts.ts', { host: info.host, acts: some, way });
    if (result.firstError) say(`! ${JSON.stringify(result.errors)} ${result.firstError}`);
    return result;
  };
  await run(acts.splice(0, 50), { clients: 4 });
  const paced = await run(acts.splice(0, PACED_ACTS), { perSecond: PACE });
  const took = ({ samples }: ActsResult, kind?: string) =>
    spread(samples.filter((one) => !kind || one.kind === kind).map((one) => one.took));
  const note = ({ p50, p99, max, count }: ReturnType<typeof spread>) =>
    `p50 ${p50}, p99 ${p99}, longest ${max} ms; ${count} acts`;
  const whole = took(paced);
  say(`${PACE} acts a second: p95 ${whole.p95} ms, ${note(whole)}`);
  const busy = await run(acts, { clients: BUSY_CLIENTS });
  const hard = took(busy);
  const rate = round(hard.count / busy.seconds, 0);
  say(`${BUSY_CLIENTS} officers who never rest: p95 ${hard.p95} ms, ${rate}/s`);
  const figures = [
    below(`an act that moves an application, ${PACE} a second, p95`, whole.p95, LIMIT_MS, 'ms', note(whole)),
    ...[...new Set(paced.samples.map(({ kind }) => kind))].map((kind) => {
      const one = took(paced, kind);
      return plain(`  of them ${kind}, p95`, one.p95, 'ms', note(one));
    }),
    plain(`${BUSY_CLIENTS} officers who never rest, p95`, hard.p95, 'ms', `${rate}/s; ${note(hard)}`),
  ];
  const lists: [string, string[], string, boolean][] = [
    ["first page of the busiest agency's officer", [`${DESK}?view=todo`], own, true],
    ['first page of who leads the city, soonest due', [`${DESK}?view=late`], wide, true],
    [
      'other views, officer',
      ['late', 'silence', 'paused', 'waiting', 'ended', 'all'].map((view) => `${DESK}?view=${view}`),
      own,
      false,
    ],
    ['counts of the views, officer', [`${DESK}/counts`], own, false],
    ['counts of the views, who leads the city', [`${DESK}/counts`], wide, false],
    ['what the filter by service offers, officer', [`${DESK}/services`], own, false],
    ["the head's list of what waits for a decision", ['/api/desk/approvals'], own, false],
    ['a bare answer of the server', ['/healthz'], own, false],
  ];
  await settled(info.adminUrl, record.database);
  for (const [name, paths, token, judged] of lists) {
    const result = await load(info, paths, token);
    figures.push(figure(name, result, judged));
    say(`${name}: p95 ${result.latency.p95} ms, ${result.perSecond}/s`);
  }
  return figures;
}

export const running: Part = {
  title: `${RUNNING.toLocaleString('en')} running applications of ${SERVICES} services: acts, and lists at ${CLIENTS} clients`,
  run: (say) => withKept('running', prepare, (info, dataDir) => measure(info, dataDir, say), say),
};
