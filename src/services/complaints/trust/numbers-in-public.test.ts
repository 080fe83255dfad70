import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../../test/kit/house.ts';
import { IN_PANJANG, photo, report } from '../../../../test/kit/people.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';

const NUMBER = '0812-3456-7890';

test('personal numbers in words, place and answers are dots for the public, on every page of it, and whole for officers', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const { code, receipt } = await report(house, {
    description: `Hubungi ${NUMBER} atau siti@contoh.id soal lampu ini. NIK 3371034567890123.`,
    place: `Rumah Bu Siti ${NUMBER}`,
    attributes: { pole: `tiang ${NUMBER}` },
  });
  const version = (await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body.version;
  const answered = await desk('POST', `/api/desk/complaints/${code}/answer`, {
    version,
    text: `Kami sudah menelepon ${NUMBER}.`,
  });
  assert.equal(answered.status, 200, answered.text);

  const pages = [
    house.call('GET', `/api/complaints/${code}`),
    house.call('GET', '/api/complaints'),
    house.call('GET', `/open311/v2/requests.json?service_request_id=${code}`),
    house.call('GET', '/api/wall/overview'),
    house.call('POST', '/api/complaints/twins', {
      text: 'lampu siti',
      category: 'street-light',
      location: IN_PANJANG,
    }),
  ];
  for (const page of await Promise.all(pages)) {
    for (const secret of [NUMBER, '81234567890', 'siti@contoh.id', '3371034567890123'])
      assert.ok(!page.text.includes(secret), page.text);
  }
  const open = (await house.call<PublicComplaint>('GET', `/api/complaints/${code}`)).body;
  assert.match(open.description, /Hubungi ••• atau ••• soal lampu ini\. NIK •••\./);
  assert.equal(open.withheld, false);
  const found = await house.call<{ items: unknown[] }>(
    'GET',
    `/api/complaints?q=${encodeURIComponent('0812')}`,
  );
  assert.deepEqual(found.body.items, [], 'nor can one feel one’s way by searching');
  const whole = (await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  assert.ok(whole.description.includes(NUMBER) && whole.title.includes(NUMBER));
  const listed = await desk<{ items: { title: string }[] }>('GET', '/api/desk/complaints?view=all');
  assert.ok(listed.body.items[0]?.title.includes(NUMBER));
  const own = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, {
    'x-receipt': receipt,
  });
  assert.ok(own.body.description.includes(NUMBER), 'who wrote it reads it');
});

test('personal numbers that officers write beside a step are dots for the public, in the steps of tasks too', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const { code, receipt } = await report(house);
  const act = async (on: string, name: string, more: Record<string, unknown>) => {
    const { version } = (await desk<DeskComplaint>('GET', `/api/desk/complaints/${on}`)).body;
    const answer = await desk<{ task: string }>('POST', `/api/desk/complaints/${on}/${name}`, {
      version,
      ...more,
    });
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
    return answer.body;
  };
  const { task } = await act(code, 'open-task', {
    ...{ agency: 'dlh', task: `Angkut ranting, hubungi ${NUMBER}`, instruction: 'Mohon diangkut.', days: 3 },
  });
  await act(task, 'take', {});
  const away = `GPS mati, saksi ${NUMBER}`;
  await act(task, 'close', { text: 'Sudah.', mended: true, photos: [await photo(house)], whyAway: away });
  await act(code, 'take', {});
  const authority = `PLN ULP Magelang ${NUMBER}`;
  await act(code, 'close', { text: 'Milik PLN.', mended: false, reason: 'other-authority', authority });
  for (const headers of [undefined, { 'x-receipt': receipt }]) {
    const page = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, headers);
    assert.ok(!page.text.includes(NUMBER), page.text);
    assert.match(page.body.closing?.authority ?? '', /^PLN ULP Magelang •••$/);
    const [closed] = page.body.timeline.filter(({ kind }) => kind === 'task-closed');
    assert.equal(closed?.data.title, 'Angkut ranting, hubungi •••');
    assert.equal(closed?.data.whyAway, 'GPS mati, saksi •••');
  }
  const whole = (await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body;
  const own = whole.timeline.find(({ kind }) => kind === 'closed');
  assert.equal(own?.data.authority, authority, 'officers read it whole');
});
