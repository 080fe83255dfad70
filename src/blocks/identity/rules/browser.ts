/** Reads from a User-Agent header only what helps a person recognise a device: browser and system, no version, no model. */

const BROWSERS: [RegExp, string][] = [
  [/EdgA?\/|EdgiOS\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/UCBrowser\//, 'UC Browser'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chromium\/|Chrome\/|CriOS\/|HeadlessChrome\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
];

const find = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

/** What stands for a program that does not say what it is; screens show words for it. */
export const UNKNOWN_BROWSER = 'unknown';

/**
 * The family to which a session is bound: `Chrome on Android`. It outlives updates of browser and system,
 * but a token carried to another kind of machine no longer fits. Programs give their product name: `curl`.
 */
export function browserFamily(userAgent: string): string {
  const browser = find(BROWSERS, userAgent);
  const system = find(SYSTEMS, userAgent);
  if (browser) return system ? `${browser} · ${system}` : browser;
  const product = /^([A-Za-z][\w.-]{0,39})/.exec(userAgent)?.[1];
  return product ?? UNKNOWN_BROWSER;
}
