/** Anybody with a paper in hand: genuine, revoked, forged, unknown, on a phone; and the officer who signs it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { revokeDocument, serveDocument, startBsreSimulator } from '../../src/blocks/documents/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import * as browser from '../kit/browser.ts';
import { issuePaper, reservePaper } from '../kit/papers.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
const pdf = (buffer: Buffer, name = 'izin.pdf') => ({ name, mimeType: 'application/pdf', buffer });

test('who holds a paper learns whether it holds, and his own phone finds out whether the file was altered', async (t) => {
  const house = await browser.webHouse(t);
  const { id, code, number } = await issuePaper(house.city);
  const file = (await serveDocument(house.city, id)).body as Buffer;
  const { page } = await browser.citizen(t, house);
  await page.goto('/periksa');
  await page.getByLabel(say('documents.verify.code')).fill('7K2M');
  await page.getByRole('button', { name: say('documents.verify.look') }).click();
  await page.getByText(say('documents.verify.wrong-form')).waitFor();
  await page.getByLabel(say('documents.verify.code')).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: say('documents.verify.look') }).click();
  await page.getByText(say('documents.verdict.valid'), { exact: true }).waitFor();
  assert.equal(new URL(page.url()).pathname, `/periksa/${code}`);
  await page.getByText(number).waitFor();
  await page.getByText('S*** R***** C*****').waitFor();
  assert.ok(!(await page.content()).includes('Siti'));

  await page.goto('/periksa');
  const search = page.locator('input[type=file]');
  await search.setInputFiles(pdf(file));
  await page.getByText(say('documents.file.same'), { exact: true }).waitFor();
  await page.getByText(number).waitFor();
  await search.setInputFiles(pdf(Buffer.concat([file, Buffer.from(' ')])));
  await page.getByText(say('documents.file.unknown'), { exact: true }).waitFor();
  assert.equal(await page.getByText(number).count(), 0, 'an altered file is nobody’s paper');
  await page.goto(`/periksa/${code}`);
  await page.getByText(number).waitFor();

  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  const input = page.locator('input[type=file]');
  const compared = async (given: ReturnType<typeof pdf>, key: Parameters<typeof say>[0]) => {
    await input.setInputFiles(given);
    await page.getByText(say(key), { exact: true }).waitFor();
  };
  await compared(pdf(file), 'documents.file.same');
  const forged = Buffer.from(file);
  forged[500] = (forged[500] ?? 0) ^ 1;
  await compared(pdf(forged), 'documents.file.different');
  const top = page.locator('.notice').first();
  assert.match((await top.textContent()) ?? '', new RegExp(say('documents.verdict.other-file')));
  const genuine = page.getByText(say('documents.verdict.valid'), { exact: true });
  assert.equal(await genuine.count(), 0, 'nothing green stands above an altered file');
  await compared(pdf(file), 'documents.file.same');
  await genuine.waitFor();
  await compared(pdf(Buffer.concat([file, Buffer.from('\n')])), 'documents.file.different');
  await compared(pdf(Buffer.from('foto'), 'foto.jpg'), 'documents.file.not-a-pdf');
  assert.deepEqual(
    sent.filter((one) => one.startsWith('POST')),
    [],
    'the file went nowhere',
  );

  await revokeDocument(systemContext(house.city, 'test'), id, { reason: 'Pohon ternyata dilindungi.' });
  await page.reload();
  await page.getByText(say('documents.verdict.revoked'), { exact: true }).waitFor();
  await page.getByText(/Pohon ternyata dilindungi/).waitFor();

  await page.goto('/periksa/0000-0000-0000-0000');
  await page.getByText(say('documents.verdict.unknown'), { exact: true }).waitFor();
});

test('an officer reads what waits for him, signs it with his passphrase, and a wrong one signs nothing', async (t) => {
  const nik = '3399010101800001';
  const service = await startBsreSimulator({ user: 'pendopo', password: 'pintu' }, { [nik]: 'rahasia' });
  t.after(() => service.stop());
  const house = await browser.webHouse(t, {
    PENDOPO_BSRE_URL: service.url,
    PENDOPO_BSRE_USER: 'pendopo',
    PENDOPO_BSRE_PASSWORD: 'pintu',
  });
  const who = await browser.account(house, 'agency-head', 'dlh', ['city-admin']);
  const { id, number } = await reservePaper(house.city);
  const { page } = await browser.person(t, house, { viewport: browser.DESK });
  const office = wordsOf('office');
  await browser.signIn(page, who, '/office/tanda-tangan');
  await page.getByText(number).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole('checkbox', { name: office('documents.sign.choose-all') }).click({ force: true });
  await page.getByLabel(office('documents.sign.nik')).fill(nik);
  const act = async (passphrase: string) => {
    await page.getByLabel(office('documents.sign.passphrase')).fill(passphrase);
    await page.getByRole('button', { name: /^Tandatangani/ }).click();
  };
  await act('salah');
  await page
    .getByText(/ditolak layanan BSrE/)
    .first()
    .waitFor();
  await act('rahasia');
  await page.getByText(office('documents.sign.none')).waitFor();
  assert.equal(service.calls.signed, 1);
  assert.equal((await serveDocument(house.city, id)).status, 200);

  await page.goto('/office/admin/kop-surat');
  const row = page.getByRole('row', { name: /Dinas Lingkungan Hidup/ });
  await row.waitFor();
  assert.deepEqual(await faults(page), []);
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: office('documents.head.add') }).click();
  assert.deepEqual(await faults(page), []);
  await page.getByLabel(office('documents.head.full-name')).fill('Wulan Contoh, S.T.');
  await page
    .getByRole('button', { name: office('documents.save') })
    .last()
    .click();
  await page.getByRole('dialog').getByText('Wulan Contoh, S.T.').waitFor();
});
