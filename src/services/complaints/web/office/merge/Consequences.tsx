/** What a merge will do, before it is done: to the lists, to both reporters, to the desks. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';

export function Consequences({ child, parent }: { child: DeskComplaint; parent: DeskComplaint }) {
  const { t } = useTexts();
  const codes = { code: child.code, into: parent.code };
  return (
    <>
      <div aria-live="polite">
        <h3>{t('complaints.desk.merge.then')}</h3>
        <ul className="list-disc pl-5">
          <li>{t('complaints.desk.merge.then-rests', codes)}</li>
          <li>{t('complaints.desk.merge.then-reporter', codes)}</li>
          <li>{t('complaints.desk.merge.then-other', codes)}</li>
          <li>{t('complaints.desk.merge.then-undo', codes)}</li>
        </ul>
      </div>
      {child.agency && parent.agency && child.agency.id !== parent.agency.id && (
        <Notice tone="warn">
          {t('complaints.desk.merge.other-agency', {
            ...codes,
            from: child.agency.name,
            to: parent.agency.name,
          })}
        </Notice>
      )}
      {child.assignee && child.assignee.id !== parent.assignee?.id && (
        <Notice tone="warn">
          {t('complaints.desk.merge.other-officer', { ...codes, officer: child.assignee.name })}
        </Notice>
      )}
    </>
  );
}
