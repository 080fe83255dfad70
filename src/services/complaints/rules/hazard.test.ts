/** Whether a cry for help is heard, and everyday words are not taken for one. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPack } from '../../../blocks/packs/api.ts';
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

test('the words of the base pack hear danger as people write it, misspelt and in Javanese, and no everyday fault', async () => {
  const { files } = await readPack(join(import.meta.dirname, '../../../../packs/base'));
  const listed = files['complaints/categories.yaml']?.hazardWords ?? [];
  for (const text of [
    'kabele ngelawer nyetrum wong liwat',
    'tiang roboh menimpa orang',
    'kecelekaan motor korban berdarah',
    'kabel listrik nyetrum orang',
    'orang pingsan kecelakaan di jalan',
    'ada orang bunuh diri',
    'omahe kobongan',
  ])
    assert.ok(hazardWordIn(text, listed), text);
  for (const text of [
    'lampu jalan mati',
    'jalan berlubang banyak motor jatuh',
    'nyamuk demam berdarah',
    'anjing liar',
  ])
    assert.equal(hazardWordIn(text, listed), undefined, text);
});
