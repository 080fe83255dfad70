/** What no single file can tell: whether the files of a city fit together. */
import { areaChecks } from './area-checks.ts';
import { calendarChecks } from './calendar-checks.ts';
import type { Report } from './check-context.ts';
import type { CityPack } from './city-pack.ts';
import { ladderChecks } from './ladder-checks.ts';
import { agencyChecks, demoChecks, routingChecks } from './office-checks.ts';
import { type PackProblem, problemAt } from './problems.ts';
import type { ReadPack } from './read-pack.ts';
import { categoryChecks, closingChecks, manifestChecks, roleChecks, templateChecks } from './rule-checks.ts';

/** All cross-file problems of a merged city; an empty list means the city may be loaded. */
export function checkCityPack(
  merged: CityPack,
  base: ReadPack,
  own: ReadPack,
  permissions?: ReadonlySet<string>,
): PackProblem[] {
  const problems: PackProblem[] = [];
  for (const pack of [base, own]) {
    const report: Report = (file, steps, code, problem, remedy) => {
      const yaml = pack.yaml[file];
      if (yaml) problems.push(problemAt(yaml, steps, { code, problem, remedy }));
    };
    const context = { merged, pack, report, permissions };
    manifestChecks(context);
    roleChecks(context);
    categoryChecks(context);
    closingChecks(context);
    templateChecks(context);
    ladderChecks(context);
    calendarChecks(context);
    areaChecks(context);
    agencyChecks(context);
    routingChecks(context);
    demoChecks(context);
  }
  return problems;
}
