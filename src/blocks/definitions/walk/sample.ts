/** Made-up data as they would stand when a paper is issued, so that its author can look at a specimen of it. */
import type { Answer, Facts, FieldView } from '../contract.ts';
import { liveDefinition } from '../live.ts';
import type { FeelContext } from '../rules/feel/values.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { newChance } from './chance.ts';
import type { Filler } from './fill.ts';
import { newFindings } from './finding.ts';
import { answerSets } from './form.ts';
import { compileFormulas, type Formula, tryOut } from './formulas.ts';
import { literalsOf } from './literals.ts';
import { rememberedSteps, walkCase } from './office.ts';

const MOST_SAMPLES = 120;

/** Answers that read well on a paper; the walk prefers those that try the limits. */
function said({ type, reuse }: FieldView): Answer | undefined {
  if (reuse === 'name') return 'Warga Contoh';
  if (type === 'text') return 'Contoh isian';
  if (type === 'long-text') return 'Contoh isian yang lebih panjang, untuk menilai susunan suratnya.';
  return undefined;
}

/** How many of the reviews agree. */
function agreeing({ reviews }: FeelContext): number {
  const all = Object.values((reviews ?? {}) as Record<string, { agrees?: boolean }>);
  return all.filter(({ agrees }) => agrees).length;
}

/**
 * Of the ways that lead to this paper, the one on which most of it is written. While no way leads there yet, what the
 * form alone knows; undefined when nobody could fill in the form. `definition` has passed its checks.
 */
export function sampleFor(definition: Definition, paper: string, today: string): FeelContext | undefined {
  const { form, workflow, papers = [] } = definition;
  if (!form || !workflow) return undefined;
  const findings = newFindings();
  const formulas = compileFormulas(definition);
  const literals = literalsOf(formulas.all);
  const chance = newChance(definition.id);
  const { id: service, from } = definition;
  const live = liveDefinition({ service, number: 1, hash: '', from, content: definition });
  const facts: Facts = { today, applied_on: today };
  const filler: Filler = { form: live.form('id'), facts, literals, chance, said };
  const at = papers.findIndex((one) => one.id === paper);
  const conditions = (papers[at]?.body ?? []).flatMap(
    (_, block): Formula | never[] => formulas.at(['papers', at, 'body', block, 'when']) ?? [],
  );
  let best: { data: FeelContext; written: number; agreed: number } | undefined;
  let samples = 0;
  const onIssue = (id: string, data: FeelContext) => {
    if (id !== paper) return;
    samples += 1;
    const written = conditions.filter((one) => tryOut(one, data, findings) === true).length;
    const agreed = agreeing(data);
    if (!best || written > best.written || (written === best.written && agreed > best.agreed))
      best = { data, written, agreed };
  };
  const sets = answerSets(filler);
  const step = rememberedSteps(live.machine());
  for (const filled of sets) {
    if (samples >= MOST_SAMPLES || (best && best.written === conditions.length)) break;
    walkCase(
      { live, workflow, step, formulas, literals, chance, findings, taken: new Set(), said, onIssue },
      filled,
    );
  }
  const [first] = sets;
  return best?.data ?? (first && { ...first.data, visit: {}, reviews: {}, fee: null });
}
