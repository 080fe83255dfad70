/** A city with one real thing of each kind, and the people who try to reach it. */
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { PERMISSIONS } from '../../src/app/modules.ts';
import { createOfficer, loadRoles } from '../../src/blocks/identity/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { type Call, caller, type TestHouse, testHouse } from '../kit/house.ts';
import { brokenLight, photo, type Reported } from '../kit/people.ts';
import { makeApplications } from './applied.ts';
import { makeMarkets } from './markets.ts';
import {
  ABOVE,
  BELOW,
  CITY,
  type Held,
  type Model,
  OTHER,
  OTHER_DISTRICT,
  OWN,
  type Place,
  RIGHT_WARD,
  readModel,
} from './model.ts';
import { makePhones } from './phones.ts';
import { makeVisits } from './visits.ts';

export type Case = Place & Reported & { hidden: boolean; photo?: string };
export type Person = Call & { token: string; id: string };
/** Another officer: his account and what he holds. */
export type Colleague = { id: string; held: Held[] };

const OTHER_WARD = '33.71.01.1007';
/** A category of the base pack that the public never sees. */
const HIDDEN = 'parking-fee';

export const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });
export const CLOSED_DAY = '2027-03-01';
/** Until when a role is given that is never the twin of one held without an end. */
export const LATER = '2090-01-01T00:00:00Z';

/** The body of an answer that must have this status. */
export async function expected<T>(
  answer: Promise<{ status: number; text: string; body: unknown }>,
  status: number,
): Promise<T> {
  const got = await answer;
  if (got.status !== status) throw new Error(`expected ${status}, got ${got.status}: ${got.text}`);
  return got.body as T;
}

export async function citizen(house: TestHouse, contact: string): Promise<Person> {
  const code = await expected(house.call('POST', '/api/session/citizen/code', { contact }), 202).then(() =>
    expected<{ messages: { text: string }[] }>(
      house.call('GET', `/api/demo/mailbox?address=${contact}`),
      200,
    ),
  );
  const { token } = await expected<{ token: string }>(
    house.call('POST', '/api/session/citizen', {
      contact,
      code: /\b\d{6}\b/.exec(code.messages[0]?.text ?? '')?.[0],
      as: 'token',
    }),
    200,
  );
  const call = caller(house.port, house.host, { authorization: `Bearer ${token}` });
  const { actor } = await expected<{ actor: { id: string } }>(call('GET', '/api/session'), 200);
  return Object.assign(call, { token, id: actor.id });
}

/** An officer who becomes, by an administrator's hand, whoever the next question is about. */
export async function changeling(house: TestHouse, admin: Call) {
  const officer = await house.officer('field-crew', OWN);
  const { roles } = await expected<{ roles: { id: string }[] }>(
    admin('GET', `/api/officers/${officer.id}`),
    200,
  );
  let given = roles.map((role) => role.id);
  return async (who: readonly Held[]): Promise<Person> => {
    for (const id of given) await expected(admin('DELETE', `/api/officers/${officer.id}/grants/${id}`), 204);
    given = [];
    for (const held of who)
      given.push(
        (await expected<{ id: string }>(admin('POST', `/api/officers/${officer.id}/grants`, held), 201)).id,
      );
    return officer;
  };
}

async function makeCases(house: TestHouse, reporter: Call): Promise<Case[]> {
  const coordinator = await house.officer('complaints-coordinator');
  const wanted: (Place & { hidden?: boolean; photo?: string })[] = [
    { agency: OWN, area: RIGHT_WARD },
    { agency: OTHER, area: RIGHT_WARD },
    { agency: ABOVE, area: RIGHT_WARD },
    { agency: BELOW, area: RIGHT_WARD },
    { agency: OWN, area: OTHER_WARD },
    { agency: OWN, area: RIGHT_WARD, hidden: true, photo: await photo(house) },
    { agency: OWN, area: null },
    { agency: null, area: RIGHT_WARD },
    CITY,
  ];
  const made: Case[] = [];
  for (const { agency, area, hidden = false, photo: picture } of wanted) {
    const given = brokenLight({
      ...(area === RIGHT_WARD ? {} : { location: undefined, area: OTHER_WARD }),
      ...(hidden ? { category: HIDDEN } : {}),
      ...(picture ? { photos: [picture] } : {}),
      reporter: { name: 'Sri Rahayu', phone: '081234567890' },
    });
    const reported = await expected<Reported>(reporter('POST', '/api/complaints', given), 201);
    const { code } = reported;
    if (agency)
      await expected(coordinator('POST', `/api/desk/complaints/${code}/assign`, { version: 1, agency }), 200);
    // What no agency or area could be found for cannot be reported in this city, but may stand in an imported one.
    await house.city.db.run(
      sql`update cases."case" set agency = ${agency}, area = ${area} where code = ${code}`,
    );
    made.push({ ...reported, agency, area, hidden, ...(picture ? { photo: picture } : {}) } as Case);
  }
  return made;
}

