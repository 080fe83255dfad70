/** Every route that asks for a permission: which one, for what thing, and what whoever may is answered. */
import { randomUUID } from 'node:crypto';
import { applicationRoutes } from './application-routes.ts';
import { collectorRoutes } from './collectors-routes.ts';
import { counterRoutes } from './counter-routes.ts';
import { designerRoutes } from './designer-routes.ts';
import { documentRoutes } from './document-routes.ts';
import type { Guarded, Target } from './guarded.ts';
import { anywhere, cityRoute, NOBODY, ownRun } from './guarded-rows.ts';
import { leviesRoutes } from './levies-routes.ts';
import { CITY, type Held, OTHER, OTHER_DISTRICT, OWN, RIGHT_WARD } from './model.ts';
import { taxRoutes } from './tax-routes.ts';
import { CLOSED_DAY, type Colleague, LATER, type Things, words } from './things.ts';
import { treasuryRoutes } from './treasury-routes.ts';

/** No case is ever at this version: whoever is let in meets the conflict. */
const version = 999;

const ofCase = (needs: string, passed: number, body?: unknown): Guarded => ({
  needs,
  passed,
  body,
  to: ({ cases }) => cases.map(({ code, agency, area }) => ({ at: { agency, area }, params: { code } })),
});
const act = (needs: string, body: Record<string, unknown> = {}) => ofCase(needs, 409, { version, ...body });

const noImport = (passed: number, body?: unknown): Guarded =>
  cityRoute('complaints.manage', passed, { params: { id: NOBODY }, ...(body ? { body } : {}) });

const READ = 'identity.accounts.read';
const MANAGE = 'identity.accounts.manage';

/** The rules of account management, read from their documentation and not from their code. */
export function accountRules({ model }: Things) {
  const whole = (who: readonly Held[], permission: string) =>
    who.some(
      (held) =>
        held.agency === null && held.area === null && model.permissionsOf(held.role).includes(permission),
    );
  const mayGive = (who: readonly Held[], held: Held) =>
    whole(who, MANAGE) ||
    (model.may(who, MANAGE, held) &&
      model.permissionsOf(held.role).every((permission) => model.may(who, permission, held)));
  return {
    mayGive,
    mayManage: (who: readonly Held[], { held }: Colleague) =>
      whole(who, MANAGE) || (held.length > 0 && held.every((one) => mayGive(who, one))),
    mayRead: (who: readonly Held[], { held }: Colleague) =>
      [READ, MANAGE].some(
        (permission) => whole(who, permission) || held.some((one) => model.may(who, permission, one)),
      ),
  };
}

type Rule = 'mayManage' | 'mayRead';
const ofColleague =
  (rule: Rule) =>
  (things: Things): Target[] => {
    const rules = accountRules(things);
    return things.colleagues.map((one) => ({ at: (who) => rules[rule](who, one), params: { id: one.id } }));
  };

/** Roles that an administrator may want to hand out, from the least to one that not every administrator holds. */
const WISHES: Held[] = [
  { role: 'field-crew', agency: OWN, area: RIGHT_WARD },
  { role: 'agency-officer', agency: OTHER, area: OTHER_DISTRICT },
  { role: 'auditor', ...CITY },
];

const template = (more: Record<string, unknown>) => ({
  ...{
    acts: ['answer'],
    categories: [],
    title: { id: 'Uji' },
    text: { id: 'Sedang kami periksa.' },
    fields: [],
  },
  ...more,
});

