/** The notices' routes behind HTTP on a real city, spoken to by whoever the test says. */
import type { TestContext } from 'node:test';
import { room } from '../../../../test/kit/room.ts';
import type { Actor } from '../../../platform/actor.ts';
import { notices } from '../module.ts';
import { texts } from './post-office.ts';

export const house = (t: TestContext, actorOf?: () => Actor) => room(t, notices, texts, actorOf);

export const officer = (permission: string, agency: string | null): Actor => ({
  kind: 'officer',
  id: crypto.randomUUID(),
  name: 'Bu Tri',
  sessionId: 's',
  grants: [
    {
      role: 'r',
      permissions: new Set([permission]),
      agency,
      agencies: agency ? new Set([agency]) : null,
      area: null,
    },
  ],
});
