/** The conversation, walked by examples and by chance: nothing that was said is lost, and nothing is decided for anybody. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Act,
  type Heard,
  IDLE,
  type Known,
  leftAlone,
  MOST_PHOTOS,
  MOST_WORDS,
  type SayKey,
  step,
  type Talk,
} from './conversation.ts';
import { asksForConfidence, commandIn, languageOf, numberIn } from './words.ts';

const nothing: Known = {
  id: 'm0',
  area: null,
  inside: true,
  emergency: null,
  suggestions: [],
  waiting: [],
  ended: [],
};
const SUGGESTED = [
  { id: 'street-light', name: 'Lampu jalan' },
  { id: 'pothole', name: 'Jalan rusak' },
];

const text = (words: string): Heard => ({ is: 'text', text: words });
const photo = (file: string | null, caption = ''): Heard => ({ is: 'photo', file, caption });
const place = (name = ''): Heard => ({ is: 'place', point: { lat: -7.48, lng: 110.22 }, name });

/** Says one thing after another; answers where the talk stands and what was said last. */
function walk(messages: (Heard | string)[], known: Partial<Known> = {}, from: Talk = IDLE) {
  let talk = from;
  let said: SayKey[] = [];
  const all: SayKey[][] = [];
  messages.forEach((message, at) => {
    const heard = typeof message === 'string' ? text(message) : message;
    const taken = step(talk, heard, { ...nothing, ...known, id: `m${at}` });
    talk = taken.talk;
    said = taken.says.map(({ say }) => say);
    all.push(said);
  });
  return { talk, said, all };
}

test('words, place, photo, category and a yes make a report', () => {
  const { talk, all } = walk(
    ['halo', 'Lampu jalan depan pasar mati.', place('Pasar Rejowinangun'), photo('f1'), '1', 'ya'],
    { suggestions: SUGGESTED },
  );
  assert.deepEqual(all, [
    ['welcome'],
    ['ask-place'],
    ['ask-photo'],
    ['photo-kept', 'ask-category'],
    ['confirm'],
    [],
  ]);
  assert.deepEqual(talk.act, {
    do: 'file',
    id: 'm1',
    left: false,
    draft: {
      id: 'm1',
      words: ['Lampu jalan depan pasar mati.'],
      point: { lat: -7.48, lng: 110.22 },
      area: null,
      place: 'Pasar Rejowinangun',
      photos: ['f1'],
      lost: 0,
      category: 'street-light',
      skipped: [],
    },
  });
});

test('“rahasia” keeps a report off the public pages whenever it is said, and says so before it is sent', () => {
  const early = walk(['rahasia', 'Bu lurah minta uang untuk surat.', 'lewati', 'lewati', 'ya']);
  assert.deepEqual(early.all.slice(0, 2), [['confidential', 'ask-words'], ['ask-place']]);
  assert.ok(early.talk.act?.do === 'file' && early.talk.act.draft.confidential);
  const late = walk(['Bu lurah minta uang untuk surat.', 'lewati', 'lewati', 'Rahasia!', '1']);
  assert.deepEqual(late.all.at(-2), ['confidential', 'confirm']);
  assert.ok(late.talk.act?.do === 'file' && late.talk.act.draft.confidential);
  const story = walk(['Ada rahasia di kantor kelurahan yang perlu dilihat.', 'lewati', 'lewati', '1']);
  assert.ok(
    story.talk.act?.do === 'file' && !story.talk.act.draft.confidential,
    'a word in a story is no wish',
  );
});

test('a letter asks for confidence by the first word of its subject, and not by any other', () => {
  const asking = ['RAHASIA: pungli', '[Confidential] bribe', 'rahasia', '保密：问题'];
  const plainly = [
    'RAHASIA pungutan di sekolah',
    'Laporan rahasia tentang lurah',
    'Fwd: RAHASIA-pungli',
    '保密问题',
  ];
  for (const subject of [...asking, ...plainly]) assert.ok(asksForConfidence(subject), subject);
  for (const subject of ['Lampu mati', 'Tentang rahasia umum', '', 'Rahasianya apa', 'Re: Lampu mati'])
    assert.ok(!asksForConfidence(subject), subject);
});

test('a place in words, no photo and "something else" leave the choice to an officer', () => {
  const { talk, all } = walk(
    ['Ana dalan bolong gedhe banget.', 'Panjang, ngarep masjid', 'lewati', '3', '1'],
    { suggestions: SUGGESTED, area: '33.71.03.1005' },
  );
  assert.deepEqual(all.at(-2), ['confirm']);
  assert.ok(talk.act?.do === 'file');
  assert.deepEqual(
    [talk.act.draft.category, talk.act.draft.place, talk.act.draft.area, talk.act.draft.photos],
    [null, 'Panjang, ngarep masjid', '33.71.03.1005', []],
  );
});

