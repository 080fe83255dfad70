/** Who signs for an agency, now and later; ending somebody's days and entering another. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { AgencyHeadView, SignatoryView } from '../../rules/letterhead-contract.ts';
import { letterheadQuery } from './queries.ts';
import { SignatoryForm } from './SignatoryForm.tsx';
import { noon, useCapacity } from './words.ts';

const DAY = 86_400_000;
const dayBefore = (date: string) => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);

export function Signatories({ agency, today }: { agency: AgencyHeadView; today: string }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const capacity = useCapacity();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const end = async (one: SignatoryView) => {
    setFailure(undefined);
    try {
      await api.post(`/api/documents/signatories/${one.id}/end`, { lastDay: dayBefore(today) });
    } catch (error) {
      setFailure(problemWords(error));
    }
    await client.invalidateQueries({ queryKey: letterheadQuery.queryKey });
  };
  return (
    <div className="grid gap-4">
      <h3>{t('documents.head.signers')}</h3>
      {failure && (
        <Notice tone="bad" live="assertive" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      {agency.signatories.length === 0 && (
        <p className="text-ink-soft">
          {agency.signer
            ? t('documents.head.signer-borrowed', { name: agency.signer.name, title: agency.signer.title })
            : t('documents.head.signer-none')}
        </p>
      )}
      <ul className="grid gap-3">
        {agency.signatories.map((one) => (
          <li key={one.id} className="card flex flex-wrap items-baseline justify-between gap-3">
            <div className="min-w-0">
              <strong>{one.name}</strong> ({capacity(one.capacity)})<div>{one.title}</div>
              <div className="text-ink-soft text-sm">
                {one.validUntil
                  ? t('documents.fact.valid-span', {
                      from: formats.date(noon(one.validFrom)),
                      until: formats.date(noon(one.validUntil)),
                    })
                  : t('documents.head.since', { date: formats.date(noon(one.validFrom)) })}
              </div>
            </div>
            <Button tone="quiet" size="small" onClick={() => void end(one)}>
              {one.validFrom > today ? t('documents.head.take-out') : t('documents.head.end')}
            </Button>
          </li>
        ))}
      </ul>
      {adding ? (
        <SignatoryForm agency={agency} today={today} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button tone="second" icon="plus" onClick={() => setAdding(true)}>
            {t('documents.head.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
