/** How a citizen goes through the pages of a report, step by step, pressing what is written on the screen. */
import type { Page } from 'playwright-core';
import { wordsOf } from './words.ts';

const say = wordsOf('portal');
export const LIGHT = 'Lampu jalan';
export const WORDS = 'Lampu jalan di depan pasar mati sejak tiga hari, gelap sekali kalau malam.';

export async function begin(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: say('complaints.home.report') })
    .first()
    .click();
  await heading(page, 'complaints.report.what.question');
}

export async function heading(page: Page, key: string): Promise<void> {
  await page.getByRole('heading', { name: say(key), exact: true }).waitFor();
}

export async function press(
  page: Page,
  key: string,
  params: Record<string, string | number> = {},
): Promise<void> {
  await page.getByRole('button', { name: say(key, params), exact: true }).click();
}

export async function chooseLight(page: Page): Promise<void> {
  await page.getByLabel(say('complaints.report.what.search')).fill('lampu mati');
  await page.getByRole('button', { name: new RegExp(`^${LIGHT}`) }).click();
  await heading(page, 'complaints.report.photo.question');
}

export async function addPhoto(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByLabel(say('complaints.photo.gallery')).setInputFiles(file);
}

export async function markPlace(page: Page): Promise<void> {
  await heading(page, 'complaints.report.place.question');
  await press(page, 'kit.map.locate');
  // The ward is named as soon as its borders are there, and only then.
  await page.getByText(say('kit.map.place-set').replace(/\.$/, '')).waitFor();
  await press(page, 'complaints.report.next');
}

export async function tell(page: Page, words = WORDS): Promise<void> {
  await heading(page, 'complaints.report.words.question');
  await page.getByLabel(say('complaints.report.words.label')).fill(words);
  await page.getByRole('radio', { name: say('complaints.report.contact.anonymous') }).check();
  await press(page, 'complaints.report.next');
  await heading(page, 'complaints.report.check.question');
}

/** Up to the last page, where only sending is left. */
export async function write(page: Page, words = WORDS): Promise<void> {
  await chooseLight(page);
  await press(page, 'complaints.report.photo.skip');
  await markPlace(page);
  await tell(page, words);
}

export async function codeOf(page: Page): Promise<string> {
  await heading(page, 'complaints.sent.title');
  return ((await page.locator('.case-code').textContent()) ?? '').trim();
}
