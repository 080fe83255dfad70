import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { photo, report } from '../../../../test/kit/people.ts';
import type { PublicComplaint } from '../contract.ts';
import type { DeskComplaint } from '../rules/desk-contract.ts';
import type { CaseParts, Moderated, ReviewPage } from '../rules/trust-contract.ts';

const at = (code: string) => `/api/desk/complaints/${code}`;
const BOX = { x: 0.1, y: 0.1, w: 0.3, h: 0.3 };

async function seen(house: TestHouse, code: string, receipt?: string): Promise<PublicComplaint> {
  const headers = receipt ? { 'x-receipt': receipt } : undefined;
  const answer = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, headers);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

async function partOf(desk: Call, code: string, kind: string, ref = '') {
  const { body } = await desk<CaseParts>('GET', `${at(code)}/moderation`);
  const part = body.parts.find((one) => one.kind === kind && one.ref === ref);
  assert.ok(part, `${kind} ${ref}`);
  return part;
}

async function decide(desk: Call, code: string, body: Record<string, unknown>) {
  const { version } = await partOf(desk, code, String(body.kind), String(body.ref ?? ''));
  return desk<Moderated>('POST', `${at(code)}/moderation`, {
    seen: version,
    reason: 'personal-data',
    ...body,
  });
}

async function done(desk: Call, code: string, body: Record<string, unknown>) {
  const answer = await decide(desk, code, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

const file = (house: TestHouse, id: string, more = '') =>
  house.call('GET', `/api/files/${id}?size=full${more}`);

test('a photo is redacted on the server: the public gets a copy, the old address is dead, the original is looked at on record', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const crew = await house.officer('field-crew', 'disperkim');
  const id = await photo(house, '#aa3311');
  const { code, receipt } = await report(house, { photos: [id] });
  assert.equal((await file(house, id)).status, 200);
  const made = await done(desk, code, { kind: 'photo', ref: id, decision: 'redact', boxes: [BOX] });
  assert.deepEqual(made, { code, state: 'redacted', version: 1 });
  assert.equal((await file(house, id)).status, 404, 'at once');
  const open = await seen(house, code);
  assert.equal(open.photos.length, 1);
  assert.equal(open.concealed, 0);
  const copy = open.photos[0]?.id ?? '';
  assert.notEqual(copy, id);
  assert.equal((await file(house, copy)).status, 200);
  const listed = await house.call<{ items: PublicComplaint[] }>('GET', '/api/complaints');
  assert.equal(listed.body.items[0]?.photo?.id, copy);
  const exchanged = await house.call('GET', `/open311/v2/requests/${code}.json`);
  assert.ok(exchanged.text.includes(copy) && !exchanged.text.includes(id));
  const own = await seen(house, code, receipt);
  assert.equal(own.photos[0]?.id, id, 'who sent it sees what they sent');
  assert.equal((await file(house, id, `&key=${own.photos[0]?.key}`)).status, 200);
  for (const call of [desk, crew])
    assert.equal((await call('GET', `/api/files/${id}?size=full`)).status, 404);
  assert.equal((await crew('GET', `${at(code)}/photos/${id}/original`)).status, 403);
  assert.equal((await desk('GET', `${at(code)}/photos/${id}/original`)).status, 200);
  const admin = await house.officer('city-admin');
  const audit = await admin('GET', `/api/audit?subject=${code}`);
  assert.ok(audit.text.includes('complaints.photo.seen'), audit.text.slice(0, 400));
  const again = await done(desk, code, {
    kind: 'photo',
    ref: id,
    decision: 'redact',
    boxes: [BOX, { x: 0.5, y: 0.5, w: 0.2, h: 0.2 }],
  });
  assert.equal(again.version, 2, 'made again from the original');
  assert.equal((await file(house, copy)).status, 404);
  await done(desk, code, { kind: 'photo', ref: id, decision: 'show', reason: undefined });
  assert.equal((await file(house, id)).status, 200);
  assert.equal((await seen(house, code)).photos[0]?.id, id);
});

test('a hidden photo leaves a place holder, in the proof of a closed case and under a merged code too', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const [first, second] = [await photo(house, '#113355'), await photo(house, '#335511')];
  const proof = await photo(house, '#553311');
  const { code } = await report(house, { photos: [first, second] });
  const act = async (name: string, body: Record<string, unknown>) => {
    const { version } = (await desk<DeskComplaint>('GET', at(code))).body;
    const answer = await desk('POST', `${at(code)}/${name}`, { version, ...body });
    assert.equal(answer.status, 200, answer.text);
  };
  await act('answer', { text: 'Ini fotonya.', photos: [proof] });
  for (const ref of [first, proof]) await done(desk, code, { kind: 'photo', ref, decision: 'hide' });
  let open = await seen(house, code);
  assert.deepEqual(
    open.photos.map(({ id }) => id),
    [second],
  );
  assert.equal(open.concealed, 1);
  assert.equal(open.timeline.find(({ kind }) => kind === 'answered')?.concealed, 1);
  for (const id of [first, proof]) assert.equal((await file(house, id)).status, 404);
  const whole = await desk<DeskComplaint>('GET', at(code));
  assert.deepEqual(
    whole.body.photos.map(({ state }) => state),
    ['hidden', undefined],
  );
  const other = await report(house);
  await act('merge', { into: other.code });
  open = await seen(house, code);
  assert.deepEqual(
    open.photos.map(({ id }) => id),
    [second],
  );
  await done(desk, code, { kind: 'photo', ref: second, decision: 'hide' });
  assert.equal((await seen(house, code)).concealed, 2);
  assert.equal((await file(house, second)).status, 404);
});

