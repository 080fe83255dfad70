/** Faults of a form: names that stand twice, settings that do not go with the kind of field. */
import type { PathStep } from '../../packs/api.ts';
import { RESERVED } from '../rules/names.ts';
import type { Field, Form } from '../rules/shape/form.ts';
import { FIELD_SETTINGS } from '../rules/shape/settings.ts';
import { near, type Report, reportTwice } from './report.ts';

type Setting = keyof typeof FIELD_SETTINGS;

function checkReserved(id: string, steps: PathStep[], report: Report): void {
  if (RESERVED.has(id)) report([...steps, 'id'], 'name-reserved', { name: id });
}

/** Fields of a section, of minutes or of a review. */
export function checkFields(fields: readonly Field[], steps: PathStep[], report: Report): void {
  reportTwice(
    fields,
    ({ id }) => id,
    (index, name) => report([...steps, index, 'id'], 'name-twice', { name }),
  );
  fields.forEach((field, index) => {
    const here = [...steps, index];
    checkReserved(field.id, here, report);
    for (const setting of Object.keys(FIELD_SETTINGS) as Setting[]) {
      const types: readonly Field['type'][] = FIELD_SETTINGS[setting];
      if (field[setting] !== undefined && !types.includes(field.type))
        report([...here, setting], 'setting-stray', {
          key: setting,
          type: field.type,
          list: types.join(', '),
        });
    }
    if ((field.type === 'choice' || field.type === 'choices') && !field.options)
      report(here, 'options-missing', { name: field.id });
    reportTwice(
      field.options ?? [],
      ({ value }) => value,
      (at, name) => report([...here, 'options', at], 'option-twice', { name }),
    );
    if (field.min !== undefined && field.max !== undefined && field.min > field.max)
      report([...here, 'min'], 'limits-crossed');
  });
}

export function checkForm(form: Form, report: Report): void {
  const names = new Map<string, string>();
  form.sections.forEach((section, index) => {
    const steps: PathStep[] = ['form', 'sections', index];
    if (section.repeat) checkReserved(section.id, steps, report);
    checkFields(section.fields, [...steps, 'fields'], report);
    if (section.repeat && section.repeat.min > section.repeat.max)
      report([...steps, 'repeat'], 'limits-crossed');
    // Expressions read fields and repeated sections by their bare name, so it may stand only once in the whole form.
    const mine = [
      ...(section.repeat ? [{ id: section.id, at: [...steps, 'id'] as PathStep[] }] : []),
      ...section.fields.map(({ id }, at) => ({ id, at: [...steps, 'fields', at, 'id'] as PathStep[] })),
    ];
    for (const { id, at } of mine) {
      const other = names.get(id);
      if (other !== undefined && (other !== section.id || id === section.id))
        report(at, 'name-twice/section', { name: id, section: other });
      names.set(id, other ?? section.id);
    }
  });
  reportTwice(
    form.sections,
    ({ id }) => id,
    (index, name) => report(['form', 'sections', index, 'id'], 'name-twice', { name }),
  );
  reportTwice(
    form.checks ?? [],
    ({ id }) => id,
    (index, name) => report(['form', 'checks', index, 'id'], 'name-twice', { name }),
  );
  const plain = new Set(
    form.sections.flatMap(({ repeat, id, fields }) => (repeat ? [id] : fields.map((field) => field.id))),
  );
  form.checks?.forEach(({ field }, index) => {
    if (field !== undefined && !plain.has(field))
      report(['form', 'checks', index, 'field'], 'field-unknown/check', {
        name: field,
        ...near(field, plain),
      });
  });
}
