/** What the city can say while somebody writes: reports of the same thing nearby, and which kind it sounds like. Silence when it cannot. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import type { CategorySuggestions, Draft as Sketch, Twins } from '../../../rules/intake-contract.ts';
import type { Draft } from '../draft-shape.ts';

export type Twin = Twins['twins'][number];
export type Suggestion = CategorySuggestions['categories'][number];

/** Milliseconds without a keystroke before the city is asked. */
const PAUSE = 400;
const MOST = 3;
/** Shorter words say too little to compare. */
const LEAST_WORDS = 10;
const LEAST_LETTERS = 8;
const LONGEST = 4000;
/** A different kind is only offered when the words speak clearly. */
const CLEAR = 0.6;

const none: Twin[] = [];

/** At most three reports nearby that likely say the same and were not refused yet. */
export function useTwins(draft: Draft): Twin[] {
  const text = usePaused(draft.description.trim().slice(0, LONGEST));
  const wanted = text.length >= LEAST_WORDS && draft.point !== null && draft.sameAs === null;
  const { lat = 0, lng = 0 } = draft.point ?? {};
  const body: Sketch = { text, location: { lat, lng }, ...(draft.category && { category: draft.category }) };
  const { data } = useAsked<Twins>('/api/complaints/twins', body, wanted);
  if (!wanted || !data) return none;
  return data.twins.filter(({ code }) => !draft.notThis.includes(code)).slice(0, MOST);
}

/** The likeliest kinds for a text in everyday words, the likeliest first. */
export function useSuggestions(words: string, likeliest = MOST): Suggestion[] {
  const text = usePaused(words.trim().slice(0, LONGEST));
  const wanted = worthAsking(text);
  const { data } = useAsked<CategorySuggestions>('/api/complaints/suggestions', { text }, wanted);
  return wanted && data ? data.categories.slice(0, likeliest) : [];
}

/** The kind that the words speak of, when that is clearly another than the chosen one. */
export function useOtherKind(draft: Draft): Suggestion | undefined {
  const [best] = useSuggestions(draft.description, 1);
  if (!best || best.id === draft.category || best.confidence < CLEAR) return undefined;
  return draft.notThis.includes(best.id) ? undefined : best;
}

/** Free text, and not a first syllable. */
function worthAsking(text: string): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= (/\p{Script=Han}/u.test(text) ? 2 : LEAST_LETTERS);
}

/** Asks once for each body; a question that is overtaken is called back, and a failure is no news. */
function useAsked<R>(path: string, body: Sketch, wanted: boolean) {
  const online = useOnline();
  return useQuery({
    queryKey: ['complaints', path, body],
    queryFn: ({ signal }) => api.post<R>(path, body, { signal, retries: 0, timeout: 8000 }),
    enabled: wanted && online,
    retry: false,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** The value as it was when the typing last paused. */
function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
