/** What went on while somebody wrote: a colleague's changes, or a newer version of the service. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { DraftView } from './designer-data.ts';
import type { DraftDesk } from './use-draft.ts';

/** A colleague was faster, or what was typed before a crash meets a draft that went on without it. */
export function Meanwhile({ desk }: { desk: DraftDesk }) {
  const { t } = useTexts();
  return (
    <Notice tone="warn" title={t(`designer.saving.${desk.saving}`)}>
      <p>{t('designer.meanwhile-detail')}</p>
      <ButtonRow>
        <Button size="small" onClick={() => void desk.reload(true)}>
          {t('designer.keep-mine')}
        </Button>
        <Button size="small" tone="second" onClick={() => void desk.reload(false)}>
          {t('designer.load-theirs')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}

/** The service went on while this was written. */
export function Newer({ draft, desk }: { draft: DraftView; desk: DraftDesk }) {
  const { t, formats } = useTexts();
  if (!draft.newer) return null;
  const { version, from, source } = draft.newer;
  return (
    <Notice
      tone="warn"
      title={t(source === 'pack' ? 'designer.newer-pack' : 'designer.newer', {
        version,
        from: formats.date(`${from}T12:00:00Z`),
      })}
    >
      <p>{t('designer.newer-detail', { base: draft.base ?? 0 })}</p>
      <ButtonRow>
        <Button size="small" onClick={() => void desk.act('rebase', { take: 'mine' })}>
          {t('designer.newer-mine')}
        </Button>
        <Button size="small" tone="second" onClick={() => void desk.act('rebase', { take: 'theirs' })}>
          {t('designer.newer-theirs')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
