/** The conversation in which a citizen reports by messages, as a pure state machine: what was said so far, what comes, what is answered. */
import type { Language } from '../../../shared/languages.ts';
import { type Command, commandIn, numberIn } from './words.ts';

export type Point = { lat: number; lng: number };

/** A report that grows message by message. */
export type Draft = {
  /** Of the message that began it: the report is taken once under it. */
  id: string;
  words: string[];
  point: Point | null;
  area: string | null;
  place: string | null;
  /** Ids of kept photos. */
  photos: string[];
  /** Photos that could not be fetched. */
  lost: number;
  category: string | null;
  /** Nothing of it may be public; drafts kept before this existed do not say. */
  confidential?: boolean;
  /** What was answered with "skip", so that it is not asked again. */
  skipped: ('place' | 'photo' | 'category')[];
};

/** The e-mail that led to an act, so that the answer stands in the same thread. */
export type Thread = {
  messageId: string | null;
  subject: string;
  /** Attachments that were not taken. */
  refused: number;
  /** Its words were longer than a report may be. */
  cut: boolean;
  /** Too many answers went to this address already: none goes now. */
  silent: boolean;
  /** Cases that wait for an answer, none of which was named. */
  waiting: string[];
};

/** What has to be done outside the conversation, once, under its id. */
export type Act =
  | { do: 'file'; id: string; draft: Draft; left: boolean; mail?: Thread }
  | { do: 'reply'; id: string; code: string; text: string; photos: string[]; mail?: Thread }
  | { do: 'rate'; id: string; code: string; score: number };

type Stage = 'idle' | 'words' | 'place' | 'photo' | 'category' | 'confirm' | 'which';

export type Talk = {
  stage: Stage;
  draft: Draft | null;
  /** Ids behind the numbers that were offered last: categories, or codes of cases. */
  offered: string[];
  /** Words that answer one of several questions of the city; the person is asked which. */
  pending: { id: string; text: string; photos: string[] } | null;
  act: Act | null;
};

export type Heard =
  | { is: 'text'; text: string }
  /** `file` null: it could not be fetched. */
  | { is: 'photo'; file: string | null; caption: string }
  | { is: 'place'; point: Point; name: string }
  /** A sticker, a voice message, a reaction … */
  | { is: 'other' };

/** What the house knows about this message, looked up beforehand. */
export type Known = {
  /** Of the message. */
  id: string;
  /** The one ward named in the words. */
  area: string | null;
  /** Whether the place lies in the city. */
  inside: boolean;
  /** The emergency number, where the words speak of danger. */
  emergency: string | null;
  /** What the draft with these words seems to be about, likeliest first. */
  suggestions: readonly { id: string; name: string }[];
  /** Cases that wait for this person's answer, the last asked first. */
  waiting: readonly string[];
  /** Cases of this person that ended and may be rated, the last first. */
  ended: readonly string[];
};

export type SayKey =
  | 'welcome'
  | 'help'
  | 'danger'
  | 'ask-words'
  | 'ask-more'
  | 'ask-place'
  | 'outside'
  | 'ask-photo'
  | 'photo-kept'
  | 'photo-lost'
  | 'photos-full'
  | 'words-full'
  | 'ask-category'
  | 'confirm'
  | 'cancelled'
  | 'confidential'
  | 'nothing'
  | 'unknown-kind'
  | 'which'
  | 'not-a-choice'
  | 'language'
  | 'status';

/** A sentence to say. `choices` stand under it with numbers; `draft`: it repeats what the draft holds. */
export type Say = {
  say: SayKey;
  params?: Record<string, string>;
  choices?: readonly string[];
  draft?: Draft;
};

export type Step = { talk: Talk; says: Say[]; language?: Language };

export const IDLE: Talk = { stage: 'idle', draft: null, offered: [], pending: null, act: null };

