/** Applications: desks belong to the agencies that an application waits for; everything else belongs to its applicant. */
import assert from 'node:assert/strict';
import { SERVICE } from './applied.ts';
import type { Guarded, Target } from './guarded.ts';
import { type Held, OWN } from './model.ts';
import type { OwnRoute } from './own-route.ts';
import type { Things } from './things.ts';

const READ = 'applications.read';
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** No application is ever at this version: whoever is let in meets the conflict. */
const seen = 999;
const WORKING = ['check', 'review', 'inspect', 'decide', 'assist'].map((part) => `applications.${part}`);

const anywhere = (
  needs: string,
  passed: number,
  body?: unknown,
  params?: Record<string, string>,
): Guarded => ({
  ...{ needs, passed, body },
  to: () => [{ at: 'anywhere', ...(params ? { params } : {}) }],
});

/** Of an application; `also`: one of these is needed at its desk as well. */
const ofOne = (
  passed: number,
  body?: unknown,
  also: readonly string[] = [],
  more: Record<string, string> = {},
): Guarded => ({
  ...{ needs: READ, passed, body },
  to: ({ applied, model }: Things): Target[] =>
    applied.map(({ code, agency }) => {
      const place = { agency, area: null };
      const at = (who: readonly Held[]) =>
        model.may(who, READ, place) && (also.length === 0 || also.some((one) => model.may(who, one, place)));
      return { at, params: { code, ...more } };
    }),
});

export const applicationRoutes: Record<string, Guarded> = {
  'POST /api/desk/applications/:code/papers/:paper/revoke': ofOne(404, { reason: 'Tidak berlaku.' }, [], {
    paper: NOBODY,
  }),
  'GET /api/desk/applications': anywhere(READ, 200),
  'GET /api/desk/applications/counts': anywhere(READ, 200),
  'GET /api/desk/applications/services': anywhere(READ, 200),
  'GET /api/desk/applications/alerts': anywhere(READ, 200),
  'GET /api/desk/approvals': anywhere(READ, 200),
  'GET /api/desk/delegations': anywhere(READ, 200),
  'GET /api/desk/applications/offered': anywhere('applications.assist', 200),
  'POST /api/desk/applications': anywhere('applications.assist', 404, {
    ...{ service: 'tidak-ada', version: 1, answers: {}, applicant: { name: 'Sri Contoh' } },
  }),
  'POST /api/desk/approvals': anywhere(READ, 200, { decisions: [{ code: 'tidak-ada', act: 'grant', seen }] }),
  'POST /api/desk/delegations': {
    ...{ needs: 'applications.decide', passed: 422 },
    body: {
      ...{ to: NOBODY, kind: 'plh', agency: OWN, basis: 'SPT 1' },
      ...{ from: '2090-01-01T00:00:00Z', until: '2090-01-02T00:00:00Z' },
    },
    to: () => [{ at: { agency: OWN, area: null } }],
  },
  'DELETE /api/desk/delegations/:id': anywhere('applications.decide', 404, undefined, { id: NOBODY }),
  'GET /api/desk/applications/:code': ofOne(200),
  'GET /api/desk/applications/:code/colleagues': ofOne(200),
  'GET /api/desk/applications/:code/papers/:paper': ofOne(404, undefined, WORKING, { paper: NOBODY }),
  'POST /api/desk/applications/:code/take': ofOne(409, { seen }),
  'POST /api/desk/applications/:code/release': ofOne(409, { seen }),
  'POST /api/desk/applications/:code/hand-over': ofOne(409, { seen, officer: NOBODY }),
  'POST /api/desk/applications/:code/act': ofOne(409, { seen, act: 'complete' }),
  'POST /api/desk/applications/:code/visit': ofOne(409, { seen, at: '2090-01-01T00:00:00Z' }),
  'POST /api/desk/applications/:code/paid': ofOne(409, { seen, receipt: 'BKU-1' }),
  'POST /api/desk/applications/:code/checks': ofOne(422, { requirement: 'tidak-ada', verdict: 'ok' }, [
    'applications.check',
  ]),
  'POST /api/desk/applications/:code/review': ofOne(409, { review: 'none', agrees: true, opinion: 'Baik.' }),
  'POST /api/desk/applications/:code/minutes': ofOne(409, { clientId: NOBODY, answers: {} }),
  'POST /api/desk/applications/:code/messages': ofOne(422, { text: 'Halo.', files: [NOBODY] }, WORKING),
  'POST /api/desk/applications/:code/notes': ofOne(200, { text: 'Catatan.' }, WORKING),
};

