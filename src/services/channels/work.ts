/** Works on what a sender wrote, message by message and in order; each message and each act exactly once. */
import { areas } from '../../blocks/directory/api.ts';
import { VISITOR } from '../../platform/actor.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { blindIndex, open, seal } from '../../platform/crypt.ts';
import { say as inLanguage } from '../../shared/languages.ts';
import { reportable } from '../complaints/api.ts';
import { type Outcome, perform } from './act.ts';
import { answer, mailWords, outcomeWords } from './answer.ts';
import { openDoors } from './doors.ts';
import { OUTSIDE } from './keys.ts';
import { lookUp, withStatus } from './known.ts';
import type { Letter } from './mail/letter.ts';
import { actOfLetter } from './mail/work.ts';
import { type Act, type Heard, IDLE, leftAlone, step } from './rules/conversation.ts';
import type { Content, Waiting } from './rules/payload.ts';
import { languageOf } from './rules/words.ts';
import { type Names, sentence, wordsFor } from './say.ts';
import {
  countActTry,
  forgottenSenders,
  isWaiting,
  keepFailedAct,
  leftDrafts,
  type MessageRow,
  markDone,
  markFailed,
  postpone,
  takeNext,
} from './store.ts';
import { keepTalk, lockedSender, type Sender, senderOf } from './talk.ts';
import { forgottenJob, workJob } from './work-job.ts';

/** After so many broken tries a message is laid aside for an officer. */
const MOST_TRIES = 5;
/** Seconds to wait before a photo is asked for again. */
const PHOTO_WAITS = [10, 40];
const AT_ONCE = 500;

function contextFor(city: City, sender: Pick<Sender, 'language'>): Context {
  return { ...systemContext(city, 'channels.work'), actor: VISITOR, language: sender.language };
}

async function namesFor(ctx: Context): Promise<Names> {
  const [known, tree] = await Promise.all([reportable(ctx), areas(ctx.city)]);
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  return {
    city: inLanguage(ctx.city.name, ctx.language),
    category: (id) => titles.get(id) ?? id,
    area: (code) => tree.name(code),
  };
}

/** Tells what came of an act. */
async function tellOutcome(
  tx: Change,
  city: City,
  sender: Sender,
  act: Act,
  outcome: Outcome,
): Promise<void> {
  const ctx = contextFor(city, sender);
  const mail = act.do === 'rate' ? undefined : act.mail;
  if (mail?.silent) return;
  const text = [
    outcomeWords(ctx, sender.language, outcome),
    ...(mail ? mailWords(sender.language, mail) : []),
  ];
  await answer(tx, ctx, sender, text.join('\n\n'), { dedupe: `act:${act.id}`, mail });
}

/** Does what the conversation led to, and tells the outcome. What fails too often is laid aside for an officer. */
async function settle(city: City, sender: Sender, act: Act): Promise<void> {
  if ((await countActTry(city.db, sender.id)) > MOST_TRIES) return layActAside(city, sender, act);
  const outcome = await perform(city, sender, act);
  await change(systemContext(city, 'channels.work'), async (tx) => {
    const now = await lockedSender(tx, city, sender.id);
    if (now?.talk.act?.id !== act.id) return;
    await keepTalk(tx, city, now, IDLE);
    await tellOutcome(tx, city, sender, act, outcome);
  });
}

async function layActAside(city: City, sender: Sender, act: Act): Promise<void> {
  const ctx = contextFor(city, sender);
  await change(systemContext(city, 'channels.work'), async (tx) => {
    const now = await lockedSender(tx, city, sender.id);
    if (now?.talk.act?.id !== act.id) return;
    await keepTalk(tx, city, now, IDLE);
    await keepFailedAct(tx, {
      door: sender.door,
      outsideKey: blindIndex(city, `act:${act.id}`, OUTSIDE),
      sender: sender.id,
      at: city.now(),
      content: seal(city, JSON.stringify({ is: 'act', act } satisfies Waiting)),
    });
    if (sender.door === 'whatsapp')
      await answer(tx, ctx, sender, sentence(sender.language, 'broken'), { dedupe: `broken:${act.id}` });
  });
}

/** An act that was laid aside is tried again beside the conversation, which may speak of other things by now. */
async function workOnAct(city: City, sender: Sender, message: MessageRow, act: Act): Promise<void> {
  const outcome = await perform(city, sender, act);
  await change(systemContext(city, 'channels.work'), async (tx) => {
    if (!(await isWaiting(tx, message.id))) return;
    await markDone(tx, message.id, true);
    await tellOutcome(tx, city, sender, act, outcome);
  });
}

/** The message as the conversation hears it; undefined while its photo must be waited for. */
async function hear(ctx: Context, content: Content, tries: number): Promise<Heard | undefined> {
  switch (content.is) {
    case 'text':
      return content.text.trim() ? { is: 'text', text: content.text } : { is: 'other' };
    case 'place':
      return { is: 'place', point: { lat: content.lat, lng: content.lng }, name: content.name };
    case 'other':
      return { is: 'other' };
    case 'photo': {
      const { media, caption } = content;
      const { whatsapp } = openDoors();
      try {
        const file = whatsapp ? await whatsapp.media(ctx, media) : undefined;
        return { is: 'photo', file: file ?? null, caption };
      } catch (error) {
        ctx.city.log.warn({ err: error, tries }, 'a photo could not be fetched');
        return tries > PHOTO_WAITS.length ? { is: 'photo', file: null, caption } : undefined;
      }
    }
  }
}

