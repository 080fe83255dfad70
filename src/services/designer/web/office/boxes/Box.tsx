/** One place of a definition with the control that its schema asks for; records and lists hold places again. */

import { FIELD_SETTINGS } from '../../../../../blocks/definitions/rules/shape/settings.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import { withNames } from '../../../rules/blank.ts';
import type { JsonSchema } from '../designer-data.ts';
import { faultsWithin, type NodeProps, ownFault, pathText, useBoxDesk } from './desk.ts';
import { LeafNode } from './Leaf.tsx';
import { ListNode } from './List.tsx';
import { States } from './States.tsx';
import { blankOf, isWords, resolved, variantOf } from './schema.ts';
import { WordsNode } from './Words.tsx';
import { helpOf, nameOf } from './words.ts';

export function Box(props: NodeProps) {
  const { root } = useBoxDesk();
  const { value } = props;
  const schema = variantOf(root, resolved(root, props.schema), value);
  const given = { ...props, schema };
  if (schema.type !== 'boolean' && value === undefined && !props.required) return <Added {...given} />;
  if (isWords(schema)) return <WordsNode {...given} />;
  if (schema.patternProperties) return <States {...given} />;
  if (schema.properties) return <RecordNode {...given} />;
  if (schema.type === 'array') return <ListNode {...given} />;
  return <LeafNode {...given} />;
}

/** Something that may be left out, and is: offered by its name. */
function Added({ schema, path, name }: NodeProps) {
  const { t } = useTexts();
  const { root, content, readOnly, onEdit } = useBoxDesk();
  if (readOnly) return null;
  return (
    <Button
      size="small"
      tone="quiet"
      icon="plus"
      title={helpOf(t, path)}
      onClick={() => {
        const value = withNames(blankOf(root, schema), String(path.at(-1)), content);
        onEdit([{ do: 'set', path: [...path], value }]);
      }}
    >
      {name}
    </Button>
  );
}

/** Settings that say nothing for this kind of question are not offered. */
function fits(key: string, record: Record<string, unknown>, schema: JsonSchema): boolean {
  const type = record.type;
  if (typeof type !== 'string' || !schema.properties?.accepts) return true;
  const types = FIELD_SETTINGS[key as keyof typeof FIELD_SETTINGS] as readonly string[] | undefined;
  return types === undefined || types.includes(type) || record[key] !== undefined;
}

/** A name that only formulas read stands behind what people read. */
const LAST: readonly string[] = ['id', 'value'];

function RecordNode({ schema, value, path, name, required }: NodeProps) {
  const { t } = useTexts();
  const { faults, readOnly, onEdit } = useBoxDesk();
  const record = (
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  ) as Record<string, unknown>;
  const error = ownFault(faults, path);
  const keys = Object.keys(schema.properties ?? {}).filter((key) => fits(key, record, schema));
  const named = 'title' in (schema.properties ?? {});
  const ordered = named
    ? [...keys.filter((key) => !LAST.includes(key)), ...keys.filter((key) => LAST.includes(key))]
    : keys;
  const isThere = (key: string) =>
    record[key] !== undefined ||
    (schema.required?.includes(key) ?? false) ||
    schema.properties?.[key]?.type === 'boolean' ||
    faultsWithin(faults, [...path, key]) > 0;
  const place = (key: string) => (
    <Box
      key={key}
      schema={schema.properties?.[key] ?? {}}
      value={record[key]}
      path={[...path, key]}
      name={nameOf(t, [...path, key])}
      required={schema.required?.includes(key) ?? false}
    />
  );
  const absent = ordered.filter((key) => !isThere(key));
  // A state bears its name in its head already.
  const inside = path.length > 1 && typeof path.at(-1) === 'string' && path.at(-2) !== 'states';
  const boxes = (
    <>
      {error && <FieldError>{error}</FieldError>}
      {isShort(schema) ? (
        <div className="designer-short">{ordered.filter(isThere).map(place)}</div>
      ) : (
        ordered.filter(isThere).map(place)
      )}
      {absent.length > 0 && !readOnly && (
        <div className="designer-absent">
          <span className="text-ink-soft text-sm">{t('designer.may-add')}</span>
          {absent.map(place)}
        </div>
      )}
      {!required && !readOnly && path.length > 0 && (
        <div>
          <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path: [...path] }])}>
            {t('designer.remove', { name })}
          </Button>
        </div>
      )}
    </>
  );
  if (!inside && path.length !== 1) return <div className="designer-record">{boxes}</div>;
  return (
    <fieldset className="designer-record" data-path={pathText(path)}>
      <legend className="field-label">{name}</legend>
      <p className="field-hint">{helpOf(t, path)}</p>
      {boxes}
    </fieldset>
  );
}

/** An amount with its unit stands in one line. */
const isShort = ({ properties = {} }: JsonSchema) => {
  const keys = Object.keys(properties);
  return (
    keys.length > 0 &&
    keys.length <= 3 &&
    keys.every((key) => !properties[key]?.$ref && !properties[key]?.properties)
  );
};