test('words are masked or hidden for the public, in text and history, and everything can be taken back', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const { code } = await report(house, { description: 'Tukang parkir bernama Karyo meminta uang lebih.' });
  const text = 'Tukang parkir bernama Karyo meminta uang lebih.';
  const from = text.indexOf('Karyo');
  await done(desk, code, { kind: 'text', decision: 'mask', masks: [{ from, to: from + 5 }] });
  assert.equal((await seen(house, code)).description, 'Tukang parkir bernama ••• meminta uang lebih.');
  assert.ok(!(await house.call('GET', '/api/complaints?q=Karyo')).text.includes(code));
  await done(desk, code, { kind: 'text', decision: 'hide' });
  const hidden = await seen(house, code);
  assert.deepEqual([hidden.description, hidden.withheld, hidden.title], ['', true, hidden.category.name]);
  await done(desk, code, { kind: 'text', decision: 'show', reason: undefined });
  assert.equal((await seen(house, code)).description, text);
  const { version } = (await desk<DeskComplaint>('GET', at(code))).body;
  await desk('POST', `${at(code)}/answer`, { version, text: 'Saudara Karyo sudah kami tegur.' });
  const entry = (await seen(house, code)).timeline.find(({ kind }) => kind === 'answered');
  const ref = String(entry?.id);
  await done(desk, code, { kind: 'entry', ref, decision: 'mask', masks: [{ from: 8, to: 13 }] });
  assert.equal(
    (await seen(house, code)).timeline.find(({ kind }) => kind === 'answered')?.text,
    'Saudara ••• sudah kami tegur.',
  );
  await done(desk, code, { kind: 'entry', ref, decision: 'hide' });
  assert.equal((await seen(house, code)).timeline.find(({ kind }) => kind === 'answered')?.text, '');
});

