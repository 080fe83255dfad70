import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteOf, pathBehind } from './notes.ts';

const origin = 'https://magelang.example.go.id';
const message = {
  title: 'Laporan MGL-1 selesai',
  body: 'Lihat buktinya.',
  lang: 'id',
  tag: '7',
  link: '/laporan/MGL-1',
};

test('a message of the city is shown with its words, its language and its page', () => {
  const note = noteOf(message, origin, '/');
  assert.equal(note?.title, message.title);
  assert.equal(note?.options.body, message.body);
  assert.equal(note?.options.lang, 'id');
  assert.equal(note?.options.tag, '7');
  assert.deepEqual(note?.options.data, { path: '/laporan/MGL-1' });
  assert.equal(pathBehind(note?.options.data, origin, '/'), '/laporan/MGL-1');
});

test('a note without a page, or with a foreign one, opens the first page of the face', () => {
  for (const link of [undefined, 'https://evil.example/x', '//evil.example/x', 'javascript:alert(1)', 7])
    assert.deepEqual(noteOf({ ...message, link }, origin, '/office/')?.options.data, { path: '/office/' });
  assert.equal(pathBehind({ path: 'https://evil.example' }, origin, '/'), '/');
  assert.equal(pathBehind(null, origin, '/'), '/');
});

test('what is no message of the city is not shown', () => {
  for (const nothing of [null, undefined, 'halo', 7, {}, { title: '' }, { title: 3 }, { body: 'x' }])
    assert.equal(noteOf(nothing, origin, '/'), undefined);
});
