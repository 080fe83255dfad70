/** Drafts that wait for a second person. */
import { useQuery } from '@tanstack/react-query';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { askedQuery } from './designer-data.ts';

export function Page() {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(askedQuery);
  const asked = data?.drafts.filter(({ state }) => state === 'asked') ?? [];
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle title={t('designer.approve.title')} note={t('designer.approve.lead')} />
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && asked.length === 0 && (
        <EmptyState title={t('designer.approve.empty')}>{t('designer.approve.empty-detail')}</EmptyState>
      )}
      {asked.map((draft) => (
        <Card key={draft.id} level={2} title={draft.title} href={`/office/sahkan/${draft.id}`}>
          <p className="text-ink-soft">
            {[draft.service, draft.changedBy, formats.relative(draft.changedAt)].filter(Boolean).join(' · ')}
          </p>
        </Card>
      ))}
    </div>
  );
}
