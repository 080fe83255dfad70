/** The people of one demo city and what each of them can do next. All of it is said to the house over HTTP. */
import type { CityPack } from '../../blocks/packs/api.ts';
import type { DemoAccount } from '../demo.ts';
import { type Casebook, createCasebook, type DeskItem, type KnownCase } from './casebook.ts';
import { fitting } from './fitting.ts';
import type { Random } from './random.ts';
import { createReporting, type Report, sendPhoto } from './reporting.ts';
import { chooseDeed, type Deed } from './rhythm.ts';
import type { Heard, Speaker, Wish } from './speaker.ts';
import { createStaff, type Staff } from './staff.ts';
import { awayFromPlace, notMended, rejections, reopenings, replies, thanks, withoutPhoto } from './words.ts';

export type Town = {
  /** Looks at the coordinator's desk. */
  look(): Promise<void>;
  /** One act that fits the hour and the desk. */
  act(): Promise<void>;
  /** One given act; false when nothing fits it or the house refused. */
  do(deed: Deed): Promise<boolean>;
  /** A report typed in by an officer, as at a counter or on the telephone. */
  reportAtCounter(): Promise<boolean>;
  openCases(): number;
};

type Done = { state?: string; version?: number };
type Hand = NonNullable<ReturnType<Staff['coordinator']>>;
type Page = { items?: DeskItem[]; next?: string | null };

/** More open cases than this are somebody else's load test: the rest is not ours to remember. */
const PAGES = 3;

