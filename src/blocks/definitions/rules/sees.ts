/** Which answers a review of another agency is shown: those that it names, field by field or by the section. */
import type { Form } from './shape/form.ts';

/** What `sees` can name. */
export function seeable({ sections }: Form): Set<string> {
  return new Set(sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)]));
}

/** The ids of the fields behind the names; a field goes before a section of the same name, so that less is shown. */
export function seenFields({ sections }: Form, sees: readonly string[]): Set<string> {
  const fields = new Set(sections.flatMap((section) => section.fields.map(({ id }) => id)));
  return new Set(
    sees.flatMap((name) =>
      fields.has(name) ? name : (sections.find(({ id }) => id === name)?.fields ?? []).map(({ id }) => id),
    ),
  );
}

/** Of the names that expressions read, those that stand for something that was asked but is not shown. */
export function unseenNames(form: Form, sees: readonly string[], names: readonly string[]): string[] {
  const seen = seenFields(form, sees);
  const hidden = new Set(
    form.sections.flatMap(({ id, repeat, fields }) => {
      const unseen = fields.filter((field) => !seen.has(field.id)).map((field) => field.id);
      // A repeated section is read as a whole.
      if (repeat) return unseen.length > 0 ? [id] : [];
      return unseen;
    }),
  );
  return names.filter((name) => hidden.has(name));
}
