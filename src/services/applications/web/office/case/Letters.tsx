/** Letters between the desk and the applicant. */
import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { SaidFiles } from '../../SaidAnswers.tsx';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';

export function Letters({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [text, setText] = useState('');
  const may = one.may.includes('message');
  if (!may && one.messages.length === 0) return null;
  return (
    <section className="card grid gap-4" aria-labelledby="desk-letters">
      <h2 id="desk-letters">{t('applications.message.title')}</h2>
      {one.messages.length === 0 && <p className="text-ink-soft">{t('applications.desk.no-letters')}</p>}
      {one.messages.map((message) => (
        <article key={message.id} className="grid gap-1 border-line border-t pt-3">
          <p className="text-ink-soft text-sm">
            {[
              message.from === 'applicant'
                ? t('applications.desk.from-applicant')
                : (message.name ?? t('applications.message.from-city')),
              formats.dateTime(message.at),
            ].join(' · ')}
          </p>
          <p className="whitespace-pre-line break-words">{message.text}</p>
          {message.files.length > 0 && <SaidFiles files={message.files} />}
        </article>
      ))}
      {may && (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && text.trim().length > 1)
              void run(`${deskPath(one.code)}/messages`, { text: text.trim() }).then(
                (sent) => sent && setText(''),
              );
          }}
        >
          <TextArea
            label={t('applications.desk.letter')}
            hint={t('applications.desk.letter-hint')}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <FormFailure failure={failure} />
          <div>
            <Button type="submit" tone="second" busy={busy} disabled={text.trim().length < 2}>
              {t('applications.message.send')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
