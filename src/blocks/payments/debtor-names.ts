/** How services name who owes: the payments block itself knows nobody's name. */
import type { City } from '../../platform/city.ts';

export type Naming = {
  /** The name that a bank may show to whoever pays, masked: 'SITI A***'. */
  shown(city: City, ref: string): Promise<string>;
};

const namings = new Map<string, Naming>();

/** Once for each service, when the house is put together. */
export function nameDebtors(service: string, naming: Naming): void {
  namings.set(service, naming);
}

/** What is shown to a payer: whose bill it is, or the service where nobody may be named. At most 255 characters. */
export async function shownName(city: City, debtor: { service: string; ref: string }): Promise<string> {
  const naming = namings.get(debtor.service);
  return (naming ? await naming.shown(city, debtor.ref) : debtor.service).slice(0, 255);
}
