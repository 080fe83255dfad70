import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFamily } from './browser.ts';

const android = (version: number) =>
  `Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`;

for (const [userAgent, family] of [
  [android(139), 'Chrome · Android'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36 Edg/139.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari · iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['curl/8.5.0', 'curl'],
  ['', 'unknown'],
] as const) {
  test(`the device label of ${JSON.stringify(userAgent.slice(0, 40))} is ${family}`, () => {
    assert.equal(browserFamily(userAgent), family);
  });
}

test('an update of the browser keeps the family, another browser does not', () => {
  assert.equal(browserFamily(android(139)), browserFamily(android(150)));
  assert.notEqual(browserFamily(android(139)), browserFamily('curl/8.5.0'));
});
