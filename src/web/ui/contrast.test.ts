/** Measures the contrast of every pair of colours that meets on a page, for day and for the wall's night. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Colours = Map<string, string>;

function coloursIn(block: string): Colours {
  return new Map(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map((found) => [
      found[1] ?? '',
      found[2] ?? '',
    ]),
  );
}

/** Relative luminance, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const day = coloursIn(css.slice(css.indexOf('@theme'), css.indexOf('@layer base')));
const night: Colours = new Map([
  ...day,
  ...coloursIn(css.slice(css.indexOf('.wall {'), css.indexOf('html.wall'))),
]);

// 1.4.3 Contrast (Minimum): 4.5 for text. Ink and soft ink carry long reading, so they are held to 7 (1.4.6).
const text: [string, string, number][] = [
  ['ink', 'paper', 7],
  ['ink', 'surface', 7],
  ['ink', 'sunken', 7],
  ['ink', 'accent-soft', 7],
  ['ink', 'brand-soft', 7],
  ['ink', 'good-soft', 7],
  ['ink', 'warn-soft', 7],
  ['ink', 'bad-soft', 7],
  ['ink-soft', 'paper', 7],
  ['ink-soft', 'surface', 7],
  ['ink-soft', 'sunken', 4.5],
  ['ink-soft', 'bad-soft', 4.5],
  ['ink-soft', 'warn-soft', 4.5],
  ['ink-soft', 'brand-soft', 4.5],
  ['ink-soft', 'accent-soft', 4.5],
  ['link', 'paper', 4.5],
  ['link', 'surface', 4.5],
  ['link', 'sunken', 4.5],
  ['link', 'brand-soft', 4.5],
  ['link', 'bad-soft', 4.5],
  ['on-brand', 'brand', 4.5],
  ['on-brand', 'brand-strong', 4.5],
  ['on-bad', 'bad', 4.5],
  ['on-bad', 'bad-strong', 4.5],
  ['brand', 'brand-soft', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['good', 'good-soft', 4.5],
  ['good', 'surface', 4.5],
  ['warn', 'warn-soft', 4.5],
  ['warn', 'surface', 4.5],
  ['bad', 'bad-soft', 4.5],
  ['bad', 'paper', 4.5],
  ['bad', 'surface', 4.5],
  ['calm', 'calm-soft', 4.5],
  ['on-eave', 'eave', 7],
  ['on-eave-soft', 'eave', 7],
  ['on-eave-action', 'eave-action', 7],
  ['on-eave-action', 'eave-action-strong', 7],
];

// 1.4.11 Non-text Contrast: 3 for borders of fields, focus marks, shapes and bars.
const shapes: [string, string, number][] = [
  ['line-strong', 'paper', 3],
  ['line-strong', 'surface', 3],
  ['line-strong', 'sunken', 3],
  ['focus', 'paper', 3],
  ['focus', 'surface', 3],
  ['focus', 'sunken', 3],
  ['focus', 'brand-soft', 3],
  ['eave-focus', 'eave', 3],
  ['eave-detail', 'eave', 3],
  ['eave-good', 'eave', 3],
  ['eave-bad', 'eave', 3],
  ['chart-1', 'surface', 3],
  ['chart-2', 'surface', 3],
  ['chart-3', 'surface', 3],
  ['chart-4', 'surface', 3],
];

for (const [name, colours] of [
  ['day', day],
  ['night', night],
] as const) {
  test(`every pair of text and ground can be read by ${name}`, () => {
    for (const [front, ground, least] of text) expectContrast(colours, front, ground, least);
  });
  test(`every border, focus mark and bar can be seen by ${name}`, () => {
    for (const [front, ground, least] of shapes) expectContrast(colours, front, ground, least);
  });
}

test('contrast agrees with the known extremes', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.ok(Math.abs(contrast('#767676', '#ffffff') - 4.54) < 0.01);
});

function expectContrast(colours: Colours, front: string, ground: string, least: number) {
  const [one, other] = [colours.get(front), colours.get(ground)];
  assert.ok(one && other, `theme.css lacks --color-${one ? ground : front}`);
  const measured = contrast(one, other);
  assert.ok(measured >= least, `${front} on ${ground}: ${measured.toFixed(2)}, needs ${least}`);
}
