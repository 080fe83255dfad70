import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../../test/kit/house.ts';
import { report } from '../../../../test/kit/people.ts';
import { sql } from '../../../platform/db/sql.ts';
import { countSome } from '../closing/counts.ts';
import type { League } from '../rules/publishing-contract.ts';

test('agencies stand side by side; few cases are counted and not judged', async (t) => {
  const house = await testHouse(t, { now: () => new Date('2026-11-18T03:00:00Z') });
  const ended: string[] = [];
  for (let at = 0; at < 12; at++) ended.push((await report(house)).code);
  await report(house, { category: 'pothole', description: 'Jalan berlubang dekat jembatan.' });
  // Nine mended and confirmed, three closed and not mended; half of them answered after two hours, half after four.
  await house.city.db.run(sql`update cases."case" c set state = 'closed', open = false, closed_at = opened_at + interval '5 hours',
      responded_at = opened_at + case when n.at % 2 = 0 then interval '2 hours' else interval '4 hours' end
    from unnest(${ended}::text[]) with ordinality n(code, at) where c.code = n.code`);
  await house.city.db.run(sql`update complaints.complaint k set mended = n.at > 3, outcome = case when n.at > 3 then 'confirmed' else 'not-mended' end
    from unnest(${ended}::text[]) with ordinality n(code, at) join cases."case" c on c.code = n.code where k.case_id = c.id`);
  while (await countSome(house.city));
  const { body } = await house.call<League>('GET', '/api/complaints/league?months=3');
  assert.deepEqual([body.from, body.until, body.least], ['2026-09', '2026-11', 10]);
  const lights = body.rows.find(({ agency }) => agency === 'disperkim');
  assert.deepEqual(
    { ...lights, name: '' },
    {
      agency: 'disperkim',
      name: '',
      received: 12,
      closed: 12,
      hoursToAnswer: 3,
      kept: 1,
      mended: 0.75,
      reopened: 0,
    },
  );
  const few = body.rows.find(({ agency }) => agency !== 'disperkim');
  assert.deepEqual([few?.received, few?.hoursToAnswer, few?.kept, few?.mended], [1, null, null, null]);
  const table = await house.call('GET', '/api/complaints/league.csv?months=3');
  assert.match(table.text, /2026-09,2026-11,disperkim,.*,12,12,3,1,0\.75,0/);
  assert.equal((await house.call('GET', '/api/complaints/league?months=7')).status, 422);
});