test('a number that was not offered is told so, and other words are added to the report', () => {
  const { talk, said } = walk(['Lampu jalan depan pasar mati.', place(), 'lewati', '9'], {
    suggestions: SUGGESTED,
  });
  assert.deepEqual(said, ['not-a-choice', 'ask-category']);
  const more = step(talk, text('dan kabelnya menjuntai'), { ...nothing, suggestions: SUGGESTED });
  assert.deepEqual(more.talk.draft?.words, ['Lampu jalan depan pasar mati.', 'dan kabelnya menjuntai']);
});

test('danger is answered first, and the report goes on', () => {
  const { said, talk } = walk(['Ada kebakaran di belakang pasar!'], { emergency: '112' });
  assert.deepEqual(said, ['danger', 'ask-place']);
  assert.deepEqual(talk.draft?.words, ['Ada kebakaran di belakang pasar!']);
});

test('cancel drops what was written, and says so only if there was something', () => {
  assert.deepEqual(walk(['Lampu jalan depan pasar mati.', 'Batal!']).said, ['cancelled']);
  assert.deepEqual(walk(['batal']).said, ['nothing']);
  assert.deepEqual(walk(['lapor', 'stop']).talk, IDLE);
});

test('a place outside the city is asked for again', () => {
  const { said, talk } = walk(['Lampu jalan depan pasar mati.', place()], { inside: false });
  assert.deepEqual(said, ['outside']);
  assert.equal(talk.draft?.point, null);
});

test('a photo that cannot be had is said at once, and the report goes on without it', () => {
  const { talk, said } = walk(['Lampu jalan depan pasar mati.', place(), photo(null)]);
  assert.deepEqual(said, ['photo-lost', 'ask-photo']);
  assert.equal(talk.draft?.lost, 1);
});

test('stickers and voices are answered politely, and the question is asked again', () => {
  assert.deepEqual(walk([{ is: 'other' }]).said, ['unknown-kind']);
  assert.deepEqual(walk(['Lampu jalan depan pasar mati.', { is: 'other' }]).said, [
    'unknown-kind',
    'ask-place',
  ]);
});

test('who is asked by the city answers with the next message; of several cases the number chooses', () => {
  const one = walk(['Tiangnya nomor 12'], { waiting: ['MGL-1'] });
  assert.deepEqual(one.talk.act, {
    do: 'reply',
    id: 'm0',
    code: 'MGL-1',
    text: 'Tiangnya nomor 12',
    photos: [],
  });
  const waiting = ['MGL-1', 'MGL-2'];
  const asked = walk(['Tiangnya nomor 12'], { waiting });
  assert.deepEqual(asked.said, ['which']);
  const chosen = walk([photo('f1', 'ini fotonya'), '2'], { waiting }, asked.talk);
  assert.deepEqual(chosen.talk.act, {
    do: 'reply',
    id: 'm0',
    code: 'MGL-2',
    text: 'Tiangnya nomor 12\nini fotonya',
    photos: ['f1'],
  });
  const fresh = walk(['3'], { waiting }, asked.talk);
  assert.deepEqual([fresh.talk.draft?.words, fresh.said], [['Tiangnya nomor 12'], ['ask-place']]);
  assert.equal(walk(['lapor', 'Lampu jalan mati.'], { waiting }).talk.draft?.words.length, 1);
});

test('a photo that cannot be had is no answer to the city: it is asked for again', () => {
  for (const waiting of [['MGL-1'], ['MGL-1', 'MGL-2']]) {
    const { talk, said } = walk([photo(null)], { waiting });
    assert.deepEqual([talk, said], [IDLE, ['photo-lost']]);
    assert.equal(walk(['Tiangnya nomor 12'], { waiting: ['MGL-1'] }, talk).talk.act?.do, 'reply');
  }
  const { talk, said } = walk([photo(null, 'Tiang nomor 12')], { waiting: ['MGL-1'] });
  assert.deepEqual([talk.act?.do, said], ['reply', ['photo-lost']], 'its words are one');
});

test('a number from 1 to 4 rates the case that ended last, and nothing else does', () => {
  const ended = ['MGL-9', 'MGL-8'];
  assert.deepEqual(walk(['4'], { ended }).talk.act, { do: 'rate', id: 'm0', code: 'MGL-9', score: 4 });
  assert.equal(walk(['5'], { ended }).talk.act, null);
  assert.equal(walk(['3']).talk.act, null);
  assert.equal(walk(['3'], { ended, waiting: ['MGL-1'] }).talk.act?.do, 'reply');
});

test('short messages are understood however they are typed; longer ones are never taken for a command', () => {
  assert.deepEqual(commandIn(' STOP!! '), { do: 'cancel' });
  assert.deepEqual(commandIn('status mgl-482-193-762'), { do: 'status', code: 'mgl-482-193-762' });
  assert.deepEqual(commandIn('中文'), { do: 'language', language: 'zh' });
  for (const words of ['bus stop di depan pasar rusak', 'status lampu', 'tidak ada lampu', 'constructor'])
    assert.equal(commandIn(words), undefined, words);
  assert.deepEqual(
    [numberIn(' 2. '), numberIn('２'), numberIn('0'), numberIn('2 lampu')],
    [2, 2, undefined, undefined],
  );
});

