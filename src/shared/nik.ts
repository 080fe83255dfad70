/** Reads the Indonesian population number (NIK): 16 digits, no checksum, first area of registration, date of birth. */

export type Sex = 'female' | 'male';

/**
 * What a NIK says. `firstRegisteredArea` is the district (province 2, regency 2, district 2) where the person was
 * first registered; it never changes when people move, so it says nothing about where they live now.
 * `birthDates` has one or two dates, because the year has only two digits.
 */
export type Nik = {
  nik: string;
  firstRegisteredArea: string;
  sex: Sex;
  birthDates: string[];
  serial: string;
};

export type NikFault = 'length' | 'area' | 'birth-date' | 'serial';

/** Reads a NIK, spaces, dots and dashes ignored. `today` ('YYYY-MM-DD') leaves out birth dates in the future. */
export function parseNik(
  text: string,
  today?: string,
): { ok: true; value: Nik } | { ok: false; fault: NikFault } {
  const nik = text.normalize('NFKC').replace(/[\s.-]/g, '');
  if (!/^\d{16}$/.test(nik)) return { ok: false, fault: 'length' };
  const [province, regency, district] = [nik.slice(0, 2), nik.slice(2, 4), nik.slice(4, 6)].map(Number);
  if (!province || province < 11 || !regency || !district) return { ok: false, fault: 'area' };
  const dayCode = Number(nik.slice(6, 8));
  const sex: Sex = dayCode > 40 ? 'female' : 'male';
  const day = String(sex === 'female' ? dayCode - 40 : dayCode).padStart(2, '0');
  const month = nik.slice(8, 10);
  const birthDates = ['19', '20']
    .map((century) => `${century}${nik.slice(10, 12)}-${month}-${day}`)
    .filter((date) => isDate(date) && (today === undefined || date <= today));
  if (birthDates.length === 0) return { ok: false, fault: 'birth-date' };
  const serial = nik.slice(12);
  if (serial === '0000') return { ok: false, fault: 'serial' };
  return { ok: true, value: { nik, firstRegisteredArea: nik.slice(0, 6), sex, birthDates, serial } };
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date 'YYYY-MM-DD' that the calendar has. */
export function isDate(date: string): boolean {
  const [, year, month, day] = (DAY.exec(date) ?? []).map(Number);
  if (year === undefined || !month || month > 12 || !day) return false;
  if (day <= 28) return true;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** A NIK with everything hidden but its last four digits: the area and the date of birth are personal data. */
export function maskNik(nik: string): string {
  return `•••• •••• •••• ${nik.slice(-4)}`;
}
