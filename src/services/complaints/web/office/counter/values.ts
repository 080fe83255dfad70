/** What the counter's form holds, and the request made from it. */
import type { Language } from '../../../../../shared/languages.ts';
import type { LngLat } from '../../../../../web/kit/map/types.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Photo } from '../../../rules/case-contract.ts';
import type { CounterComplaint, Question } from '../../../rules/intake-contract.ts';
import { type Answers, answersTo, answersWrong } from '../../answers.ts';

export type CounterValues = {
  channel: CounterComplaint['channel'];
  category: string;
  /** By the code of the question; also of categories chosen before, for who comes back to one. */
  answers: Answers;
  description: string;
  area: string;
  location: LngLat | undefined;
  place: string;
  photos: Photo[];
  name: string;
  phone: string;
  identity: 'named' | 'confidential' | 'anonymous';
  language: Language;
  /** Code of the public report that says the same; '' for none. */
  sameAs: string;
};

export function emptyValues(channel: CounterValues['channel']): CounterValues {
  return {
    channel,
    category: '',
    answers: {},
    description: '',
    area: '',
    location: undefined,
    place: '',
    photos: [],
    name: '',
    phone: '',
    identity: 'named',
    language: 'id',
    sameAs: '',
  };
}

/** Where a field's value stands in the request. */
export const paths = { name: 'reporter/name', phone: 'reporter/phone', answers: 'attributes' };

/** Sentences for what is missing; the server checks everything again. */
export function wrongInCounter(
  values: CounterValues,
  questions: readonly Question[],
): Partial<Record<keyof CounterValues, TextKey>> {
  const wrong: Partial<Record<keyof CounterValues, TextKey>> = {};
  if (!values.category) wrong.category = 'complaints.desk.wrong.category';
  if (answersWrong(questions, values.answers).size > 0) wrong.answers = 'complaints.desk.asked.some';
  if (values.description.trim().length < 10) wrong.description = 'complaints.desk.wrong.description';
  if (!values.area && !values.location) wrong.area = 'complaints.desk.wrong.area';
  return wrong;
}

/** `questions`: what the chosen category asks. */
export function requestOf(values: CounterValues, questions: readonly Question[]): CounterComplaint {
  const attributes = answersTo(questions, values.answers);
  const name = values.name.trim();
  const phone = values.phone.trim();
  const reporter =
    values.identity === 'anonymous' || (!name && !phone)
      ? undefined
      : { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  const place = values.place.trim();
  return {
    channel: values.channel,
    category: values.category,
    description: values.description.trim(),
    language: values.language,
    ...(values.location ? { location: { lat: values.location.lat, lng: values.location.lng } } : {}),
    ...(values.area ? { area: values.area } : {}),
    ...(place ? { place } : {}),
    ...(values.photos.length > 0 ? { photos: values.photos.map((photo) => photo.id) } : {}),
    ...(reporter ? { reporter } : {}),
    ...(values.identity === 'anonymous' ? { anonymous: true } : {}),
    ...(values.identity === 'confidential' ? { confidential: true } : {}),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(values.sameAs ? { sameAs: values.sameAs } : {}),
  };
}
