/** The public side of complaints and photos: what nobody sees but the reporter, and what only the reporter does. */
import assert from 'node:assert/strict';
import type { Call } from '../kit/house.ts';
import { brokenLight, IN_PANJANG, photo } from '../kit/people.ts';
import { nameOf } from './model.ts';
import type { OwnRoute } from './own-route.ts';
import { changeling, citizen, expected, type Things } from './things.ts';

type Codes = { items: { code: string }[] };

const codesOf = async (call: Call, path: string) =>
  (await expected<Codes>(call('GET', path), 200)).items.map(({ code }) => code);

/** Everybody but the reporter: also the officer who may read every complaint at the desk. */
async function strangers({ house, budi, kiosk }: Things): Promise<Call[]> {
  return [house.call, budi, kiosk, await house.officer('complaints-coordinator')];
}

async function namesNobody(things: Things, path: string): Promise<void> {
  for (const call of await strangers(things)) {
    const { text } = await call('GET', path);
    assert.doesNotMatch(text, /Sri Rahayu|81234567890|sri@example/, path);
  }
}

const bbox = `${IN_PANJANG.lng - 0.002},${IN_PANJANG.lat - 0.002},${IN_PANJANG.lng + 0.002},${IN_PANJANG.lat + 0.002}`;

/** What only the reporter does, with the account or with the receipt of this very case. */
function reporterAct(name: string, body: unknown): OwnRoute {
  const path = (code: string) => `/api/complaints/${code}/${name}`;
  return {
    who: 'public',
    says: 'only for who reported, by account or by the receipt of this very case',
    params: ({ first }) => ({ code: first.code }),
    body,
    async check(things) {
      const { house, first, hidden, cases, sri } = things;
      const wrong = [undefined, 'x'.repeat(16), cases[1]?.receipt];
      for (const { code } of [first, hidden])
        for (const call of await strangers(things))
          for (const receipt of wrong) {
            const headers: Record<string, string> = receipt ? { 'x-receipt': receipt } : {};
            await expected(call('POST', path(code), body, headers), 403);
          }
      for (const { code, receipt } of [first, hidden])
        for (const [call, headers] of [
          [house.call, { 'x-receipt': receipt }],
          [sri, {}],
        ] as [Call, Record<string, string>][]) {
          const { status, text } = await call('POST', path(code), body, headers);
          // 409: the case does not stand where this can be done; the reporter is let in to hear that.
          assert.ok([200, 201, 409].includes(status), `${name}: ${text}`);
        }
    },
  };
}

