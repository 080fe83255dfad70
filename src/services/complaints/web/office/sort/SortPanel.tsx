/** A report that came in without a category: what it seems to be, why, and one press to sort it. The officer decides. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import type { CategorySuggestions } from '../../../rules/intake-contract.ts';
import { UNSORTED } from '../../../rules/sorting.ts';
import { renewCase, sendAct, sortingQuery } from '../desk-data.ts';
import './sort.css';

type Props = { item: DeskComplaint; onOther: () => void };
type Suggested = CategorySuggestions['categories'][number];

const SHOWN = 3;

export function SortPanel({ item, onOther }: Props) {
  const { t } = useTexts();
  const may = item.may.includes('assign');
  const waits = item.category.id === UNSORTED;
  const { data, error } = useQuery({ ...sortingQuery(item.code), enabled: waits && may });
  if (!waits) return null;
  return (
    <section className="sort-panel" aria-labelledby="case-sort" data-print="no">
      <h3 id="case-sort">{t('complaints.sort.title')}</h3>
      <p className="text-ink-soft text-sm">{t(may ? 'complaints.sort.note' : 'complaints.sort.wait')}</p>
      {may && (
        <>
          {error && <Notice tone="warn">{t('complaints.sort.failed')}</Notice>}
          {!data && !error && <LoadingState label={t('kit.loading')} rows={2} />}
          {data?.categories.length === 0 && <p>{t('complaints.sort.none')}</p>}
          {data && data.categories.length > 0 && (
            <Suggestions item={item} suggested={data.categories.slice(0, SHOWN)} />
          )}
          <div>
            <Button tone="second" onClick={onOther}>
              {t('complaints.sort.other')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Suggestions({ item, suggested }: { item: DeskComplaint; suggested: readonly Suggested[] }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState<string>();
  const sort = async ({ id, name, agency }: Suggested) => {
    setBusy(id);
    try {
      await sendAct(item.code, 'assign', {
        version: item.version,
        category: id,
        agency: agency?.id ?? item.agency?.id ?? '',
      });
      say({ tone: 'good', text: t('complaints.sort.done', { category: name }) });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      await renewCase(client, item.code);
      setBusy(undefined);
    }
  };
  return (
    <ul>
      {suggested.map((one) => (
        <li key={one.id} className="sort-row">
          <div className="min-w-0">
            <strong>{one.name}</strong>
            <p className="text-ink-soft text-sm">
              {t('complaints.sort.words', { words: one.words.join(', ') })}
              {one.agency && <> · {t('complaints.sort.goes-to', { agency: one.agency.name })}</>}
            </p>
          </div>
          <Button
            size="small"
            tone="second"
            busy={busy === one.id}
            busyLabel={t('complaints.sort.busy')}
            aria-label={t('complaints.sort.choose-one', { category: one.name })}
            onClick={() => void (busy === undefined && sort(one))}
          >
            {t('complaints.sort.choose')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
