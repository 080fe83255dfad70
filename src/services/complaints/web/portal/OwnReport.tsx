/** A report made from this device: its state as far as known, and the way to take it off the device. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { DueClock } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { useCaseWords } from './case-words.ts';
import { caseQuery } from './questions.ts';
import { forgetReceipt, type Receipt } from './receipts.ts';
import { StandingBadge } from './StandingBadge.tsx';

/** A report made from this device, with its present state when the city or the kept copy knows it. */
export function OwnReport({ receipt }: { receipt: Receipt }) {
  const { t, formats } = useTexts();
  const words = useCaseWords();
  const view = useQuery(caseQuery(receipt.code)).data?.view;
  const promise = view && words.promise(view);
  return (
    <Card
      title={view?.title ?? receipt.label}
      href={`/laporan/${receipt.code}`}
      foot={
        view && (
          <>
            <StandingBadge item={view} />
            {promise && (
              <DueClock state={promise.state} dateTime={promise.dateTime}>
                {promise.words}
              </DueClock>
            )}
          </>
        )
      }
    >
      <p className="text-ink-soft text-sm">
        {receipt.label} · <span className="tabular whitespace-nowrap">{receipt.code}</span> ·{' '}
        {formats.relative(receipt.openedAt)}
      </p>
      <div className="flush relative z-10 mt-1 flex flex-wrap">
        <LinkButton tone="quiet" size="small" href={`/laporan-saya?tanda=${receipt.code}`}>
          {t('complaints.receipt.show')} <span className="sr-only">{receipt.code}</span>
        </LinkButton>
        <Forget code={receipt.code} />
      </div>
    </Card>
  );
}

function Forget({ code }: { code: string }) {
  const { t } = useTexts();
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <Button
        tone="quiet"
        size="small"
        aria-label={t('complaints.mine.forget-of', { code })}
        onClick={() => setSure(true)}
      >
        {t('complaints.mine.forget')}
      </Button>
    );
  }
  return (
    <div className="grid gap-2">
      <p className="text-sm">{t('complaints.mine.forget-ask')}</p>
      <ButtonRow>
        <Button tone="danger" size="small" onClick={() => void forgetReceipt(code)}>
          {t('complaints.mine.forget-sure')}
        </Button>
        <Button tone="quiet" size="small" onClick={() => setSure(false)}>
          {t('complaints.mine.forget-no')}
        </Button>
      </ButtonRow>
    </div>
  );
}