export const complaintRoutes: Record<string, OwnRoute> = {
  'POST /api/complaints': {
    who: 'public',
    says: 'anybody may report; the receipt goes to who did (keys.test.ts)',
    body: brokenLight({ category: 'tidak-ada' }),
  },
  'GET /api/complaints': {
    who: 'public',
    says: 'lists what is public, and nobody’s name',
    async check(things) {
      for (const call of [...(await strangers(things)), things.sri]) {
        const codes = await codesOf(call, '/api/complaints?limit=50');
        assert.ok(codes.includes(things.first.code));
        assert.ok(!codes.includes(things.hidden.code));
        assert.deepEqual(await codesOf(call, `/api/complaints?q=${things.hidden.code}`), []);
      }
      await namesNobody(things, '/api/complaints?limit=50');
    },
  },
  'POST /api/complaints/suggestions': {
    who: 'public',
    says: 'answers words about words',
    body: { text: 'lampu mati' },
  },
  'POST /api/complaints/twins': {
    who: 'public',
    says: 'shows public reports only',
    body: { text: 'lampu mati', location: { lat: -7.48, lng: 110.22 } },
  },
  'GET /api/complaints/map': {
    who: 'public',
    says: 'shows what is public, and no place of a hidden case',
    query: `bbox=${bbox}&zoom=18`,
    async check(things) {
      const points = await expected<{ points: { code: string }[] }>(
        things.sri('GET', `/api/complaints/map?bbox=${bbox}&zoom=18`),
        200,
      );
      const codes = points.points.map(({ code }) => code);
      assert.ok(codes.includes(things.first.code));
      assert.ok(!codes.includes(things.hidden.code));
    },
  },
  'GET /api/my/complaints': {
    who: 'citizen',
    says: 'lists one’s own reports',
    async check({ house, cases, sri }) {
      const own = await codesOf(sri, '/api/my/complaints');
      assert.ok(cases.every(({ code }) => own.includes(code)));
      assert.deepEqual(await codesOf(await citizen(house, 'baru@example.id'), '/api/my/complaints'), []);
    },
  },
  'GET /api/complaints/:code': {
    who: 'public',
    says: 'shows a hidden case to its reporter only, and nobody’s name to anyone',
    params: ({ first }) => ({ code: first.code }),
    async check(things) {
      const { house, first, hidden, sri } = things;
      const path = `/api/complaints/${hidden.code}`;
      for (const call of await strangers(things)) {
        await expected(call('GET', path), 404);
        await expected(call('GET', path, undefined, { 'x-receipt': first.receipt }), 404);
      }
      await expected(sri('GET', path), 200);
      await expected(house.call('GET', path, undefined, { 'x-receipt': hidden.receipt }), 200);
      await namesNobody(things, `/api/complaints/${first.code}`);
    },
  },
  'POST /api/complaints/:code/replies': reporterAct('replies', { text: 'Di depan pasar.' }),
  'POST /api/complaints/:code/reopen': reporterAct('reopen', { reason: 'Masih mati.' }),
  'POST /api/complaints/:code/rating': reporterAct('rating', { score: 3 }),
  'POST /api/complaints/:code/verdict': reporterAct('verdict', { mended: true }),
  'POST /api/complaints/:code/survey': reporterAct('survey', {
    survey: 'skm',
    from: '2025-01-01',
    answers: { u1: 4 },
  }),
  'GET /api/complaints/survey': { who: 'public', says: 'asks the same of everybody' },
  'GET /api/complaints/satisfaction': { who: 'public', says: 'counts, and names nobody' },
  'GET /api/complaints/satisfaction.csv': { who: 'public', says: 'counts, and names nobody' },
  'GET /api/complaints/figures': { who: 'public', says: 'counts, and names nobody' },
  'GET /api/complaints/figures.csv': { who: 'public', says: 'counts, and names nobody' },
  'GET /api/complaints/closing-reasons': {
    who: 'public',
    says: 'lists words of the city’s rules',
  },
  'POST /api/complaints/:code/flags': {
    who: 'public',
    says: 'anybody may flag what is public; a hidden case cannot be felt for, and no reader learns who flagged',
    params: ({ first }) => ({ code: first.code }),
    body: { kind: 'text', reason: 'spam' },
    async check(things) {
      const { first, hidden, sri } = things;
      for (const call of await strangers(things)) {
        const path = `/api/complaints/${hidden.code}/flags`;
        await expected(call('POST', path, { kind: 'text', reason: 'hoax' }), 404);
      }
      await expected(
        sri('POST', `/api/complaints/${first.code}/flags`, { kind: 'text', reason: 'hoax' }),
        201,
      );
      await namesNobody(things, `/api/complaints/${first.code}`);
    },
  },
  'POST /api/complaints/:code/objections': reporterAct('objections', {
    review: '00000000-0000-4000-8000-000000000000',
    text: 'Saya keberatan atas keputusan ini.',
  }),
  'POST /api/complaints/:code/follow': {
    who: 'citizen',
    says: 'follows for oneself, and never a hidden case',
    params: ({ first }) => ({ code: first.code }),
    async check({ house, first, hidden }) {
      const [one, two] = [await citizen(house, 'ikut@example.id'), await citizen(house, 'lain@example.id')];
      await expected(one('POST', `/api/complaints/${first.code}/follow`), 200);
      await expected(one('POST', `/api/complaints/${hidden.code}/follow`), 404);
      assert.deepEqual(await codesOf(one, '/api/my/complaints'), [first.code]);
      assert.deepEqual(await codesOf(two, '/api/my/complaints'), []);
    },
  },
  'DELETE /api/complaints/:code/follow': {
    who: 'citizen',
    says: 'ends one’s own following and nobody else’s',
    params: ({ first }) => ({ code: first.code }),
    async check({ house, first, budi }) {
      const one = await citizen(house, 'setia@example.id');
      await expected(one('POST', `/api/complaints/${first.code}/follow`), 200);
      await expected(budi('DELETE', `/api/complaints/${first.code}/follow`), 200);
      assert.deepEqual(await codesOf(one, '/api/my/complaints'), [first.code]);
    },
  },

  'POST /api/files': {
    who: 'public',
    says: 'anybody may send a photo; its random id goes to who did (keys.test.ts)',
  },
  'GET /api/files/:id': {
    who: 'public',
    says: 'shows a photo that is not public to the reporter and to the officers whom the case reaches',
    params: ({ hidden }) => ({ id: hidden.photo ?? '' }),
    async check(things) {
      const { house, model, admin, hidden, sri, budi, kiosk } = things;
      const path = `/api/files/${hidden.photo}`;
      const note = await photo(house, '#224466');
      const coordinator = await house.officer('complaints-coordinator');
      const desk = `/api/desk/complaints/${hidden.code}`;
      const { version } = await expected<{ version: number }>(coordinator('GET', desk), 200);
      const body = { version, text: 'Hanya untuk petugas.', photos: [note] };
      await expected(coordinator('POST', `${desk}/note`, body), 200);

      const status = async (call: Call, id: string) => (await call('GET', id)).status;
      assert.equal(await status(sri, path), 200);
      assert.equal(
        await status(sri, `/api/files/${note}`),
        404,
        'the reporter sees no photo of an officers’ note',
      );
      for (const call of [house.call, budi, kiosk])
        for (const id of [path, `/api/files/${note}`]) assert.equal(await status(call, id), 404);
      const become = await changeling(house, admin);
      for (const who of model.people()) {
        const call = await become(who);
        const wanted = model.may(who, 'complaints.read', hidden) ? 200 : 404;
        assert.equal(await status(call, path), wanted, nameOf(who));
        assert.equal(await status(call, `/api/files/${note}`), wanted, nameOf(who));
      }
    },
  },
};