test('a hidden report is gone for everybody but its reporter, who hears why, and comes back as it was', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const id = await photo(house);
  const { code, receipt } = await report(house, { photos: [id] });
  await done(desk, code, {
    kind: 'report',
    decision: 'hide',
    reason: 'hoax',
    note: 'Kejadian ini tidak ada.',
  });
  assert.equal((await house.call('GET', `/api/complaints/${code}`)).status, 404);
  assert.equal((await file(house, id)).status, 404);
  const own = await seen(house, code, receipt);
  assert.deepEqual(
    own.moderated.map(({ kind, decision, reason, note, objection }) => ({
      kind,
      decision,
      reason,
      note,
      objection,
    })),
    [
      {
        kind: 'report',
        decision: 'hide',
        reason: 'hoax',
        note: 'Kejadian ini tidak ada.',
        objection: 'none',
      },
    ],
  );
  await done(desk, code, { kind: 'report', decision: 'show', reason: undefined });
  assert.equal((await seen(house, code)).photos.length, 1);
  assert.equal((await file(house, id)).status, 200);
});

test('anybody may flag, once; the queue shows what and never who; the reporter objects once, and another officer decides', async (t) => {
  const house = await testHouse(t);
  const [one, two] = [
    await house.officer('complaints-coordinator'),
    await house.officer('agency-head', 'disperkim'),
  ];
  const elsewhere = await house.officer('agency-head', 'dinkes');
  const { code, receipt } = await report(house);
  const flag = { kind: 'text', reason: 'defamation', note: 'Ini tidak benar.' };
  const raised = await house.call('POST', `/api/complaints/${code}/flags`, flag);
  assert.deepEqual([raised.status, raised.body], [201, { flagged: true }]);
  assert.deepEqual((await house.call('POST', `/api/complaints/${code}/flags`, flag)).body, {
    flagged: false,
  });
  assert.equal(
    (await house.call('POST', `/api/complaints/${code}/flags`, { ...flag, kind: 'photo', ref: code })).status,
    404,
  );
  const queue = async (call: Call, view = 'waiting') =>
    (await call<ReviewPage>('GET', `/api/desk/moderation?view=${view}`)).body.items;
  const [item] = await queue(two);
  assert.deepEqual(
    [item?.code, item?.part.review?.reasons, item?.part.review?.notes],
    [code, ['defamation'], ['Ini tidak benar.']],
  );
  assert.deepEqual(await queue(elsewhere), [], 'who does not reach the case does not see it');
  assert.doesNotMatch((await two('GET', '/api/desk/moderation')).text, /127\.0\.0\.1|by_key/);
  const body = { kind: 'text', decision: 'hide', reason: 'defamation', seen: 0 };
  assert.equal((await one('POST', `${at(code)}/moderation`, body)).status, 200);
  const late = await two<{ code: string; detail: string }>('POST', `${at(code)}/moderation`, body);
  assert.deepEqual([late.status, late.body.code], [409, 'complaints.part-decided']);
  assert.match(late.body.detail, /Petugas uji-/, 'the second hears who was faster');
  const verdict = (await seen(house, code, receipt)).moderated[0];
  const objection = { review: verdict?.review, text: 'Tulisan saya benar, ada saksinya.' };
  const object = () =>
    house.call('POST', `/api/complaints/${code}/objections`, objection, { 'x-receipt': receipt });
  assert.equal((await object()).status, 201);
  assert.equal((await object()).status, 409, 'once');
  const [again] = await queue(one, 'objections');
  assert.equal(again?.part.review?.objection, objection.text);
  assert.equal(again?.part.review?.mine, false);
  const own = await one<{ code: string }>('POST', `${at(code)}/moderation`, {
    kind: 'text',
    decision: 'show',
    seen: 1,
  });
  assert.deepEqual([own.status, own.body.code], [409, 'complaints.another-officer']);
  assert.equal(
    (await two('POST', `${at(code)}/moderation`, { kind: 'text', decision: 'show', seen: 1 })).status,
    200,
  );
  assert.equal((await seen(house, code)).withheld, false);
  assert.equal((await seen(house, code, receipt)).moderated[0]?.objection, 'decided');
  const counts = await one('GET', '/api/desk/moderation/counts');
  assert.deepEqual(counts.body, { waiting: 0, objections: 0, reasons: {} });
});

