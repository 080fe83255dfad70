/** Turns whatever stopped a command into a sentence that says what to do. */
import { problemBody } from '../../platform/http/problems.ts';
import { loadTexts } from '../../platform/texts.ts';
import { Problem } from '../../shared/errors.ts';
import { MODULES } from '../modules.ts';

/** The command was given something that it cannot be run with: exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The command could not do what it was asked to; the message is a sentence with the remedy. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

function sentenceOf(problem: Problem): string {
  const texts = loadTexts(MODULES.flatMap((module) => module.texts ?? []));
  const module = problem.code.slice(0, problem.code.indexOf('.'));
  const body = problemBody(texts, 'en', module, problem, '');
  return [body.detail, ...(body.fields ?? []).map((field) => `  ${field.path}: ${field.message}`)].join('\n');
}

const NO_FILE: Record<string, string> = {
  ENOENT: 'There is no such file',
  EISDIR: 'A folder stands where a file is needed',
  EACCES: 'This file may not be read by you',
};

/** The sentence for a person and a code for a program. The stack is shown only for what nobody foresaw. */
export function explain(error: unknown): { sentence: string; code: string } {
  if (error instanceof Problem) return { sentence: sentenceOf(error), code: error.code };
  if (!(error instanceof Error)) return { sentence: String(error), code: 'failed' };
  const { code, path } = error as NodeJS.ErrnoException;
  if (path && code && NO_FILE[code]) return { sentence: `${NO_FILE[code]}: ${path}`, code: 'file' };
  if (error instanceof WrongUse) return { sentence: error.message, code: 'wrong-use' };
  const plain = [
    'Failure',
    'EnvError',
    'PackError',
    'DataFolderError',
    'MigrationError',
    'MasterKeyError',
  ].includes(error.name);
  if (plain || error.constructor === Error) return { sentence: error.message, code: 'failed' };
  return { sentence: error.stack ?? error.message, code: 'failed' };
}
