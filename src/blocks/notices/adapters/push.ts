/** Sends a notice to a browser through its maker's push service (RFC 8030), encrypted (RFC 8291) and signed by the city (RFC 8292). */
import { callProvider, httpError } from '../delivery.ts';

export type PushDetails = { endpoint: string; keys: { p256dh: string; auth: string } };
export type VapidKeys = { publicKey: string; privateKey: string };
/** What the service worker is told; `link` is a path of the city, `tag` makes a repetition replace the first. */
export type PushMessage = {
  title: string;
  body: string;
  lang: string;
  link: string | undefined;
  tag: string;
};

/**
 * Push services of the browser makers. The server posts to the address that a browser names, so any other
 * address would let a stranger aim our requests at machines inside the city's network.
 */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
];

/** True for an https address of a known push service, or of a host in `more` (host with port, any scheme). */
export function knownPushService(endpoint: string, more: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, host, hostname, username } = new URL(endpoint);
  if (more.includes(host)) return true;
  if (protocol !== 'https:' || username !== '' || host !== hostname) return false;
  return SERVICES.some((service) => hostname === service || hostname.endsWith(`.${service}`));
}

export async function makeVapidKeys(): Promise<VapidKeys> {
  const { default: webPush } = await import('web-push');
  return webPush.generateVAPIDKeys();
}

const DAY_SECONDS = 86_400;

/** Posts the message to one browser. Answers false when the browser is gone for good; throws DeliveryError otherwise. */
export async function pushTo(
  details: PushDetails,
  message: PushMessage,
  vapid: VapidKeys & { subject: string },
): Promise<boolean> {
  const { default: webPush } = await import('web-push');
  const request = webPush.generateRequestDetails(details, JSON.stringify(message), {
    vapidDetails: vapid,
    TTL: DAY_SECONDS,
    contentEncoding: 'aes128gcm',
    topic: message.tag.replaceAll('-', '').slice(0, 32),
  });
  const response = await callProvider(request.endpoint, {
    method: request.method,
    headers: Object.fromEntries(
      Object.entries(request.headers)
        .filter(([name]) => name.toLowerCase() !== 'content-length')
        .map(([name, value]) => [name, String(value)]),
    ),
    body: new Uint8Array(request.body),
  });
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return false;
  if (!response.ok) throw httpError(response.status);
  return true;
}
