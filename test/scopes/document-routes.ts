/** Papers: letterhead and who signs are the city's; what waits for a signature is its officer's alone. */
import type { Guarded } from './guarded.ts';
import { anywhere, cityRoute, NOBODY, ownRun } from './guarded-rows.ts';
import { OWN } from './model.ts';

export const documentRoutes: Record<string, Guarded> = {
  'GET /api/documents/letterhead': cityRoute('documents.letterhead', 200),
  'PUT /api/documents/letterhead/government': cityRoute('documents.letterhead', 422, {
    body: { validFrom: '2026-02-30', name: 'Pemerintah Uji', place: 'Uji' },
  }),
  'POST /api/documents/letterhead/coat': cityRoute('documents.letterhead', 422),
  'GET /api/documents/letterhead/coat': cityRoute('documents.letterhead', 404),
  'DELETE /api/documents/letterhead/coat': cityRoute('documents.letterhead', 204),
  'PUT /api/documents/letterhead/agencies/:agency': cityRoute('documents.letterhead', 422, {
    params: { agency: OWN },
    body: { validFrom: '2026-02-30', address: '', telephone: '', email: '', website: '' },
  }),
  'GET /api/documents/letterhead/agencies/:agency/preview': cityRoute('documents.letterhead', 200, {
    params: { agency: OWN },
  }),
  'POST /api/documents/letterhead/agencies/:agency/signatories': cityRoute('documents.letterhead', 422, {
    params: { agency: OWN },
    body: {
      ...{ capacity: 'plh', title: 'Kepala Uji', name: 'Uji', rank: '', nip: '', officer: '' },
      ...{ validFrom: '2026-01-01', validUntil: '' },
    },
  }),
  'POST /api/documents/signatories/:id/end': cityRoute('documents.letterhead', 404, {
    params: { id: NOBODY },
    body: { lastDay: '2026-01-01' },
  }),
  'GET /api/documents/to-sign': { needs: 'documents.sign', passed: 200, to: anywhere },
  'GET /api/documents/to-sign/:id': ownRun('documents.sign'),
  'POST /api/documents/sign': {
    needs: 'documents.sign',
    passed: 409,
    body: { ids: [NOBODY], nik: '3399010101800001', passphrase: 'x' },
    to: anywhere,
  },
};
