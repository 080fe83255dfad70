/** What every page of the phone knows: whose phone it is, what is kept, and how things stand now. */
import { useMemo } from 'react';
import { useSession } from '../../../../../web/kit/session/session.ts';
import type { StopView } from '../../../contract.ts';
import { cashNow, type Since, standing, takenBack, takenSince, untoldDeposits } from '../../../rules/way.ts';
import { usePhone } from './phone.ts';

/** `left`: what is owed at it now, also after what was taken without a network. */
export type StopNow = StopView & { left: number; visited: boolean };

/** The day of the city that an instant is in: the phone's own zone may be another. */
const dayIn = (zone: string, at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

export function useCollector() {
  const { actor, city, session } = useSession();
  const phone = usePhone(actor?.id ?? '');
  const zone = city?.zone ?? 'Asia/Jakarta';
  const known = useMemo(() => {
    const { entries, way, device } = phone;
    const since: Since[] = entries.map(({ seq, hash, act, stop }) => ({
      ...{ seq, hash, act, debtor: stop?.debtor ?? null },
    }));
    const told = Math.max(0, ...entries.filter((one) => one.told !== null).map(({ seq }) => seq));
    const today = dayIn(zone, Date.now() + (device?.ahead ?? 0) * 1000);
    const ofToday = entries.filter(({ at }) => dayIn(zone, at) === today);
    const back = takenBack(since);
    const visited = new Set(
      ofToday.flatMap(({ act, hash }) => ('code' in act && !back.has(hash) ? [act.code] : [])),
    );
    const moved = takenSince(since, way?.upto ?? 0);
    const stops: StopNow[] = (way?.round.stops ?? []).map((stop) => ({
      ...stop,
      left: Math.max(0, stop.owed - (moved.get(stop.debtor) ?? 0)),
      visited: visited.has(stop.code),
    }));
    const seqs = new Set(ofToday.map(({ seq }) => seq));
    return {
      ...{ stops, back, ofToday },
      pending: untoldDeposits(since, told) + (device?.said?.waiting ?? 0),
      cash: cashNow(device?.said?.cash ?? 0, since, told),
      taken: standing(since.filter(({ seq, act }) => seqs.has(seq) || act.kind === 'void')),
      waiting: entries.filter((one) => one.told === null).length,
    };
  }, [phone, zone]);
  return { owner: actor?.id ?? '', name: actor?.name ?? '', city, session, phone, ...known };
}
