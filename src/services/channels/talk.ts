/** A sender as the work sees them: address and conversation opened, and put away again. */
import type { City } from '../../platform/city.ts';
import { open, seal } from '../../platform/crypt.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { Language } from '../../shared/languages.ts';
import { IDLE, type Talk } from './rules/conversation.ts';
import { type DoorName, findSender, lockSender, numberSetting, type SenderRow, saveTalk } from './store.ts';

export type Sender = {
  id: string;
  door: DoorName;
  address: string;
  key: Buffer;
  language: Language;
  talk: Talk;
  /** When what is unfinished is filed as it is. */
  fileAt: Date | null;
};

/** Minutes after which a draft is filed as it is; setting `channels.drafts`, `{"minutes": 30}`. */
const DRAFT_MINUTES = 30;
/** Photos that belong to no report are swept after a day: a draft may not wait as long. */
const MOST_MINUTES = 720;

function opened(city: City, row: SenderRow): Sender {
  return {
    id: row.id,
    door: row.door,
    address: open(city, row.address),
    key: row.address_key,
    language: row.language,
    talk: row.talk ? (JSON.parse(open(city, row.talk)) as Talk) : IDLE,
    fileAt: row.file_at,
  };
}

export async function senderOf(city: City, id: string): Promise<Sender | undefined> {
  const row = await findSender(city.db, id);
  return row && opened(city, row);
}

export async function lockedSender(tx: Runner, city: City, id: string): Promise<Sender | undefined> {
  const row = await lockSender(tx, id);
  return row && opened(city, row);
}

function isIdle({ stage, act, draft, pending }: Talk): boolean {
  return stage === 'idle' && !act && !draft && !pending;
}

/** Minutes after which a draft is filed as it is. */
export async function draftMinutes(city: City): Promise<number> {
  const set = await numberSetting(city, 'channels.drafts', 'minutes', DRAFT_MINUTES);
  return Math.min(Math.max(set, 1), MOST_MINUTES);
}

/** Keeps the conversation; what is unfinished is filed by itself later. */
export async function keepTalk(
  tx: Runner,
  city: City,
  sender: Pick<Sender, 'id' | 'language'>,
  talk: Talk,
): Promise<void> {
  const idle = isIdle(talk);
  const minutes = idle || talk.act ? 0 : await draftMinutes(city);
  await saveTalk(tx, sender.id, {
    talk: idle ? null : seal(city, JSON.stringify(talk)),
    language: sender.language,
    fileAt: idle || talk.act ? null : new Date(city.now().getTime() + minutes * 60_000),
  });
}
