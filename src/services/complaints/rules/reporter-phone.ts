/** Which telephone number somebody may leave to be reached at: one rule for the portal's form and for every door. */
import { normalizePhone, phoneKind } from '../../../shared/phone.ts';

/** The number as it is kept (E.164); undefined for what cannot be one, and for short numbers of services such as 112. */
export function reporterPhone(text: string): string | undefined {
  const number = normalizePhone(text);
  return number && phoneKind(number) !== 'short' ? number : undefined;
}
