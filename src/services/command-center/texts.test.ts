/** The wall, its office page and the desk say the same things in the same words. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { languages } from '../../shared/languages.ts';

function book(module: string, face: string, language: string): Record<string, string> {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, '..', module, 'texts', face, `${language}.json`), 'utf8'),
  );
}

test('how much time is left, and how late a case is, reads as it does on the desk', () => {
  for (const language of languages) {
    const desk = book('complaints', 'office', language);
    for (const face of ['wall', 'office']) {
      const own = book('command-center', face, language);
      for (const what of ['left', 'late'])
        assert.equal(own[`command-center.wall.due.${what}`], desk[`complaints.desk.due.${what}`]);
    }
  }
});

test('words that stand on the wall and in the office are the same', () => {
  for (const language of languages) {
    const [wall, office] = [
      book('command-center', 'wall', language),
      book('command-center', 'office', language),
    ];
    for (const [key, text] of Object.entries(office))
      if (wall[key] !== undefined) assert.equal(text, wall[key], `${language} ${key}`);
  }
});
