/** A report that rests under another of the same thing: where the story goes on. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { WithCode } from '../WithCode.tsx';

export function Merged({ into, mine }: { into: string; mine: boolean }) {
  const { t } = useTexts();
  return (
    <Notice title={<WithCode k="complaints.merged.title" code={into} />}>
      <p>{t(mine ? 'complaints.merged.detail-mine' : 'complaints.merged.detail')}</p>
      <div>
        <LinkButton size="small" tone="second" href={`/laporan/${into}`}>
          {t('complaints.merged.open', { code: into })}
        </LinkButton>
      </div>
    </Notice>
  );
}
