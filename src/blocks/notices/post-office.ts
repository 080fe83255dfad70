/** The post office of this process: which adapters are live, which words messages are made of, and whether anything may leave at all. */
import { cityOrigin, type Env } from '../../platform/env.ts';
import type { Texts } from '../../platform/texts.ts';
import { smsSender } from './adapters/sms.ts';
import { smtpSender } from './adapters/smtp.ts';
import { whatsAppSender } from './adapters/whatsapp.ts';
import type { Channel, Send } from './delivery.ts';

export type Adapters = {
  /** Demo mode: no message leaves this machine, all are shown in the mailbox. */
  demo: boolean;
  email?: Send;
  whatsapp?: Send;
  sms?: Send;
  /** Web push needs a contact (`mailto:` or `https:`); `moreHosts` are push services besides the browser makers'. */
  push?: { subject: string; moreHosts?: readonly string[] };
  /** The public address of a city, without a final slash, for links in messages. */
  origin(slug: string): string;
};

/** The adapters that the environment asks for. In demo mode there are none, whatever the environment says. */
export function createAdapters(env: Env): Adapters {
  const origin = (slug: string) => cityOrigin(env, slug);
  if (env.mode === 'demo') return { demo: true, origin };
  return {
    demo: false,
    origin,
    ...(env.smtp ? { email: smtpSender(env.smtp) } : {}),
    ...(env.whatsapp ? { whatsapp: whatsAppSender(env.whatsapp) } : {}),
    ...(env.sms ? { sms: smsSender(env.sms) } : {}),
    ...(env.vapidSubject ? { push: { subject: env.vapidSubject } } : {}),
  };
}

export type PostOffice = {
  adapters: Adapters;
  texts: Texts;
  /** Told how each try ended, for the metrics. */
  count?: (city: string, outcome: 'sent' | 'failed' | 'given-up' | 'demo') => void;
};

let office: PostOffice | undefined;

/** Called once by the roof, before jobs and routes start. */
export function configureNotices(settings: PostOffice): void {
  office = settings;
}

/** Undefined until configured: then messages wait in the queue, and the mailbox stays shut. */
export function postOffice(): PostOffice | undefined {
  return office;
}

/** The channel that can really carry a message: SMS stands in for WhatsApp where only that is live. Undefined if none can. */
export function liveChannel(adapters: Adapters, channel: Channel): Channel | undefined {
  if (adapters[channel]) return channel;
  return channel === 'whatsapp' && adapters.sms ? 'sms' : undefined;
}

/** Could a message by this channel ever arrive? In demo mode yes: in the mailbox. */
export function canSend(channel: Channel): boolean {
  if (!office) return true;
  return office.adapters.demo || liveChannel(office.adapters, channel) !== undefined;
}