async function workOnMessage(
  city: City,
  before: Sender,
  message: MessageRow,
  content: Content,
): Promise<'next' | 'later'> {
  const id = `whatsapp-${message.id}`;
  const heard = await hear(contextFor(city, before), content, message.tries);
  if (!heard) {
    const seconds = PHOTO_WAITS[message.tries - 1] ?? 60;
    const until = new Date(city.now().getTime() + seconds * 1000);
    await change(systemContext(city, 'channels.work'), async (tx) => {
      await postpone(tx, message.id, until);
      tx.job(workJob(before.id, until));
    });
    return 'later';
  }
  const idle = before.talk.stage === 'idle';
  const language = (idle && heard.is === 'text' && languageOf(heard.text)) || before.language;
  const ctx = contextFor(city, { language });
  const known = await lookUp(ctx, before, before.talk, heard, id);
  await change(systemContext(city, 'channels.work'), async (tx) => {
    const sender = await lockedSender(tx, city, before.id);
    if (!sender || sender.talk.act || !(await isWaiting(tx, message.id))) return;
    const taken = step(sender.talk, heard, known);
    const chosen = taken.language ?? language;
    const to = { ...sender, language: chosen };
    const spoken = { ...ctx, language: chosen };
    const { status, rest } = await withStatus(spoken, to, taken.says);
    const text = [status, rest.length > 0 ? wordsFor(rest, chosen, await namesFor(spoken)) : undefined]
      .filter(Boolean)
      .join('\n\n');
    await keepTalk(tx, city, to, taken.talk);
    await markDone(tx, message.id, text !== '');
    if (text) await answer(tx, spoken, to, text, { dedupe: id });
    // Also when this process is killed before it goes on.
    if (taken.talk.act) tx.job(workJob(sender.id));
  });
  return 'next';
}

async function workOnLetter(city: City, before: Sender, message: MessageRow, letter: Letter): Promise<void> {
  const language = languageOf(`${letter.subject}\n${letter.text}`) ?? before.language;
  const ctx = contextFor(city, { language });
  const act = await actOfLetter(ctx, before, letter, `email-${message.id}`);
  await change(systemContext(city, 'channels.work'), async (tx) => {
    const sender = await lockedSender(tx, city, before.id);
    if (!sender || sender.talk.act || !(await isWaiting(tx, message.id))) return;
    await keepTalk(tx, city, { ...sender, language }, { ...IDLE, act });
    await markDone(tx, message.id, !act.mail?.silent);
    tx.job(workJob(sender.id));
  });
}

/** A message that cannot be worked on is laid aside, and its sender is told so. */
async function layAside(city: City, sender: Sender, message: MessageRow): Promise<void> {
  const ctx = contextFor(city, sender);
  await change(systemContext(city, 'channels.work'), async (tx) => {
    await markFailed(tx, message.id, 'broken');
    if (sender.door === 'whatsapp')
      await answer(tx, ctx, sender, sentence(sender.language, 'broken'), { dedupe: `broken:${message.id}` });
  });
}

/** Works until nothing of this sender waits any more. Safe to run twice at once or again. */
export async function workOn(city: City, id: string): Promise<void> {
  for (let turn = 0; turn < AT_ONCE; turn++) {
    const sender = await senderOf(city, id);
    if (!sender) return;
    if (sender.talk.act) {
      await settle(city, sender, sender.talk.act);
      continue;
    }
    const message = await takeNext(city.db, id, city.now());
    if (!message) return;
    if (message.tries > MOST_TRIES) {
      await layAside(city, sender, message);
      continue;
    }
    const content = JSON.parse(open(city, message.content)) as Waiting | Letter;
    if (!('is' in content)) await workOnLetter(city, sender, message, content);
    else if (content.is === 'act') await workOnAct(city, sender, message, content.act);
    else if ((await workOnMessage(city, sender, message, content)) === 'later') return;
  }
}

/** Files what was left alone, as it is. Returns how many drafts. */
export async function fileLeftDrafts(city: City): Promise<number> {
  const ids = await leftDrafts(city.db, city.now(), 200);
  for (const id of ids)
    await change(systemContext(city, 'channels.left'), async (tx) => {
      const sender = await lockedSender(tx, city, id);
      // They may have written again in this very moment.
      if (!sender?.fileAt || sender.fileAt > city.now()) return;
      await keepTalk(tx, city, sender, leftAlone(sender.talk));
      tx.job(workJob(id));
    });
  return ids.length;
}

const FORGOTTEN_MINUTES = 5;

/** Takes up again what waits although its job is gone. */
export async function takeUpForgotten(city: City): Promise<void> {
  const before = new Date(city.now().getTime() - FORGOTTEN_MINUTES * 60_000);
  const ids = await forgottenSenders(city.db, before, 200);
  if (ids.length === 0) return;
  await change(systemContext(city, 'channels.work'), async (tx) => {
    for (const id of ids) tx.job(forgottenJob(id));
  });
}
