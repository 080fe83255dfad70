/** Services for the load: copies of those of the base pack, and answers to their forms as people would give them. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Answers, FieldView, LiveDefinition } from '../../src/blocks/definitions/api.ts';
import { faultsOf } from '../../src/blocks/definitions/rules/answers.ts';
import type { FeelContext } from '../../src/blocks/definitions/rules/feel/values.ts';
import { newChance } from '../../src/blocks/definitions/walk/chance.ts';
import { type Filler, fillForm } from '../../src/blocks/definitions/walk/fill.ts';
import { compileFormulas } from '../../src/blocks/definitions/walk/formulas.ts';
import { literalsOf } from '../../src/blocks/definitions/walk/literals.ts';
import type { sceneOf } from './reports.ts';

export const PACKS = resolve(import.meta.dirname, '../../packs');

/** A pack whose services are copies of those of the base pack under other names. `online`: only what can be applied for. */
export function copiedShelf(folder: string, count: number, { online }: { online: boolean }): string {
  const pack = join(folder, 'copies');
  mkdirSync(join(pack, 'services'), { recursive: true });
  const base = join(PACKS, 'base');
  for (const file of ['pillars.yaml', 'life-events.yaml', 'agency-kinds.yaml'])
    cpSync(join(base, file), join(pack, file));
  const textOf = (name: string) => readFileSync(join(base, 'services', name, 'service.yaml'), 'utf8');
  const shelf = readdirSync(join(base, 'services')).filter(
    (name) => !online || /^channel: online$/m.test(textOf(name)),
  );
  for (let at = 0; at < count; at++) {
    const from = shelf[at % shelf.length] ?? '';
    const id = `${from.slice(0, 40)}-${at}`;
    const to = join(pack, 'services', id);
    cpSync(join(base, 'services', from), to, { recursive: true });
    writeFileSync(join(to, 'service.yaml'), textOf(from).replace(/^id: .*$/m, `id: ${id}`));
  }
  return pack;
}

type Scene = Awaited<ReturnType<typeof sceneOf>>;
/** Files that somebody sent beforehand, by their kind. */
export type SentFiles = { photo: readonly string[]; pdf: readonly string[] };

/** As many as one field takes at most. */
export const FILES_EACH = 10;

/** Fills in forms of one service: each time other answers, all of them right. */
export type Forms = {
  /** What an applicant sends; places and wards anywhere in the city. */
  answers(files: SentFiles): Answers;
  /** What an officer writes into minutes or a review; nothing where nothing is asked. */
  office(place: { state: string; review?: string }, data: FeelContext): Answers;
};

const TRIES = 100;

export function formsOf(service: LiveDefinition, scene: Scene, today: string): Forms {
  const { definition } = service;
  const chance = newChance(service.service);
  const facts = { today, applied_on: today };
  const common = { literals: literalsOf(compileFormulas(definition).all), chance };
  const form = service.form('id');
  const filler: Filler = { form, facts, ...common };

  function ours(field: FieldView, value: Answers[string], files: SentFiles): Answers[string] {
    if (field.type === 'ward') return chance.pick(scene.wards).code;
    if (field.type === 'place') {
      const { lat, lng } = chance.pick(scene.wards).centroid;
      return { lat, lng, address: 'Jl. Rekaan 1' };
    }
    if (field.type !== 'upload' || !Array.isArray(value)) return value;
    const kind = !field.accepts || field.accepts.includes('photo') ? 'photo' : 'pdf';
    return files[kind].slice(0, value.length);
  }

  return {
    answers(files) {
      for (let left = TRIES; left > 0; left--) {
        const answers = fillForm(filler)?.answers;
        if (!answers) continue;
        for (const { id, repeat, fields } of form.sections) {
          const holders = repeat ? ((answers[id] ?? []) as Answers[]) : [answers];
          for (const holder of holders)
            for (const field of fields)
              if (Object.hasOwn(holder, field.id)) holder[field.id] = ours(field, holder[field.id], files);
        }
        if (faultsOf(form, answers, facts).length === 0) return answers;
      }
      throw new Error(`No right answers were found for ${service.service}.`);
    },
    office(place, data) {
      const asked = service.officeForm(place, 'id');
      if (!asked) return {};
      const filled = fillForm({ form: asked, facts: { ...data, ...facts }, ...common });
      return filled?.answers ?? {};
    },
  };
}
