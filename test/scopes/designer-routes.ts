/** The designer: services are the city's, so only a role held in the whole city opens it. */
import type { Guarded } from './guarded.ts';
import { CITY } from './model.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const WRITE = 'designer.write';
const APPROVE = 'designer.approve';

const one = (needs: string, passed: number, body?: unknown, params?: Record<string, string>): Guarded => ({
  needs,
  passed,
  ...(body === undefined ? {} : { body }),
  to: () => [{ at: CITY, ...(params ? { params } : {}) }],
});
/** There is no such draft: whoever is let in is told so. */
const draft = (needs: string, body?: unknown, params: Record<string, string> = {}) =>
  one(needs, 404, body, { id: NOBODY, ...params });

export const designerRoutes: Record<string, Guarded> = {
  'GET /api/designer': one(WRITE, 200),
  'GET /api/designer/asked': one(APPROVE, 200),
  'POST /api/designer/drafts': one(WRITE, 404, { service: 'tidak-ada', like: 'tidak-ada-juga' }),
  'POST /api/designer/drafts/import': one(WRITE, 422, { files: { 'service.yaml': 'title: x' } }),
  'GET /api/designer/services/:service/files': one(WRITE, 404, undefined, { service: 'tidak-ada' }),
  'GET /api/designer/drafts/:id': draft(WRITE),
  'GET /api/designer/drafts/:id/review': draft(APPROVE),
  'POST /api/designer/drafts/:id/rebase': draft(WRITE, { seen: 1, take: 'mine' }),
  'PUT /api/designer/drafts/:id': draft(WRITE, { seen: 1, files: { 'service.yaml': 'id: x' } }),
  'PATCH /api/designer/drafts/:id': draft(WRITE, { seen: 1, edits: [{ do: 'remove', path: ['easy'] }] }),
  'POST /api/designer/drafts/:id/drop': draft(WRITE, { seen: 1 }),
  'POST /api/designer/drafts/:id/walk': draft(WRITE),
  'POST /api/designer/drafts/:id/review/walk': draft(APPROVE),
  'GET /api/designer/drafts/:id/preview': draft(WRITE),
  'GET /api/designer/drafts/:id/review/preview': draft(APPROVE),
  'GET /api/designer/drafts/:id/papers/:paper': draft(WRITE, undefined, { paper: 'surat' }),
  'GET /api/designer/drafts/:id/review/papers/:paper': draft(APPROVE, undefined, { paper: 'surat' }),
  'POST /api/designer/drafts/:id/ask': draft(WRITE, { seen: 1 }),
  'POST /api/designer/drafts/:id/take-back': draft(WRITE, { seen: 1 }),
  'POST /api/designer/drafts/:id/approve': draft(APPROVE, { seen: 1 }),
  'POST /api/designer/drafts/:id/reject': draft(APPROVE, { seen: 1, note: 'belum' }),
  'POST /api/designer/services/:service/withdraw': one(
    APPROVE,
    404,
    { from: '2099-01-01', why: { id: 'a', en: 'b', jv: 'c', zh: 'd' } },
    { service: 'tidak-ada' },
  ),
};
