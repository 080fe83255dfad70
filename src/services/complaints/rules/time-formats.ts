/**
 * How times are written in tables that are brought in, the usual ones first: the day before the month, as here; the
 * other way round is proposed only where the days demand it. ISO 8601 needs no pattern.
 */
export const TIME_FORMATS = [
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YYYY HH:mm',
  'DD/MM/YYYY',
  'DD-MM-YYYY HH:mm:ss',
  'DD-MM-YYYY HH:mm',
  'DD-MM-YYYY',
  'DD.MM.YYYY HH:mm',
  'YYYY/MM/DD HH:mm:ss',
  'MM/DD/YYYY hh:mm:ss A',
  'MM/DD/YYYY HH:mm',
  'MM/DD/YYYY',
] as const;
