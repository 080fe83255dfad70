/** What the kinds of answers are called. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import { ATTRIBUTE_TYPES, type AttributeType } from '../../../rules/attributes.ts';

export const typeWords: Record<AttributeType, TextKey> = {
  string: 'complaints.desk.questions.type.string',
  number: 'complaints.desk.questions.type.number',
  datetime: 'complaints.desk.questions.type.datetime',
  text: 'complaints.desk.questions.type.text',
  singlevaluelist: 'complaints.desk.questions.type.singlevaluelist',
  multivaluelist: 'complaints.desk.questions.type.multivaluelist',
};
export const typeOptions = (t: Texts['t']) =>
  ATTRIBUTE_TYPES.map((value) => ({ value, label: t(typeWords[value]) }));
