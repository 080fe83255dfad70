/** What this browser can do about push messages: whether it can at all, what it was allowed, and the subscription it holds. */
import type { Static } from 'typebox';
import type { PushBrowser } from '../../contract.ts';

export type PushDetails = Static<typeof PushBrowser>;

/** Long enough for a worker that is still being installed on a slow phone. */
const PATIENCE_MS = 10_000;

/** False in browsers and private windows without push; on an iPhone until the portal stands on the home screen. */
export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** True where push exists only for apps on the home screen: iPhone and iPad, which pose as a Mac with a touch screen. */
export function needsHomeScreen(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return apple && !window.matchMedia('(display-mode: standalone)').matches;
}

export const isDenied = () => Notification.permission === 'denied';

/** The worker of this face, when it is there; undefined where none could be registered. */
async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** Does this browser hold a subscription? Whose it is only the server knows. */
export async function holdsSubscription(): Promise<boolean> {
  if (!canPush() || Notification.permission !== 'granted') return false;
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(await registration?.pushManager.getSubscription());
}

/**
 * Asks the person for permission (call it from a press only) and subscribes with the city's public key.
 * Answers what the server must know, or why not: `denied`, `dismissed` (closed without an answer), `failed`.
 */
export async function subscribeHere(
  publicKey: string,
): Promise<PushDetails | 'denied' | 'dismissed' | 'failed'> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed';
  try {
    const manager = (await worker())?.pushManager;
    if (!manager) return 'failed';
    const key = keyBytes(publicKey);
    let held = await manager.getSubscription();
    if (held && !sameBytes(held.options.applicationServerKey, key)) {
      // Made for another key pair, so the city could never write to it.
      await held.unsubscribe();
      held = null;
    }
    const made = held ?? (await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
    const { endpoint, keys } = made.toJSON();
    if (!endpoint || !keys?.p256dh || !keys.auth) return 'failed';
    return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
  } catch {
    // The browser's own push service does not answer, or the person forbids it in the settings.
    return isDenied() ? 'denied' : 'failed';
  }
}

/** Gives the subscription back; a browser that holds none is content. */
export async function unsubscribeHere(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const held = await registration?.pushManager.getSubscription();
  await held?.unsubscribe();
}

/** A public key of RFC 8292, base64url without padding, as bytes. */
function keyBytes(text: string): Uint8Array<ArrayBuffer> {
  const padded = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(text.length / 4) * 4, '=');
  const plain = atob(padded);
  const bytes = new Uint8Array(plain.length);
  for (let at = 0; at < plain.length; at += 1) bytes[at] = plain.charCodeAt(at);
  return bytes;
}

function sameBytes(have: ArrayBuffer | null, want: Uint8Array): boolean {
  if (!have || have.byteLength !== want.byteLength) return false;
  const bytes = new Uint8Array(have);
  return want.every((byte, at) => byte === bytes[at]);
}
