/** How a turn through a repeated section is called: "Reklame 2", and a field of it: "Reklame 2, Jenis". */
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type { FormView } from '../../../contract.ts';
import { fieldAt } from './fault-words.ts';

/** The definition names the thing as it stands within a sentence; here it begins one. */
export function itemTitle({ t }: Pick<Texts, 't'>, item: string, index: number): string {
  const name = item.charAt(0).toLocaleUpperCase() + item.slice(1);
  return t('definitions.form.item', { name, number: index + 1 });
}

/** The field at a path as people find it again: in a repeated section with its number. Undefined when there is none. */
export function fieldTitle(texts: Pick<Texts, 't'>, form: FormView, path: string): string | undefined {
  const field = fieldAt(form, path)?.title;
  const [first, index] = path.split('/');
  const section = form.sections.find(({ id }) => id === first);
  if (!section?.repeat) return field ?? section?.title;
  if (index === undefined) return section.title;
  const item = itemTitle(texts, section.repeat.item, Number(index));
  return field ? texts.t('definitions.form.item-field', { item, field }) : item;
}
