import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordFault } from './password.ts';

const names = ['budi.santoso', 'Budi Santoso', 'Kota Magelang'];

for (const [password, fault] of [
  ['pendek', 'password-short'],
  ['kopi susu 9', 'password-short'],
  ['x'.repeat(201), 'password-long'],
  ['password1234', 'password-common'],
  ['P@ssw0rd1234', 'password-common'],
  ['Rahasia-2026!', 'password-common'],
  ['admin12345678', 'password-common'],
  ['123456789012', 'password-common'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['abcabcabcabcabc', 'password-common'],
  ['abcdefghijklmn', 'password-common'],
  ['merdeka merdeka', 'password-common'],
  ['budi santoso', 'password-own-name'],
  ['santoso12345', 'password-own-name'],
  ['kuda lumping tujuh', undefined],
  ['warung-di-tepi-progo', undefined],
  ['9vKq-Tm2x-Wd7z', undefined],
  ['赵钱孙李周吴郑王冯陈褚卫', undefined],
] as const) {
  test(`the password ${JSON.stringify(password.slice(0, 24))} is ${fault ?? 'accepted'}`, () => {
    assert.equal(passwordFault(password, names), fault);
  });
}
