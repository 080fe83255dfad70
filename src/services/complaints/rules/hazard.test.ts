/** Whether a cry for help is heard, and everyday words are not taken for one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hazardWordIn } from './hazard.ts';

const words = ['kebakaran', 'api besar', 'klelep', 'kobongan', 'kabel putus', '着火'];
const heard = (text: string) => hazardWordIn(text, words);

test('a hazard word is heard in any case, said long, or with an ending', () => {
  assert.equal(heard('KEBAKARAN di pasar!!'), 'kebakaran');
  assert.equal(heard('tolong kebakaraaan'), 'kebakaran');
  assert.equal(heard('omahe tanggaku kobongane gedhe'), 'kobongan');
  assert.equal(heard('ana bocah klelep ing kali'), 'klelep');
});

test('a phrase counts across signs and line ends', () => {
  assert.equal(heard('Ada api\nbesar sekali'), 'api besar');
  assert.equal(heard('kabel, putus di jalan'), 'kabel putus');
});

test('Chinese is heard without spaces', () => {
  assert.equal(heard('我家隔壁着火了'), '着火');
});

test('a part of a word is not the word', () => {
  assert.equal(heard('mobil pemadam terparkir, kabelputus'), undefined);
  assert.equal(heard('apinya kecil, sampahnya besar'), undefined);
  assert.equal(heard(''), undefined);
});
