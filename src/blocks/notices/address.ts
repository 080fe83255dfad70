/** Addresses of people: brought to one form before they are kept, and masked before they are shown. */
import { formatPhone, maskPhone, normalizePhone } from '../../shared/phone.ts';
import type { Channel } from './delivery.ts';

const EMAIL = /^[^\s@<>"(),:;\\]{1,64}@[^\s@<>"(),:;\\]{1,250}\.[^\s@.]{2,}$/;
const PERSON = /^(citizen|officer):[A-Za-z0-9-]{1,64}$/;

/** The one form of an address on a channel (E.164, e-mail in small letters, `citizen:<id>` for push); undefined if it is none. */
export function normalAddress(channel: Channel, address: string): string | undefined {
  if (channel === 'push') return PERSON.test(address) ? address : undefined;
  if (channel === 'email') {
    const text = address.normalize('NFKC').trim().toLowerCase();
    return EMAIL.test(text) ? text : undefined;
  }
  const phone = normalizePhone(address);
  return phone?.startsWith('+') ? phone : undefined;
}

/** As typed into a search box, where nobody says which channel it is. */
export function anyAddress(text: string): string | undefined {
  return text.includes('@') ? normalAddress('email', text) : normalAddress('sms', text);
}

/** Enough to recognise one's own, too little to use another's: `+62 ••• 890`, `s•••@example.id`. */
export function maskAddress(channel: Channel, address: string): string {
  if (channel === 'push') return address.split(':', 1)[0] ?? '';
  if (channel === 'email') {
    const at = address.lastIndexOf('@');
    return `${address.slice(0, 1)}•••${address.slice(at)}`;
  }
  return maskPhone(address) === address ? formatPhone(address) : maskPhone(address);
}
