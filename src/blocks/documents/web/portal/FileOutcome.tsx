/** What came out of a comparison, in a sentence that says what to do. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice, type Tone } from '../../../../web/ui/base/feedback.tsx';
import type { Compared } from './fingerprint.ts';

/** `unknown`: no paper of this city has this file. */
export type Outcome = Compared | 'unknown';

const tones: Record<Outcome, Tone> = {
  same: 'good',
  different: 'bad',
  unknown: 'bad',
  'not-a-pdf': 'warn',
  'too-large': 'warn',
  unreadable: 'warn',
  'cannot-here': 'warn',
};

export function FileOutcome({ outcome, name }: { outcome: Outcome; name?: string }) {
  const { t } = useTexts();
  return (
    <div className="w-full">
      <Notice tone={tones[outcome]} live="assertive" title={t(`documents.file.${outcome}`)}>
        <p>{t(`documents.file.${outcome}-detail`)}</p>
        {name && <p className="break-all text-ink-soft text-sm">{name}</p>}
      </Notice>
    </div>
  );
}
