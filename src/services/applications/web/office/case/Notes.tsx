/** Notes that only officers see. */
import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';

export function Notes({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [text, setText] = useState('');
  const may = one.may.includes('note');
  if (!may && one.notes.length === 0) return null;
  return (
    <section className="card grid gap-3" aria-labelledby="desk-notes">
      <h2 id="desk-notes">{t('applications.desk.notes')}</h2>
      {one.notes.map((note) => (
        <article key={note.id} className="grid gap-1">
          <p className="text-ink-soft text-sm">
            {[note.name, formats.dateTime(note.at)].filter(Boolean).join(' · ')}
          </p>
          <p className="whitespace-pre-line break-words">{note.text}</p>
        </article>
      ))}
      {may && (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && text.trim().length > 1)
              void run(`${deskPath(one.code)}/notes`, { text: text.trim() }).then(
                (sent) => sent && setText(''),
              );
          }}
        >
          <TextArea
            label={t('applications.desk.note')}
            hint={t('applications.desk.note-hint')}
            rows={2}
            maxLength={4000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <FormFailure failure={failure} />
          <div>
            <Button type="submit" tone="second" size="small" busy={busy} disabled={text.trim().length < 2}>
              {t('applications.desk.note-keep')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
