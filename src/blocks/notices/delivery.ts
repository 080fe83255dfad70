/** What an adapter is given and answers: the common ground of mail, WhatsApp, SMS and push. */
import type { Language } from '../../shared/languages.ts';

export type Channel = 'whatsapp' | 'sms' | 'email' | 'push';

/** A message ready to go. `id` is the notice's own id: providers that know repetition keys get it as such. */
export type Delivery = {
  id: string;
  address: string;
  language: Language;
  /** Template key and its filled-in values, for providers with templates of their own. */
  template: string;
  params: Record<string, string>;
  title: string;
  text: string;
  /** It answers what the person wrote: `inReplyTo` is the id of their e-mail. */
  answer?: { inReplyTo?: string };
  /** Where one press ends all messages of this kind (RFC 8058), if they were asked for without an account. */
  unsubscribe?: string;
  /** Where a tap leads, if the message says so. */
  link: string | undefined;
};

/** Sends one message; answers the provider's id if it gives one. Throws `DeliveryError`. */
export type Send = (delivery: Delivery) => Promise<string | undefined>;

/** Why a message did not go. `code` is short and quotes nothing of the message; `lasting` means that trying again is useless. */
export class DeliveryError extends Error {
  readonly code: string;
  readonly lasting: boolean;
  constructor(code: string, lasting: boolean) {
    super(code);
    this.name = 'DeliveryError';
    this.code = code;
    this.lasting = lasting;
  }
}

/** A failed HTTP answer as a DeliveryError: 408, 425, 429 and 5xx pass, other statuses last. */
export function httpError(status: number, code = `http-${status}`): DeliveryError {
  const passing = status === 408 || status === 425 || status === 429 || status >= 500;
  return new DeliveryError(code, !passing);
}

/** Calls a provider; no answer within `ms` or no connection is a passing failure. */
export async function callProvider(url: string, init: RequestInit, ms = 10_000): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(ms) });
  } catch {
    throw new DeliveryError('network', false);
  }
}
