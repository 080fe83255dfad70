/** Lines that many tables of routes are made of. */
import type { Guarded, Target } from './guarded.ts';
import { CITY } from './model.ts';

export const NOBODY = '00000000-0000-4000-8000-000000000000';

const city = (params?: Target['params']) => (): Target[] => [{ at: CITY, params }];
export const anywhere = (): Target[] => [{ at: 'anywhere' }];

export const cityRoute = (
  needs: string,
  passed: number,
  more: Partial<Guarded> & { params?: Target['params'] } = {},
): Guarded => {
  const { params, ...rest } = more;
  return { needs, passed, to: city(params), ...rest };
};

/** Of its officer alone: whoever holds the permission is told that there is none. */
export const ownRun = (needs: string): Guarded => ({
  needs,
  passed: 404,
  to: () => [{ at: 'anywhere', params: { id: NOBODY } }],
});
