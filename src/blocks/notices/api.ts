/** What other rooms may ask of the notices block. */
export type { Channel } from './delivery.ts';
export { type NewMessage, notify, notifyAll } from './notify.ts';
export { type Adapters, canSend, configureNotices, createAdapters, type PostOffice } from './post-office.ts';
export { deliveryFailed } from './send.ts';
export { noticeSubject } from './store.ts';
