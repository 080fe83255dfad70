/** What a refusal says, in somebody's language: for lists of refusals, where HTTP tells only of one. */
import { join } from 'node:path';
import { problemBody } from '../../platform/http/problems.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';

let texts: Texts | undefined;

export function sentenceOf(problem: Problem, language: Language): string {
  texts ??= loadTexts([
    join(import.meta.dirname, 'texts'),
    join(import.meta.dirname, '../../platform/texts'),
    join(import.meta.dirname, '../../blocks/cases/texts'),
    join(import.meta.dirname, '../../blocks/documents/texts'),
  ]);
  const { detail, fields } = problemBody(texts, language, 'applications', problem, '');
  return fields && fields.length > 0 ? fields.map(({ message }) => message).join(' ') : detail;
}
