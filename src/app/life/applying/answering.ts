/** Fills in forms as invented people would: who they are, what they want, and for the rest what the form takes. */
import {
  type Answer,
  type Answers,
  evaluateFeel,
  type Facts,
  type FieldView,
  type FormView,
  fillForm,
} from '../../../blocks/definitions/api.ts';
import { DAY_MS } from '../../../shared/zone.ts';
import type { Random } from '../random.ts';
import { officeWish } from './office-words.ts';
import type { People, Person } from './people.ts';
import type { Draw, Wish } from './wish.ts';
import { homeWishes } from './wishes-home.ts';
import { workWishes } from './wishes-work.ts';

const WISHES = { ...homeWishes, ...workWishes };
/** A wish that the form refuses is made up anew so many times. */
const TRIES = 6;
const NO_LITERALS = { numbers: [], texts: [], spans: [], dates: [] };

export type Shown = { photos: readonly string[]; pdf: string | undefined };

/** Can the invented people ask for this? */
export const canWish = (service: string) => service in WISHES;

export const onlyPdf = (field: Pick<FieldView, 'type' | 'accepts'>) =>
  field.type === 'upload' && field.accepts?.length === 1 && field.accepts[0] === 'pdf';

function after(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

export function createAnswering(people: People, random: Random) {
  const chance = {
    below: (size: number) => Math.floor(random.next() * size),
    pick: <T>(items: readonly T[]) => items[Math.floor(random.next() * items.length)] as never,
  };

  function drawFor(today: string, address: string): Draw {
    return {
      pick: (list) => random.pick(list) as never,
      whole: (from, to) => Math.floor(random.between(from, to + 1)),
      chance: random.chance,
      day: (ahead) => after(today, ahead),
      name: people.name,
      address,
    };
  }

  /** What a field of this kind gets when the wish does not speak of it. */
  function usual(field: FieldView, data: Parameters<typeof evaluateFeel>[1]): Answer | undefined {
    const { type, min = 0, max } = field;
    const day = (formula: FieldView['earliest']) => formula && String(evaluateFeel(formula, data));
    switch (type) {
      case 'number':
      case 'money':
        return Math.ceil(random.between(min, Math.min(max ?? min + 10, min + 10)));
      case 'date': {
        const [from, to] = [day(field.earliest), day(field.latest)];
        if (from) return after(from, chance.below(6));
        return to ? after(to, -chance.below(20)) : String(data.today);
      }
      case 'time':
        return random.pick(['08:00', '09:30', '13:00']);
      case 'nik':
        return people.nik();
      case 'nib':
        return `99${String(Math.floor(random.between(0, 1e11))).padStart(11, '0')}`;
      case 'phone':
        return '081200001999';
      case 'email':
        return 'warga@example.id';
      case 'text':
      case 'long-text':
        return field.required ? undefined : null;
      default:
        return undefined;
    }
  }

  function fill(form: FormView, facts: Facts, wishOf: () => Wish, personal: Wish, shown: Shown) {
    for (let tries = 0; tries < TRIES; tries++) {
      const wish = wishOf();
      const filled = fillForm({
        ...{ form, facts, literals: NO_LITERALS, chance },
        said(field, data) {
          if (field.type === 'upload')
            return onlyPdf(field) && shown.pdf
              ? [shown.pdf]
              : shown.photos.slice(0, Math.max(1, field.min ?? 1));
          const own = wish[field.id];
          if (own !== undefined) return typeof own === 'function' ? own() : own;
          const known = personal[field.reuse ?? ''] ?? personal[field.type];
          if (known !== undefined) return typeof known === 'function' ? known() : known;
          return usual(field, data);
        },
      });
      if (filled) return filled.answers;
    }
    return undefined;
  }

  return {
    /** An application's answers; undefined when this form wants what nobody here can say. */
    apply(form: FormView, service: string, today: string, person: Person, shown: Shown): Answers | undefined {
      const { name, nik, phone, address, born, ward, at } = person;
      const spread = () => random.between(-0.002, 0.002);
      const place = { lat: at.lat + spread(), lng: at.lng + spread(), address };
      // Another's number is another's: only the fields that reuse the applicant's own get it.
      const personal: Wish = {
        name,
        phone,
        address,
        ward,
        place,
        email: 'warga@example.id',
        birth_date: born,
      };
      const own = ownNiks(form, nik);
      return fill(
        form,
        { today, applied_on: today },
        () => ({ ...own, ...WISHES[service]?.(drawFor(today, address)) }),
        personal,
        shown,
      );
    },
    /** What an officer writes in a review or in minutes. `data`: what the applicant answered. */
    office(form: FormView, today: string, data: Record<string, unknown>, shown: Shown): Answers | undefined {
      const facts = { ...data, today, applied_on: today } as Facts;
      return fill(form, facts, () => officeWish(drawFor(today, '')), {}, shown);
    },
  };
}
export type Answering = ReturnType<typeof createAnswering>;

/** The fields that ask for the applicant's own number. */
function ownNiks(form: FormView, nik: string): Wish {
  const ids = form.sections.flatMap(({ fields }) =>
    fields.filter(({ type, reuse }) => type === 'nik' && reuse === 'nik').map(({ id }) => id),
  );
  return Object.fromEntries(ids.map((id) => [id, nik]));
}
