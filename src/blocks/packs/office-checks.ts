/** Checks of who does the work: agencies, routing and the demo's people. */
import {
  areaCodes,
  type CheckContext,
  checkFrom,
  idsOf,
  knownOr,
  type Report,
  reportTwice,
} from './check-context.ts';
import type { Routing } from './formats.ts';
import type { PathStep } from './problems.ts';

export function agencyChecks({ merged, pack, report }: CheckContext) {
  const file = 'agencies.yaml';
  const agencies = pack.files[file]?.agencies ?? [];
  const agency = knownOr(report, file, idsOf(merged.agencies), 'agency', 'agencies.yaml');
  const kind = knownOr(report, file, idsOf(merged.agencyKinds), 'agency kind', 'agency-kinds.yaml');
  const area = knownOr(report, file, areaCodes(merged), 'area', 'areas.yaml');
  agencies.forEach((entry, index) => {
    const at = ['agencies', index];
    checkFrom(report, file, [...at, 'from'], entry.from);
    agency(entry.parent, [...at, 'parent']);
    if (entry.parent === entry.id)
      report(
        file,
        [...at, 'parent'],
        'parent-self',
        `"${entry.id}" is its own parent.`,
        'Name the office above it, or remove the line.',
      );
    entry.handles.forEach((duty, place) => {
      kind(duty, [...at, 'handles', place]);
    });
    entry.areas?.forEach((code, place) => {
      area(code, [...at, 'areas', place]);
    });
  });
  reportTwice(
    agencies,
    ({ id, from }) => `${id} from ${from}`,
    (index, key) =>
      report(
        file,
        ['agencies', index, 'id'],
        'entry-twice',
        `The agency ${key} stands twice.`,
        'Keep one, or give the newer one a later "from".',
      ),
  );
}

/** A last day before the first one, or a shift without length, would be a line that never holds. */
function timeChecks(
  report: Report,
  at: PathStep[],
  { from, until, when }: Routing['rules'][number] | Routing['kinds'][number],
) {
  const file = 'routing.yaml';
  if (until !== undefined) {
    checkFrom(report, file, [...at, 'until'], until);
    if (until < from)
      report(
        file,
        [...at, 'until'],
        'until-before-from',
        `The line ends on ${until}, before it begins on ${from}.`,
        'Give "until" a later day, or remove the line.',
      );
  }
  if (when?.hours && when.hours.from === when.hours.to)
    report(
      file,
      [...at, 'when', 'hours'],
      'hours-empty',
      `From ${when.hours.from} to ${when.hours.to} is no time at all.`,
      'Give the hours a length, or remove "hours" for the whole day.',
    );
}

export function routingChecks({ merged, pack, report }: CheckContext) {
  const file = 'routing.yaml';
  const routing = pack.files[file];
  if (!routing) return;
  const agency = knownOr(report, file, idsOf(merged.agencies), 'agency', 'agencies.yaml');
  const area = knownOr(report, file, areaCodes(merged), 'area', 'areas.yaml');
  const kind = knownOr(report, file, idsOf(merged.agencyKinds), 'agency kind', 'agency-kinds.yaml');
  const category = knownOr(report, file, idsOf(merged.categories), 'category', 'complaints/categories.yaml');
  agency(routing.fallback, ['fallback']);
  for (const list of ['kinds', 'rules'] as const) {
    routing[list].forEach((entry, index) => {
      agency(entry.agency, [list, index, 'agency']);
      area(entry.area, [list, index, 'area']);
      checkFrom(report, file, [list, index, 'from'], entry.from);
      timeChecks(report, [list, index], entry);
    });
  }
  routing.kinds.forEach((entry, index) => {
    kind(entry.kind, ['kinds', index, 'kind']);
    const target = merged.agencies.find(({ id }) => id === entry.agency);
    if (target && !target.handles.includes(entry.kind))
      report(
        file,
        ['kinds', index, 'agency'],
        'duty-missing',
        `"${entry.agency}" does not handle "${entry.kind}".`,
        `Add ${entry.kind} to its "handles" in agencies.yaml, or choose another agency.`,
      );
  });
  routing.rules.forEach((entry, index) => {
    category(entry.category, ['rules', index, 'category']);
  });
  // A line that ends, or holds at some hours only, leaves the other times to nobody.
  const always = (entry: { until?: string; when?: unknown }) => !entry.until && !entry.when;
  const routed = new Set(
    routing.kinds.filter((entry) => !entry.area && always(entry)).map((entry) => entry.kind),
  );
  const ruled = new Set(
    routing.rules.filter((entry) => !entry.area && always(entry)).map((entry) => entry.category),
  );
  for (const { id, agencyKind, offered } of merged.categories) {
    const everywhere = merged.areas
      .filter((place) => place.parent === null)
      .every((place) =>
        routing.kinds.some(
          (entry) => entry.kind === agencyKind && entry.area === place.code && always(entry),
        ),
      );
    if (offered === false || routed.has(agencyKind) || ruled.has(id) || everywhere) continue;
    report(
      file,
      ['kinds'],
      'category-unrouted',
      `Nobody is named for the category "${id}" (${agencyKind}).`,
      `Add { kind: ${agencyKind}, agency: …, from: … } to kinds.`,
    );
  }
}

export function demoChecks({ merged, pack, report }: CheckContext) {
  const file = 'demo.yaml';
  const demo = pack.files[file];
  if (!demo) return;
  const role = knownOr(report, file, idsOf(merged.roles), 'role', 'roles.yaml');
  const agency = knownOr(report, file, idsOf(merged.agencies), 'agency', 'agencies.yaml');
  const area = knownOr(report, file, areaCodes(merged), 'area', 'areas.yaml');
  const category = knownOr(report, file, idsOf(merged.categories), 'category', 'complaints/categories.yaml');
  const group = knownOr(report, file, idsOf(merged.groups), 'group', 'complaints/categories.yaml');
  demo.officers.forEach((officer, index) => {
    const at = ['officers', index];
    role(officer.role, [...at, 'role']);
    agency(officer.agency, [...at, 'agency']);
    area(officer.area, [...at, 'area']);
    const held = merged.roles.find(({ id }) => id === officer.role)?.held;
    if (held === 'agency' && !officer.agency)
      report(
        file,
        at,
        'agency-missing',
        `The role ${officer.role} is held in an agency; ${officer.username} names none.`,
        'Add "agency: …".',
      );
  });
  reportTwice(
    demo.officers,
    ({ username }) => username,
    (index, name) =>
      report(
        file,
        ['officers', index, 'username'],
        'entry-twice',
        `The username "${name}" stands twice.`,
        'Give each officer a username of their own.',
      ),
  );
  demo.reports.forEach((entry, index) => {
    category(entry.category, ['reports', index, 'category']);
    area(entry.area, ['reports', index, 'area']);
  });
  demo.often?.forEach((entry, index) => {
    category(entry.category, ['often', index, 'category']);
  });
  demo.replies.forEach((entry, index) => {
    group(entry.group, ['replies', index, 'group']);
    for (const list of ['answers', 'questions', 'closings'] as const)
      entry[list].forEach((said, at) => {
        if (typeof said === 'string') return;
        said.for.forEach((id, place) => {
          category(id, ['replies', index, list, at, 'for', place]);
        });
      });
  });
}