export function createTown(given: {
  pack: CityPack;
  accounts: readonly DemoAccount[];
  random: Random;
  speak: Speaker;
}): Town {
  const { pack, random, speak } = given;
  const staff = createStaff(pack, given.accounts, speak, random);
  const book: Casebook = createCasebook();
  const reporting = createReporting(pack, random);
  const wordsFor = (category: string, list: 'answers' | 'questions' | 'closings') =>
    fitting(pack.demo.replies, reporting.groupOf(category), category, list);

  async function asOfficer<T>(hand: Hand | undefined, wish: Wish): Promise<Heard<T> | undefined> {
    const token = hand && (await staff.tokenOf(hand));
    if (!hand || !token) return undefined;
    const answer = await speak<T>({ ...wish, token });
    if (answer.status === 401) staff.forget(hand);
    return answer;
  }

  async function look(): Promise<void> {
    const hand = staff.coordinator();
    const seen: DeskItem[] = [];
    for (const view of ['todo', 'waiting']) {
      let cursor = '';
      for (let page = 0; page < PAGES; page++) {
        const path = `/api/desk/complaints?view=${view}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
        const answer = await asOfficer<Page>(hand, { method: 'GET', path });
        if (answer?.status !== 200) return;
        seen.push(...(answer.body.items ?? []));
        cursor = answer.body.next ?? '';
        if (!cursor) break;
      }
    }
    book.update(seen, true);
  }

  /** Somebody else was faster: what does the desk say of this one? */
  async function lookAgain(one: KnownCase): Promise<void> {
    const answer = await asOfficer<DeskItem>(staff.coordinator(), {
      method: 'GET',
      path: `/api/desk/complaints/${one.code}`,
    });
    if (answer?.status === 200) book.update([answer.body], false);
    else book.drop(one.code);
  }

  async function settle(one: KnownCase, answer: Heard<Done> | undefined): Promise<boolean> {
    const { state, version } = answer?.body ?? {};
    if (answer && answer.status < 300 && state && version) {
      book.moved(one, state, version);
      return true;
    }
    if (answer && answer.status < 500 && answer.status !== 429) await lookAgain(one);
    return false;
  }

  async function atDesk(
    one: KnownCase | undefined,
    hand: Hand | undefined,
    act: string,
    body: Record<string, unknown>,
  ): Promise<boolean> {
    if (!one) return false;
    const path = `/api/desk/complaints/${one.code}/${act}`;
    return settle(
      one,
      await asOfficer<Done>(hand, { method: 'POST', path, body: { version: one.version, ...body } }),
    );
  }

  async function asReporter(one: KnownCase | undefined, act: string, body: unknown): Promise<boolean> {
    const receipt = one && book.receiptOf(one.code);
    if (!one || !receipt) return false;
    return settle(
      one,
      await speak<Done>({ method: 'POST', path: `/api/complaints/${one.code}/${act}`, body, receipt }),
    );
  }

  async function receive(
    report: Report,
    answer: Heard<Record<string, unknown>> | undefined,
  ): Promise<boolean> {
    if (answer?.status !== 201) return false;
    const { code, receipt, state, agency, area } = answer.body as {
      code: string;
      receipt: string;
      state: string;
      agency: { id: string } | null;
      area: { code: string } | null;
    };
    book.keepReceipt(code, receipt);
    book.update([{ code, state, agency, area, category: { id: report.category }, version: 1 }], false);
    return true;
  }

  async function report(near: boolean): Promise<boolean> {
    const told = reporting.compose(near);
    if (!told) return false;
    if (random.chance(0.35)) told.photos = await sendPhoto(speak, told.category, false, random);
    const answer = await speak({ method: 'POST', path: '/api/complaints', body: told });
    // A place that the borders do not hold is named by its ward.
    if (answer.status === 422 && near) return report(false);
    return receive(told, answer);
  }

  async function reportAtCounter(): Promise<boolean> {
    const told = reporting.compose();
    if (!told) return false;
    const body = { ...told, channel: random.chance(0.5) ? 'phone' : 'walk-in' };
    const answer = await asOfficer<Record<string, unknown>>(staff.clerk(), {
      method: 'POST',
      path: '/api/desk/complaints',
      body,
    });
    return receive(told, answer);
  }

  const workerOf = (one: KnownCase | undefined) => one && staff.workerFor(one.agency, one.area);
  const ownCase = (one: KnownCase) => book.receiptOf(one.code) !== undefined;

  /** Where the crew stood with its phone: mostly at the place, sometimes where no satellite was heard. */
  function standing(one: KnownCase, photo: string): Record<string, unknown> {
    if (!one.point) return {};
    if (random.chance(0.12)) return { whyAway: random.pick(awayFromPlace) };
    const off = () => random.between(-0.0003, 0.0003);
    const { lat, lng } = one.point;
    const shot = { photo, lat: lat + off(), lng: lng + off(), accuracy: Math.round(random.between(4, 15)) };
    const at = new Date().toISOString();
    return { shots: [{ ...shot, at }], deviceTime: at };
  }

  /** Yes, it is mended; and some have nine more answers. */
  async function confirm(): Promise<boolean> {
    const one = book.anyClosed(random);
    const receipt = one && book.receiptOf(one.code);
    if (!one || !receipt || !(await asReporter(one, 'verdict', { mended: true }))) return false;
    if (random.chance(0.7)) {
      const scores = Array.from({ length: 9 }, (_, at) => [`u${at + 1}`, random.pick([4, 4, 3, 3, 3, 2, 1])]);
      const answers = Object.fromEntries(scores.filter(() => random.chance(0.9)));
      const { surveys } = pack;
      const body = { survey: surveys[0]?.id, from: surveys[0]?.from, answers };
      await speak({ method: 'POST', path: `/api/complaints/${one.code}/survey`, body, receipt });
    }
    book.settled(one.code);
    return true;
  }

  async function close(): Promise<boolean> {
    const one = book.anyOpen(random, ['in-progress', 'waiting']);
    const hand = workerOf(one);
    if (!one || !hand) return false;
    // Honest figures have both: what was mended and what was not.
    if (random.chance(0.15)) return atDesk(one, hand, 'close', { mended: false, ...random.pick(notMended) });
    const text = random.pick(wordsFor(one.category, 'closings')) ?? 'Selesai.';
    const token = random.chance(0.8) ? await staff.tokenOf(hand) : undefined;
    const [photo] = token ? await sendPhoto(speak, one.category, true, random, token) : [];
    if (!photo)
      return atDesk(one, hand, 'close', { mended: true, text, withoutPhoto: random.pick(withoutPhoto) });
    return atDesk(one, hand, 'close', { mended: true, text, photos: [photo], ...standing(one, photo) });
  }

  async function answer(): Promise<boolean> {
    const one = book.anyOpen(random, ['in-progress'], (known) => !known.answered);
    const text = one && random.pick(wordsFor(one.category, 'answers'));
    if (!one || !text || !(await atDesk(one, workerOf(one), 'answer', { text }))) return false;
    one.answered = true;
    return true;
  }

  const deeds: Record<Deed, () => Promise<boolean>> = {
    report: () => report(random.chance(0.94)),
    async take() {
      const one = book.anyOpen(random, ['received', 'assigned', 'reopened']);
      return atDesk(one, workerOf(one), 'take', {});
    },
    answer,
    async ask() {
      const one = book.anyOpen(random, ['in-progress', 'received'], ownCase);
      const text = one && random.pick(wordsFor(one.category, 'questions'));
      return text ? atDesk(one, workerOf(one), 'ask', { text }) : false;
    },
    close,
    async assign() {
      const one = book.anyOpen(random, ['received']);
      const to = one?.agency ?? pack.routing.fallback;
      return atDesk(one, staff.coordinator(), 'assign', { agency: to });
    },
    async reject() {
      const one = book.anyOpen(random, ['received', 'assigned']);
      return atDesk(one, staff.coordinator(), 'reject', { reason: random.pick(rejections) });
    },
    reply: () =>
      asReporter(book.anyOpen(random, ['waiting'], ownCase), 'replies', { text: random.pick(replies) }),
    async rate() {
      const one = book.anyClosed(random);
      const text = random.pick(thanks);
      const score = random.pick([4, 4, 3, 3, 2, 1]);
      const rated = await asReporter(one, 'rating', { score, ...(text ? { text } : {}) });
      if (one) book.settled(one.code);
      return rated;
    },
    confirm,
    reopen: () => asReporter(book.anyClosed(random), 'reopen', { reason: random.pick(reopenings) }),
  };

  return {
    look,
    openCases: () => book.size(),
    do: (deed) => deeds[deed](),
    reportAtCounter,
    async act() {
      const possible = new Set(Object.keys(deeds) as Deed[]);
      // What nothing fits is left aside, so that each turn something happens.
      while (possible.size > 0) {
        const deed = chooseDeed(book.size(), [...possible], random);
        if (!deed || (await deeds[deed]())) return;
        possible.delete(deed);
      }
    },
  };
}
