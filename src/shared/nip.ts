/** Reads the number of a civil servant: NIP of a PNS (month of appointment) or NI of a PPPK (contract code). */
import { isDate, type Sex } from './nik.ts';

/** What a NIP says. `appointed` is 'YYYY-MM' for a PNS; for a PPPK it is the year, and `contract` its two digits. */
export type Nip =
  | { kind: 'pns'; nip: string; birthDate: string; appointed: string; sex: Sex; serial: string }
  | {
      kind: 'pppk';
      nip: string;
      birthDate: string;
      appointed: string;
      contract: string;
      sex: Sex;
      serial: string;
    };

export type NipFault = 'length' | 'birth-date' | 'appointed' | 'sex' | 'serial';

/**
 * Reads an 18-digit NIP or NI PPPK, spaces ignored. Without `kind`, digits 13–14 decide: 01–12 are read as the month
 * of a PNS, anything else as a contract code; say the kind where the personnel list knows it.
 */
export function parseNip(
  text: string,
  kind?: Nip['kind'],
): { ok: true; value: Nip } | { ok: false; fault: NipFault } {
  const nip = text.normalize('NFKC').replace(/[\s.-]/g, '');
  if (!/^\d{18}$/.test(nip)) return { ok: false, fault: 'length' };
  const birthDate = `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
  if (!isDate(birthDate) || birthDate < '1900') return { ok: false, fault: 'birth-date' };
  const year = nip.slice(8, 12);
  const code = nip.slice(12, 14);
  const isMonth = Number(code) >= 1 && Number(code) <= 12;
  const read = kind ?? (isMonth ? 'pns' : 'pppk');
  // Nobody is appointed as a child: 15 years is a floor that only a wrongly typed number is under.
  if (Number(year) < Number(nip.slice(0, 4)) + 15 || Number(year) > 2199 || (read === 'pns' && !isMonth))
    return { ok: false, fault: 'appointed' };
  const sexDigit = nip.charAt(14);
  if (sexDigit !== '1' && sexDigit !== '2') return { ok: false, fault: 'sex' };
  const sex: Sex = sexDigit === '1' ? 'male' : 'female';
  const serial = nip.slice(15);
  if (serial === '000') return { ok: false, fault: 'serial' };
  return {
    ok: true,
    value:
      read === 'pns'
        ? { kind: 'pns', nip, birthDate, appointed: `${year}-${code}`, sex, serial }
        : { kind: 'pppk', nip, birthDate, appointed: year, contract: code, sex, serial },
  };
}

/** The printed form: 19850312 201001 1 002. */
export function formatNip(nip: string): string {
  return `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;
}
