/** The name under which the words of one page are kept: the build writes it, the browser asks for it. */

/** `/laporan/:code` → `laporan-code`; `/` → `-`. */
export function roomOf(path: string): string {
  return path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-(?=.)/, '');
}
