/** From nothing to a published service in the browser: an author writes, mends and asks; somebody else agrees; a citizen begins to apply. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');

const place = (page: Page, path: string) => page.locator(`[data-path="${path}"]`).first();
const part = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: office('designer.panes') })
    .getByRole('button', { name: office(name), exact: true })
    .click();
const beside = (page: Page, name: string | RegExp) =>
  page
    .getByRole('group', { name: office('designer.beside') })
    .getByRole('button', { name })
    .click();
const saved = (page: Page) => page.getByText(office('designer.saving.saved'), { exact: true }).waitFor();

async function write(page: Page, path: string, words: Record<'id' | 'en' | 'jv' | 'zh', string>) {
  for (const [tongue, text] of Object.entries(words))
    await place(page, `${path}.${tongue}`).locator('textarea').fill(text);
}

test('an author writes a service, mends what is wrong, a second person agrees, and a citizen begins to apply', async (t) => {
  const house = await browser.webHouse(t);
  const both = await browser.account(house, 'service-designer', null, ['service-publisher']);
  const { page, context } = await browser.person(t, house, { viewport: browser.DESK });
  await browser.signIn(page, both, '/office/rancang');

  // From nothing: a name, and the short example.
  await page.getByLabel(office('designer.new-name')).fill('Izin Taman');
  await page.getByRole('button', { name: office('designer.begin'), exact: true }).click();
  await page.waitForURL(/\/office\/rancang\/[0-9a-f-]{36}/);

  // What is typed shows beside, before anybody presses anything.
  await write(page, 'title', {
    id: 'Izin memakai taman kota',
    en: 'Permit to use a city park',
    jv: 'Palilah ngginakaken taman kutha',
    zh: '城市公园使用许可',
  });
  const phone = page.locator('.designer-phone');
  await phone.getByRole('heading', { name: 'Izin memakai taman kota' }).waitFor();

  // A question is added; while its words are missing the form shows it with what there is.
  await part(page, 'designer.pane.form');
  await place(page, 'form.sections[1]').locator('summary').first().click();
  await place(page, 'form.sections[1].fields')
    .getByRole('button', {
      name: office('designer.add-to', { name: office('designer.word.fields') }),
      exact: true,
    })
    .click();
  const asked = 'form.sections[1].fields[3]';
  await place(page, `${asked}.title.id`).locator('textarea').fill('Berapa orang yang hadir?');
  await phone.getByText('Berapa orang yang hadir?').waitFor();
  await beside(page, office('designer.faults', { count: 3 }));
  await page.getByRole('button', { name: office('designer.go-there') }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('lang') === 'en');
  await write(page, `${asked}.title`, {
    id: 'Berapa orang yang hadir?',
    en: 'How many people will come?',
    jv: 'Pinten tiyang ingkang rawuh?',
    zh: '有多少人参加？',
  });
  await page.getByText(office('designer.no-faults'), { exact: true }).waitFor();

  // Without a network nothing is lost, not even when the page goes.
  await saved(page);
  await context.setOffline(true);
  await place(page, `${asked}.id`).locator('input').fill('jumlah_orang');
  await page.getByText(office('designer.saving.waiting'), { exact: true }).waitFor();
  await context.setOffline(false);
  await page.reload();
  await saved(page);
  await place(page, 'form.sections[1]').locator('summary').first().click();
  await place(page, asked).locator('summary').first().click();
  assert.equal(await place(page, `${asked}.id`).locator('input').inputValue(), 'jumlah_orang');

  // An act that leads nowhere else: the walk finds what reading does not, and the author mends it.
  await part(page, 'designer.pane.workflow');
  await place(page, 'workflow.promise.amount').locator('input').fill('1');
  await place(page, 'workflow.promise.amount').locator('input').blur();
  await saved(page);
  await beside(page, office('designer.view.walk'));
  await page.getByRole('button', { name: office('designer.walk-run'), exact: true }).click();
  await page.getByText(office('designer.word.promise'), { exact: false }).last().waitFor();
  const findings = page.locator('aside [role=status] li');
  await findings.first().waitFor();
  await place(page, 'workflow.promise.amount').locator('input').fill('3');
  await place(page, 'workflow.promise.amount').locator('input').blur();
  await findings.first().waitFor({ state: 'detached' });
  await saved(page);
  await page.getByRole('button', { name: office('designer.walk-run'), exact: true }).click();
  await page
    .locator('aside')
    .getByText(/kasus\.$/)
    .waitFor();

  // Asked for; the author may not agree to it himself, though he holds both roles.
  await part(page, 'designer.pane.changes');
  await page.getByText(office('designer.all-new-detail')).waitFor();
  await page.getByRole('button', { name: office('designer.ask'), exact: true }).click();
  await page.getByRole('button', { name: office('designer.ask-send'), exact: true }).click();
  await page.getByText(office('designer.waits-detail')).waitFor();
  const approving = page.url().replace('/rancang/', '/sahkan/').replace(/\?.*/, '');
  await page.goto(approving);
  await page.getByText(office('designer.approve.own')).waitFor();
  assert.equal(await page.getByRole('button', { name: office('designer.approve.do') }).count(), 0);

  // The second person reads, tries and agrees.
  const { page: second } = await browser.officer(t, house, 'service-publisher', null, '/office/sahkan');
  await second.getByRole('link', { name: 'Izin memakai taman kota' }).click();
  await second.locator('.designer-phone').getByText('Izin memakai taman kota').first().waitFor();
  await second
    .getByRole('group', { name: office('designer.approve.language') })
    .getByRole('button', { name: 'English', exact: true })
    .click();
  await second.locator('.designer-phone').getByText('How many people will come?').first().waitFor();
  await second.locator('figure.flow').waitFor();
  await second.locator('.designer-paper').first().waitFor();
  await second
    .locator('aside')
    .getByText(/kasus\.$/)
    .waitFor();
  await second.getByRole('button', { name: office('designer.approve.do'), exact: true }).click();
  await second.getByRole('button', { name: office('designer.approve.sure-do'), exact: true }).click();
  const seen = second.getByRole('link', { name: office('designer.approve.see') });
  await seen.waitFor();
  assert.equal(await seen.getAttribute('href'), '/layanan/izin-taman');

  // A citizen sees the page and the first question of the form.
  const { page: citizen } = await browser.citizen(t, house);
  await citizen.goto('/layanan/izin-taman');
  await citizen.getByRole('heading', { name: 'Izin memakai taman kota', level: 1 }).waitFor();
  await citizen
    .getByRole('link', { name: portal('procedures.apply') })
    .first()
    .click();
  await citizen.getByRole('button', { name: portal('applications.apply.start.begin'), exact: true }).click();
  await citizen.getByLabel('Nama lengkap').waitFor();

  // It can be ended, with the reason that residents read.
  await second.goto('/office/sahkan');
  await second
    .getByRole('button', { name: office('designer.withdraw-of', { name: 'Izin memakai taman kota' }) })
    .click();
  const dialog = second.getByRole('alertdialog');
  for (const [tongue, text] of Object.entries({
    id: 'Diganti.',
    en: 'Replaced.',
    jv: 'Kagantos.',
    zh: '已替换。',
  }))
    await dialog.locator(`input[lang=${tongue}]`).fill(text);
  await dialog.getByRole('button', { name: office('designer.withdraw-do'), exact: true }).click();
  await second.getByText(office('designer.withdraw-done', { name: 'Izin memakai taman kota' })).waitFor();
});

