/** Checks of what a pack promises: its manifest, roles, categories and clocks. */
import { type CheckContext, checkFrom, idsOf, knownOr, reportTwice } from './check-context.ts';

export function manifestChecks({ merged, pack, report }: CheckContext) {
  const manifest = pack.files['pack.yaml'];
  if (!manifest) return;
  const folder = pack.dir.split(/[\\/]/).at(-1);
  if (manifest.name !== folder)
    report(
      'pack.yaml',
      ['name'],
      'name-differs',
      `The pack calls itself "${manifest.name}" but its folder is "${folder}".`,
      'Give both the same name.',
    );
  if (manifest.kind === 'city' && manifest.requires?.base !== merged.base.version)
    report(
      'pack.yaml',
      ['requires'],
      'base-version',
      `The pack was written for base ${manifest.requires?.base ?? '(not said)'}, here is ${merged.base.version}.`,
      'Read what changed in the base pack, adjust, then set requires.base to its version.',
    );
  const { city } = pack.files['city.yaml'] ? merged : {};
  if (city && city.slug !== manifest.name)
    report(
      'city.yaml',
      ['slug'],
      'name-differs',
      `The slug "${city.slug}" is not the name of the pack.`,
      'Give both the same name.',
    );
}

export function roleChecks({ pack, report, permissions }: CheckContext) {
  const roles = pack.files['roles.yaml']?.roles ?? [];
  roles.forEach((role, index) => {
    checkFrom(report, 'roles.yaml', ['roles', index, 'from'], role.from);
    role.permissions.forEach((permission, place) => {
      if (!permissions || permissions.has(permission)) return;
      report(
        'roles.yaml',
        ['roles', index, 'permissions', place],
        'permission-unknown',
        `No module knows the permission "${permission}".`,
        `Use one of: ${[...permissions].join(', ')}.`,
      );
    });
  });
  reportTwice(
    roles,
    (role) => `${role.id} from ${role.from}`,
    (index, key) =>
      report(
        'roles.yaml',
        ['roles', index, 'id'],
        'entry-twice',
        `The role ${key} stands twice.`,
        'Keep one, or give the newer one a later "from".',
      ),
  );
}

/** Fields in braces are checked where templates are kept (complaints); here only what other files decide. */
export function templateChecks({ merged, pack, report }: CheckContext) {
  const file = 'complaints/templates.yaml';
  const { templates = [] } = pack.files[file] ?? {};
  const category = knownOr(report, file, idsOf(merged.categories), 'category', 'complaints/categories.yaml');
  templates.forEach(({ from, categories = [] }, index) => {
    checkFrom(report, file, ['templates', index, 'from'], from);
    categories.forEach((id, place) => {
      category(id, ['templates', index, 'categories', place]);
    });
  });
  reportTwice(
    templates,
    ({ id, from }) => `${id} ${from}`,
    (index, key) =>
      report(
        file,
        ['templates', index, 'id'],
        'entry-twice',
        `"${key}" stands twice.`,
        'Keep one, or give the newer one a later "from".',
      ),
  );
}

export function categoryChecks({ merged, pack, report }: CheckContext) {
  const file = 'complaints/categories.yaml';
  const { categories = [], groups = [] } = pack.files[file] ?? {};
  const kind = knownOr(report, file, idsOf(merged.agencyKinds), 'agency kind', 'agency-kinds.yaml');
  const group = knownOr(report, file, idsOf(merged.groups), 'group', 'groups');
  const completion = idsOf(merged.clocks.filter((clock) => clock.kind === 'completion'));
  const clock = knownOr(report, file, completion, 'completion clock', 'complaints/clocks.yaml');
  categories.forEach((category, index) => {
    const at = ['categories', index];
    checkFrom(report, file, [...at, 'from'], category.from);
    kind(category.agencyKind, [...at, 'agencyKind']);
    group(category.group, [...at, 'group']);
    clock(category.clock, [...at, 'clock']);
  });
  for (const [list, items] of [
    ['categories', categories],
    ['groups', groups],
  ] as const) {
    reportTwice<{ id: string; from?: string }>(
      items,
      (item) => `${item.id} ${item.from ?? ''}`.trim(),
      (index, key) =>
        report(
          file,
          [list, index, 'id'],
          'entry-twice',
          `"${key}" stands twice.`,
          'Keep one, or give the newer one a later "from".',
        ),
    );
  }
  const clocks = pack.files['complaints/clocks.yaml']?.clocks ?? [];
  clocks.forEach(({ from }, index) => {
    checkFrom(report, 'complaints/clocks.yaml', ['clocks', index, 'from'], from);
  });
}

/** Closing and survey: dates that can be dates, and no entry twice. */
export function closingChecks({ pack, report }: CheckContext) {
  const closing = pack.files['complaints/closing.yaml'];
  const survey = pack.files['complaints/survey.yaml'];
  const lists = [
    ['complaints/closing.yaml', 'proof', (closing?.proof ?? []).map(({ from }) => ({ id: 'proof', from }))],
    ['complaints/closing.yaml', 'reasons', closing?.reasons ?? []],
    ['complaints/survey.yaml', 'surveys', survey?.surveys ?? []],
  ] as const;
  for (const [file, list, items] of lists) {
    items.forEach(({ from }, index) => {
      checkFrom(report, file, [list, index, 'from'], from);
    });
    reportTwice<{ id: string; from: string }>(
      items,
      (item) => `${item.id} from ${item.from}`,
      (index, key) =>
        report(
          file,
          [list, index],
          'entry-twice',
          `"${key}" stands twice.`,
          'Keep one, or give the newer one a later "from".',
        ),
    );
  }
}
