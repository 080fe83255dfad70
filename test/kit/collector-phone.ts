/** A collector's phone for tests: it signs as the real one does, keeps everything, and tells the city when and as often as the test wants. */
import assert from 'node:assert/strict';
import type { EntriesView } from '../../src/blocks/collectors/contract.ts';
import { type Act, type EntryClock, FIRST, writeEntry } from '../../src/blocks/collectors/rules/entry.ts';
import { marksOf, newKeys, publicText, sign } from '../../src/blocks/collectors/rules/signed.ts';
import type { Call } from './house.ts';

export type Written = { text: string; hash: string; number: string; seq: number; act: Act };
export type Phone = {
  device: number;
  entries: Written[];
  write(act: Act, clock?: Partial<EntryClock>): Promise<Written>;
  tell(some?: readonly Written[]): Promise<EntriesView>;
  /** Another one with the same key, numbers and chain. */
  copy(): Phone;
};

export async function newPhone(collector: Call, now: () => Date): Promise<Phone> {
  const keys = await newKeys();
  const body = { publicKey: await publicText(keys), label: 'HP uji' };
  const made = await collector<{ device: number }>('POST', '/api/collectors/devices', body);
  assert.equal(made.status, 201, made.text);
  const { device } = made.body;
  const contact = Math.floor(now().getTime() / 1000);
  const phone = (before: readonly Written[]): Phone => {
    const entries = [...before];
    return {
      device,
      entries,
      async write(act, clock = {}) {
        const last = entries.at(-1);
        const at = Math.floor(now().getTime() / 1000);
        const line = writeEntry({
          ...{ device, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? FIRST, act },
          clock: { at, contact, passed: 0, ahead: 0, ...clock },
        });
        const { hash, code: number } = await marksOf(line);
        const text = await sign(line, keys.privateKey);
        const written = { text, hash, number, seq: (last?.seq ?? 0) + 1, act };
        entries.push(written);
        return written;
      },
      async tell(some = entries) {
        const told = { device, entries: some.map(({ text }) => text) };
        const answer = await collector<EntriesView>('POST', '/api/collectors/entries', told);
        assert.equal(answer.status, 200, answer.text);
        return answer.body;
      },
      copy: () => phone(entries),
    };
  };
  return phone([]);
}