/** Characters: fewer tell a crew nothing. */
export const LEAST_WORDS = 10;
export const MOST_WORDS = 4000;
export const MOST_PHOTOS = 5;
const MOST_PLACE = 200;
const MOST_CHOICES = 3;

export function emptyDraft(id: string): Draft {
  return {
    id,
    words: [],
    point: null,
    area: null,
    place: null,
    photos: [],
    lost: 0,
    category: null,
    skipped: [],
  };
}

export function textOf({ words }: Draft): string {
  return words.join('\n');
}

/** Is there anything in it that must not be lost? */
function holdsSomething(draft: Draft): boolean {
  const { words, point, place, photos, lost } = draft;
  return words.length > 0 || point !== null || place !== null || photos.length > 0 || lost > 0;
}

function addWords(draft: Draft, text: string): { draft: Draft; says: Say[] } {
  const said = text.trim();
  if (said === '') return { draft, says: [] };
  const room = MOST_WORDS - textOf(draft).length - 1;
  if (room <= 0) return { draft, says: [{ say: 'words-full' }] };
  return {
    draft: { ...draft, words: [...draft.words, said.slice(0, room)] },
    says: said.length > room ? [{ say: 'words-full' }] : [],
  };
}

function skip(draft: Draft, what: Draft['skipped'][number]): Draft {
  return draft.skipped.includes(what) ? draft : { ...draft, skipped: [...draft.skipped, what] };
}

/** Asks for what is still missing, or shows it all and asks whether to send it. */
function goOn(draft: Draft, known: Known, before: Say[] = []): Step {
  const at = (stage: Stage, say: Say, offered: string[] = []): Step => ({
    talk: { ...IDLE, stage, draft, offered },
    says: [...before, say],
  });
  if (textOf(draft).length < LEAST_WORDS)
    return at('words', { say: draft.words.length > 0 ? 'ask-more' : 'ask-words' });
  const missing = (what: Draft['skipped'][number]) => !draft.skipped.includes(what);
  if (!draft.point && !draft.place && missing('place')) return at('place', { say: 'ask-place' });
  if (draft.photos.length === 0 && missing('photo')) return at('photo', { say: 'ask-photo' });
  const likely = known.suggestions.slice(0, MOST_CHOICES);
  if (!draft.category && likely.length > 0 && missing('category'))
    return at(
      'category',
      { say: 'ask-category', choices: likely.map(({ name }) => name) },
      likely.map(({ id }) => id),
    );
  return at('confirm', { say: 'confirm', draft });
}

function file(draft: Draft, left: boolean): Talk {
  return { ...IDLE, act: { do: 'file', id: draft.id, draft, left } };
}

function replyTo(code: string, id: string, text: string, photos: string[]): Talk {
  return { ...IDLE, act: { do: 'reply', id, code, text, photos } };
}

function onCommand(talk: Talk, command: Command, known: Known): Step | undefined {
  const { draft, stage } = talk;
  switch (command.do) {
    case 'cancel':
      return {
        talk: IDLE,
        says: [{ say: (draft && holdsSomething(draft)) || talk.pending ? 'cancelled' : 'nothing' }],
      };
    case 'menu':
      return { talk, says: [{ say: 'help' }] };
    case 'status':
      return { talk, says: [{ say: 'status', params: { code: command.code } }] };
    case 'language':
      return { talk, says: [{ say: 'language' }], language: command.language };
    case 'report':
      if (draft) return goOn(draft, known);
      return stage === 'idle'
        ? { talk: { ...IDLE, stage: 'words', draft: emptyDraft(known.id) }, says: [{ say: 'ask-words' }] }
        : undefined;
    case 'confidential':
      if (draft) return goOn({ ...draft, confidential: true }, known, [{ say: 'confidential' }]);
      if (stage !== 'idle') return undefined;
      return goOn({ ...emptyDraft(known.id), confidential: true }, known, [{ say: 'confidential' }]);
    case 'greet':
      if (draft) return goOn(draft, known);
      return stage === 'idle' ? { talk: IDLE, says: [{ say: 'welcome' }] } : undefined;
    case 'skip':
      if (draft && (stage === 'words' || stage === 'confirm')) return goOn(draft, known);
      if (!draft || (stage !== 'place' && stage !== 'photo' && stage !== 'category')) return undefined;
      return goOn(skip(draft, stage), known);
    case 'yes':
      if (!draft) return undefined;
      return stage === 'confirm' ? { talk: file(draft, false), says: [] } : goOn(draft, known);
  }
}

