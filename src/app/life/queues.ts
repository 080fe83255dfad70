/** People at the counters of a demo city: they take numbers and book times, and officers call and serve them. */
import type { Random } from './random.ts';
import type { Speaker } from './speaker.ts';
import type { Staff } from './staff.ts';

type Counter = { queue: string; agency: { id: string }; now: { state: string; waiting: number } };
type Page = { days?: { date: string; free: number }[] };
type Slots = { slots?: { at: string; free: number }[] };
type Called = { id: number; state: string; mine: boolean; version: number };
type Day = { called?: Called[]; waiting?: unknown[] };

/** So many wait at one counter before nobody else of us comes. */
export const CROWDED = 6;

export function createQueues(given: { staff: Staff; random: Random; speak: Speaker }) {
  const { staff, random, speak } = given;

  async function come(counter: Counter): Promise<void> {
    const body = random.chance(0.15) ? { priority: true } : {};
    await speak({ method: 'POST', path: `/api/counters/${counter.queue}/numbers`, body });
  }

  async function book(counter: Counter): Promise<void> {
    const path = `/api/counters/${counter.queue}`;
    const days = (await speak<Page>({ method: 'GET', path })).body.days ?? [];
    const day = random.pick(days.slice(1, 6).filter(({ free }) => free > 3));
    if (!day) return;
    const { slots = [] } = (await speak<Slots>({ method: 'GET', path: `${path}/slots?date=${day.date}` }))
      .body;
    const slot = random.pick(slots.filter(({ free }) => free > 0));
    const phone = `08120000${Math.floor(random.between(1000, 9999))}`;
    if (slot) await speak({ method: 'POST', path: `${path}/appointments`, body: { at: slot.at, phone } });
  }

  /** One step of an officer: call, begin or finish. */
  async function serve(counter: Counter): Promise<void> {
    const hand = staff.workerFor(counter.agency.id, null);
    const token = hand?.agency ? await staff.tokenOf(hand) : undefined;
    if (!hand || !token) return;
    const path = `/api/desk/counters/${counter.queue}`;
    const day = await speak<Day>({ method: 'GET', path, token });
    if (day.status === 401) staff.forget(hand);
    const { called = [], waiting = [] } = day.body;
    const mine = called.find((one) => one.mine);
    if (!mine) {
      const desk = `${Math.floor(random.between(1, 3))}`;
      if (waiting.length > 0) await speak({ method: 'POST', path: `${path}/next`, body: { desk }, token });
      return;
    }
    const missed = random.chance(0.06) ? 'no-show' : 'begin';
    const act = mine.state === 'serving' ? 'finish' : missed;
    const body = { version: mine.version };
    await speak({ method: 'POST', path: `/api/desk/numbers/${mine.id}/${act}`, body, token });
  }

  return {
    /** One small thing at one counter; nothing while all are closed. */
    async act(): Promise<void> {
      const list = await speak<{ counters?: Counter[] }>({ method: 'GET', path: '/api/counters' });
      const counters = list.body.counters ?? [];
      if (random.chance(0.04)) {
        const counter = random.pick(counters);
        if (counter) await book(counter);
        return;
      }
      const counter = random.pick(counters.filter(({ now }) => now.state === 'open' || now.state === 'full'));
      if (!counter) return;
      const { state, waiting } = counter.now;
      if (state === 'open' && waiting < CROWDED && random.chance(waiting < 2 ? 0.6 : 0.35))
        await come(counter);
      else await serve(counter);
    },
  };
}
