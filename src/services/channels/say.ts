/** Puts what the conversation says into words of the person's language. */
import { join } from 'node:path';
import { loadTexts } from '../../platform/texts.ts';
import type { Language } from '../../shared/languages.ts';
import { truncate } from '../../shared/text.ts';
import { type Draft, type Say, textOf } from './rules/conversation.ts';

const texts = loadTexts([join(import.meta.dirname, 'texts')]);

/** A text of the doors, `channels.say.<key>`. */
export function sentence(
  language: Language,
  key: string,
  params: Record<string, string | number> = {},
): string {
  return texts.say(language, `channels.say.${key}`, params);
}

/** Names that a summary needs. */
export type Names = {
  city: string;
  category(id: string): string;
  area(code: string): string;
};

const SHOWN_WORDS = 300;

function placeOf(draft: Draft, language: Language, names: Names): string {
  const place = [draft.place, draft.area ? names.area(draft.area) : null].filter(Boolean).join(', ');
  if (place) return place;
  return sentence(language, draft.point ? 'place.marked' : 'place.none');
}

function summary(draft: Draft, language: Language, names: Names): Record<string, string> {
  const photos = draft.photos.length;
  return {
    words: truncate(textOf(draft), SHOWN_WORDS),
    place: placeOf(draft, language, names),
    photos:
      photos === 0 ? sentence(language, 'photos.none') : sentence(language, 'photos', { count: photos }),
    category: draft.category ? names.category(draft.category) : sentence(language, 'category.none'),
    secrecy: sentence(language, draft.confidential ? 'secrecy.kept' : 'secrecy.open'),
  };
}

/** All sentences of one answer as one message: several could arrive in another order. */
export function wordsFor(says: readonly Say[], language: Language, names: Names): string {
  return says
    .map(({ say, params, choices, draft }) => {
      const text = sentence(language, say, {
        city: names.city,
        ...(draft ? summary(draft, language, names) : {}),
        ...params,
      });
      if (!choices) return text;
      const more = say === 'ask-category' || say === 'which' ? [sentence(language, `${say}.other`)] : [];
      return [text, ...[...choices, ...more].map((choice, at) => `${at + 1}. ${choice}`)].join('\n');
    })
    .join('\n\n');
}
