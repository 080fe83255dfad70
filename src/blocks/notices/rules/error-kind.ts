/** From the short code of a failed message to the kind of trouble that an officer can do something about. */

export type ErrorKind =
  | 'busy'
  | 'expired'
  | 'internal'
  | 'mail-later'
  | 'mail-refused'
  | 'mail-sign-in'
  | 'network'
  | 'no-adapter'
  | 'no-browser'
  | 'no-text'
  | 'provider-access'
  | 'provider-down'
  | 'provider-refused'
  | 'unknown'
  | 'whatsapp-account'
  | 'whatsapp-nobody'
  | 'whatsapp-other'
  | 'whatsapp-template'
  | 'whatsapp-token'
  | 'whatsapp-window';

const named: Record<string, ErrorKind> = {
  network: 'network',
  expired: 'expired',
  internal: 'internal',
  'no-adapter': 'no-adapter',
  'no-text': 'no-text',
  'push-no-browser': 'no-browser',
  'smtp-sign-in': 'mail-sign-in',
};

/** Error codes of the WhatsApp Cloud API: too many messages; template; locked or unpaid account. */
const BUSY = new Set([4, 80007, 130429, 131048, 131056, 133016]);
const TEMPLATE = new Set([132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069]);
const ACCOUNT = new Set([368, 131031, 131042, 133010]);

function whatsAppKind(code: number): ErrorKind {
  if (code === 190) return 'whatsapp-token';
  if (code === 131026) return 'whatsapp-nobody';
  if (code === 131047) return 'whatsapp-window';
  if (BUSY.has(code)) return 'busy';
  if (TEMPLATE.has(code)) return 'whatsapp-template';
  return ACCOUNT.has(code) ? 'whatsapp-account' : 'whatsapp-other';
}

function httpKind(status: number): ErrorKind {
  if (status === 429) return 'busy';
  if (status === 401 || status === 403) return 'provider-access';
  return status >= 500 || status === 408 || status === 425 ? 'provider-down' : 'provider-refused';
}

/** The kind for a code as `DeliveryError` gives it: `http-503`, `smtp-550`, `whatsapp-131026`, `network` … */
export function errorKind(code: string): ErrorKind {
  const known = named[code];
  if (known) return known;
  const [, family, number] = /^(http|smtp|whatsapp)-(\d+)$/.exec(code) ?? [];
  if (family === 'http') return httpKind(Number(number));
  // 5xx is the mail server's final word (RFC 5321 section 4.2.1).
  if (family === 'smtp') return Number(number) >= 500 ? 'mail-refused' : 'mail-later';
  return family === 'whatsapp' ? whatsAppKind(Number(number)) : 'unknown';
}