async function makeColleagues(admin: Call): Promise<Colleague[]> {
  const wanted: Held[][] = [
    [{ role: 'field-crew', agency: OWN, area: RIGHT_WARD }],
    [{ role: 'agency-officer', agency: OTHER, area: null }],
    [{ role: 'leadership', ...CITY }],
    [
      { role: 'field-crew', agency: OWN, area: RIGHT_WARD },
      { role: 'agency-head', agency: OTHER, area: OTHER_DISTRICT },
    ],
    [],
  ];
  const made: Colleague[] = [];
  for (const held of wanted) {
    const body = { username: `rekan-${made.length}`, name: `Rekan ${made.length}`, grants: held };
    const { id } = await expected<{ id: string }>(admin('POST', '/api/officers', body), 201);
    made.push({ id, held });
  }
  return made;
}

export type Things = Awaited<ReturnType<typeof makeThings>>;

export async function makeThings(t: TestContext) {
  const house = await testHouse(t);
  const model: Model = await readModel(PERMISSIONS);
  const own = [...model.roles.values()].filter(({ id }) => id.startsWith('uji-'));
  await loadRoles(systemContext(house.city, 'test'), {
    roles: own.map((role) => ({
      ...role,
      from: '2025-01-01',
      title: words(role.id),
      description: words(role.id),
    })),
  });
  const admin = await house.officer('city-admin');
  const below = { id: BELOW, name: words('UPT'), short: 'UPT', kind: 'unit', parent: OWN };
  await expected(admin('POST', '/api/agencies', below), 201);
  const closed = { date: CLOSED_DAY, kind: 'local', name: words('Uji') };
  await expected(admin('POST', '/api/calendar/closed-days', closed), 201);
  const sri = await citizen(house, 'sri@example.id');
  const budi = await citizen(house, 'budi@example.id');
  const kiosk = await expected<{ id: string; token: string }>(
    admin('POST', '/api/kiosks', { name: 'Layar' }),
    201,
  );
  const asKiosk = { 'x-kiosk-token': kiosk.token };
  const cases = await makeCases(house, sri);
  const { indicators } = await expected<{ indicators: { name: string }[] }>(
    house.call('GET', '/api/indicators', undefined, asKiosk),
    200,
  );
  const box = await expected<{ messages: { id: string }[] }>(house.call('GET', '/api/demo/mailbox'), 200);
  const nobody = await house.officer('leadership');
  const standing = new Map<string, Promise<string>>();
  return {
    house,
    model,
    admin,
    cases,
    colleagues: await makeColleagues(admin),
    visits: await makeVisits(house),
    markets: await makeMarkets(house),
    phones: await makePhones(house),
    applied: await makeApplications(house, sri),
    sri,
    budi,
    kiosk: caller(house.port, house.host, asKiosk),
    kioskId: kiosk.id,
    kioskToken: kiosk.token,
    /** Takes the roles that are given in vain, and does nothing else. */
    nobody,
    indicator: indicators[0]?.name ?? '',
    notice: box.messages[0]?.id ?? '',
    /** The case that belongs where most of the table looks. */
    first: cases[0] as Case,
    hidden: cases.find((one) => one.hidden) as Case,
    async freshKiosk() {
      return (await expected<{ id: string }>(admin('POST', '/api/kiosks', { name: 'Sebentar' }), 201)).id;
    },
    /** A role that the officer `nobody` holds for a while: always the same one, or one made to be taken away. */
    async givenGrant(held: Held, fresh: boolean): Promise<string> {
      const key = JSON.stringify(held);
      if (!fresh && standing.has(key)) return standing.get(key) as Promise<string>;
      const body = { ...held, validUntil: LATER };
      const made = expected<{ id: string }>(admin('POST', `/api/officers/${nobody.id}/grants`, body), 201);
      const id = made.then((grant) => grant.id);
      if (!fresh) standing.set(key, id);
      return id;
    },
    /** Signed in, but the first password is still to be changed: holds every role and may use none. */
    async pending(): Promise<Call> {
      const username = `baru-${randomUUID().slice(0, 8)}`;
      const made = await createOfficer(systemContext(house.city, 'test'), {
        username,
        name: 'Petugas baru',
        grants: [{ role: 'uji-city', ...CITY }],
        mustChange: true,
      });
      const session = await expected<{ token: string }>(
        house.call('POST', '/api/session/officer', { username, password: made.password, as: 'token' }),
        200,
      );
      return caller(house.port, house.host, { authorization: `Bearer ${session.token}` });
    },
  };
}
