/** A citizen's way to be reached: telephone number or e-mail address, brought to one form, found and masked. */
import type { City } from '../../platform/city.ts';
import { blindIndex } from '../../platform/crypt.ts';
import { fieldProblem } from '../../shared/errors.ts';
import { maskPhone, normalizePhone, phoneKind } from '../../shared/phone.ts';

export type Channel = 'whatsapp' | 'sms' | 'email';
export type Contact = { kind: 'phone' | 'email'; address: string };

const EMAIL = /^[^\s@<>"(),:;\\]{1,64}@[^\s@<>"(),:;\\]{1,189}\.[^\s@.]{2,}$/;

/** What was typed into one field, read as an e-mail address or a telephone number; undefined when it is neither. */
export function readContact(text: string): Contact | undefined {
  if (text.includes('@')) {
    const address = text.normalize('NFKC').trim().toLowerCase();
    return EMAIL.test(address) ? { kind: 'email', address } : undefined;
  }
  const address = normalizePhone(text);
  return address?.startsWith('+') ? { kind: 'phone', address } : undefined;
}

/** As `readContact`, but throws 422 naming the field `contact`. */
export function demandContact(text: string): Contact {
  const contact = readContact(text);
  if (!contact) throw fieldProblem('contact', 'contact');
  return contact;
}

/** The keyed hash under which a contact is found. */
export function contactIndex(city: City, contact: Contact): Buffer {
  return blindIndex(city, contact.address, 'identity.contact');
}

/** Numbers are reached on WhatsApp unless SMS is wished for or it is a landline; addresses with an @ by e-mail. */
export function channelFor(address: string, wish?: Channel): Channel {
  if (address.includes('@')) return 'email';
  return wish === 'sms' || phoneKind(address) === 'landline' ? 'sms' : 'whatsapp';
}

/** Enough for its owner to recognise it. */
export function maskContact(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${address.slice(0, 1)}•••${address.slice(at)}` : maskPhone(address);
}