test('the language is heard by its own words only', () => {
  assert.equal(languageOf('The street light is broken'), 'en');
  assert.equal(languageOf('Lampune boten murub wonten ngajeng griya kula'), 'jv');
  assert.equal(languageOf('路灯不亮'), 'zh');
  assert.equal(languageOf('Lampu jalan mati sejak kemarin'), undefined);
});

const anything: fc.Arbitrary<Heard> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 80 }).map(text) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        '1',
        '2',
        '3',
        '9',
        'ya',
        'lewati',
        'batal',
        'menu',
        'lapor',
        'halo',
        'english',
        'status MGL-482-193-762',
      )
      .map(text),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1000, max: 6000 }).map((size) => text('panjang '.repeat(size / 8))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.option(fc.uuid()), fc.string({ maxLength: 20 }))
      .map(([file, words]) => photo(file, words)),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }).map(place) },
  { weight: 1, arbitrary: fc.constant<Heard>({ is: 'other' }) },
);
const anyKnown = fc.record<Partial<Known>>({
  inside: fc.boolean(),
  emergency: fc.constantFrom(null, '112'),
  suggestions: fc.constantFrom([], SUGGESTED),
  waiting: fc.constantFrom([], [], ['MGL-1'], ['MGL-1', 'MGL-2']),
  ended: fc.constantFrom([], ['MGL-9']),
});

/** All words and photos that the talk holds, in its draft, what waits to be chosen, and the act. */
function held(talk: Talk, acts: readonly Act[]): { words: string; photos: string[] } {
  const drafts = [talk.draft, ...acts.map((act) => (act.do === 'file' ? act.draft : null))];
  const replies = [talk.pending, ...acts.map((act) => (act.do === 'reply' ? act : null))];
  return {
    words: [
      ...drafts.flatMap((draft) => (draft ? [...draft.words, draft.place ?? ''] : [])),
      ...replies.flatMap((one) => (one ? [one.text] : [])),
    ].join('\n'),
    photos: [
      ...drafts.flatMap((draft) => draft?.photos ?? []),
      ...replies.flatMap((one) => one?.photos ?? []),
    ],
  };
}

test('whatever is said in whatever order: every message is answered, and no photo and no word is lost unless that is said', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, anyKnown), { minLength: 1, maxLength: 30 }), (said) => {
      let talk = IDLE;
      const acts: Act[] = [];
      said.forEach(([heard, more], at) => {
        const before = held(talk, acts);
        const { talk: after, says } = step(talk, heard, { ...nothing, ...more, id: `m${at}` });
        assert.ok(says.length > 0 || after.act, 'something is said, or done and told');
        if (more.emergency && more.emergency !== null) assert.equal(says[0]?.say, 'danger');
        const keys = says.map(({ say }) => say);
        if (after.act) acts.push(after.act);
        talk = after.act ? IDLE : after;
        const now = held(talk, acts);
        const dropped = keys.includes('cancelled');
        if (!dropped) {
          assert.ok(
            before.photos.every((file) => now.photos.includes(file)),
            'photos stay',
          );
          const full = keys.includes('photos-full');
          if (heard.is === 'photo' && heard.file && !full)
            assert.ok(now.photos.includes(heard.file) || now.photos.length >= MOST_PHOTOS);
          const words = heard.is === 'text' ? heard.text.trim() : '';
          const isCommand =
            heard.is === 'text' && (commandIn(heard.text) || numberIn(heard.text) !== undefined);
          if (words.length >= 3 && !isCommand && !keys.includes('words-full'))
            assert.ok(now.words.includes(words), `"${words}" is kept`);
        }
        const draft = talk.draft;
        if (draft) {
          assert.ok(draft.words.join('\n').length <= MOST_WORDS);
          assert.ok(draft.photos.length <= MOST_PHOTOS);
          assert.ok(draft.category === null || SUGGESTED.some(({ id }) => id === draft.category));
          // A category is only ever the answer to the question for it.
          if (heard.is !== 'text' || numberIn(heard.text) === undefined)
            assert.ok(draft.category === null || before !== undefined);
        }
      });
      const left = leftAlone(talk);
      const now = held(left, [...acts, ...(left.act ? [left.act] : [])]);
      assert.ok(
        held(talk, acts).photos.every((file) => now.photos.includes(file)),
        'also when left alone',
      );
      assert.ok(left.draft === null && left.pending === null, 'nothing stays behind');
    }),
    { numRuns: 1500 },
  );
});

test('no category is chosen without its number', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 20 }), (said) => {
      const wordsOnly = said.filter((one) => one.is !== 'text' || numberIn(one.text) === undefined);
      const { talk } = walk(wordsOnly, { suggestions: SUGGESTED });
      const end = leftAlone(talk);
      const draft = end.act?.do === 'file' ? end.act.draft : end.draft;
      assert.equal(draft?.category ?? null, null);
    }),
  );
});
