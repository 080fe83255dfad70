/** The parts of one entry of the audit log, in people's words; the machine's own stay in a fold below them. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../../web/ui/base/link.tsx';
import type { AuditList } from '../../../rules/audit-contract.ts';

export type Line = AuditList['items'][number];

export function Who({ line }: { line: Line }) {
  const { kind, name, role } = line.words.actor;
  return (
    <span className="grid">
      <span>{name ?? kind}</span>
      {(name || role) && <span className="text-sm text-ink-soft">{role ?? kind}</span>}
    </span>
  );
}

export function Thing({ line }: { line: Line }) {
  const { name, path } = line.words.thing;
  // Codes of cases are read out: they stay in one piece.
  const className = /^[A-Z]{2,4}-[\d-]+$/.test(name) ? 'whitespace-nowrap' : undefined;
  return path ? (
    <Link href={path} className={className}>
      {name}
    </Link>
  ) : (
    <span className={className}>{name}</span>
  );
}

export function Changes({ line }: { line: Line }) {
  const { t } = useTexts();
  const { fields } = line.words;
  const none = <span className="text-ink-soft">{t('identity.audit.none')}</span>;
  const codes = [
    [t('identity.audit.code'), line.action],
    [t('identity.audit.subject-code'), line.subject],
    [t('identity.audit.actor-code'), line.actorId],
    [t('identity.audit.trace'), line.trace],
  ] as const;
  return (
    <div className="grid max-w-md gap-1">
      {fields.length > 0 && (
        <dl className="grid gap-1 text-sm">
          {fields.map(({ name, before, after }) => (
            <div key={name}>
              <dt className="inline text-ink-soft">{name}: </dt>
              <dd className="inline break-words">
                {before === null ? (
                  after
                ) : (
                  <>
                    <span className="sr-only">{t('identity.audit.was')} </span>
                    <del className="text-ink-soft">{before}</del> <span aria-hidden="true">→</span>{' '}
                    <span className="sr-only">{t('identity.audit.now')} </span>
                    {after ?? none}
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <details className="text-sm">
        <summary>{t('identity.audit.show')}</summary>
        <dl className="grid gap-1 py-1">
          {codes.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt className="inline text-ink-soft">{name}: </dt>
                  <dd className="inline">
                    <code className="break-all">{value}</code>
                  </dd>
                </div>
              ),
          )}
        </dl>
      </details>
    </div>
  );
}
