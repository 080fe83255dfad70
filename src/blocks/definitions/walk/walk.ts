/** Proof by walking: tries a definition with many answers along every path of its workflow, and says what does not hold. */
import type { Facts } from '../contract.ts';
import { liveDefinition } from '../live.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { hashOf } from '../versions.ts';
import { newChance } from './chance.ts';
import { walkChart, walkPromise } from './chart.ts';
import { walkConditions, walkRequirements, walkSight, walkSilence, walkUnused } from './duties.ts';
import type { Filled, Filler } from './fill.ts';
import { type Finding, newFindings } from './finding.ts';
import { answerSets, setsOnOtherDays, walkForm } from './form.ts';
import { compileFormulas } from './formulas.ts';
import { literalsOf } from './literals.ts';
import { type OfficeWalk, rememberedSteps, walkCase } from './office.ts';
import { type People, walkPeople } from './people.ts';
import { walkWords } from './words.ts';

export type Walked = {
  findings: Finding[];
  /** What was walked: sets of answers, cases (answers with findings of offices), and different arrows gone along. */
  answers: number;
  cases: number;
  arrows: number;
};

/** Offices find different things for the same answers. */
const FINDINGS_EACH = 4;
const MOST_CASES = 240;

const MOST_REMEMBERED = 200;
const remembered = new Map<string, Walked>();

/** `definition` has passed its checks. `people`: absent, nobody is looked for. */
export function walkDefinition(definition: Definition, people?: People): Walked {
  const hash = hashOf(definition);
  const known = remembered.get(hash) ?? walkAlone(definition);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(hash, known);
  if (!people) return known;
  const findings = newFindings();
  walkPeople(definition, people, findings);
  return { ...known, findings: [...known.findings, ...findings.list()] };
}

/** The same definition is walked the same way in every city. */
function walkAlone(definition: Definition): Walked {
  const findings = newFindings();
  const formulas = compileFormulas(definition);
  const literals = literalsOf(formulas.all);
  const chance = newChance(definition.id);
  const live = liveDefinition({
    service: definition.id,
    number: 1,
    hash: '',
    from: definition.from,
    content: definition,
  });
  const { form, workflow, papers = [] } = definition;
  walkWords(definition, findings);
  let sets: Filled[] = [];
  if (form) {
    const today = definition.from > '2027-01-04' ? definition.from : '2027-01-04';
    const facts: Facts = { today, applied_on: today };
    const filler: Filler = { form: live.form('id'), facts, literals, chance };
    sets = [...answerSets(filler), ...setsOnOtherDays(filler, definition.from)];
    walkForm(definition, { filler, sets, formulas, findings });
    walkRequirements(definition, sets, formulas, findings);
    walkSight(definition, sets, findings);
  }
  const taken = new Set<string>();
  let cases = 0;
  if (workflow) {
    walkChart(workflow, findings);
    walkPromise(definition, findings);
    walkSilence(workflow, papers, findings);
    const step = rememberedSteps(live.machine());
    const walk: OfficeWalk = { live, workflow, step, formulas, literals, chance, findings, taken };
    for (let turn = 0; turn < FINDINGS_EACH; turn += 1)
      for (const filled of sets) {
        if (cases >= MOST_CASES && turn > 0) break;
        walkCase(walk, filled);
        cases += 1;
      }
    if (sets.length > 0) {
      walkUnused(definition, taken, findings);
      walkConditions(formulas, findings);
    }
  }
  return { findings: findings.list(), answers: sets.length, cases, arrows: taken.size };
}
