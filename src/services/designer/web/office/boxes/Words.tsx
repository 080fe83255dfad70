/** The same words in four languages, side by side, with a mark where one is missing. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError, TextArea } from '../../../../../web/ui/base/field.tsx';
import { type NodeProps, ownFault, pathText, type Step, useBoxDesk } from './desk.ts';
import { rowsOf, useTyped } from './typed.ts';
import { helpOf } from './words.ts';

const TONGUES = { id: 'Bahasa Indonesia', en: 'English', jv: 'Basa Jawa', zh: '中文' } as const;

export function WordsNode({ value, path, name, required }: NodeProps) {
  const { t } = useTexts();
  const { faults, readOnly, onEdit } = useBoxDesk();
  const words = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const error = ownFault(faults, path);
  return (
    <fieldset className="grid gap-2" data-path={pathText(path)}>
      <legend className="field-label">{name}</legend>
      <p className="field-hint">{helpOf(t, path)}</p>
      {error && <FieldError>{error}</FieldError>}
      <div className="grid gap-3 md:grid-cols-2">
        {Object.entries(TONGUES).map(([tongue, label]) => (
          <WordBox
            key={tongue}
            label={label}
            tongue={tongue}
            path={[...path, tongue]}
            value={typeof words[tongue] === 'string' ? words[tongue] : ''}
          />
        ))}
      </div>
      {!required && !readOnly && (
        <div>
          <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path: [...path] }])}>
            {t('designer.remove', { name })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type BoxProps = { label: string; tongue: string; path: readonly Step[]; value: string };

function WordBox({ label, tongue, path, value }: BoxProps) {
  const { t } = useTexts();
  const { faults, readOnly, onEdit } = useBoxDesk();
  const { shown, ...typed } = useTyped(value, (text) =>
    onEdit([{ do: 'set', path: [...path], value: text }]),
  );
  const missing = shown.trim() === '';
  return (
    <div data-path={pathText(path)}>
      <TextArea
        label={label}
        lang={tongue}
        note={missing ? t('designer.missing') : undefined}
        // That it is empty says the note already.
        error={missing ? undefined : ownFault(faults, path)}
        disabled={readOnly}
        rows={rowsOf(shown)}
        className="designer-grows"
        value={shown}
        {...typed}
      />
    </div>
  );
}
