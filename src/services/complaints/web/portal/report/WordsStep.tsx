/** Fourth step: what happened in one's own words, and whether the city may know who says it. */
import { useState } from 'react';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Draft } from '../draft-shape.ts';
import { LONGEST, SHORTEST, wordsWrong } from './draft.ts';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; onNext: () => void };

export function WordsStep({ draft, onChange, onNext }: Props) {
  const { t, formats } = useTexts();
  const { actor } = useSession();
  const [asked, setAsked] = useState(0);
  const signedIn = actor?.kind === 'citizen';
  const length = draft.description.trim().length;
  const wrong = asked > 0 ? wordsWrong(draft) : undefined;
  const errors = {
    description:
      wrong === 'short'
        ? t('complaints.report.words.short', { least: SHORTEST })
        : wrong === 'long'
          ? t('complaints.report.words.long', { most: LONGEST })
          : undefined,
    name: wrong === 'name' ? t('complaints.report.contact.name-wrong') : undefined,
    phone: wrong === 'phone' ? t('complaints.report.contact.phone-wrong') : undefined,
  };
  const summary = (['description', 'name', 'phone'] as const).flatMap((name) =>
    errors[name] ? [{ id: `lapor-${name}`, message: errors[name] }] : [],
  );
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(asked + 1);
        if (!wordsWrong(draft)) onNext();
      }}
    >
      <ErrorSummary key={asked} title={t('kit.form.summary', { count: summary.length })} fields={summary} />
      <TextArea
        id="lapor-description"
        label={t('complaints.report.words.label')}
        hint={t('complaints.report.words.hint')}
        error={errors.description}
        value={draft.description}
        rows={6}
        count={{
          over: length > LONGEST,
          words:
            length < SHORTEST
              ? t('complaints.report.words.more', { count: SHORTEST - length })
              : t('complaints.report.words.count', {
                  count: formats.number(length),
                  most: formats.number(LONGEST),
                }),
        }}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <RadioCards
        name="identity"
        label={t('complaints.report.contact.label')}
        value={draft.identity}
        onChange={(identity) => onChange({ identity })}
        choices={[
          {
            value: 'named',
            title: signedIn ? t('complaints.report.contact.account') : t('complaints.report.contact.named'),
            note: signedIn
              ? t('complaints.report.contact.account-note', { name: actor.name })
              : t('complaints.report.contact.named-note'),
          },
          {
            value: 'anonymous',
            title: t('complaints.report.contact.anonymous'),
            note: t('complaints.report.contact.anonymous-note'),
          },
        ]}
      />
      {draft.identity === 'named' && !signedIn && (
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            id="lapor-name"
            label={t('complaints.report.contact.name')}
            note={t('complaints.optional')}
            error={errors.name}
            autoComplete="name"
            maxLength={100}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <TextField
            id="lapor-phone"
            type="tel"
            inputMode="tel"
            label={t('complaints.report.contact.phone')}
            note={t('complaints.optional')}
            error={errors.phone}
            autoComplete="tel"
            maxLength={20}
            value={draft.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        </div>
      )}
      <p className="text-ink-soft text-sm">{t('complaints.report.contact.privacy')}</p>
      <div>
        <Button type="submit" size="large">
          {t('complaints.report.next')}
        </Button>
      </div>
    </form>
  );
}