test('insults and accusations by name wait until somebody has looked; plates are looked at afterwards', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const held = await report(house, { description: 'Dasar bajingan, lampu mati terus di gang kami.' });
  const named = await report(house, { description: 'Pak Karyo Utomo itu maling lampu jalan di gang kami.' });
  const plate = await report(house, { description: 'Mobil AA 1234 XY parkir di bawah lampu yang mati.' });
  for (const { code } of [held, named]) {
    const open = await seen(house, code);
    assert.deepEqual([open.withheld, open.description, open.title], [true, '', open.category.name]);
    const { body } = await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
    assert.equal(body.publicWords, 'withheld', 'the desk is told');
  }
  assert.equal((await seen(house, plate.code)).withheld, false);
  const { items } = (await desk<ReviewPage>('GET', '/api/desk/moderation')).body;
  assert.deepEqual(
    items.map(({ code, part }) => [code, part.state, part.review?.reasons]),
    [
      [held.code, 'held', ['abuse']],
      [named.code, 'held', ['defamation']],
      [plate.code, 'shown', ['personal-data']],
    ],
  );
  await done(desk, held.code, { kind: 'text', decision: 'show', reason: undefined });
  assert.equal((await seen(house, held.code)).withheld, false);
});

test('the city holds photos until an officer has looked, from the day that its administrator says', async (t) => {
  const house = await testHouse(t);
  const [admin, desk] = [await house.officer('city-admin'), await house.officer('complaints-coordinator')];
  const settings = await admin<{ today: string; now: { photos: object; rules: object }; stamp: string }>(
    'GET',
    '/api/complaints/trust',
  );
  const { today, now, stamp } = settings.body;
  const value = { ...now, photos: { hold: 'some', categories: ['street-light'], anonymous: true } };
  assert.equal((await desk('PUT', '/api/complaints/trust', { from: today, value, seen: stamp })).status, 403);
  const changed = await admin('PUT', '/api/complaints/trust', { from: today, value, seen: stamp });
  assert.equal(changed.status, 200, changed.text);
  const late = await admin<{ code: string }>('PUT', '/api/complaints/trust', {
    from: today,
    value: now,
    seen: stamp,
  });
  assert.deepEqual(
    [late.status, late.body.code],
    [409, 'platform.conflict'],
    'nobody is written over unseen',
  );
  const id = await photo(house);
  const { code } = await report(house, { photos: [id] });
  assert.equal((await file(house, id)).status, 404);
  assert.equal((await seen(house, code)).concealed, 1);
  assert.equal((await desk('GET', `/api/files/${id}?size=full`)).status, 200, 'officers see it');
  await done(desk, code, { kind: 'photo', ref: id, decision: 'show', reason: undefined });
  assert.equal((await file(house, id)).status, 200);
});

