/** A paper of a draft is drawn as a specimen: with made-up answers, and without anything that could pass for a document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { sql } from '../../platform/db/sql.ts';
import type { DraftView } from './contract.ts';

test('author and second person see the paper as PDF; nothing is numbered, signed or kept', async (t) => {
  const house = await testHouse(t);
  const author = await house.officer('service-designer');
  const second = await house.officer('service-publisher');
  const { body: draft } = await author<DraftView>('POST', '/api/designer/drafts', {
    ...{ service: 'new-billboard', like: 'billboard' },
  });
  const [paper] = (draft.content as { papers: { id: string }[] }).papers;
  assert.ok(paper);
  const path = `/api/designer/drafts/${draft.id}/papers/${paper.id}`;
  const drawn = await author('GET', path);
  assert.equal(drawn.status, 200, drawn.text);
  assert.equal(drawn.headers['content-type'], 'application/pdf');
  assert.match(String(drawn.headers['cache-control']), /no-store/);
  const reviewed = await second('GET', path.replace('/papers/', '/review/papers/'));
  assert.equal(reviewed.status, 200, reviewed.text);
  assert.equal((await second('GET', path)).status, 403);
  assert.equal((await author('GET', path.replace('/papers/', '/review/papers/'))).status, 403);
  const kept = await house.city.db.rows(sql`select 1 from documents.document`);
  assert.equal(kept.length, 0);
  assert.equal((await author<{ code: string }>('GET', `${path}-x`)).body.code, 'designer.no-paper');
});

test('a draft that lacks words is drawn all the same; one that is wrong says so', async (t) => {
  const house = await testHouse(t);
  const author = await house.officer('service-designer');
  const { body: draft } = await author<DraftView>('POST', '/api/designer/drafts', {
    service: 'study-letter',
  });
  const [paper] = (draft.content as { papers: { id: string }[] }).papers;
  const path = `/api/designer/drafts/${draft.id}/papers/${paper?.id}`;
  const edit = async (seen: number, edits: unknown[]) => {
    const { body } = await author<DraftView>('PATCH', `/api/designer/drafts/${draft.id}`, { seen, edits });
    return body;
  };
  const unsaid = await edit(draft.seen, [{ do: 'set', path: ['title', 'jv'], value: '' }]);
  assert.equal(unsaid.faults.length, 1);
  assert.equal((await author('GET', path)).status, 200);
  await edit(unsaid.seen, [{ do: 'set', path: ['papers', 0, 'body', 0, 'text'], value: '{{ nowhere }}' }]);
  const wrong = await author<{ code: string }>('GET', path);
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'designer.faults']);
});
