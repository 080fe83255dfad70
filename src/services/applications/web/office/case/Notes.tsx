/** Notes that only officers see. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { deskPath } from '../desk-data.ts';
import { WriteBox } from './WriteBox.tsx';

export function Notes({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
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
        <WriteBox
          path={`${deskPath(one.code)}/notes`}
          label={t('applications.desk.note')}
          hint={t('applications.desk.note-hint')}
          act={t('applications.desk.note-keep')}
        />
      )}
    </section>
  );
}
