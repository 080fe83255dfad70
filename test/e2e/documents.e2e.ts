/** Anybody with a paper in hand: genuine, revoked, forged, unknown, on a phone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revokeDocument, serveDocument } from '../../src/blocks/documents/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import * as browser from '../kit/browser.ts';
import { issuePaper } from '../kit/papers.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');
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
