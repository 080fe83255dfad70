/** How old an unpaid bill is, as collectors of tax count: not late, up to one, two and five years, and older. Pure. */

export const AGES = ['current', 'to-one', 'to-two', 'to-five', 'over-five'] as const;
export type Age = (typeof AGES)[number];

const yearsBefore = (day: string, years: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year - years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - years, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
};

/** The first due day of each age, seen from a day. */
export function ageStarts(today: string): { id: Age; dueFrom: string }[] {
  return [
    { id: 'current', dueFrom: today },
    { id: 'to-one', dueFrom: yearsBefore(today, 1) },
    { id: 'to-two', dueFrom: yearsBefore(today, 2) },
    { id: 'to-five', dueFrom: yearsBefore(today, 5) },
    { id: 'over-five', dueFrom: '0001-01-01' },
  ];
}
