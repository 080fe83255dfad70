/** Letters to and fro between the applicant and the agency. */
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useKept } from '../../../../../web/kit/forms/use-kept.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { MyApplication } from '../../../contract.ts';
import { useAct } from './use-act.ts';

type Props = { code: string; messages: MyApplication['messages']; may: boolean };

export function Messages({ code, messages, may }: Props) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useAct(code);
  const { value: text, keep, drop } = useKept(`message.${code}`, '');
  if (!may && messages.length === 0) return null;
  return (
    <Section title={t('applications.message.title')}>
      {messages.length > 0 && (
        <ul className="grid gap-3">
          {messages.map((message) => (
            <li key={message.id} className="card gap-1" data-from={message.from}>
              <p className="text-ink-soft text-sm">
                {t(
                  message.from === 'city' ? 'applications.message.from-city' : 'applications.message.from-me',
                )}
                {' · '}
                {formats.dateTime(message.at)}
              </p>
              <p className="whitespace-pre-line break-words">{message.text}</p>
              {message.files.map((file) => (
                <a
                  key={file.id}
                  className="inline-flex min-h-11 items-center"
                  href={`/api/files/${file.id}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {file.name}
                </a>
              ))}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim().length > 1 && !busy)
              void run('messages', { text: text.trim() }).then((sent) => sent && drop());
          }}
        >
          <FormFailure failure={failure} />
          <TextArea
            label={t('applications.message.write')}
            hint={t('applications.message.hint')}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={({ target }) => keep(target.value)}
          />
          <div>
            <Button
              type="submit"
              tone="second"
              busy={busy}
              busyLabel={t('applications.message.sending')}
              disabled={text.trim().length < 2}
            >
              {t('applications.message.send')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