/** Words while nothing is being written: an answer to the city, a rating, or the beginning of a report. */
function onFirst(heard: Exclude<Heard, { is: 'other' }>, known: Known): Step {
  const answers = known.waiting.length > 0;
  if (heard.is === 'text') {
    const score = numberIn(heard.text);
    const [ended] = known.ended;
    if (!answers && ended && score !== undefined && score <= 4)
      return { talk: { ...IDLE, act: { do: 'rate', id: known.id, code: ended, score } }, says: [] };
    if (heard.text.trim().length < 3 && !answers) return { talk: IDLE, says: [{ say: 'welcome' }] };
  }
  if (!answers) return onDraft({ ...IDLE, draft: emptyDraft(known.id), stage: 'words' }, heard, known);
  const text =
    heard.is === 'text'
      ? heard.text
      : heard.is === 'photo'
        ? heard.caption
        : [heard.name, `${heard.point.lat}, ${heard.point.lng}`].filter(Boolean).join(' · ');
  // Nothing is left of it: the answer is still to come.
  if (heard.is === 'photo' && !heard.file && !text.trim())
    return { talk: IDLE, says: [{ say: 'photo-lost' }] };
  const photos = heard.is === 'photo' && heard.file ? [heard.file] : [];
  const says: Say[] = heard.is === 'photo' && !heard.file ? [{ say: 'photo-lost' }] : [];
  const [only, another] = known.waiting;
  if (only && !another) return { talk: replyTo(only, known.id, text, photos), says };
  const offered = known.waiting.slice(0, 9);
  return {
    talk: { ...IDLE, stage: 'which', pending: { id: known.id, text, photos }, offered },
    says: [...says, { say: 'which', choices: offered }],
  };
}

/** Several cases wait for an answer: the number says which one the words before were for; the last number, a new report. */
function onWhich(talk: Talk, heard: Exclude<Heard, { is: 'other' }>, known: Known): Step {
  const { pending, offered } = talk;
  if (!pending) return onFirst(heard, known);
  const number = heard.is === 'text' ? numberIn(heard.text) : undefined;
  const code = number === undefined ? undefined : offered[number - 1];
  if (code) return { talk: replyTo(code, pending.id, pending.text, pending.photos), says: [] };
  if (number === offered.length + 1) {
    const { draft, says } = addWords(
      { ...emptyDraft(pending.id), photos: pending.photos.slice(0, MOST_PHOTOS) },
      pending.text,
    );
    return goOn(draft, known, says);
  }
  // Whatever else comes belongs to the same words.
  const said = heard.is === 'text' ? heard.text : heard.is === 'photo' ? heard.caption : heard.name;
  const place = heard.is === 'place' ? `${heard.point.lat}, ${heard.point.lng}` : '';
  const more = [number === undefined ? said.trim() : '', place].filter(Boolean).join('\n');
  const room = Math.max(0, MOST_WORDS - pending.text.length - 1);
  const taken = heard.is === 'photo' && heard.file !== null && pending.photos.length < MOST_PHOTOS;
  const says: Say[] = more.length > room ? [{ say: 'words-full' }] : [];
  if (heard.is === 'photo' && !taken) says.push({ say: heard.file ? 'photos-full' : 'photo-lost' });
  const next = {
    ...pending,
    text: [pending.text, more.slice(0, room)].filter(Boolean).join('\n'),
    photos:
      heard.is === 'photo' && heard.file !== null && taken ? [...pending.photos, heard.file] : pending.photos,
  };
  return {
    talk: { ...talk, pending: next },
    says: [...says, { say: number === undefined ? 'which' : 'not-a-choice', choices: offered }],
  };
}

