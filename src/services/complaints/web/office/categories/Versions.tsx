/** Every version of a category, the newest first: since when, from where, and what differs from the one before. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import type { CategoryRecord, CategoryVersion, ComplaintSettings } from '../../../rules/settings-contract.ts';
import { priorityWords } from '../words.ts';
import { noon, promiseWords, versionNow, visibilityOf, visibilityWords } from './records.ts';

export function Versions({ record, settings }: { record: CategoryRecord; settings: ComplaintSettings }) {
  const { t, language, formats } = useTexts();
  const now = versionNow(record, settings.today);
  const summary = (version: CategoryVersion) => {
    const urgency = priorityWords[version.priority];
    return [
      version.title[language],
      promiseWords(t, settings, version.clock),
      urgency && t(urgency),
      t(visibilityWords[visibilityOf(version)]),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <section className="category-versions" aria-labelledby="versi">
      <h2 id="versi">{t('complaints.desk.categories.versions')}</h2>
      <ol>
        {record.versions.toReversed().map((version) => (
          <li key={version.from}>
            <strong>{formats.longDate(noon(version.from))}</strong>
            <Badge tone={version === now ? 'good' : 'calm'}>
              {version === now && !record.retiredOn
                ? t('complaints.desk.categories.version-now')
                : t(
                    version.fromPack
                      ? 'complaints.desk.categories.from-pack'
                      : 'complaints.desk.categories.by-hand',
                  )}
            </Badge>
            <span className="w-full">{summary(version)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
