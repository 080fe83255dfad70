/** The public side of complaints beyond the portal: feeds and what else is made for everybody. */
import assert from 'node:assert/strict';
import type { OwnRoute } from './own-route.ts';
import type { Things } from './things.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const withKey = 'opens nothing without the key of a letter (subscriptions.test.ts)';
const everybody = 'is made for everybody, whoever asks';

/** Nothing hidden and nobody's name, also for who may see more elsewhere. */
async function sameForAll({ house, hidden, sri, budi }: Things, path: string, shown: string): Promise<void> {
  const plain = (await house.call('GET', path)).text;
  assert.ok(plain.includes(shown), path);
  for (const call of [house.call, sri, budi, await house.officer('complaints-coordinator')]) {
    const { text } = await call('GET', path);
    assert.equal(text, plain, path);
    assert.ok(!text.includes(hidden.code), path);
    assert.doesNotMatch(text, /Sri Rahayu|81234567890|sri@example/, path);
  }
}

const list = (path: string, shown?: string): [string, OwnRoute] => [
  `GET ${path}`,
  {
    who: 'public',
    says: everybody,
    check: (things) => sameForAll(things, path, shown ?? things.first.code),
  },
];

const ofCase = (ending: string): [string, OwnRoute] => [
  `GET /laporan/:code.${ending}`,
  {
    who: 'public',
    says: `${everybody}; of a hidden case there is none`,
    params: ({ first }) => ({ code: first.code }),
    async check(things) {
      await sameForAll(things, `/laporan/${things.first.code}.${ending}`, things.first.code);
      const path = `/laporan/${things.hidden.code}.${ending}`;
      for (const call of [things.house.call, things.sri]) {
        const { status } = await call('GET', path, undefined, { 'x-receipt': things.hidden.receipt });
        assert.equal(status, 404, path);
      }
    },
  },
];

export const publishingRoutes: Record<string, OwnRoute> = Object.fromEntries([
  list('/laporan.atom'),
  // It shows the newest five only.
  list('/widget.html', 'data-pendopo-widget'),
  ['GET /widget.js', { who: 'public', says: everybody }],
  ['GET /widget.css', { who: 'public', says: everybody }],
  list('/laporan.rss'),
  ['GET /api/open-data', { who: 'public', says: everybody }],
  ['GET /api/complaints/league', { who: 'public', says: 'only figures of agencies' }],
  ['GET /api/complaints/league.csv', { who: 'public', says: 'only figures of agencies' }],
  ['GET /data.json', { who: 'public', says: everybody }],
  ['GET /data/:file', { who: 'public', says: everybody, params: () => ({ file: 'laporan.csv' }) }],
  [
    'GET /data/:day/:file',
    { who: 'public', says: everybody, params: () => ({ day: '2026-11-22', file: 'laporan.csv' }) },
  ],
  [
    'POST /api/subscriptions',
    {
      who: 'public',
      says: 'sends a letter to the owner of the address, and answers the same whatever is known of it',
      body: { email: 'siapa-saja@example.id', wish: { area: '99' }, pace: 'daily' },
    },
  ],
  ['POST /api/subscriptions/confirm', { who: 'public', says: withKey, body: { token: 'x'.repeat(60) } }],
  ['POST /api/subscriptions/list', { who: 'public', says: withKey, body: { key: 'x'.repeat(60) } }],
  [
    'POST /api/subscriptions/change',
    { who: 'public', says: withKey, body: { key: 'x'.repeat(60), id: NOBODY, pace: null } },
  ],
  ['POST /api/subscriptions/unsubscribe', { who: 'public', says: withKey, query: 'key=x' }],
  ['GET /api/subscriptions/unsubscribe', { who: 'public', says: 'leads to the page', query: 'key=x' }],
  ['GET /api/my/subscriptions', { who: 'citizen', says: 'lists one’s own' }],
  [
    'POST /api/my/subscriptions',
    { who: 'citizen', says: 'for oneself only', body: { wish: { area: '99' }, pace: 'daily' } },
  ],
  [
    'POST /api/my/subscriptions/change',
    { who: 'citizen', says: 'one’s own only', body: { id: NOBODY, pace: null } },
  ],
  ofCase('atom'),
  ofCase('rss'),
]);
