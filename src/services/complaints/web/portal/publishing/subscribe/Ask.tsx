/** Asks to be told: of a report, an area, the surroundings of a point, a kind; with the account or by e-mail. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFailure } from '../../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../../web/kit/forms/use-form.ts';
import { areasQuery } from '../../../../../../web/kit/map/areas.ts';
import { type Place, PlacePicker } from '../../../../../../web/kit/map/PlacePicker.tsx';
import { areaListQuery } from '../../../../../../web/kit/map/wards.ts';
import { useSearch } from '../../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../../web/ui/base/link.tsx';
import type { Pace, Subscriptions, Wish } from '../../../../rules/publishing-contract.ts';
import { categoriesQuery } from '../../questions.ts';
import { groupsOf } from '../../report/find-category.ts';
import { areaOptions } from '../places.ts';
import { subscribeByMail, subscribeOwn } from './api.ts';
import { paceOptions } from './paces.ts';

type Where = 'area' | 'near';
const DISTANCES = [200, 500, 1000, 3000];

export function Ask({ onHeld }: { onHeld: (held: Subscriptions) => void }) {
  const { t, language, formats } = useTexts();
  const { city, actor } = useSession();
  const [search] = useSearch();
  const account = actor?.kind === 'citizen';
  const [where, setWhere] = useState<Where>('area');
  const [place, setPlace] = useState<Place>();
  const [letterTo, setLetterTo] = useState<string>();
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const shapes = useQuery(areasQuery).data;
  const code = search.laporan?.slice(0, 40);
  const form = useForm({
    initial: {
      area: search.wilayah ?? '',
      category: search.jenis ?? '',
      metres: '500',
      pace: 'daily',
      email: '',
    },
    paths: { area: 'wish/area', category: 'wish/category' },
    validate({ area, category, email }) {
      const wrong: Record<string, string> = {};
      if (!code && where === 'area' && !area && !category)
        wrong.area = t('complaints.subscribe.what-missing');
      if (!account && !/^\S+@\S+\.\S+$/.test(email.trim()))
        wrong.email = t('complaints.subscribe.email-missing');
      return wrong;
    },
    async submit({ area, category, metres, pace, email }) {
      const near =
        where === 'near' && place ? { lat: place.lat, lng: place.lng, metres: Number(metres) } : undefined;
      const wish: Wish = code
        ? { code }
        : { ...(near ? { near } : area ? { area } : {}), ...(category ? { category } : {}) };
      if (account) onHeld(await subscribeOwn(wish, pace as Pace));
      else {
        await subscribeByMail(wish, pace as Pace, email.trim(), language);
        setLetterTo(email.trim());
      }
    },
  });
  if (letterTo)
    return (
      <Notice tone="good" live="polite" title={t('complaints.subscribe.letter-title')}>
        <p>{t('complaints.subscribe.letter', { address: letterTo })}</p>
        {city?.fictional && (
          <p className="mt-2">
            <Link href="/kotak-surat">{t('complaints.subscribe.mailbox')}</Link>
          </p>
        )}
      </Notice>
    );
  const near = !code && where === 'near';
  return (
    <form className="grid gap-6" noValidate onSubmit={form.submit}>
      <FormFailure failure={form.failure} />
      {code ? (
        <p>{t('complaints.subscribe.of-case', { code })}</p>
      ) : (
        <>
          <RadioCards<Where>
            label={t('complaints.subscribe.where')}
            name="tempat"
            columns={2}
            value={where}
            onChange={setWhere}
            choices={[
              { value: 'area', title: t('complaints.subscribe.where-area') },
              { value: 'near', title: t('complaints.subscribe.where-near') },
            ]}
          />
          {near ? (
            <>
              {city && (
                <PlacePicker
                  label={t('complaints.subscribe.map')}
                  box={city.bbox}
                  areas={shapes}
                  styleUrl={city.mapStyle}
                  value={place}
                  onChange={setPlace}
                />
              )}
              <Select
                {...form.field('metres')}
                label={t('complaints.subscribe.distance')}
                hint={t('complaints.subscribe.distance-hint')}
                options={DISTANCES.map((metres) => ({
                  value: String(metres),
                  label: formats.distance(metres),
                }))}
              />
            </>
          ) : (
            <Select
              {...form.field('area')}
              label={t('complaints.list.area')}
              hint={t('complaints.subscribe.city-hint')}
              // The whole city without a kind would be every report: that is not on offer, so it is not chosen either.
              empty={t(
                form.values.category ? 'complaints.list.area-all' : 'complaints.subscribe.choose-area',
              )}
              options={areaOptions(areas, (name) => t('complaints.search.whole', { name }))}
            />
          )}
          <Select
            {...form.field('category')}
            label={t('complaints.list.category')}
            empty={t(
              near || form.values.area
                ? 'complaints.list.category-all'
                : 'complaints.subscribe.choose-category',
            )}
            options={groupsOf(categories).map(({ title: label, categories: inside }) => ({
              label,
              options: inside.map((one) => ({ value: one.id, label: one.title })),
            }))}
          />
        </>
      )}
      <Select {...form.field('pace')} label={t('complaints.subscribe.pace')} options={paceOptions(t)} />
      {account ? (
        <p className="text-ink-soft">{t('complaints.subscribe.by-account')}</p>
      ) : (
        <TextField
          {...form.field('email')}
          type="email"
          label={t('complaints.subscribe.email')}
          hint={t('complaints.subscribe.email-hint')}
          autoComplete="email"
          inputMode="email"
          maxLength={200}
        />
      )}
      <div>
        <Button
          type="submit"
          icon="bell"
          busy={form.busy}
          busyLabel={t('kit.loading')}
          disabled={near && !place}
        >
          {t('complaints.subscribe.ask')}
        </Button>
      </div>
    </form>
  );
}
