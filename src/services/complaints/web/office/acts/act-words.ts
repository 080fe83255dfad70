/** The verbs of the desk: what each act is called on its button, its sheet and afterwards. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { WrittenAct } from './drafts.ts';

export type ActWords = {
  /** On the button that opens the sheet. */
  verb: TextKey;
  title: TextKey;
  hint: TextKey;
  /** Label of the main words. */
  text: TextKey;
  send: TextKey;
  done: TextKey;
};

const words = <A extends string>(act: A) =>
  ({
    verb: `complaints.desk.act.${act}.verb`,
    title: `complaints.desk.act.${act}.title`,
    hint: `complaints.desk.act.${act}.hint`,
    text: `complaints.desk.act.${act}.text`,
    send: `complaints.desk.act.${act}.send`,
    done: `complaints.desk.act.${act}.done`,
  }) as const;

export const actWords: Record<WrittenAct, ActWords> = {
  answer: words('answer'),
  ask: words('ask'),
  note: words('note'),
  close: words('close'),
  assign: words('assign'),
  'hand-over': words('hand-over'),
  // Setting a priority takes no words.
  priority: { ...words('priority'), text: 'complaints.desk.act.priority.title' },
  reject: words('reject'),
  reopen: words('reopen'),
  uphold: words('uphold'),
};