test('photos that come with a public word of who reported wait by the same rule', async (t) => {
  const house = await testHouse(t);
  const [admin, desk] = [await house.officer('city-admin'), await house.officer('complaints-coordinator')];
  const { today, now, stamp } = (
    await admin<{ today: string; now: object; stamp: string }>('GET', '/api/complaints/trust')
  ).body;
  const rule = (photos: object) =>
    admin('PUT', '/api/complaints/trust', { from: today, value: { ...now, photos }, seen: stamp });
  assert.equal((await rule({ hold: 'some', categories: [], anonymous: true })).status, 200);
  const act = async (code: string, name: string, body: Record<string, unknown> = {}) => {
    const { version } = (await desk<DeskComplaint>('GET', at(code))).body;
    const answer = await desk('POST', `${at(code)}/${name}`, { version, ...body });
    assert.equal(answer.status, 200, answer.text);
  };
  const again = async (anonymous: boolean, proof?: string) => {
    const { code, receipt } = await report(house, { anonymous });
    await act(code, 'take');
    const ofDesk = proof
      ? { photos: [proof], whyAway: 'GPS tidak berfungsi.' }
      : { withoutPhoto: 'Kamera rusak.' };
    await act(code, 'close', { text: 'Lampu menyala.', mended: true, ...ofDesk });
    const id = await photo(house, '#775533');
    const body = { reason: 'Lampunya masih mati.', photos: [id] };
    const answer = await house.call('POST', `/api/complaints/${code}/reopen`, body, { 'x-receipt': receipt });
    assert.equal(answer.status, 200, answer.text);
    return { code, receipt, id };
  };
  const named = await again(false);
  assert.equal((await file(house, named.id)).status, 200, 'the rule is for those without a name');
  const proof = await photo(house, '#557733');
  const { code, receipt, id } = await again(true, proof);
  assert.equal((await file(house, id)).status, 404);
  assert.equal((await file(house, proof)).status, 200, 'what an office shows stands at once');
  const open = (await seen(house, code)).timeline.find(({ kind }) => kind === 'reopened');
  assert.deepEqual([open?.text, open?.photos, open?.concealed], ['Lampunya masih mati.', [], 1]);
  const own = (await seen(house, code, receipt)).timeline.find(({ kind }) => kind === 'reopened');
  assert.equal(own?.photos[0]?.id, id, 'who sent it sees it');
  const { items } = (await desk<ReviewPage>('GET', '/api/desk/moderation')).body;
  assert.deepEqual(
    items.map((one) => [one.code, one.part.ref, one.part.state, one.part.review?.reasons]),
    [[code, id, 'held', ['photo-check']]],
  );
  await done(desk, code, { kind: 'photo', ref: id, decision: 'show', reason: undefined });
  assert.equal((await file(house, id)).status, 200);
});

test('boxes outside the picture, of no size, ten thousand of them, and decisions that fit no part are refused', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  const id = await photo(house);
  const { code } = await report(house, { photos: [id] });
  const bad: Record<string, unknown>[] = [
    { boxes: [{ x: 0.9, y: 0.1, w: 0.3, h: 0.1 }] },
    { boxes: [{ x: -0.1, y: 0.1, w: 0.3, h: 0.1 }] },
    { boxes: [{ x: 0.1, y: 0.1, w: 0, h: 0.1 }] },
    { boxes: [{ x: 0.1, y: 0.1, w: 0.0001, h: 0.1 }] },
    { boxes: Array.from({ length: 10_000 }, () => BOX) },
    { boxes: [] },
    {},
    { boxes: [{ ...BOX, x: null }] },
    { boxes: 'semua' },
    { decision: 'mask', masks: [{ from: 0, to: 3 }] },
    { decision: 'hide', reason: undefined },
  ];
  for (const one of bad) {
    const answer = await decide(desk, code, { kind: 'photo', ref: id, decision: 'redact', ...one });
    assert.ok(
      [400, 413, 422].includes(answer.status),
      `${JSON.stringify(one).slice(0, 80)} → ${answer.text}`,
    );
  }
  const stranger = await photo(house);
  const none = await desk('POST', `${at(code)}/moderation`, {
    ...{ kind: 'photo', ref: stranger, decision: 'redact', boxes: [BOX], seen: 0, reason: 'other' },
  });
  assert.equal(none.status, 404, none.text);
  const long = await desk('POST', `${at(code)}/moderation`, {
    ...{ kind: 'text', decision: 'mask', masks: [{ from: 3, to: 3000 }], seen: 0, reason: 'other' },
  });
  assert.equal(long.status, 422, long.text);
  assert.equal((await seen(house, code)).photos[0]?.id, id, 'nothing changed');
});

