/** The state of a paper in words. */
import type { TextKey } from '../../../web/kit/texts/keys.gen.ts';
import type { MyApplication } from '../contract.ts';

export const paperWords: Record<MyApplication['papers'][number]['state'], TextKey> = {
  making: 'applications.paper.making',
  'awaiting-signature': 'applications.paper.awaiting-signature',
  ready: 'applications.paper.ready',
  revoked: 'applications.paper.revoked',
  expired: 'applications.paper.expired',
};
