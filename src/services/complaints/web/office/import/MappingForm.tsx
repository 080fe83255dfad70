/** Which column is what, and what its words stand for. */
import { useQuery } from '@tanstack/react-query';
import { createFormats } from '../../../../../web/kit/texts/formats.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { ImportFileView, PreviewRow } from '../../../rules/import-contract.ts';
import { TIME_FORMATS } from '../../../rules/time-formats.ts';
import { settingsQuery, versionNow } from '../categories/records.ts';
import { agenciesQuery } from '../desk-data.ts';
import { CreateFields } from './CreateFields.tsx';
import {
  at,
  columnOf,
  listAt,
  type MappingValue,
  objectAt,
  put,
  setColumn,
  zoneOr,
} from './mapping-shape.ts';
import { WordChoices, WordTable } from './WordTable.tsx';

type Line = { what: string; label: TextKey; must?: true; place?: number };
const GROUPS: { title: TextKey; lines: Line[] }[] = [
  {
    title: 'complaints.import.map.group-needed',
    lines: [
      { what: 'id', label: 'complaints.import.map.id', must: true },
      { what: 'openedAt', label: 'complaints.import.map.opened', must: true },
      { what: 'category', label: 'complaints.import.map.category', must: true },
      { what: 'description', label: 'complaints.import.map.description', must: true },
      { what: 'description', label: 'complaints.import.map.description-more', place: 1 },
      { what: 'agency', label: 'complaints.import.map.agency' },
    ],
  },
  {
    title: 'complaints.import.map.group-place',
    lines: [
      { what: 'lat', label: 'complaints.import.map.lat' },
      { what: 'lng', label: 'complaints.import.map.lng' },
      { what: 'place', label: 'complaints.import.map.place' },
      { what: 'area', label: 'complaints.import.map.area' },
    ],
  },
  {
    title: 'complaints.import.map.group-end',
    lines: [
      { what: 'closedAt', label: 'complaints.import.map.closed' },
      { what: 'status', label: 'complaints.import.map.status' },
      { what: 'closure', label: 'complaints.import.map.closure' },
      { what: 'dueAt', label: 'complaints.import.map.due' },
      { what: 'onTime', label: 'complaints.import.map.on-time' },
    ],
  },
  {
    title: 'complaints.import.map.group-person',
    lines: [
      { what: 'name', label: 'complaints.import.map.name' },
      { what: 'phone', label: 'complaints.import.map.phone' },
      { what: 'email', label: 'complaints.import.map.email' },
    ],
  },
];

type Props = {
  file: ImportFileView;
  value: MappingValue;
  preview: readonly PreviewRow[];
  onChange: (value: MappingValue) => void;
};

