/** The ways on: apply here, come to the counter, or where else it is carried out. */
import { isPage } from '../../../../../web/kit/navigation/preload.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Procedure } from '../../../contract.ts';

export function Ways({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const { id, channel, where, counters, agency, agencies } = procedure;
  const apply = `/layanan/${id}/ajukan`;
  const counter = `/loket?layanan=${encodeURIComponent(id)}${agency ? `&dinas=${encodeURIComponent(agency.id)}` : ''}`;
  const online = channel === 'online' && agencies > 0 && isPage(apply);
  const atCounter = counters.length > 0 && isPage(counter);
  return (
    <>
      {(online || atCounter) && (
        <div data-print="no">
          <ButtonRow>
            {online && (
              <LinkButton href={apply} size="large" icon="pen">
                {t('procedures.apply')}
              </LinkButton>
            )}
            {atCounter && (
              <LinkButton href={counter} tone="second" size="large" icon="people">
                {t('procedures.counter')}
              </LinkButton>
            )}
          </ButtonRow>
        </div>
      )}
      {where !== null && <Notice title={t('procedures.where')}>{where}</Notice>}
      {agencies === 0 && channel === 'online' && (
        <Notice tone="warn" title={t('procedures.no-agency.title')}>
          {t('procedures.no-agency.detail')}
        </Notice>
      )}
    </>
  );
}
