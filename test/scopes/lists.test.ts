/** Every list that an officer reads, narrowed to what his roles reach, and the live messages likewise. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MODULES } from '../../src/app/modules.ts';
import type { Call } from '../kit/house.ts';
import { type LiveMessage, type LiveReader, readLive } from '../kit/live-reader.ts';
import { report } from '../kit/people.ts';
import { comparePhones } from './collectors-routes.ts';
import { compareCounters } from './counter-routes.ts';
import { accountRules, guardedRoutes } from './guarded-routes.ts';
import { compareMarkets } from './levies-routes.ts';
import {
  ABOVE,
  BELOW,
  CITY,
  type Held,
  nameOf,
  OTHER,
  OTHER_DISTRICT,
  OWN,
  RIGHT_DISTRICT,
  RIGHT_WARD,
} from './model.ts';
import { fresh, type Officer, type Placed, placeCases, unitsOf, VIEWS, type View } from './placed.ts';
import { type Case, changeling, expected, makeThings, type Person, type Things } from './things.ts';

/** Lists that are narrowed, and how that is compared here; the others show all or nothing (`city`), or no thing at all. */
const NARROWED = [
  'GET /api/desk/complaints',
  'GET /api/desk/complaints/counts',
  'GET /api/desk/complaints/:code/below',
  'GET /api/desk/back-and-forth',
  'GET /api/desk/absences',
  'GET /api/desk/complaints/:code/colleagues',
  'GET /api/desk/templates',
  'GET /api/desk/round',
  'GET /api/desk/bulk',
  'GET /api/desk/bulk/:id',
  'GET /api/desk/bulk/:id/result.csv',
  'GET /api/desk/counters',
  'GET /api/desk/collectors',
  // Of one's own phone only: src/blocks/collectors/collectors.test.ts.
  'GET /api/collectors/round',
  'GET /api/desk/levies/markets',
  'GET /api/desk/levies/income',
  // The services of one's agencies: src/services/procedures/procedures.test.ts.
  'GET /api/desk/services',
  // By agency, and one's own: src/services/applications/applications.test.ts.
  'GET /api/desk/applications',
  'GET /api/desk/applications/counts',
  'GET /api/desk/applications/services',
  'GET /api/desk/applications/alerts',
  'GET /api/desk/approvals',
  'GET /api/desk/delegations',
  'GET /api/desk/moderation',
  'GET /api/desk/moderation/counts',
  'GET /api/officers',
  'GET /api/officers/:id',
  // One's own only, whatever the role: src/blocks/documents/sign.test.ts.
  'GET /api/documents/to-sign',
  'GET /api/documents/to-sign/:id',
];
/** Answers without a case and without a person: the same for everybody who may read them. */
const FIGURES = [
  'GET /api/desk/applications/offered',
  // The tariffs of the local law are the same for everybody.
  'GET /api/desk/levies/tariffs',
  'GET /api/roles',
  'GET /api/indicators',
  'GET /api/indicators/:name/history',
  'GET /api/wall/applications',
  'GET /api/wall/overview',
];

const sorted = (list: Iterable<string>) => [...list].sort();

async function codes(call: Call, query: string, view: View = 'all'): Promise<string[]> {
  const path = `/api/desk/complaints?view=${view}&limit=100${query}`;
  const { items } = await expected<{ items: { code: string }[] }>(call('GET', path), 200);
  return sorted(items.map((one) => one.code));
}

function reached<C extends Case>({ model }: Things, who: readonly Held[], cases: readonly C[]): C[] {
  return cases.filter((one) => model.may(who, 'complaints.read', one));
}

const placed = new WeakMap<Things, Placed[]>();
/** Cases that stand somewhere in the desk's views: fresh ones, and one of each other standing. */
const standing = (things: Things): Placed[] => [...things.cases.map(fresh), ...(placed.get(things) ?? [])];