function onText(talk: Talk, draft: Draft, text: string, known: Known): Step {
  const number = numberIn(text);
  if (talk.stage === 'category' && number !== undefined) {
    const chosen = talk.offered[number - 1];
    if (chosen) return goOn({ ...draft, category: chosen }, known);
    if (number === talk.offered.length + 1) return goOn(skip(draft, 'category'), known);
    const again = goOn(draft, known);
    return { ...again, says: [{ say: 'not-a-choice' }, ...again.says] };
  }
  if (talk.stage === 'confirm' && number === 1) return { talk: file(draft, false), says: [] };
  if (talk.stage === 'confirm' && number === 2) return { talk: IDLE, says: [{ say: 'cancelled' }] };
  if (talk.stage === 'place') {
    const placed = { ...draft, place: text.trim().slice(0, MOST_PLACE), area: known.area };
    // A whole story about the place is part of the report.
    const more = text.trim().length > MOST_PLACE ? addWords(placed, text) : { draft: placed, says: [] };
    return goOn(more.draft, known, more.says);
  }
  const more = addWords(draft, text);
  return goOn(talk.stage === 'photo' ? skip(more.draft, 'photo') : more.draft, known, more.says);
}

function onDraft(talk: Talk, heard: Exclude<Heard, { is: 'other' }>, known: Known): Step {
  const draft = talk.draft ?? emptyDraft(known.id);
  if (heard.is === 'text') return onText(talk, draft, heard.text, known);
  if (heard.is === 'place') {
    if (!known.inside) return { talk: { ...talk, draft }, says: [{ say: 'outside' }] };
    const place = heard.name.trim().slice(0, MOST_PLACE) || draft.place;
    return goOn({ ...draft, point: heard.point, place }, known);
  }
  const { draft: told, says } = addWords(draft, heard.caption);
  if (heard.file === null)
    return goOn({ ...told, lost: told.lost + 1 }, known, [...says, { say: 'photo-lost' }]);
  if (told.photos.length >= MOST_PHOTOS) return goOn(told, known, [...says, { say: 'photos-full' }]);
  return goOn({ ...told, photos: [...told.photos, heard.file] }, known, [...says, { say: 'photo-kept' }]);
}

/**
 * Takes one message. Answers the conversation after it and what to say; something is said to every message, unless an act
 * is due whose outcome is told instead. A category is only ever chosen by the person.
 */
export function step(talk: Talk, heard: Heard, known: Known): Step {
  const danger: Say[] = known.emergency ? [{ say: 'danger', params: { number: known.emergency } }] : [];
  const command = heard.is === 'text' ? commandIn(heard.text) : undefined;
  const commanded = command && onCommand(talk, command, known);
  if (commanded) return { ...commanded, says: [...danger, ...commanded.says] };
  if (heard.is === 'other') {
    if (!talk.draft) return { talk, says: [...danger, { say: 'unknown-kind' }] };
    const again = goOn(talk.draft, known);
    return { ...again, says: [...danger, { say: 'unknown-kind' }, ...again.says] };
  }
  const taken =
    talk.stage === 'idle'
      ? onFirst(heard, known)
      : talk.stage === 'which'
        ? onWhich(talk, heard, known)
        : onDraft(talk, heard, known);
  return { ...taken, says: [...danger, ...taken.says] };
}

/** The person has gone: what they sent is filed as it is, an answer without a choice goes to the case that asked last. */
export function leftAlone(talk: Talk): Talk {
  if (talk.act) return talk;
  const [code] = talk.offered;
  if (talk.pending && code) return replyTo(code, talk.pending.id, talk.pending.text, talk.pending.photos);
  return talk.draft && holdsSomething(talk.draft) ? file(talk.draft, true) : IDLE;
}
