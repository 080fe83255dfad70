/** What new categories are like, when those that the city lacks are made. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import type { ComplaintSettings } from '../../../rules/settings-contract.ts';
import { promiseWords } from '../categories/records.ts';
import { priorityWords } from '../words.ts';
import { at, type MappingValue, objectAt, put } from './mapping-shape.ts';

const seen: [string, TextKey][] = [
  ['true', 'complaints.import.create.public.open'],
  ['coarse', 'complaints.import.create.public.coarse'],
  ['false', 'complaints.import.create.public.hidden'],
];

export function CreateFields({
  settings,
  columns,
  value,
  onChange,
}: {
  settings: ComplaintSettings;
  columns: { value: string; label: string }[];
  value: MappingValue;
  onChange: (value: MappingValue) => void;
}) {
  const { t } = useTexts();
  const on = 'create' in value;
  const create = objectAt(value, 'create');
  const set = (name: string, to: unknown) => onChange({ ...value, create: put(create, name, to) });
  const first = settings.clocks[0]?.id ?? '';
  return (
    <div className="import-part">
      <Checkbox
        checked={on}
        note={t('complaints.import.create-note')}
        onChange={(event) =>
          onChange(
            put(
              value,
              'create',
              event.target.checked ? { clock: first, priority: 3, public: true } : undefined,
            ),
          )
        }
      >
        {t('complaints.import.create')}
      </Checkbox>
      {on && (
        <div className="import-fields">
          <Select
            label={t('complaints.import.create.clock')}
            value={at(create, 'clock')}
            options={settings.clocks.map(({ id }) => ({ value: id, label: promiseWords(t, settings, id) }))}
            onChange={(event) => set('clock', event.target.value)}
          />
          <Select
            label={t('complaints.import.create.priority')}
            value={String(create.priority ?? 3)}
            options={Object.entries(priorityWords).map(([id, key]) => ({ value: id, label: t(key) }))}
            onChange={(event) => set('priority', Number(event.target.value))}
          />
          <Select
            label={t('complaints.import.create.public')}
            value={String(create.public ?? true)}
            options={seen.map(([id, key]) => ({ value: id, label: t(key) }))}
            onChange={({ target }) =>
              set('public', target.value === 'coarse' ? 'coarse' : target.value === 'true')
            }
          />
          <Select
            label={t('complaints.import.create.group')}
            value={at(create, 'group')}
            empty={t('complaints.import.map.none')}
            options={columns}
            onChange={(event) => set('group', event.target.value)}
          />
          <Select
            label={t('complaints.import.create.agency-name')}
            value={at(create, 'agencyName')}
            empty={t('complaints.import.map.none')}
            options={columns}
            onChange={(event) => set('agencyName', event.target.value)}
          />
        </div>
      )}
    </div>
  );
}
