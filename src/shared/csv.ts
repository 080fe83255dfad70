/** Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet. */

/** What a spreadsheet would take for a formula; also behind white space, which some of them skip. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;

/** One cell. Text that a spreadsheet would run gets an apostrophe in front (OWASP, CSV injection); numbers stay. */
export function csvCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before it was disarmed: tables that were written here, or by others who do the same, come back. */
export function rearmed(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** One row with its line end. */
export function csvRow(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** In front of the first row: without it spreadsheets take UTF-8 for something else. */
export const CSV_BEGIN = '\uFEFF';
