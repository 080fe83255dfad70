/** Checks of the ladder: each rung says when, and names only roles and agencies that there are. */
import { type CheckContext, checkFrom, idsOf, knownOr, reportTwice } from './check-context.ts';

export function ladderChecks({ merged, pack, report }: CheckContext) {
  const file = 'complaints/ladder.yaml';
  const ladder = pack.files[file]?.ladder ?? [];
  const role = knownOr(report, file, idsOf(merged.roles), 'role', 'roles.yaml');
  const agency = knownOr(report, file, idsOf(merged.agencies), 'agency', 'agencies.yaml');
  ladder.forEach((rung, index) => {
    const at = ['ladder', index];
    checkFrom(report, file, [...at, 'from'], rung.from);
    if ((rung.at.percent === undefined) === (rung.at.late === undefined))
      report(
        file,
        [...at, 'at'],
        'rung-when',
        'A rung is reached either at a percentage of the promise or so many working days late.',
        'Write { percent: 80 } or { late: 3 }.',
      );
    rung.to.forEach((target, place) => {
      const here = [...at, 'to', place];
      role(target.role, [...here, 'role']);
      agency(target.agency, [...here, 'agency']);
      const wanted = { assignee: [], head: [], role: ['role'], officer: ['officer'] }[target.who] as string[];
      const allowed = target.who === 'role' ? ['role', 'agency'] : wanted;
      const named = (['role', 'agency', 'officer'] as const).filter((key) => target[key] !== undefined);
      if (wanted.every((key) => named.includes(key as 'role')) && named.every((key) => allowed.includes(key)))
        return;
      report(
        file,
        here,
        'rung-target',
        `"${target.who}" ${wanted.length > 0 ? `needs ${wanted.join(' and ')}, and` : ''} takes no ${named.filter((key) => !allowed.includes(key)).join(', ') || 'less'}.`,
        'Write { who: assignee }, { who: head }, { who: role, role: …, agency: … } or { who: officer, officer: … }.',
      );
    });
  });
  reportTwice(
    ladder,
    ({ id, from }) => `${id} from ${from}`,
    (index, key) =>
      report(
        file,
        ['ladder', index, 'id'],
        'entry-twice',
        `The rung ${key} stands twice.`,
        'Keep one, or give the newer one a later "from".',
      ),
  );
}
