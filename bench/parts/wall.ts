import { inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import { withMillion } from '../kit/million-city.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import { reportBodies } from '../kit/reports.ts';
import type { ServerInfo } from '../kit/server.ts';
import type { ViewersResult, ViewersTask } from '../kit/viewers.ts';

const VIEWERS = 500;
const PER_SECOND = 5;
const SECONDS = 40;
const LIMIT_MS = 250;

async function measure(info: ServerInfo, dataDir: string, where: string): Promise<Figure[]> {
  const record = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const beside = await openBeside(dataDir, info.adminUrl, record);
  const bodies = (await reportBodies(beside.city, 300, true)).map((body) => JSON.stringify(body));
  await beside.close();
  const { port, host, kiosk } = info;
  const task = { port, host, kiosk, viewers: VIEWERS, perSecond: PER_SECOND, seconds: SECONDS, bodies };
  await inChild<ViewersTask, ViewersResult>('viewers.ts', { ...task, viewers: 20, seconds: 3 });
  const { latency, answer, reports, missing } = await inChild<ViewersTask, ViewersResult>('viewers.ts', task);
  const note = `p50 ${latency.p50}, p99 ${latency.p99}, longest ${latency.max} ms; ${reports} reports; 201 after p95 ${answer.p95} ms`;
  return [
    below(`${where}: report on the wall, p95`, latency.p95, LIMIT_MS, 'ms', note),
    plain(`${where}: events that a screen missed`, missing, '', `of ${reports * VIEWERS}`),
  ];
}

export const wall: Part = {
  title: `Wall: ${VIEWERS} live screens, ${PER_SECOND} reports a second`,
  async run(say) {
    const small = await onFreshServer({ floor: false }, (info, dataDir) =>
      measure(info, dataDir, 'small city'),
    );
    say(`small city: p95 ${small[0]?.value} ms`);
    return [...small, ...(await withMillion((info, dataDir) => measure(info, dataDir, 'a million'), say))];
  },
};
