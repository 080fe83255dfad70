/** The operator's guide names what there is: every command and every setting, and none that is gone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { Command } from 'commander';
import { VARIABLES } from '../../platform/env.ts';
import { program } from './program.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');

/** `officer close USERNAME`, as the guide writes it. */
function usages(command: Command, before: string[] = []): string[] {
  if (command.commands.length > 0)
    return command.commands.flatMap((child) => usages(child as Command, [...before, child.name()]));
  const needed = command.registeredArguments.filter(({ required }) => required);
  return [[...before, ...needed.map((argument) => argument.name().toUpperCase())].join(' ')];
}

/** First cells of the table under a heading. */
function named(guide: string, heading: string): string[] {
  const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
}

test('the guide lists every command and none that is gone', () => {
  assert.deepEqual(named(read('docs/operations.md'), 'Commands').sort(), usages(program()).sort());
});

test('the guide lists every setting with its default, and the README none that is gone', () => {
  const guide = read('docs/operations.md');
  const known = VARIABLES.map(({ name }) => name);
  assert.deepEqual(named(guide, 'Settings'), known);
  for (const { name, default: value = '' } of VARIABLES) {
    const row = guide.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
    assert.equal(row?.split('|')[2]?.trim(), value, name);
  }
  const everywhere = `${read('README.md')}${guide}${read('docs/administrator.md')}`;
  for (const [name] of everywhere.matchAll(/\bPENDOPO_[A-Z0-9_]*[A-Z0-9]\b/g))
    assert.ok(
      known.includes(name) || known.some((one) => one.startsWith(`${name}_`)) || name === 'PENDOPO_TEST',
      name,
    );
});
