/** The keys of links that came with the news of a closing: they stay for this visit, on this device, and go out as a header. */

const PREFIX = 'pendopo.complaints.closing.';
const kept = new Map<string, string>();

export function keepClosingKey(code: string, key: string): void {
  kept.set(code, key);
  try {
    sessionStorage.setItem(`${PREFIX}${code}`, key);
  } catch {
    // Without storage it lasts as long as the page.
  }
}

function closingKeyOf(code: string): string | undefined {
  try {
    return kept.get(code) ?? sessionStorage.getItem(`${PREFIX}${code}`) ?? undefined;
  } catch {
    return kept.get(code);
  }
}

/** What proves to the city that this device may speak of a report. */
export function proofHeaders(code: string, receipt: string | undefined): Record<string, string> {
  const key = closingKeyOf(code);
  return { ...(receipt ? { 'x-receipt': receipt } : {}), ...(key ? { 'x-closing-key': key } : {}) };
}
