/** Does what a message led to, once: a report is taken, an answer recorded, a rating given. */
import { areas } from '../../blocks/directory/api.ts';
import { VISITOR } from '../../platform/actor.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { storedAnswer } from '../../platform/http/idempotency.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { type Received, rateAsReporter, receive, replyAsReporter, UNSORTED } from '../complaints/api.ts';
import type { Act, Draft } from './rules/conversation.ts';
import { LEAST_WORDS, MOST_WORDS, textOf } from './rules/conversation.ts';
import { sentence } from './say.ts';
import type { DoorName } from './store.ts';

export type Outcome =
  | {
      did: 'filed';
      confidential?: boolean;
      received: Received;
      left: boolean;
      lost: number;
      instead?: string;
      /** The ward that was read out of a letter: nobody was asked, so its sender is told. */
      area?: string;
    }
  | { did: 'replied'; code: string }
  | { did: 'rated'; code: string; score: number }
  | { did: 'nothing'; code: string };

type Person = { door: DoorName; address: string; language: Language };

/** The reporter acts, as a visitor does on the portal; `key` makes the act happen once. */
function actContext(city: City, language: Language, key: string): Context {
  const idempotency = { key: `channels:${key}`, fingerprint: key, status: 201, done: false };
  return { ...systemContext(city, 'channels.work'), actor: VISITOR, language, idempotency };
}

/** Runs `work` unless it was done before under the same key; then its first answer. */
async function once<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const { idempotency, city } = ctx;
  if (!idempotency) return work();
  const before = async () =>
    (await storedAnswer(city, [idempotency.key], idempotency.fingerprint))?.answer as T | undefined;
  const known = await before();
  if (known !== undefined) return known;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'platform.replayed')) throw error;
    const answer = await before();
    if (answer === undefined) throw error;
    return answer;
  }
}

/** The words of the report for the desk: short ones say by which door they came. */
function descriptionOf(draft: Draft, door: DoorName): string {
  const words = textOf(draft);
  const told =
    words.trim().length >= LEAST_WORDS
      ? words
      : words.trim() === ''
        ? sentence('id', `bare.${door}`)
        : sentence('id', `short.${door}`, { words: words.trim() });
  const lost = draft.lost > 0 ? `\n${sentence('id', 'lost-note', { count: draft.lost })}` : '';
  return `${told.slice(0, MOST_WORDS)}${lost}`;
}

/** `lost`: photos that are not with it, those that could not be kept to the end among them. */
type Filed = { received: Received; lost: number };

async function file(city: City, person: Person, draft: Draft, key: string): Promise<Filed> {
  const { door, address, language } = person;
  const description = descriptionOf(draft, door);
  // Only what the person is shown: the ward decides who gets the report.
  const { area } = draft;
  const reporter = door === 'email' ? { email: address } : { phone: address };
  const secrecy = draft.confidential ? { confidential: true } : {};
  const given = {
    description,
    category: draft.category ?? UNSORTED,
    language,
    reporter,
    ...secrecy,
    ...(draft.point ? { location: draft.point } : {}),
    ...(area ? { area } : {}),
    ...(draft.place ? { place: draft.place } : {}),
  };
  const source = { channel: door, placeInWords: true, answers: true, source: door };
  const ctx = actContext(city, language, key);
  // Whatever is refused stands in words: nothing that was acknowledged may be lost.
  const { point } = draft;
  const place = [draft.place, point ? `${point.lat}, ${point.lng}` : ''].filter(Boolean).join(' · ');
  const plain = {
    description,
    category: UNSORTED,
    language,
    reporter,
    ...secrecy,
    ...(place ? { place } : {}),
  };
  const lost = draft.lost + draft.photos.length;
  const without = { description: descriptionOf({ ...draft, lost }, door), photos: [] };
  const whole = { ...given, photos: draft.photos };
  let kept = draft.lost;
  const received = await once(ctx, async () => {
    const refused = (error: unknown): Problem => {
      if (!(error instanceof Problem) || error.status >= 500 || error.code === 'platform.replayed')
        throw error;
      city.log.warn({ door, code: error.code }, 'a message was filed without what was refused of it');
      return error;
    };
    try {
      return await receive(ctx, whole, source);
    } catch (first) {
      const photosOnly = refused(first).code.startsWith('files.');
      try {
        if (photosOnly) kept = lost;
        const next = photosOnly ? { ...given, ...without } : { ...plain, photos: draft.photos };
        return await receive(ctx, next, source);
      } catch (second) {
        refused(second);
        kept = lost;
        return receive(ctx, { ...plain, ...without }, source);
      }
    }
  });
  return { received, lost: kept };
}

function asDraft(act: Extract<Act, { do: 'reply' }>): Draft {
  const words = [sentence('id', 'follows', { code: act.code }), act.text].filter((text) => text.trim());
  const { id, photos } = act;
  return { id, words, photos, point: null, area: null, place: null, lost: 0, category: null, skipped: [] };
}

/** Does the act. An answer to a case that has ended meanwhile becomes a report that names it. */
export async function perform(city: City, person: Person, act: Act): Promise<Outcome> {
  if (act.do === 'file') {
    const filed = await file(city, person, act.draft, act.id);
    const read = act.mail && act.draft.area;
    const area = read ? { area: (await areas(city)).name(read) } : {};
    return { did: 'filed', ...filed, left: act.left, ...area, confidential: act.draft.confidential === true };
  }
  const ctx = actContext(city, person.language, act.id);
  try {
    if (act.do === 'rate') {
      await once(ctx, () => rateAsReporter(ctx, act.code, { score: act.score }));
      return { did: 'rated', code: act.code, score: act.score };
    }
    const text = act.text.trim() || sentence('id', 'photo-only');
    await once(ctx, async () => {
      try {
        return await replyAsReporter(ctx, act.code, { text, photos: act.photos });
      } catch (error) {
        // A photo that cannot be kept is no reason to lose the answer.
        if (!(error instanceof Problem) || !error.code.startsWith('files.') || error.status >= 500)
          throw error;
        const note = sentence('id', 'lost-note', { count: act.photos.length });
        return replyAsReporter(ctx, act.code, { text: `${act.text.trim()}\n${note}`.trim(), photos: [] });
      }
    });
    return { did: 'replied', code: act.code };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    if (act.do === 'rate') return { did: 'nothing', code: act.code };
    const filed = await file(city, person, asDraft(act), `${act.id}:instead`);
    return { did: 'filed', ...filed, left: false, instead: act.code };
  }
}
