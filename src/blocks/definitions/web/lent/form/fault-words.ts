/** What is wrong with an answer, as a sentence that says how to mend it. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type { Fault, FieldView, FormView } from '../../../contract.ts';

/** The field at a path such as `stall_width` or `heirs/0/nik`; undefined for a section as a whole. */
export function fieldAt(form: FormView, path: string): FieldView | undefined {
  const [first = '', , last] = path.split('/');
  for (const section of form.sections) {
    if (section.repeat ? section.id !== first : last !== undefined) continue;
    const found = section.fields.find(({ id }) => id === (section.repeat ? last : first));
    if (found) return found;
  }
  return undefined;
}

/** Rules whose sentence has the rule's own name. */
const known: ReadonlySet<string> = new Set([
  'statement',
  'type',
  'number',
  'whole',
  'decimals',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'unprintable',
  'minItems',
  'maxItems',
  'twice',
  'date',
  'earliest',
  'latest',
  'time',
  'not-listed',
  'nik',
  'nib',
  'phone',
  'email',
  'ward',
  'place',
  'address',
  'file',
]);

/** `Texts` of the reader; the words of a `check` stand in the form itself. */
export function faultWords({ t, formats }: Texts, form: FormView, fault: Fault): string {
  const { rule, params = {} } = fault;
  if (rule === 'check') {
    const check = form.checks.find(({ id }) => id === params.check);
    return check?.message ?? t('definitions.fault.other');
  }
  if (rule === 'required') {
    const type = fieldAt(form, fault.path)?.type;
    if (type === 'upload') return t('definitions.fault.required-file');
    const chosen = type === 'choice' || type === 'yes-no' || type === 'ward' || type === 'choices';
    return t(chosen ? 'definitions.fault.required-choice' : 'definitions.fault.required');
  }
  if (!known.has(rule)) return t('definitions.fault.other');
  return t(
    `definitions.fault.${rule}` as TextKey,
    typeof params.date === 'string' ? { date: formats.date(`${params.date}T12:00:00Z`) } : params,
  );
}
