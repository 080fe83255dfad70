/** A morning at the counter: a phone takes a number, a desk calls it, the waiting room shows it; and a time is booked, moved and given back. */
import { test } from 'node:test';
import * as browser from '../kit/browser.ts';
import { REGISTRY } from '../kit/counters.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
/** Tuesday, 09:00 in Magelang: the counters are open. */
const now = () => new Date('2026-11-24T02:00:00Z');

test('a number taken on a phone is called at a desk, and phone and waiting room know it at once', async (t) => {
  const house = await browser.webHouse(t, {}, now);
  const { page: phone } = await browser.citizen(t, house);
  await phone.goto('/loket');
  await phone.getByRole('searchbox', { name: portal('counters.list.search') }).fill('dukcapil');
  await phone.getByRole('link', { name: 'Dinas Kependudukan dan Pencatatan Sipil', exact: true }).click();
  await phone.getByRole('button', { name: portal('counters.take.act'), exact: true }).click();
  await phone
    .getByRole('heading', { name: portal('counters.own.number', { number: 'A001' }), exact: true })
    .waitFor();
  await phone.getByText(portal('counters.number.next')).waitFor();

  const { page: screen } = await browser.person(t, house, { viewport: browser.WALL });
  await screen.goto(`/layar-loket/${REGISTRY}`);
  await screen.getByText(portal('counters.display.soon')).waitFor();

  const { page: desk } = await browser.officer(
    t,
    house,
    'agency-officer',
    'disdukcapil',
    `/office/loket?loket=${REGISTRY}`,
  );
  await desk.getByLabel(office('counters.desk.desk'), { exact: true }).fill('3');
  await desk.getByText('A001').waitFor();
  await desk.locator('h1').click();
  await desk.keyboard.press('n');
  await desk.getByText(office('counters.state.called'), { exact: true }).first().waitFor();

  await phone.getByText(portal('counters.number.called', { desk: '3' })).waitFor();
  await screen.getByText('A001', { exact: true }).waitFor();
  await screen.getByText(portal('counters.display.desk', { desk: '3' }), { exact: true }).waitFor();

  await desk.keyboard.press('m');
  await desk.getByRole('textbox', { name: office('counters.desk.note') }).waitFor();
  await desk.keyboard.press('s');
  await desk.getByRole('button', { name: office('counters.desk.next') }).waitFor();
  await phone.getByText(portal('counters.state.done'), { exact: true }).waitFor();
  await screen.getByText(portal('counters.display.nobody')).waitFor();
});

test('a time is booked, moved once and given back, and the desk hands out a number on paper', async (t) => {
  const house = await browser.webHouse(t, {}, now);
  const { page: phone } = await browser.citizen(t, house);
  await phone.goto(`/loket/${REGISTRY}?layanan=ktp-el`);
  const group = (name: string) => phone.getByRole('group', { name });
  await group(portal('counters.book.day')).getByRole('button').nth(1).click();
  await group(portal('counters.book.time')).getByRole('button', { name: '09.30', exact: true }).click();
  await phone.getByRole('button', { name: portal('counters.book.act'), exact: true }).click();
  await phone.getByText(portal('counters.book.need-phone')).first().waitFor();
  await phone
    .getByRole('textbox', { name: portal('counters.book.phone') })
    .last()
    .fill('0812 3456 7890');
  await phone.getByRole('button', { name: portal('counters.book.act'), exact: true }).click();
  await phone
    .getByRole('heading', { name: portal('counters.own.number', { number: 'J001' }), exact: true })
    .waitFor();
  await phone.getByText('09.30').first().waitFor();

  await phone.getByRole('button', { name: portal('counters.number.move'), exact: true }).click();
  await group(portal('counters.book.time')).getByRole('button', { name: '10.00', exact: true }).click();
  await phone
    .getByRole('button', { name: /10\.00$/ })
    .last()
    .click();
  await phone.getByText('10.00').first().waitFor();
  await phone
    .getByRole('button', { name: portal('counters.number.move'), exact: true })
    .waitFor({ state: 'detached' });

  await phone.getByRole('button', { name: portal('counters.number.cancel'), exact: true }).click();
  await phone.getByText(portal('counters.number.sure')).waitFor();
  await phone.getByRole('button', { name: portal('counters.number.cancel'), exact: true }).click();
  await phone.getByText(portal('counters.state.cancelled'), { exact: true }).waitFor();

  const { page: desk } = await browser.officer(
    t,
    house,
    'agency-officer',
    'disdukcapil',
    `/office/loket?loket=${REGISTRY}`,
  );
  await desk.getByRole('button', { name: office('counters.desk.hand-out'), exact: true }).click();
  const slip = desk.getByRole('dialog');
  await slip.getByText('A001', { exact: true }).waitFor();
  const code = (await slip.locator('.tabular').textContent()) ?? '';
  await phone.goto('/loket');
  await phone.getByText(portal('counters.code.title')).click();
  await phone.getByRole('textbox', { name: portal('counters.code.label') }).fill(code.toLowerCase());
  await phone.getByRole('button', { name: portal('counters.code.open'), exact: true }).click();
  await phone
    .getByRole('heading', { name: portal('counters.own.number', { number: 'A001' }), exact: true })
    .waitFor();
});
