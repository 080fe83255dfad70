/** Says why a search found nothing, and offers the ways that may. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import type { Asked } from '../../../rules/publishing-contract.ts';
import type { ListFilter } from '../questions.ts';

const address = (words: string) => (words ? `/laporan?cari=${encodeURIComponent(words)}` : '/laporan');

/** The words without those that nobody wrote. */
function without(words: string, unknown: readonly string[]): string {
  const gone = new Set(unknown.map((word) => word.toLowerCase()));
  return words
    .split(/\s+/)
    .filter((word) => !gone.has(word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')))
    .join(' ');
}

export function NothingFound({ filter, asked }: { filter: ListFilter; asked?: Asked | undefined }) {
  const { t } = useTexts();
  const { q = '', ...facts } = filter;
  const unknown = asked?.unknown ?? [];
  const known = unknown.length > 0 ? without(q, unknown) : '';
  const narrowed = Object.keys(facts).length > 0;
  return (
    <EmptyState
      title={t('complaints.list.none')}
      action={
        <ButtonRow>
          {known && known !== q && (
            <LinkButton tone="second" href={address(known)}>
              {t('complaints.search.without')}
            </LinkButton>
          )}
          {q && narrowed && unknown.length === 0 && (
            <LinkButton tone="second" href={address(q)}>
              {t('complaints.search.without-filters', { words: q })}
            </LinkButton>
          )}
          <LinkButton tone="second" href="/laporan">
            {t('complaints.list.clear')}
          </LinkButton>
          <LinkButton tone="quiet" href="/lapor" icon="pen">
            {t('complaints.search.report')}
          </LinkButton>
        </ButtonRow>
      }
    >
      {unknown.length > 0
        ? t('complaints.search.unknown', { words: unknown.join(', ') })
        : t('complaints.list.none-detail')}
    </EmptyState>
  );
}

/** What was looked for instead of words that nobody wrote. */
export function LookedForInstead({ asked }: { asked?: Asked | undefined }) {
  const { t } = useTexts();
  if (!asked || asked.instead.length === 0) return null;
  return (
    <div role="status" className="text-ink-soft">
      {asked.instead.map((one) => (
        <p key={one.asked}>
          {t('complaints.search.instead', { asked: one.asked, meant: one.meant.join('”, “') })}
        </p>
      ))}
    </div>
  );
}