export function MappingForm({ file, value, preview, onChange }: Props) {
  const { t, language } = useTexts();
  const settings = useQuery(settingsQuery).data;
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const columns = file.header.filter(Boolean).map((name) => ({ value: name, label: name }));
  const category = columnOf(value, 'category');
  const agency = columnOf(value, 'agency');
  const status = columnOf(value, 'status');
  const onTime = columnOf(value, 'onTime');
  const creates = 'create' in value;
  const setWord = (of: 'categories' | 'agencies') => (word: string, id: string) =>
    onChange(put(value, of, put(objectAt(value, of), word, id)));
  const yes = listAt(objectAt(value, 'onTime'), 'yes');
  const setYes = (chosen: string[]) =>
    onChange(
      put(value, 'onTime', {
        yes: chosen,
        no: (file.words[onTime] ?? []).map(({ word }) => word).filter((word) => !chosen.includes(word)),
      }),
    );
  const choose = (what: string, column: string, place?: number) => {
    let next = setColumn(value, what, column, place);
    if (what === 'status' && !column) next = put(next, 'closed', undefined);
    if (what === 'onTime' && !column) next = put(next, 'onTime', undefined);
    onChange(next);
  };
  const repairs = listAt(value, 'repair');
  const repair = (name: string) => (
    <Checkbox
      checked={repairs.includes(name)}
      onChange={(event) =>
        onChange(
          put(
            value,
            'repair',
            event.target.checked ? [...repairs, name] : repairs.filter((one) => one !== name),
          ),
        )
      }
    >
      {t(name === 'sign' ? 'complaints.import.repair.sign' : 'complaints.import.repair.exchanged')}
    </Checkbox>
  );
  const formatNow = at(value, 'timeFormat');
  return (
    <form className="import-part" noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="import-fields">
        <TextField
          label={t('complaints.import.map.source')}
          hint={t('complaints.import.map.source-hint')}
          value={at(value, 'source')}
          maxLength={60}
          onChange={(event) => onChange({ ...value, source: event.target.value })}
        />
        <div>
          <Select
            label={t('complaints.import.map.time-format')}
            value={formatNow}
            empty={t('complaints.import.map.time-format-iso')}
            options={[...new Set([...TIME_FORMATS, ...(formatNow ? [formatNow] : [])])].map((one) => ({
              value: one,
              label: one,
            }))}
            onChange={(event) => onChange(put(value, 'timeFormat', event.target.value))}
          />
          <TimeExample preview={preview} zone={zoneOr(at(value, 'zone'), file.zone)} />
        </div>
        <TextField
          label={t('complaints.import.map.zone')}
          hint={t('complaints.import.map.zone-hint', { zone: file.zone })}
          value={at(value, 'zone')}
          maxLength={60}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onChange(put(value, 'zone', event.target.value.trim()))}
        />
      </div>
      {GROUPS.map(({ title, lines }) => (
        <fieldset key={title} className="import-part">
          <legend>
            <h3>{t(title)}</h3>
          </legend>
          <div className="import-fields">
            {lines.map(({ what, label, must, place }) => (
              <Select
                key={label}
                label={t(label)}
                note={must ? t('complaints.import.map.must') : undefined}
                value={columnOf(value, what, place)}
                empty={t('complaints.import.map.none')}
                options={columns}
                onChange={(event) => choose(what, event.target.value, place)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {status && (
        <WordChoices
          title={t('complaints.import.words.over')}
          words={file.words[status]}
          chosen={listAt(value, 'closed')}
          onChange={(chosen) => onChange(put(value, 'closed', chosen))}
        />
      )}
      {onTime && (
        <WordChoices
          title={t('complaints.import.words.yes')}
          words={file.words[onTime]}
          chosen={yes}
          onChange={setYes}
        />
      )}
      {category && settings && (
        <WordTable
          title={t('complaints.import.words.category')}
          words={file.words[category]}
          options={settings.categories.map((record) => ({
            value: record.id,
            label: versionNow(record, settings.today).title[language],
          }))}
          value={objectAt(value, 'categories')}
          creates={creates}
          onChange={setWord('categories')}
        />
      )}
      {agency && (
        <WordTable
          title={t('complaints.import.words.agency')}
          words={file.words[agency]}
          options={agencies.map(({ id, name }) => ({ value: id, label: name[language] }))}
          value={objectAt(value, 'agencies')}
          creates={creates}
          onChange={setWord('agencies')}
        />
      )}
      {settings && <CreateFields settings={settings} columns={columns} value={value} onChange={onChange} />}
      <fieldset className="import-part">
        <legend className="field-label">{t('complaints.import.repair')}</legend>
        {repair('exchanged')}
        {repair('sign')}
        <Checkbox
          checked={at(value, 'withoutPlace') === 'take'}
          onChange={(event) => onChange(put(value, 'withoutPlace', event.target.checked ? 'take' : ''))}
        >
          {t('complaints.import.repair.no-place')}
        </Checkbox>
      </fieldset>
    </form>
  );
}

/** How the first time of the file is read, in the zone of the mapping. */
function TimeExample({ preview, zone }: { preview: readonly PreviewRow[]; zone: string }) {
  const { t, language } = useTexts();
  const read = preview.find(({ openedAt }) => openedAt);
  if (read?.openedAt) {
    const moment = createFormats(language, zone).dateTime(read.openedAt);
    return (
      <p className="field-hint" role="status">
        {t('complaints.import.map.time-read', { text: read.openedText, moment })}
      </p>
    );
  }
  const wrong = preview.find(({ reason }) => reason === 'wrong-opening-time');
  return wrong ? (
    <p className="field-hint" role="status">
      {t('complaints.import.map.time-unread', { text: wrong.openedText })}
    </p>
  ) : null;
}
