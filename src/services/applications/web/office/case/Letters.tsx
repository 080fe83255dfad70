/** Letters between the desk and the applicant. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { SaidFiles } from '../../SaidAnswers.tsx';
import { deskPath } from '../desk-data.ts';
import { WriteBox } from './WriteBox.tsx';

export function Letters({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
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
        <WriteBox
          path={`${deskPath(one.code)}/messages`}
          label={t('applications.desk.letter')}
          hint={t('applications.desk.letter-hint')}
          act={t('applications.message.send')}
        />
      )}
    </section>
  );
}
