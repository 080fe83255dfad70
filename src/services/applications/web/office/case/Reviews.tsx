/** The opinions of other desks, side by side; mine to give where I am asked. */
import { useState } from 'react';
import type { Static } from 'typebox';
import { FilesOf } from '../../../../../blocks/definitions/web/lent/form/files.ts';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useKept } from '../../../../../web/kit/forms/use-kept.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication, ReviewView } from '../../../rules/desk-contract.ts';
import { SaidAnswers } from '../../SaidAnswers.tsx';
import { useSentFiles } from '../../use-sent-files.ts';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';
import { useOfficeForm } from './OfficeForm.tsx';

/** What was sent with a review is shown with its answers. */
const NONE: [] = [];

type OneReview = Static<typeof ReviewView>;

export function Reviews({ application: one }: { application: DeskApplication }) {
  const { t } = useTexts();
  if (one.reviews.length === 0) return null;
  return (
    <section className="card grid gap-4" aria-labelledby="desk-reviews">
      <h2 id="desk-reviews">{t('applications.desk.reviews')}</h2>
      {one.reviews.map((review) => (
        <Review key={review.id} code={one.code} review={review} />
      ))}
    </section>
  );
}

function Review({ code, review }: { code: string; review: OneReview }) {
  const { t } = useTexts();
  // Kept here, so that whoever was slower than a colleague still reads why it was refused.
  const doing = useDeskAct();
  return (
    <article className="grid gap-3 border-line border-t pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h3>{review.title}</h3>
        <Badge tone={!review.done ? 'calm' : review.agrees ? 'good' : 'bad'}>
          {t(
            !review.done
              ? 'applications.desk.review.open'
              : review.agrees
                ? 'applications.desk.review.agrees'
                : 'applications.desk.review.disagrees',
          )}
        </Badge>
      </div>
      {review.agency && <p className="text-ink-soft text-sm">{review.agency.name}</p>}
      {(review.done || !review.mine) && <FormFailure failure={doing.failure} />}
      {review.done ? (
        <Given review={review} />
      ) : (
        review.mine && <Give code={code} review={review} doing={doing} />
      )}
    </article>
  );
}

function Given({ review }: { review: OneReview }) {
  const { formats } = useTexts();
  return (
    <>
      {review.opinion && <p className="whitespace-pre-line">{review.opinion}</p>}
      <SaidAnswers sections={review.answers} untitled />
      {review.at && (
        <p className="text-ink-soft text-sm">
          {[review.by, formats.dateTime(review.at)].filter(Boolean).join(' · ')}
        </p>
      )}
    </>
  );
}

type GiveProps = { code: string; review: OneReview; doing: ReturnType<typeof useDeskAct> };

function Give({ code, review, doing: { busy, failure, run } }: GiveProps) {
  const { t } = useTexts();
  const own = useOfficeForm(review.form);
  const { keeper, ready } = useSentFiles('/api/desk/applications/files', NONE);
  const [agrees, setAgrees] = useState<'yes' | 'no'>();
  const { value: opinion, keep, drop } = useKept(`opinion.${code}.${review.id}`, '');
  const [tried, setTried] = useState(false);
  /** Whoever agrees need not say why. */
  const unsaid = agrees === 'no' && opinion.trim().length < 2;
  const send = async () => {
    setTried(true);
    const answers = own.ask();
    if (!ready || !answers || !agrees || unsaid) return;
    const said = opinion.trim();
    const body = { review: review.id, agrees: agrees === 'yes', ...(said ? { opinion: said } : {}), answers };
    if (await run(`${deskPath(code)}/review`, body)) drop();
  };
  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <FilesOf value={keeper}>{own.fields(`telaah-${review.id}-`)}</FilesOf>
      <RadioCards
        label={t('applications.desk.review.verdict')}
        name={`telaah-${review.id}`}
        columns={2}
        error={tried && !agrees ? t('definitions.fault.required-choice') : undefined}
        choices={[
          { value: 'yes', title: t('applications.desk.review.agrees') },
          { value: 'no', title: t('applications.desk.review.disagrees') },
        ]}
        value={agrees}
        onChange={setAgrees}
      />
      <TextArea
        label={t('applications.desk.review.opinion')}
        hint={t('applications.desk.review.opinion-hint')}
        note={agrees === 'no' ? undefined : t('applications.optional')}
        error={tried && unsaid ? t('applications.desk.review.say-why') : undefined}
        rows={3}
        maxLength={4000}
        value={opinion}
        onChange={({ target }) => keep(target.value)}
      />
      <FormFailure failure={failure} />
      <ButtonRow>
        <Button type="submit" busy={busy} busyLabel={t('applications.message.sending')}>
          {t('applications.desk.review.give')}
        </Button>
      </ButtonRow>
    </form>
  );
}
