/** What a stall is: kind, class and size; what the books know already is offered. */
import { type ChangeEvent, useId } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { TextField } from '../../../../web/ui/base/field.tsx';

type Bound = {
  id: string;
  name: string;
  value: string;
  error: string | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => void;
};

export function FormFields({
  forms,
  field,
}: {
  forms: readonly { kind: string; class: string }[];
  field: (name: 'kind' | 'class' | 'areaM2') => Bound;
}) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className="field-pair">
      <TextField
        label={t('levies.desk.kind')}
        hint={t('levies.desk.kind-hint')}
        list={`${id}kinds`}
        maxLength={40}
        {...field('kind')}
      />
      <TextField label={t('levies.desk.class')} list={`${id}classes`} maxLength={20} {...field('class')} />
      <TextField label={t('levies.desk.area')} inputMode="decimal" maxLength={8} {...field('areaM2')} />
      <datalist id={`${id}kinds`}>
        {[...new Set(forms.map(({ kind }) => kind))].map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      <datalist id={`${id}classes`}>
        {[...new Set(forms.map((form) => form.class))].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </div>
  );
}