async function compareDesk(things: Things, call: Person, who: readonly Held[]): Promise<void> {
  const { model } = things;
  const mine = reached(things, who, standing(things));
  const isIn = (one: Placed, view: View, officer: Officer) => one.views(officer).includes(view);
  const wanted = (fits: (one: Placed) => boolean) => sorted(mine.filter(fits).map(({ code }) => code));
  assert.deepEqual(
    await codes(call, ''),
    wanted(() => true),
    `${nameOf(who)}: the inbox`,
  );
  // Asking for a place narrows what is reached; it never widens it.
  for (const agency of [OWN, OTHER, ABOVE])
    assert.deepEqual(
      await codes(call, `&agency=${agency}`),
      wanted((one) => model.covers({ role: '', agency, area: null }, one)),
      `${nameOf(who)}: the inbox of ${agency}`,
    );
  for (const area of [RIGHT_DISTRICT, OTHER_DISTRICT])
    assert.deepEqual(
      await codes(call, `&area=${area}`),
      wanted((one) => model.covers({ role: '', agency: null, area }, one)),
      `${nameOf(who)}: the inbox of ${area}`,
    );
  // Not even a code that is known word for word is found beyond what is reached.
  for (const one of [things.first, things.hidden, things.cases.at(-1) as Case]) {
    const found = await codes(call, `&q=${one.code}`);
    assert.deepEqual(
      found,
      model.may(who, 'complaints.read', one) ? [one.code] : [],
      `${nameOf(who)}: looking for a code`,
    );
  }
  const officer = { id: call.id, units: unitsOf(things, who) };
  const inView = new Map<View, string[]>(
    VIEWS.map((view) => [view, wanted((one) => isIn(one, view, officer))]),
  );
  for (const [view, listed] of inView)
    assert.deepEqual(await codes(call, '', view), listed, `${nameOf(who)}: ${view}`);
  const counts = await expected<Record<string, number>>(call('GET', '/api/desk/complaints/counts'), 200);
  assert.ok(Object.keys(counts).length >= 10, 'every view but those of everything is counted');
  for (const [view, count] of Object.entries(counts))
    assert.equal(count, inView.get(view as View)?.length, `${nameOf(who)}: the count of ${view}`);
}

async function compareOfficers(things: Things, call: Call, who: readonly Held[]): Promise<void> {
  const { mayRead } = accountRules(things);
  const list = await expected<{ items: { id: string }[] }>(
    call('GET', '/api/officers?q=rekan&limit=100'),
    200,
  );
  const wanted = things.colleagues.filter((one) => mayRead(who, one)).map((one) => one.id);
  assert.deepEqual(sorted(list.items.map((one) => one.id)), sorted(wanted), `${nameOf(who)}: the officers`);
}

async function compareAll(things: Things, call: Person, who: readonly Held[]): Promise<void> {
  if (things.model.holds(who, 'complaints.read')) await compareDesk(things, call, who);
  if (things.model.holds(who, 'complaints.work')) await compareOwn(things, call, who);
  if (things.model.holds(who, 'complaints.templates')) await compareTemplates(things, call, who);
  if (things.model.holds(who, 'complaints.moderate')) await compareQueue(things, call, who);
  if (things.model.holds(who, 'identity.accounts.read')) await compareOfficers(things, call, who);
  await compareCounters(things.model, things.house, call, who);
  await compareMarkets(things, call, who);
  await comparePhones(things, call, who);
}

const foreignRuns = new WeakMap<Things, Promise<string>>();

/** A run of somebody else, over a case of the table. */
function foreignRun(things: Things): Promise<string> {
  const make = async () => {
    const call = await things.house.officer('complaints-coordinator');
    const body = { order: { act: 'take' }, items: [{ code: things.first.code, version: 999 }] };
    return (await expected<{ id: string }>(call('POST', '/api/desk/bulk', body), 201)).id;
  };
  const known = foreignRuns.get(things) ?? make();
  foreignRuns.set(things, known);
  return known;
}

/** Rounds and runs are one's own: nobody sees those of others, whatever the roles reach. */
async function compareOwn(things: Things, call: Person, who: readonly Held[]): Promise<void> {
  const run = await foreignRun(things);
  const { runs } = await expected<{ runs: unknown[] }>(call('GET', '/api/desk/bulk'), 200);
  assert.deepEqual(runs, [], `${nameOf(who)}: the runs`);
  for (const path of [`/api/desk/bulk/${run}`, `/api/desk/bulk/${run}/result.csv`])
    assert.equal((await call('GET', path)).status, 404, `${nameOf(who)}: ${path}`);
  const { stops } = await expected<{ stops: { code: string }[] }>(call('GET', '/api/desk/round'), 200);
  const taken = standing(things).filter(
    (one) =>
      one.views({ id: call.id, units: [] }).includes('mine') && things.model.may(who, 'complaints.read', one),
  );
  assert.deepEqual(
    sorted(stops.map(({ code }) => code)),
    sorted(taken.map(({ code }) => code)),
    `${nameOf(who)}: the round is what one has taken and still reaches`,
  );
}

const ownTemplates = new WeakMap<Things, Promise<Map<string, string>>>();