test('what was redacted cannot be made out again: letters leave no trace but their colour', async () => {
  const { redact } = await import('./redact.ts');
  const plate = (text: string) =>
    sharp({ create: { width: 600, height: 300, channels: 3, background: '#fff' } })
      .composite([
        {
          input: Buffer.from(
            `<svg width="600" height="300"><rect x="100" y="100" width="400" height="100" fill="#111"/><text x="120" y="175" font-size="70" font-family="monospace" fill="#fff">${text}</text></svg>`,
          ),
        },
      ])
      .jpeg()
      .toBuffer();
  const box = { x: 100 / 600, y: 100 / 300, w: 400 / 600, h: 100 / 300 };
  const inside = async (picture: Buffer) =>
    sharp(picture).extract({ left: 100, top: 100, width: 400, height: 100 }).greyscale().raw().toBuffer();
  const far = (a: Buffer, b: Buffer) =>
    a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
  const [one, other] = [await plate('AA1234XY'), await plate('AA9876ZW')];
  assert.ok(far(await inside(one), await inside(other)) > 10, 'the plates differ before');
  const redacted = [await redact(one, [box]), await redact(one, [box]), await redact(other, [box])];
  const [a, b, c] = (await Promise.all(redacted.map(inside))) as [Buffer, Buffer, Buffer];
  assert.ok(
    far(a, c) < far(a, b) + 20,
    'another plate looks no more different than the same one redacted twice',
  );
  const edges = (data: Buffer) =>
    data.reduce((sum, value, i) => (i % 400 ? sum + Math.abs(value - (data[i - 1] ?? 0)) : sum), 0) /
    data.length;
  assert.ok(edges(a) < 3, 'no edges are left');
  const { exif, width, height } = await sharp(redacted[0]).metadata();
  assert.deepEqual([exif, width, height], [undefined, 600, 300]);
});

test('in whatever order a report is hidden, shown, redacted, merged and unmerged, the public sees what the last decisions say', async (t) => {
  const house = await testHouse(t);
  const desk = await house.officer('complaints-coordinator');
  type Step =
    | 'hide'
    | 'show'
    | 'hide photo'
    | 'show photo'
    | 'redact photo'
    | 'hide text'
    | 'show text'
    | 'merge'
    | 'unmerge';
  const steps: Step[] = [
    'hide',
    'show',
    'hide photo',
    'show photo',
    'redact photo',
    'hide text',
    'show text',
    'merge',
    'unmerge',
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 3, maxLength: 9 }), async (order) => {
      const id = await photo(house);
      const parent = await report(house);
      const { code } = await report(house, { photos: [id] });
      const now = { report: 'show', photo: 'show', text: 'show', merged: false };
      for (const step of order) {
        const { version } = (await desk<DeskComplaint>('GET', at(code))).body;
        if (step === 'merge' || step === 'unmerge') {
          const answer = await desk('POST', `${at(code)}/${step}`, {
            version,
            ...(step === 'merge' ? { into: parent.code } : {}),
          });
          assert.equal(answer.status, (step === 'merge') !== now.merged ? 200 : 409, answer.text);
          now.merged = step === 'merge';
          continue;
        }
        const [decision = '', part = 'report'] = step.split(' ');
        const boxes = decision === 'redact' ? { boxes: [BOX] } : {};
        await done(desk, code, { kind: part, ref: part === 'photo' ? id : '', decision, ...boxes });
        now[part as 'report'] = decision;
      }
      const answer = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
      const original = await file(house, id);
      if (now.report === 'hide') {
        assert.deepEqual([answer.status, original.status], [404, 404], order.join());
        return;
      }
      assert.equal(answer.status, 200, order.join());
      assert.equal(answer.body.withheld, now.text === 'hide', order.join());
      assert.equal(original.status, now.photo === 'show' ? 200 : 404, order.join());
      const [shown] = answer.body.photos;
      if (now.photo === 'hide')
        assert.deepEqual([shown, answer.body.concealed], [undefined, 1], order.join());
      else {
        assert.equal(shown?.id === id, now.photo === 'show', order.join());
        assert.equal((await file(house, shown?.id ?? '')).status, 200, order.join());
      }
      const listed = await house.call<{ items: { code: string }[] }>('GET', '/api/complaints');
      assert.equal(
        listed.body.items.some((one) => one.code === code),
        !now.merged,
        order.join(),
      );
    }),
    { numRuns: 12, seed: 27 },
  );
});
