/** Applications at the first desks of two agencies, so that the routes of applications have something to act on. */
import assert from 'node:assert/strict';
import { publishPack } from '../../src/blocks/definitions/load.ts';
import { trialService } from '../../src/blocks/definitions/trial.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { localDate } from '../../src/shared/time.ts';
import { dateOfDay, dayNumber } from '../../src/shared/zone.ts';
import type { Call, TestHouse } from '../kit/house.ts';
import { OTHER, OWN } from './model.ts';

export const SERVICE = 'trial-stall';

export type Applied = { code: string; agency: string };

/** One application at the first desk of each of two agencies, sent by this citizen. */
export async function makeApplications(house: TestHouse, applicant: Call): Promise<Applied[]> {
  const { city } = house;
  const right = { definition: trialService(), dir: SERVICE, digest: 'test' };
  await publishPack(systemContext(city, 'test'), { services: [right] });
  city.cache.clear();
  const opens = dateOfDay(dayNumber(localDate(city.now(), city.zone)) + 7);
  const answers = { goods: 'cloth', width: 2, roofed: false, opens_on: opens, clean: true };
  const made: Applied[] = [];
  for (const agency of [OWN, OTHER]) {
    const sent = await applicant<{ code: string }>('POST', '/api/applications', {
      service: SERVICE,
      version: 1,
      answers,
    });
    assert.equal(sent.status, 201, sent.text);
    const { code } = sent.body;
    await city.db.run(sql`update cases."case" set agency = ${agency} where code = ${code}`);
    await city.db.run(sql`update applications.task set agency = ${agency}
      where case_id = (select id from cases."case" where code = ${code})`);
    made.push({ code, agency });
  }
  return made;
}