/** One template of each of two agencies, by id. */
function templatesOf(things: Things): Promise<Map<string, string>> {
  const make = async () => {
    const call = await things.house.officer('complaints-coordinator');
    const made = [OWN, OTHER].map(async (agency) => {
      const words = { title: { id: 'Uji' }, text: { id: 'Sedang kami periksa.' } };
      const body = { agency, acts: ['answer'], categories: [], fields: [], ...words };
      const { id } = await expected<{ id: string }>(call('POST', '/api/desk/templates', body), 201);
      return [id, agency] as const;
    });
    return new Map(await Promise.all(made));
  };
  const known = ownTemplates.get(things) ?? make();
  ownTemplates.set(things, known);
  return known;
}

async function compareTemplates(things: Things, call: Call, who: readonly Held[]): Promise<void> {
  type List = { templates: { id: string; mine: boolean }[] };
  const own = await templatesOf(things);
  const { templates } = await expected<List>(call('GET', '/api/desk/templates'), 200);
  const shown = templates.filter(({ id }) => own.has(id));
  const wanted = [...own].filter(([, agency]) =>
    things.model.may(who, 'complaints.templates', { agency, area: null }),
  );
  assert.deepEqual(
    sorted(shown.map(({ id }) => id)),
    sorted(wanted.map(([id]) => id)),
    `${nameOf(who)}: the templates`,
  );
  const may = things.model.may(who, 'complaints.templates', CITY);
  const theCitys = templates.filter(({ id }) => !own.has(id));
  assert.ok(theCitys.length >= 12 && theCitys.every(({ mine }) => mine === may), nameOf(who));
}

/** Every public report has been flagged: the queue shows those that the officer may moderate. */
async function compareQueue(things: Things, call: Call, who: readonly Held[]): Promise<void> {
  const { model, cases } = things;
  const wanted = cases.filter((one) => !one.hidden && model.may(who, 'complaints.moderate', one));
  const { items } = await expected<{ items: { code: string }[] }>(call('GET', '/api/desk/moderation'), 200);
  const name = `${nameOf(who)}: the queue`;
  assert.deepEqual(sorted(items.map(({ code }) => code)), sorted(wanted.map(({ code }) => code)), name);
  const counts = await expected<{ waiting: number }>(call('GET', '/api/desk/moderation/counts'), 200);
  assert.equal(counts.waiting, wanted.length, name);
}

async function compareColleagues(things: Things, call: Call): Promise<void> {
  for (const one of things.cases) {
    const path = `/api/desk/complaints/${one.code}/colleagues`;
    const { officers } = await expected<{ officers: { id: string }[] }>(call('GET', path), 200);
    const found = things.colleagues.filter(({ id }) => officers.some((officer) => officer.id === id));
    const wanted = things.colleagues.filter(({ held }) => things.model.may(held, 'complaints.work', one));
    assert.deepEqual(found, wanted, `colleagues for ${one.agency} / ${one.area}`);
  }
}

const SCREENS: Held[] = [
  { role: 'agency-officer', agency: OWN, area: null },
  { role: 'agency-head', agency: OWN, area: RIGHT_DISTRICT },
  { role: 'field-crew', agency: OWN, area: OTHER_DISTRICT },
  { role: 'agency-head', agency: ABOVE, area: null },
  { role: 'agency-officer', agency: BELOW, area: RIGHT_WARD },
  { role: 'agency-officer', agency: OTHER, area: null },
  { role: 'leadership', ...CITY },
  { role: 'complaints-coordinator', agency: null, area: RIGHT_WARD },
];

/** What came on the desk's topic, of the cases that are known. */
function heard(reader: LiveReader, known: readonly Case[]): string[] {
  const messages = reader.frames
    .filter((frame) => frame.event === 'message')
    .map((frame) => frame.data as LiveMessage)
    .filter((message) => message.topic === 'complaints.desk');
  return known.map(({ code }) => code).filter((code) => messages.some(({ subject }) => subject === code));
}

