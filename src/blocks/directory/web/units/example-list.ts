/** A small list to start from, made for this city: two of its wards with a few RW and RT. */

/** CSV with the columns that the import takes; lines end as spreadsheets expect (RFC 4180). */
export function exampleList(wards: readonly { code: string; name: string }[]): string {
  const rows = wards.slice(0, 2).flatMap(({ code }) => [
    [code, '001', '', 'Kampung Contoh'],
    [code, '001', '001', ''],
    [code, '001', '002', ''],
    [code, '002', '001', ''],
  ]);
  return [['kode', 'rw', 'rt', 'nama'], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** Hands the list to the browser as a file; nothing is asked of the server. */
export function saveExample(wards: readonly { code: string; name: string }[]): void {
  const url = URL.createObjectURL(new Blob([exampleList(wards)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'contoh-rt-rw.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
