/** For tests: a small service with everything in it that a definition can have, and ways to try it out. */
import type { Words } from '../../shared/languages.ts';
import { checkDefinition } from './checks/definition.ts';
import type { Answers, Facts } from './contract.ts';
import { formView } from './form-view.ts';
import type { Definition } from './rules/shape/definition.ts';

export const FACTS: Facts = { today: '2026-03-02', applied_on: '2026-03-02' };

/** The same words in every language, for tests that are not about words. */
const w = (text: string): Words => ({ id: text, en: text, jv: text, zh: text });
const end = (title: string, outcome: 'granted' | 'refused' | 'withdrawn' | 'lapsed') => ({
  kind: 'end' as const,
  title: w(title),
  says: w(title),
  outcome,
});

/** A stall: a conditional question, a repeated section, an upload, a check, reviews, a visit, a fee and a paper. */
export function trialService(changes: Partial<Definition> = {}): Definition {
  const days = (amount: number) => ({ amount, unit: 'working-days' as const });
  return {
    id: 'trial-stall',
    from: '2026-01-01',
    change: w('Pertama'),
    title: w('Lapak percobaan'),
    summary: w('Untuk percobaan'),
    pillar: 'economy',
    events: ['opening-a-stall'],
    keywords: ['lapak'],
    audience: ['person'],
    agency: { kind: 'trade' },
    channel: 'online',
    standard: {
      procedure: [w('Ajukan'), w('Tunggu')],
      product: w('Surat'),
      complaints: w('Lapor'),
      legalBasis: [{ title: w('UU 25/2009') }],
      facilities: w('Loket'),
      competence: w('Terlatih'),
      supervision: w('Atasan'),
      staff: w('2'),
      guarantee: w('Tepat waktu'),
      safety: w('Aman'),
      evaluation: w('SKM'),
    },
    requirements: [
      {
        id: 'photo',
        title: w('Foto'),
        field: 'photo',
        when: 'roofed = true',
        whenTold: w('Bila beratap'),
      },
    ],
    fee: {
      told: w('Rp10.000 per meter'),
      lines: [
        { id: 'place', title: w('Tempat'), amount: 'ceiling(width) * 10000', basis: w('contoh') },
        { id: 'roof', title: w('Atap'), amount: '5000', when: 'roofed', basis: w('contoh') },
      ],
    },
    form: {
      sections: [
        {
          id: 'stall',
          title: w('Lapak'),
          fields: [
            { id: 'goods', type: 'choice', title: w('Jualan'), options: ['food', 'cloth'].map(option) },
            { id: 'width', type: 'number', title: w('Lebar'), min: 1, max: 6, decimals: 1 },
            { id: 'roofed', type: 'yes-no', title: w('Beratap') },
            { id: 'photo', type: 'upload', title: w('Foto'), when: 'roofed', accepts: ['photo'], max: 2 },
            {
              id: 'opens_on',
              type: 'date',
              title: w('Mulai'),
              earliest: 'today + duration("P1D")',
              latest: 'today + duration("P30D")',
            },
            { id: 'note', type: 'long-text', title: w('Catatan'), required: false, reuse: 'note' },
          ],
        },
        {
          id: 'helpers',
          title: w('Pembantu'),
          when: 'goods = "food"',
          repeat: { min: 1, max: 3, item: w('pembantu') },
          fields: [
            { id: 'helper_name', type: 'text', title: w('Nama'), min: 2 },
            { id: 'helper_nik', type: 'nik', title: w('NIK'), when: 'helper_name != "anak"' },
          ],
        },
        {
          id: 'promise',
          title: w('Pernyataan'),
          fields: [{ id: 'clean', type: 'statement', title: w('Saya menjaga kebersihan') }],
        },
      ],
      checks: [
        {
          id: 'helpers-once',
          must: 'count(distinct values(helpers.helper_nik)) = count(helpers)',
          message: w('NIK pembantu tertulis dua kali'),
          field: 'helpers',
        },
      ],
    },
    workflow: {
      start: 'check',
      promise: days(10),
      withdrawn: 'withdrawn',
      states: {
        check: {
          kind: 'desk',
          title: w('Periksa'),
          says: w('Diperiksa'),
          by: { part: 'clerk' },
          limit: days(2),
          checks: true,
          acts: [
            { id: 'complete', kind: 'forward', title: w('Lengkap'), to: 'opinions' },
            { id: 'mend', kind: 'return', title: w('Perbaiki'), to: 'correction' },
            { id: 'refuse', kind: 'refuse', title: w('Tolak'), to: 'refused' },
          ],
        },
        correction: {
          kind: 'applicant',
          title: w('Perbaikan'),
          says: w('Perbaiki'),
          next: 'check',
          limit: days(10),
          lapses: { to: 'lapsed' },
        },
        opinions: {
          kind: 'reviews',
          title: w('Pendapat'),
          says: w('Dinilai'),
          limit: days(3),
          reviews: [
            { id: 'trade', title: w('Pasar'), by: { part: 'reviewer' } },
            {
              id: 'public-order',
              title: w('Ketertiban'),
              by: { part: 'reviewer', agency: { kind: 'public-order' } },
              fields: [{ id: 'safe', type: 'yes-no', title: w('Aman') }],
            },
          ],
          next: 'visit',
        },
        visit: {
          kind: 'visit',
          title: w('Kunjungan'),
          says: w('Dikunjungi'),
          by: { part: 'inspector' },
          limit: days(3),
          minutes: [{ id: 'measured', type: 'number', title: w('Lebar terukur'), decimals: 1 }],
          acts: [{ id: 'seen', kind: 'forward', title: w('Selesai'), to: 'payment' }],
        },
        payment: {
          kind: 'payment',
          title: w('Bayar'),
          says: w('Bayar'),
          next: 'decision',
          limit: days(10),
          lapses: { to: 'lapsed' },
        },
        decision: {
          kind: 'desk',
          title: w('Putusan'),
          says: w('Diputus'),
          by: { part: 'approver' },
          limit: days(2),
          silence: { to: 'granted', issues: ['permit'] },
          acts: [
            {
              id: 'grant',
              kind: 'approve',
              title: w('Setujui'),
              to: 'granted',
              when: 'visit.measured <= width and reviews.public_order.agrees',
              issues: ['permit'],
            },
            { id: 'refuse', kind: 'refuse', title: w('Tolak'), to: 'refused' },
          ],
        },
        granted: end('Disetujui', 'granted'),
        refused: end('Ditolak', 'refused'),
        withdrawn: end('Ditarik', 'withdrawn'),
        lapsed: end('Gugur', 'lapsed'),
      },
    },
    papers: [
      {
        id: 'permit',
        title: w('Izin'),
        heading: 'SURAT IZIN LAPAK',
        code: '510',
        body: [
          { text: 'Nomor {{ number }} untuk {{ applicant.name }}, lebar {{ width }} meter.' },
          { table: { over: 'helpers', columns: [{ title: 'Nama', value: '{{ helper_name }}' }] } },
        ],
        validity: { amount: 1, unit: 'years' },
        revocable: true,
      },
    ],
    easy: [w('Satu.'), w('Dua.'), w('Tiga.')],
    ...changes,
  };
}

function option(value: string) {
  return { value, title: w(value) };
}

/** Answers without a fault on the day of `FACTS`. */
export function trialAnswers(changes: Answers = {}): Answers {
  return {
    goods: 'food',
    width: 2.5,
    roofed: true,
    photo: ['3f2b1c9e-0d4a-4f6b-8a7c-5e9d1b2c3a40'],
    opens_on: '2026-03-10',
    helpers: [{ helper_name: 'Siti', helper_nik: '3371014101900001' }],
    clean: true,
    ...changes,
  };
}

export function trialForm(changes: Partial<Definition> = {}) {
  const form = formView(trialService(changes), 1, 'id');
  if (!form) throw new Error('The service has no form.');
  return form;
}

/** Codes and places of the faults, `code at path`. */
export function faultsIn(definition: Definition): string[] {
  const found: string[] = [];
  checkDefinition(definition, {}, (steps, code) => found.push(`${code} at ${steps.join('.')}`));
  return found;
}