export const guardedRoutes: Record<string, Guarded> = {
  ...applicationRoutes,
  ...collectorRoutes,
  ...counterRoutes,
  ...designerRoutes,
  ...documentRoutes,
  ...leviesRoutes,
  ...treasuryRoutes,
  ...taxRoutes,
  'POST /api/agencies': cityRoute('directory.manage', 409, {
    body: { id: OWN, name: words('Uji'), short: 'Uji', kind: 'dinas' },
  }),
  'PATCH /api/agencies/:id': cityRoute('directory.manage', 422, {
    params: { id: OWN },
    body: { parent: 'tidak-ada' },
  }),
  'POST /api/calendar/closed-days': cityRoute('directory.manage', 409, {
    body: { date: CLOSED_DAY, kind: 'local', name: words('Uji') },
  }),
  'DELETE /api/calendar/closed-days/:date': cityRoute('directory.manage', 404, {
    params: async (may) => ({ date: may ? '2027-03-02' : CLOSED_DAY }),
  }),
  'POST /api/areas/import': cityRoute('directory.manage', 200, {
    query: 'dryRun=true',
    body: { type: 'FeatureCollection', features: [] },
  }),
  'POST /api/areas/units/import': cityRoute('directory.manage', 200, {
    query: 'dryRun=true',
    body: { csv: 'kode,rw,rt,nama\n33.71.01.1007,1,1,\n' },
  }),

  'GET /api/roles': { needs: READ, passed: 200, to: anywhere },
  'GET /api/officers': { needs: READ, passed: 200, to: anywhere },
  'POST /api/officers': {
    needs: MANAGE,
    passed: 201,
    to: (things) =>
      WISHES.map((wish) => ({
        at: (who) => accountRules(things).mayGive(who, wish),
        get body() {
          return { username: `uji-${randomUUID().slice(0, 13)}`, name: 'Uji', grants: [wish] };
        },
      })),
  },
  // Who may not read an account does not learn that it exists.
  'GET /api/officers/:id': { needs: READ, passed: 200, refused: 404, to: ofColleague('mayRead') },
  'PATCH /api/officers/:id': { needs: MANAGE, passed: 204, body: {}, to: ofColleague('mayManage') },
  'POST /api/officers/:id/reset': {
    needs: MANAGE,
    passed: 200,
    body: { secondFactor: false },
    to: ofColleague('mayManage'),
  },
  'POST /api/officers/:id/grants': {
    needs: MANAGE,
    passed: 201,
    to: (things) => [
      ...WISHES.map((wish) => ({
        at: (who: readonly Held[]) => accountRules(things).mayGive(who, wish),
        params: { id: things.nobody.id },
        // With an end, so that it is never the twin of one given before.
        body: { ...wish, validUntil: LATER },
      })),
      // Who may not give a role does not learn whether somebody holds it either.
      ...things.colleagues.slice(0, 3).map(({ id, held: [one] }) => ({
        at: (who: readonly Held[]) => accountRules(things).mayGive(who, one as Held),
        params: { id },
        body: one,
        passed: 409,
      })),
    ],
  },
  'DELETE /api/officers/:id/grants/:grant': {
    needs: MANAGE,
    passed: 204,
    to: (things) =>
      WISHES.map((wish) => ({
        at: (who) => accountRules(things).mayGive(who, wish),
        params: async (may) => ({ id: things.nobody.id, grant: await things.givenGrant(wish, may) }),
      })),
  },
  'GET /api/kiosks': cityRoute('wall.manage', 200),
  'POST /api/kiosks': cityRoute('wall.manage', 201, { body: { name: 'Layar' } }),
  'DELETE /api/kiosks/:id': {
    needs: 'wall.manage',
    passed: 204,
    to: ({ freshKiosk, kioskId }) => [
      { at: CITY, params: async (may) => ({ id: may ? await freshKiosk() : kioskId }) },
    ],
  },
  'GET /api/open311/keys': cityRoute('open311.manage', 200),
  'POST /api/open311/keys': cityRoute('open311.manage', 201, { body: { name: 'Aplikasi warga' } }),
  'DELETE /api/open311/keys/:id': cityRoute('open311.manage', 404, { params: { id: NOBODY } }),
  'GET /api/channels': cityRoute('channels.read', 200),
  'GET /api/channels/messages': cityRoute('channels.read', 200),
  'POST /api/channels/messages/:id/retry': cityRoute('channels.manage', 409, { params: { id: '1' } }),
  'GET /api/audit': cityRoute('audit.read', 200),
  'GET /api/audit/kinds': cityRoute('audit.read', 200),
  'GET /api/audit/export': cityRoute('audit.read', 200),

  'GET /api/notices': cityRoute('notices.read', 200),
  'POST /api/notices/:id/retry': {
    needs: 'notices.manage',
    passed: 409,
    to: ({ notice }) => [{ at: CITY, params: { id: notice } }],
  },
  'POST /api/notices/retry': cityRoute('notices.manage', 200, { body: { ids: [NOBODY] } }),

  'GET /api/indicators': { needs: 'wall.read', passed: 200, to: anywhere },
  'GET /api/indicators/:name/history': {
    needs: 'wall.read',
    passed: 200,
    to: ({ indicator }) => [{ at: 'anywhere', params: { name: indicator } }],
  },
  'GET /api/wall/applications': { needs: 'wall.read', passed: 200, to: anywhere },
  'GET /api/wall/overview': { needs: 'wall.read', passed: 200, to: anywhere },

  'GET /api/open-data/desk': cityRoute('complaints.manage', 200),
  'POST /api/open-data/exports': cityRoute('complaints.manage', 202),
  'PUT /api/open-data/terms': cityRoute('complaints.manage', 422, {
    body: {
      licence: 'CC0-1.0',
      licenceName: 'Uji',
      licenceUrl: 'https://lisensi.example/',
      withText: false,
      keep: 7,
      from: '2000-01-01',
    },
  }),
  'GET /api/complaints/settings': cityRoute('complaints.manage', 200),
  'GET /api/sp4n': cityRoute('sp4n.manage', 200),
  'POST /api/sp4n/links/:tracking/retry': cityRoute('sp4n.manage', 409, { params: { tracking: 'SIM0' } }),
  'GET /api/complaints/imports': cityRoute('complaints.manage', 200),
  'POST /api/complaints/imports/files': cityRoute('complaints.manage', 422),
  'GET /api/complaints/imports/files/:id': noImport(404),
  'DELETE /api/complaints/imports/files/:id': noImport(404),
  'PUT /api/complaints/imports/files/:id/reading': noImport(404, { encoding: 'utf-8', delimiter: ',' }),
  'PUT /api/complaints/imports/files/:id/mapping': noImport(404, { mapping: {} }),
  'GET /api/complaints/imports/files/:id/mapping.yaml': noImport(404),
  'POST /api/complaints/imports/files/:id/tasks': noImport(404, { what: 'try' }),
  'GET /api/complaints/imports/tasks/:id': noImport(404),
  'GET /api/complaints/imports/tasks/:id/aside': noImport(404),
  'GET /api/complaints/imports/tasks/:id/aside.csv': noImport(404),
  'GET /api/complaints/imports/runs/:id/aside': noImport(404),
  'GET /api/complaints/imports/runs/:id/aside.csv': noImport(404),
  'POST /api/complaints/imports/runs/:id/undo': noImport(404),
  'PUT /api/complaints/categories/:id': cityRoute('complaints.manage', 422, {
    params: { id: 'street-light' },
    body: {
      title: words('Uji'),
      hint: words('Uji'),
      group: 'roads',
      groupTitle: words('Uji'),
      keywords: [],
      agencyKind: 'street-lighting',
      clock: 'unrest',
      priority: 2,
      public: true,
      hazard: false,
      agency: 'tidak-ada',
    },
  }),
  'DELETE /api/complaints/categories/:id': cityRoute('complaints.manage', 404, {
    params: async (may) => ({ id: may ? 'tidak-ada' : 'street-light' }),
  }),
  'GET /api/complaints/routing': cityRoute('complaints.manage', 200),
  'GET /api/complaints/routing/explain': cityRoute('complaints.manage', 200, {
    query: 'category=street-light',
  }),
  'POST /api/complaints/routing': cityRoute('complaints.manage', 422, {
    body: { category: 'street-light', agency: 'tidak-ada', why: 'Uji saja.' },
  }),
  'POST /api/complaints/routing/:id/end': cityRoute('complaints.manage', 404, {
    params: { id: '999999' },
    body: {},
  }),
  'GET /api/complaints/clocks': cityRoute('complaints.manage', 200),
  'PUT /api/complaints/clocks/:id': cityRoute('complaints.manage', 409, {
    params: { id: 'verify' },
    body: { days: 3, unit: 'working-days', source: 'Uji saja.', seen: 'lama' },
  }),

  'GET /api/complaints/confidants': cityRoute('complaints.manage', 200),
  'POST /api/complaints/confidants': cityRoute('complaints.manage', 422, {
    body: { officer: NOBODY, from: '2000-01-01' },
  }),
  'DELETE /api/complaints/confidants/:id': cityRoute('complaints.manage', 404, { params: { id: NOBODY } }),
  'GET /api/complaints/trust': cityRoute('complaints.manage', 200),
  'PUT /api/complaints/trust': cityRoute('complaints.manage', 422, {
    body: {
      seen: '',
      from: '2000-01-01',
      value: {
        rules: {
          nik: 'queue',
          phone: 'pass',
          email: 'pass',
          number: 'pass',
          plate: 'queue',
          account: 'queue',
          profanity: 'hold',
          accusation: 'hold',
        },
        photos: { hold: 'none', categories: [], anonymous: false },
      },
    },
  }),

  'GET /api/desk/services': { needs: 'procedures.read', passed: 200, to: anywhere },
  'GET /api/desk/moderation': { needs: 'complaints.moderate', passed: 200, to: anywhere },
  'GET /api/desk/moderation/counts': { needs: 'complaints.moderate', passed: 200, to: anywhere },
  'GET /api/desk/complaints/:code/moderation': ofCase('complaints.moderate', 200),
  // Version 999 was never seen by anybody: whoever is let in hears that somebody else decided.
  'POST /api/desk/complaints/:code/moderation': ofCase('complaints.moderate', 409, {
    kind: 'text',
    decision: 'hide',
    reason: 'spam',
    seen: version,
  }),
  'GET /api/desk/complaints/:code/photos/:photo/original': {
    needs: 'complaints.moderate',
    passed: 404,
    to: ({ cases }) =>
      cases.map(({ code, agency, area }) => ({ at: { agency, area }, params: { code, photo: NOBODY } })),
  },
  // None of these reports is confidential, and being let in to the case is not enough (trust.test.ts).
  'POST /api/desk/complaints/:code/identity': ofCase('complaints.read', 409, { reason: 'contact' }),
  'GET /api/desk/complaints': { needs: 'complaints.read', passed: 200, to: anywhere },
  'GET /api/desk/complaints/counts': { needs: 'complaints.read', passed: 200, to: anywhere },
  // Anybody may walk up to any counter with any report of the city.
  'POST /api/desk/complaints': {
    needs: 'complaints.report-for-citizen',
    passed: 422,
    body: {
      description: 'Lampu mati di depan pasar.',
      category: 'tidak-ada',
      area: RIGHT_WARD,
      channel: 'phone',
    },
    to: anywhere,
  },
  'GET /api/desk/complaints/:code': ofCase('complaints.read', 200),
  'GET /api/desk/complaints/:code/reporter': ofCase('complaints.read-reporter', 200),
  'GET /api/desk/complaints/:code/colleagues': ofCase('complaints.work', 200),
  'GET /api/desk/complaints/:code/twins': ofCase('complaints.triage', 200),
  'GET /api/desk/complaints/:code/sorting': ofCase('complaints.triage', 200),
  'POST /api/desk/complaints/:code/assign': act('complaints.triage', { agency: OTHER }),
  'POST /api/desk/complaints/:code/take': act('complaints.work'),
  'POST /api/desk/complaints/:code/hand-over': act('complaints.work', { officer: NOBODY }),
  'POST /api/desk/complaints/:code/ask': act('complaints.work', { text: 'Di mana letaknya?' }),
  'POST /api/desk/complaints/:code/answer': act('complaints.work', { text: 'Sedang kami tangani.' }),
  'POST /api/desk/complaints/:code/note': act('complaints.work', { text: 'Catatan saja.' }),
  'POST /api/desk/complaints/:code/close': act('complaints.close', {
    text: 'Selesai.',
    withoutPhoto: 'Kamera sedang rusak.',
  }),
  'POST /api/desk/complaints/:code/reject': act('complaints.triage', { reason: 'Bukan wewenang kota ini.' }),
  'POST /api/desk/complaints/:code/merge': act('complaints.triage', { into: 'MGL-000-000-000' }),
  'POST /api/desk/complaints/:code/unmerge': act('complaints.triage'),
  'POST /api/desk/complaints/:code/uphold': act('complaints.triage', {
    text: 'Penutupan tetap karena sudah diperiksa.',
  }),
  'GET /api/desk/complaints/:code/below': ofCase('complaints.triage', 200),
  'POST /api/desk/complaints/:code/dispose': act('complaints.triage', {
    agency: OWN,
    instruction: 'Mohon ditangani.',
    days: 2,
  }),
  'POST /api/desk/complaints/:code/send-up': act('complaints.work', { reason: 'Bukan tugas unit kami.' }),
  'POST /api/desk/complaints/:code/open-task': act('complaints.triage', {
    agency: OTHER,
    task: 'Angkut ranting',
    instruction: 'Mohon diangkut.',
    days: 2,
  }),
  'POST /api/desk/complaints/:code/decide': act('complaints.triage', {
    agency: OTHER,
    reason: 'Sesuai pembagian urusan.',
  }),
  'POST /api/desk/complaints/:code/new-facts': act('complaints.triage', {
    facts: 'Tiangnya milik provinsi.',
  }),
  'POST /api/desk/complaints/:code/acknowledge': act('complaints.read'),
  'GET /api/complaints/ladder': cityRoute('complaints.manage', 200),
  'POST /api/complaints/ladder': cityRoute('complaints.manage', 422, {
    body: { at: { late: 1 }, to: [{ who: 'officer', officer: 'tidak-ada' }], why: 'Uji saja.' },
  }),
  'POST /api/complaints/ladder/:id/:from/end': cityRoute('complaints.manage', 404, {
    params: { id: 'tidak-ada', from: '2025-01-01' },
    body: {},
  }),
  'POST /api/complaints/absences': cityRoute('complaints.manage', 422, {
    body: { officer: 'tidak-ada', from: '2090-01-01', until: '2090-01-02' },
  }),
  'DELETE /api/complaints/absences/:officer/:from': cityRoute('complaints.manage', 404, {
    params: { officer: NOBODY, from: '2090-01-01' },
  }),
  'GET /api/desk/absences': { needs: 'complaints.read', passed: 200, to: anywhere },
  'POST /api/desk/absences': {
    needs: 'complaints.read',
    passed: 422,
    body: { from: '2020-01-02', until: '2020-01-01' },
    to: anywhere,
  },
  'DELETE /api/desk/absences/:from': {
    needs: 'complaints.read',
    passed: 404,
    to: () => [{ at: 'anywhere', params: { from: '2090-01-01' } }],
  },
  'GET /api/desk/back-and-forth': { needs: 'complaints.read', passed: 200, to: anywhere },
  'POST /api/desk/complaints/:code/priority': act('complaints.triage', { priority: 2 }),
  'POST /api/desk/complaints/:code/reopen': act('complaints.triage', { reason: 'Belum selesai.' }),

  'GET /api/desk/complaints/:code/templates': {
    ...ofCase('complaints.work', 200),
    query: 'act=answer',
  },
  'POST /api/desk/complaints/:code/templates/:id': {
    needs: 'complaints.work',
    passed: 200,
    body: { act: 'answer', values: {} },
    to: ({ cases }) =>
      cases.map(({ code, agency, area }) => ({
        at: { agency, area },
        params: { code, id: 'received-thanks' },
      })),
  },
  'POST /api/desk/bulk/rehearsals': {
    needs: 'complaints.work',
    passed: 422,
    body: { order: { act: 'priority' }, items: [{ code: 'MGL-000-000-000' }] },
    to: anywhere,
  },
  'POST /api/desk/bulk': {
    needs: 'complaints.work',
    passed: 422,
    body: { order: { act: 'priority' }, items: [{ code: 'MGL-000-000-000', version }] },
    to: anywhere,
  },
  'GET /api/desk/bulk': { needs: 'complaints.work', passed: 200, to: anywhere },
  'GET /api/desk/bulk/:id': ownRun('complaints.work'),
  'GET /api/desk/bulk/:id/result.csv': ownRun('complaints.work'),
  'POST /api/desk/bulk/:id/stop': ownRun('complaints.work'),
  'GET /api/desk/complaints/:code/sheet': ofCase('complaints.read', 200),
  'GET /api/desk/round': { needs: 'complaints.work', passed: 200, to: anywhere },
  'POST /api/desk/complaints/:code/arrive': act('complaints.work'),
  'GET /api/desk/rounds/:agency/:day': {
    needs: 'complaints.triage',
    passed: 200,
    to: () =>
      [OWN, OTHER].map((agency) => ({
        at: { agency, area: null },
        params: { agency, day: '2026-11-22' },
      })),
  },
  'PUT /api/desk/rounds/:agency/:day/:officer': {
    needs: 'complaints.triage',
    passed: 422,
    body: { version: 0, stops: [] },
    to: () =>
      [OWN, OTHER].map((agency) => ({
        at: { agency, area: null },
        params: { agency, day: '2020-01-01', officer: NOBODY },
      })),
  },
  'GET /api/desk/templates': { needs: 'complaints.templates', passed: 200, to: anywhere },
  'POST /api/desk/templates': {
    needs: 'complaints.templates',
    passed: 422,
    to: () =>
      [OWN, OTHER, null].map((agency) => ({
        at: { agency, area: null },
        body: template({ agency, text: { id: 'Isian {tidak ada}.' } }),
      })),
  },
  'PUT /api/desk/templates/:id': cityRoute('complaints.templates', 409, {
    params: { id: 'received-thanks' },
    body: template({ seen: 'lain' }),
  }),
  'POST /api/desk/templates/:id/retire': cityRoute('complaints.templates', 409, {
    params: { id: 'received-thanks' },
    body: { seen: 'lain' },
  }),
};