test('a change of a service shows in words what it changes, and a colleague who was faster is not overwritten', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.officer(t, house, 'service-designer', null, '/office/rancang');
  await page
    .getByRole('button', { name: /^Ubah .*[Bb]ank sampah/ })
    .first()
    .click();
  await page.waitForURL(/\/office\/rancang\/[0-9a-f-]{36}/);
  const id = page.url().split('/').at(-1) ?? '';
  await place(page, 'summary.id').locator('textarea').fill('Menjadi anggota bank sampah di dekat rumah.');
  await place(page, 'summary.id').locator('textarea').blur();
  await saved(page);
  await part(page, 'designer.pane.changes');
  await page.getByText('Menjadi anggota bank sampah di dekat rumah.').first().waitFor();
  await page.locator('.card strong', { hasText: office('designer.word.summary') }).waitFor();

  const { page: colleague } = await browser.officer(
    t,
    house,
    'service-designer',
    null,
    `/office/rancang/${id}`,
  );
  await place(colleague, 'summary.en').locator('textarea').fill('Join the waste bank near you.');
  await place(colleague, 'summary.en').locator('textarea').blur();
  await saved(colleague);
  await part(page, 'designer.pane.service');
  await place(page, 'summary.jv').locator('textarea').fill('Dados anggota bank sampah ing sacaket griya.');
  await place(page, 'summary.jv').locator('textarea').blur();
  await page.getByText(office('designer.meanwhile-detail')).waitFor();
  await page.getByRole('button', { name: office('designer.keep-mine'), exact: true }).click();
  await saved(page);
  assert.equal(
    await place(page, 'summary.en').locator('textarea').inputValue(),
    'Join the waste bank near you.',
  );
  assert.match(await place(page, 'summary.jv').locator('textarea').inputValue(), /sacaket griya/);
});
