/** Choosing a role and where it is held. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Select } from '../../../../web/ui/base/field.tsx';
import { ComboBox } from '../../../../web/ui/office/combo-box.tsx';
import { usePlaces } from './places.ts';

export type GrantChoice = { role: string; agency: string | null; area: string | null };
export const NO_GRANT: GrantChoice = { role: '', agency: null, area: null };

/** An agency role needs an agency; a city role has none. `errors` by field name. */
export function GrantFields({
  value,
  onChange,
  errors,
}: {
  value: GrantChoice;
  onChange: (value: GrantChoice) => void;
  errors: Record<string, string>;
}) {
  const { t } = useTexts();
  const places = usePlaces();
  const role = places.roles.find((one) => one.id === value.role);
  const words = { openLabel: t('identity.grant.choices'), emptyLabel: t('identity.grant.nothing') };
  return (
    <>
      <Select
        label={t('identity.grant.role')}
        error={errors.role}
        value={value.role}
        empty={t('identity.grant.choose-role')}
        hint={role?.description[places.language]}
        options={places.roles.map((one) => ({ value: one.id, label: one.title[places.language] }))}
        onChange={(event) => {
          const next = places.roles.find((one) => one.id === event.target.value);
          onChange({
            ...value,
            role: event.target.value,
            agency: next?.held === 'city' ? null : value.agency,
          });
        }}
      />
      {role?.held === 'agency' && (
        <ComboBox
          key={places.agencies.length}
          label={t('identity.grant.agency')}
          error={errors.agency}
          value={value.agency}
          options={places.agencies.map((one) => ({
            id: one.id,
            label: one.name[places.language],
            note: one.short,
          }))}
          onChange={(agency) => onChange({ ...value, agency })}
          {...words}
        />
      )}
      {role && (
        <ComboBox
          key={`area-${places.areas.length}`}
          label={t('identity.grant.area')}
          note={t('identity.optional')}
          hint={t('identity.grant.area-hint')}
          error={errors.area}
          value={value.area}
          options={places.areas.map((one) => ({ id: one.code, label: one.name, note: one.code }))}
          onChange={(area) => onChange({ ...value, area })}
          {...words}
        />
      )}
    </>
  );
}