const code = ({ applied }: Things) => ({ code: applied[0]?.code ?? '' });

/** Of the applicant alone: to everybody else it is not there. */
function own(method: string, name: string, body?: unknown, more: Record<string, string> = {}): OwnRoute {
  return {
    ...{ who: 'citizen', says: 'only the applicant’s own; another one’s is not there', body },
    params: (things) => ({ ...code(things), ...more }),
    async check(things) {
      const path = `/api/applications/${code(things).code}${name}`;
      const { status, text } = await things.budi(method, path, body);
      assert.equal(status, 404, text);
    },
  };
}

/** Drafts of another citizen are not there. */
function draft(method: string, body?: unknown): OwnRoute {
  return {
    ...{ who: 'citizen', says: 'only one’s own drafts', body, params: () => ({ id: NOBODY }) },
    async check({ sri, budi }) {
      const begun = await sri<{ id: string }>('POST', '/api/applications/drafts', { service: SERVICE });
      assert.equal(begun.status, 201, begun.text);
      assert.equal((await budi(method, `/api/applications/drafts/${begun.body.id}`, body)).status, 404);
    },
  };
}

const nothing = { service: 'tidak-ada', version: 1, answers: {} };

export const ownApplicationRoutes: Record<string, OwnRoute> = {
  'GET /api/applications/forms/:service': {
    ...{ who: 'public', says: 'the form of a service is public', params: () => ({ service: SERVICE }) },
  },
  'GET /api/applications/survey': { who: 'public', says: 'asks the same of everybody' },
  'POST /api/applications/estimate': { who: 'public', says: 'reckons and keeps nothing', body: nothing },
  'POST /api/applications/drafts': {
    ...{ who: 'citizen', says: 'begins one’s own draft', body: { service: 'tidak-ada' } },
  },
  'GET /api/applications/drafts': {
    ...{ who: 'citizen', says: 'lists one’s own drafts' },
    async check({ sri, budi }) {
      await sri('POST', '/api/applications/drafts', { service: SERVICE });
      const { body } = await budi<{ items: unknown[] }>('GET', '/api/applications/drafts');
      assert.deepEqual(body.items, []);
    },
  },
  'GET /api/applications/drafts/:id': draft('GET'),
  'PUT /api/applications/drafts/:id': draft('PUT', { answers: {}, seen: 1 }),
  'DELETE /api/applications/drafts/:id': draft('DELETE'),
  'POST /api/applications/files': { who: 'citizen', says: 'keeps a file for its sender alone' },
  'POST /api/desk/applications/files': { who: 'officer', says: 'keeps a file for its sender alone' },
  'POST /api/applications': { who: 'citizen', says: 'sends one’s own', body: nothing },
  'GET /api/applications': {
    ...{ who: 'citizen', says: 'lists one’s own applications' },
    async check({ sri, budi, applied }) {
      type Codes = { items: { code: string }[] };
      const mine = (await sri<Codes>('GET', '/api/applications')).body.items.map((one) => one.code);
      assert.ok(applied.every((one) => mine.includes(one.code)));
      assert.deepEqual((await budi<Codes>('GET', '/api/applications')).body.items, []);
    },
  },
  'GET /api/applications/:code': own('GET', ''),
  'GET /api/applications/:code/answers': own('GET', '/answers'),
  'GET /api/applications/:code/receipt': own('GET', '/receipt'),
  'GET /api/applications/:code/papers/:paper': own('GET', `/papers/${NOBODY}`, undefined, { paper: NOBODY }),
  'POST /api/applications/:code/messages': own('POST', '/messages', { text: 'Halo.' }),
  'POST /api/applications/:code/correction': own('POST', '/correction', { answers: {} }),
  'POST /api/applications/:code/withdraw': own('POST', '/withdraw', { reason: 'Uji.' }),
  'POST /api/applications/:code/appointment': own('POST', '/appointment', {
    ...{ at: '2090-01-01T00:00:00Z', accept: true },
  }),
  'POST /api/applications/:code/survey': own('POST', '/survey', {
    ...{ survey: 'skm', from: '2025-01-01', answers: { u1: 4 } },
  }),
};
