/** Words go with the few pages that say them, and stay with the face in every case of doubt. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { roomsOf } from './rooms.ts';

const LONG = 'x'.repeat(400);

const house = {
  'src/services/levies/web/pages.tsx': `
    import { bell } from './bell.ts';
    export const pages = [
      { face: 'portal', path: '/pasar', title: 'levies.market.tab', load: () => import('./portal/MarketPage.tsx') },
      { face: 'portal', path: '/kios/:code', title: 'levies.stall.tab', load: () => import('./portal/StallPage.tsx') },
      { face: 'portal', path: ELSEWHERE, title: 'levies.odd.tab', load: () => import('./portal/OddPage.tsx') },
      { face: 'office', path: '/office/pasar', title: 'levies.desk.tab', load: () => import('./office/DeskPage.tsx') },
    ];`,
  'src/services/levies/web/bell.ts': "t('levies.bell');",
  'src/services/levies/web/portal/MarketPage.tsx': `
    import { Shared } from './Shared.tsx';
    const Map = lazy(() => import('./Map.tsx'));
    t('levies.market.lead'); t(\`levies.market.state.\${state}\`); t('levies.stall.both'); t('levies.access.named');`,
  'src/services/levies/web/portal/Map.tsx': "t('levies.market.map');",
  'src/services/levies/web/portal/StallPage.tsx':
    "import { Shared } from './Shared.tsx'; t('levies.stall.lead'); t('levies.stall.both');",
  'src/services/levies/web/portal/OddPage.tsx': "t('levies.odd.lead'); t('levies.stall.lead-odd');",
  'src/services/levies/web/portal/Shared.tsx': "t('levies.shared');",
  'src/services/levies/web/office/DeskPage.tsx': "t('levies.market.lead');",
  'src/services/levies/looks.ts': "record({ what: 'levies.access.named' });",
  'src/app/web/portal/main.tsx': "t('levies.frame');",
};

const plain = (rooms: ReadonlyMap<string, ReadonlySet<string>>) =>
  Object.fromEntries([...rooms].map(([key, names]) => [key, [...names].sort()]));

const keys = [
  'levies.market.lead',
  'levies.market.map',
  'levies.market.state.open',
  'levies.stall.lead',
  'levies.stall.both',
  'levies.shared',
  'levies.odd.lead',
  'levies.bell',
  'levies.frame',
  'levies.access.named',
  'levies.nobody',
];

function build(t: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'pendopo-rooms-'));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test('what few pages say goes with each of them, also from a piece loaded later or a key put together', (t) => {
  const rooms = roomsOf(build(t, house), 'portal', Object.fromEntries(keys.map((key) => [key, LONG])));
  assert.deepEqual(plain(rooms), {
    'levies.market.lead': ['pasar'],
    'levies.market.map': ['pasar'],
    'levies.market.state.open': ['pasar'],
    'levies.stall.lead': ['kios-code'],
    'levies.stall.both': ['kios-code', 'pasar'],
    'levies.shared': ['kios-code', 'pasar'],
  });
});

test('what many pages say comes once, with the face', (t) => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const pages = names.map(
    (name) =>
      `{ face: 'portal', path: '/${name}', title: 'levies.tab', load: () => import('./portal/${name}.tsx') },`,
  );
  const root = build(t, {
    'src/services/levies/web/pages.tsx': `export const pages = [${pages.join('\n')}];`,
    ...Object.fromEntries(
      names.map((name) => [
        `src/services/levies/web/portal/${name}.tsx`,
        `t('levies.all'); t('levies.only-${name}');`,
      ]),
    ),
  });
  const texts = { 'levies.all': LONG, 'levies.only-a': LONG };
  assert.deepEqual(plain(roomsOf(root, 'portal', texts)), { 'levies.only-a': ['a'] });
});

test('a word of two pages stays with the face when one of them would only be fetched for it', (t) => {
  const texts = { 'levies.market.lead': LONG, 'levies.stall.both': 'x' };
  assert.deepEqual(plain(roomsOf(build(t, house), 'portal', texts)), { 'levies.market.lead': ['pasar'] });
});

test('a few words are not worth a request and stay with the face', (t) => {
  const rooms = roomsOf(build(t, house), 'portal', Object.fromEntries(keys.map((key) => [key, 'x'])));
  assert.equal(rooms.size, 0);
});
