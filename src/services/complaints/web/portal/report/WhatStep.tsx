/** First step: what it is about. A few typed words or a group; where people may be in danger, the emergency number first. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { hazardWordIn } from '../../../rules/hazard.ts';
import type { Categories, Category } from '../../../rules/intake-contract.ts';
import { EmergencyCall } from '../EmergencyCall.tsx';
import { categoriesQuery } from '../questions.ts';
import { findCategories, groupsOf } from './find-category.ts';

// Only who types a sentence needs it; where it cannot be had nothing is missing.
const MaybeMeant = lazy(() =>
  import('./MaybeMeant.tsx').then(
    (file) => ({ default: file.MaybeMeant }),
    () => ({ default: () => null }),
  ),
);
/** Shorter than this is no sentence. */
const FREE_TEXT = 8;
const MOST_SHOWN = 12;

type Props = { chosen: string; onChoose: (id: string) => void };

export function WhatStep({ chosen, onChoose }: Props) {
  const { data, error, refetch } = useQuery(categoriesQuery);
  if (data) return <Choice data={data} chosen={chosen} onChoose={onChoose} />;
  return <NotYet error={error} retry={() => void refetch()} rows={5} />;
}

function Choice({ data, chosen, onChoose }: Props & { data: Categories }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [danger, setDanger] = useState<Category>();
  const heard = useId();
  // What an earlier version of the page kept on this device knows no words of danger.
  const alarm = hazardWordIn(typed, data.emergency.words ?? []);
  const found = findCategories(data.categories, typed);
  const shown = found.slice(0, MOST_SHOWN);
  const choose = (category: Category) => {
    if (!category.hazard) return onChoose(category.id);
    setDanger(category);
    window.scrollTo(0, 0);
  };
  if (danger) {
    return (
      <div className="grid gap-5">
        <EmergencyCall title={t('complaints.report.danger.title')} emergency={data.emergency} live>
          {t('complaints.report.danger.detail', { category: danger.title })}
        </EmergencyCall>
        <div className="grid gap-2 justify-items-start">
          <Button tone="second" size="large" onClick={() => onChoose(danger.id)}>
            {t('complaints.report.danger.continue')}
          </Button>
          <Button tone="quiet" onClick={() => setDanger(undefined)}>
            {t('complaints.report.danger.other')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="grid gap-5">
      <TextField
        label={t('complaints.report.what.search')}
        hint={t('complaints.report.what.search-hint')}
        type="search"
        autoComplete="off"
        enterKeyHint="search"
        value={typed}
        aria-controls={heard}
        onChange={(event) => setTyped(event.target.value)}
      />
      {alarm && (
        <EmergencyCall title={t('complaints.report.danger.title')} emergency={data.emergency} live>
          {t('complaints.danger.word', { word: alarm })}
        </EmergencyCall>
      )}
      <div id={heard} className="grid gap-5">
        <p role="status" className={typed.trim() ? 'text-ink-soft' : 'sr-only'}>
          {typed.trim() &&
            (found.length > 0
              ? t('complaints.report.what.found', { count: found.length })
              : t('complaints.report.what.none'))}
        </p>
        {typed.trim() ? (
          <CategoryList categories={shown} chosen={chosen} onChoose={choose} />
        ) : (
          <Groups categories={data.categories} chosen={chosen} onChoose={choose} />
        )}
        {typed.trim().length >= (/\p{Script=Han}/u.test(typed) ? 2 : FREE_TEXT) && (
          <Suspense fallback={null}>
            <MaybeMeant typed={typed} categories={data.categories} found={shown} onChoose={choose} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

type ListProps = { categories: Category[]; chosen: string; onChoose: (category: Category) => void };

function Groups({ categories, chosen, onChoose }: ListProps) {
  return (
    <div className="grid gap-3">
      {groupsOf(categories).map((group) => (
        <details
          key={group.id}
          name="kelompok"
          open={group.categories.some(({ id }) => id === chosen)}
          className="category-group"
        >
          <summary>
            <span>
              <span className="block font-semibold text-lg leading-tight">{group.title}</span>
              <span className="mt-1 line-clamp-2 text-ink-soft text-sm">
                {group.categories.map(({ title }) => title).join(' · ')}
              </span>
            </span>
            <Icon name="down" />
          </summary>
          <CategoryList categories={group.categories} chosen={chosen} onChoose={onChoose} />
        </details>
      ))}
    </div>
  );
}

function CategoryList({ categories, chosen, onChoose }: ListProps) {
  const { t } = useTexts();
  return (
    <ul className="category-list">
      {categories.map((category) => (
        <li key={category.id}>
          <button
            type="button"
            className="category-button"
            aria-pressed={category.id === chosen}
            onClick={() => onChoose(category)}
          >
            <span>
              <span className="block font-semibold">{category.title}</span>
              <span className="block text-ink-soft text-sm">{category.hint}</span>
              {category.id === chosen && (
                <span className="mt-1 block font-semibold text-good text-sm">
                  {t('complaints.report.what.chosen')}
                </span>
              )}
            </span>
            <Icon name={category.id === chosen ? 'check' : 'arrow-right'} />
          </button>
        </li>
      ))}
    </ul>
  );
}
