/** What the house does with words and photos by itself: nothing, ask for a look, or hold back until somebody has looked. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import {
  PHOTO_HOLDS,
  SCREEN_ACTIONS,
  SCREEN_RULES,
  type ScreenRule,
  type TrustRules,
  type TrustSettings,
} from '../../../rules/trust-contract.ts';
import { noon } from '../categories/records.ts';
import { categoriesQuery } from '../desk-data.ts';
import { isOvertaken } from '../overtaken.ts';
import { trustQuery } from './data.ts';

const ruleWords: Record<ScreenRule, TextKey> = {
  nik: 'complaints.desk.trust.rule.nik',
  phone: 'complaints.desk.trust.rule.phone',
  email: 'complaints.desk.trust.rule.email',
  number: 'complaints.desk.trust.rule.number',
  plate: 'complaints.desk.trust.rule.plate',
  account: 'complaints.desk.trust.rule.account',
  profanity: 'complaints.desk.trust.rule.profanity',
  accusation: 'complaints.desk.trust.rule.accusation',
};
const actionWords: Record<(typeof SCREEN_ACTIONS)[number], TextKey> = {
  pass: 'complaints.desk.trust.action.pass',
  queue: 'complaints.desk.trust.action.queue',
  hold: 'complaints.desk.trust.action.hold',
};
const holdWords: Record<(typeof PHOTO_HOLDS)[number], { title: TextKey; note: TextKey }> = {
  none: { title: 'complaints.desk.trust.photos.none', note: 'complaints.desk.trust.photos.none-note' },
  some: { title: 'complaints.desk.trust.photos.some', note: 'complaints.desk.trust.photos.some-note' },
  all: { title: 'complaints.desk.trust.photos.all', note: 'complaints.desk.trust.photos.all-note' },
};

export function RulesForm({ settings }: { settings: TrustSettings }) {
  const [turn, setTurn] = useState(0);
  return <Form key={turn} settings={settings} onTheirs={() => setTurn(turn + 1)} />;
}

function Form({ settings, onTheirs }: { settings: TrustSettings; onTheirs: () => void }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  // What the form began with; a colleague's change since then is not written over unseen.
  const [seen, setSeen] = useState(settings.stamp);
  const [overtaken, setOvertaken] = useState(false);
  const renew = async () => {
    await client.invalidateQueries({ queryKey: trustQuery.queryKey });
    setSeen(client.getQueryData(trustQuery.queryKey)?.stamp ?? seen);
  };
  const form = useForm<{ from: string; rules: TrustRules['rules']; photos: TrustRules['photos'] }>({
    initial: { from: settings.today, ...settings.now },
    paths: { rules: 'value/rules', photos: 'value/photos' },
    async submit({ from, rules, photos }) {
      setOvertaken(false);
      try {
        await api.put('/api/complaints/trust', { from, value: { rules, photos }, seen });
      } catch (error) {
        if (!isOvertaken(error)) throw error;
        setOvertaken(true);
        return renew();
      }
      say({ tone: 'good', text: t('complaints.desk.trust.rules.done') });
      await renew();
    },
  });
  const { rules, photos } = form.values;
  return (
    <form className="card grid gap-5 max-w-3xl" noValidate onSubmit={(event) => void form.submit(event)}>
      {settings.later.map(({ from }) => (
        <Notice key={from} tone="info">
          {t('complaints.desk.trust.rules.later', { date: formats.date(noon(from)) })}
        </Notice>
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        {SCREEN_RULES.map((rule) => (
          <Select
            key={rule}
            label={t(ruleWords[rule])}
            value={rules[rule]}
            onChange={(event) =>
              form.set('rules', { ...rules, [rule]: event.target.value as TrustRules['rules'][ScreenRule] })
            }
            options={SCREEN_ACTIONS.map((action) => ({ value: action, label: t(actionWords[action]) }))}
          />
        ))}
      </div>
      <RadioCards
        name="photo-hold"
        label={t('complaints.desk.trust.photos.title')}
        value={photos.hold}
        onChange={(hold) => form.set('photos', { ...photos, hold })}
        choices={PHOTO_HOLDS.map((value) => ({
          value,
          title: t(holdWords[value].title),
          note: t(holdWords[value].note),
        }))}
      />
      {photos.hold === 'some' && (
        <fieldset className="mask-words grid gap-2">
          <legend className="field-label">{t('complaints.desk.trust.photos.which')}</legend>
          <Checkbox
            checked={photos.anonymous}
            onChange={(event) => form.set('photos', { ...photos, anonymous: event.target.checked })}
          >
            {t('complaints.desk.trust.photos.anonymous')}
          </Checkbox>
          {categories.map(({ id, title }) => (
            <Checkbox
              key={id}
              checked={photos.categories.includes(id)}
              onChange={(event) =>
                form.set('photos', {
                  ...photos,
                  categories: event.target.checked
                    ? [...photos.categories, id]
                    : photos.categories.filter((one) => one !== id),
                })
              }
            >
              {title}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <DateField {...form.field('from')} label={t('complaints.desk.trust.rules.from')} min={settings.today} />
      <FormFailure failure={form.failure} />
      {overtaken && (
        <Notice tone="warn" live="assertive">
          <p>{t('complaints.desk.trust.rules.overtaken')}</p>
          <Button tone="second" size="small" onClick={onTheirs}>
            {t('complaints.desk.trust.rules.theirs')}
          </Button>
        </Notice>
      )}
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
          {t('complaints.desk.trust.rules.send')}
        </Button>
      </div>
    </form>
  );
}