async function compareLive(things: Things): Promise<void> {
  const { house, cases } = things;
  const hand = await house.officer('complaints-coordinator');
  const readers: LiveReader[] = [];
  try {
    const tokens: string[] = [];
    for (const { role, agency, area } of SCREENS)
      tokens.push((await house.officer(role, agency, area)).token);
    // News of a role closes the officer's open screens, which then come back: it must have passed before they open.
    await house.city.hub.drain();
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      readers.push(await readLive(house, 'complaints.desk,complaints.public', headers));
    }
    for (const { code } of cases) {
      const { version } = await expected<{ version: number }>(
        hand('GET', `/api/desk/complaints/${code}`),
        200,
      );
      const body = { version, text: 'Sudah dilihat.' };
      await expected(hand('POST', `/api/desk/complaints/${code}/note`, body), 200);
    }
    // Everybody hears of a new public report, and it comes after all that was said before.
    const { code: last } = await report(house);
    for (const [at, reader] of readers.entries()) {
      await reader.saw(last);
      const who = [SCREENS[at] as Held];
      assert.deepEqual(
        heard(reader, cases),
        reached(things, who, cases).map(({ code }) => code),
        `${nameOf(who)}: live`,
      );
    }
  } finally {
    for (const reader of readers) reader.close();
  }
}

test('lists narrow to the grants', async (t) => {
  const things = await makeThings(t);
  const { house, model, admin, hidden, kiosk } = things;
  const lanes = await Promise.all(Array.from({ length: 3 }, () => changeling(house, admin)));
  for (const { code } of things.cases.filter((one) => !one.hidden))
    await expected(
      house.call('POST', `/api/complaints/${code}/flags`, { kind: 'text', reason: 'spam' }),
      201,
    );

  placed.set(
    things,
    await placeCases(
      things,
      (await Promise.all(lanes.map((become) => become([])))).map(({ id }) => id),
    ),
  );

  await t.test('every read that a permission anywhere opens is compared here, or tells only figures', () => {
    for (const [name, one] of Object.entries(guardedRoutes))
      if (name.startsWith('GET ') && one.to(things).some(({ at }) => at === 'anywhere'))
        assert.ok(
          NARROWED.includes(name) || FIGURES.includes(name),
          `${name} is open to a permission held anywhere: compare in test/scopes/lists.test.ts what it shows to whom.`,
        );
  });

  await t.test('for each role in each place', async () => {
    const next = model.people().values();
    await Promise.all(
      lanes.map(async (become) => {
        for (const who of next) await compareAll(things, await become(who), who);
      }),
    );
  });

  await t.test('for several roles at once: what each reaches, together', async () => {
    const held = fc.constantFrom(...model.people().flat());
    const several = fc.uniqueArray(held, { minLength: 2, maxLength: 3, selector: (one) => nameOf([one]) });
    await Promise.all(
      lanes.map((become, lane) =>
        fc.assert(
          fc.asyncProperty(several, async (who) => compareAll(things, await become(who), who)),
          { numRuns: 12, seed: 1122 + lane },
        ),
      ),
    );
  });

  await t.test('a case is handed over only among officers whom it reaches', async () => {
    await compareColleagues(things, await house.officer('complaints-coordinator'));
  });

  await t.test('figures name no hidden case and no person', async () => {
    for (const path of ['/api/wall/overview', '/api/wall/applications', '/api/indicators']) {
      const { status, text } = await kiosk('GET', path);
      assert.equal(status, 200);
      assert.ok(!text.includes(hidden.code) && !text.includes('Sri Rahayu'), path);
    }
  });

  await t.test('live messages reach exactly the screens whose officer reaches the case', async () => {
    await compareLive(things);
  });

  await t.test('each live topic opens for its permission only', async () => {
    const [become] = lanes as [(typeof lanes)[0]];
    const topics = MODULES.flatMap((module) => module.topics ?? []);
    const closed = [...topics.filter((topic) => topic.permission !== 'public')];
    assert.ok(closed.length >= 2);
    const opens = async (topic: string, headers: Record<string, string> = {}) => {
      const reader = await readLive(house, topic, headers);
      reader.close();
      return reader.status;
    };
    for (const { id: role, held } of model.roles.values()) {
      const who = [{ role, agency: held === 'city' ? null : OTHER, area: OTHER_DISTRICT }];
      const { token } = await become(who);
      for (const { name, permission } of closed) {
        const wanted = model.holds(who, permission) ? 200 : 403;
        assert.equal(
          await opens(name, { authorization: `Bearer ${token}` }),
          wanted,
          `${nameOf(who)}: ${name}`,
        );
      }
    }
    for (const { name, permission } of closed) {
      assert.equal(await opens(name), 401, name);
      assert.equal(await opens(name, { authorization: `Bearer ${things.sri.token}` }), 403, name);
      const wanted = permission === 'wall.read' ? 200 : 403;
      assert.equal(await opens(name, { 'x-kiosk-token': things.kioskToken }), wanted, name);
    }
  });
});
