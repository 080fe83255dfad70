/** Tells whoever stands in for an absent head so, with the way to what waits for a decision. */
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { delegationsQuery } from './desk-data.ts';

export function StandInNotice() {
  const { t, formats } = useTexts();
  const { actor, can } = useSession();
  const { data } = useQuery({ ...delegationsQuery, enabled: can('applications.read') });
  const mine = data?.items.filter(({ to, state }) => to.id === actor?.id && state !== 'over') ?? [];
  return mine.map((one) => (
    <Notice
      key={one.id}
      tone={one.state === 'now' ? 'warn' : 'info'}
      title={t(`applications.delegation.you.${one.kind}`, { name: one.from.name, agency: one.agency.name })}
    >
      <p>
        {t('applications.delegation.span', {
          from: formats.dateTime(one.since),
          until: formats.dateTime(one.until),
        })}
      </p>
      {one.state === 'now' && (
        <div>
          <LinkButton size="small" tone="second" href="/office/persetujuan">
            {t('applications.approvals.title')}
          </LinkButton>
        </div>
      )}
    </Notice>
  ));
}
