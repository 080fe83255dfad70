/** The officers of a demo city: who works for which agency, and their sign-ins, each made when first needed. */
import type { CityPack } from '../../blocks/packs/api.ts';
import type { DemoAccount } from '../demo.ts';
import type { Random } from './random.ts';
import type { Speaker } from './speaker.ts';

type Hand = { username: string; password: string; role: string; agency: string | null; area: string | null };

export type Staff = {
  /** Somebody who works on a case of this agency and area; a coordinator where the agency has nobody. */
  workerFor(agency: string | null, area: string | null): Hand | undefined;
  coordinator(): Hand | undefined;
  /** Who types in reports at the counter and by telephone. */
  clerk(): Hand | undefined;
  /** The token of an officer; undefined when he cannot sign in (any more). */
  tokenOf(hand: Hand): Promise<string | undefined>;
  /** The house no longer knows this token. */
  forget(hand: Hand): void;
};

const WORKERS = new Set(['agency-officer', 'field-crew', 'agency-head']);
const CLERKS = new Set(['agency-officer', 'complaints-coordinator']);

function within(code: string | null, area: string | null): boolean {
  return area === null || (code !== null && (code === area || code.startsWith(`${area}.`)));
}

export function createStaff(
  pack: CityPack,
  accounts: readonly DemoAccount[],
  speak: Speaker,
  random: Random,
): Staff {
  const passwords = new Map(accounts.map((one) => [one.username, one.password]));
  const hands = pack.demo.officers.flatMap((officer): Hand[] => {
    const password = passwords.get(officer.username);
    const { username, role, agency = null, area = null } = officer;
    return password ? [{ username, password, role, agency, area }] : [];
  });
  const parents = new Map(pack.agencies.map((agency) => [agency.id, agency.parent ?? null]));
  const tokens = new Map<string, string>();
  const refused = new Set<string>();
  const able = (hand: Hand) => !refused.has(hand.username);
  const coordinator = () =>
    random.pick(hands.filter((hand) => hand.role === 'complaints-coordinator' && able(hand)));
  return {
    coordinator,
    clerk: () => random.pick(hands.filter((hand) => CLERKS.has(hand.role) && able(hand))),
    workerFor(agency, area) {
      for (let at = agency, steps = 0; at !== null && steps < 5; at = parents.get(at) ?? null, steps++) {
        const own = hands.filter(
          (hand) => hand.agency === at && WORKERS.has(hand.role) && within(area, hand.area) && able(hand),
        );
        if (own.length > 0) return random.pick(own);
      }
      return coordinator();
    },
    async tokenOf(hand) {
      const known = tokens.get(hand.username);
      if (known) return known;
      const { username, password } = hand;
      const answer = await speak<{ token?: string }>({
        method: 'POST',
        path: '/api/session/officer',
        body: { username, password, as: 'token' },
      });
      const { token } = answer.body;
      // Never a second try after a refusal: somebody has changed the password, and tries would lock the account.
      if (answer.status === 429 || answer.status >= 500) return undefined;
      if (!token) refused.add(username);
      else tokens.set(username, token);
      return token;
    },
    forget(hand) {
      tokens.delete(hand.username);
    },
  };
}
