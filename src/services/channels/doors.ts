/** Which doors are open, and to which city they lead: set once by the roof from the environment. */
import { randomBytes } from 'node:crypto';
import type { City } from '../../platform/city.ts';
import type { Env } from '../../platform/env.ts';
import { demoMedia, graphMedia, type MediaSource } from './media.ts';

export type WhatsAppDoor = {
  phoneId: string;
  appSecret: string;
  verifyToken: string;
  media: MediaSource;
};

export type Doors = {
  demo: boolean;
  whatsapp?: WhatsAppDoor;
  imap?: { url: string; folder: string };
  emailSecret?: string;
  /** Addresses of our own, in small letters: what comes from them is an echo. */
  ownAddresses: readonly string[];
  /** Names of settings that are still missing for each door. */
  missing: { whatsapp: string[]; imap: string[]; webhook: string[] };
  /** Do the doors lead to this city? */
  leadTo(slug: string): boolean;
  origin(slug: string): string;
};

/** The id of the made-up number of the demo. */
const DEMO_PHONE = 'demo';

let doors: Doors | undefined;

type Roof = { env: Env; cities: ReadonlyMap<string, City>; origin(slug: string): string };

function addressesIn(text: string | undefined): string[] {
  return (text ?? '').toLowerCase().match(/[^\s<>"@:/]+@[^\s<>"@:/]+/g) ?? [];
}

function userOf(url: string | undefined): string | undefined {
  return url ? decodeURIComponent(new URL(url).username) : undefined;
}

/** The doors that the environment opens. In demo mode only the made-up telephone, whatever the environment says. */
export function configureDoors({ env, cities, origin }: Roof): void {
  const demo = env.mode === 'demo';
  const { inbound, whatsapp } = env;
  const word = () => randomBytes(24).toString('base64url');
  const missing = {
    whatsapp: [
      ...(whatsapp ? [] : ['PENDOPO_WHATSAPP_TOKEN', 'PENDOPO_WHATSAPP_PHONE_ID']),
      ...(inbound.whatsapp ? [] : ['PENDOPO_WHATSAPP_APP_SECRET', 'PENDOPO_WHATSAPP_VERIFY_TOKEN']),
    ],
    imap: [...(inbound.imap ? [] : ['PENDOPO_IMAP_URL']), ...(env.smtp ? [] : ['PENDOPO_SMTP_URL'])],
    webhook: [
      ...(inbound.emailSecret ? [] : ['PENDOPO_EMAIL_INBOUND_SECRET']),
      ...(env.smtp ? [] : ['PENDOPO_SMTP_URL']),
    ],
  };
  const common = {
    demo,
    missing,
    origin,
    ownAddresses: [...addressesIn(env.smtp?.from), ...addressesIn(userOf(inbound.imap?.url))],
    leadTo: (slug: string) =>
      demo || (inbound.city === undefined ? cities.size === 1 && cities.has(slug) : inbound.city === slug),
  };
  if (demo) {
    const made = { phoneId: DEMO_PHONE, appSecret: word(), verifyToken: word(), media: demoMedia };
    doors = { ...common, whatsapp: made };
    return;
  }
  doors = {
    ...common,
    ...(whatsapp && inbound.whatsapp
      ? { whatsapp: { phoneId: whatsapp.phoneId, ...inbound.whatsapp, media: graphMedia(whatsapp) } }
      : {}),
    ...(inbound.imap && env.smtp ? { imap: inbound.imap } : {}),
    ...(inbound.emailSecret && env.smtp ? { emailSecret: inbound.emailSecret } : {}),
  };
}

/** The doors of this process; throws before the roof has set them. */
export function openDoors(): Doors {
  if (!doors) throw new Error('configureDoors has not been called in this process.');
  return doors;
}
