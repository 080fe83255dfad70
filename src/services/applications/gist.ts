/** What a decision is about, in few lines: what the paper will say beyond whom it is for, else the answers that are not about the person. */
import { type Answers, readTemplate } from '../../blocks/definitions/api.ts';
import type { City } from '../../platform/city.ts';
import type { Language } from '../../shared/languages.ts';
import { fieldsOf, fillingOf } from './paper-text.ts';
import type { ApprovalItem } from './rules/desk-contract.ts';
import { actsOf, stateOf } from './rules/statechart.ts';
import { saidOf } from './said.ts';
import { type dataOf, factsOf, type Service, workflowOf } from './service-of.ts';
import { type Sight, seenOf } from './sight.ts';

type Data = Awaited<ReturnType<typeof dataOf>>;
type Gist = ApprovalItem['gist'];

const MOST = 6;
/** Said of a person or a file; they identify, they do not tell what is asked. */
const IDENTIFIES = new Set(['nik', 'phone', 'email', 'upload', 'statement']);
/** Looked at, or measured, where it is. */
const AT_THE_PLACE = new Set(['place', 'ward', 'number']);
const MOST_AT_THE_PLACE = 12;
const NAME = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;

type About = { city: City; language: Language; service: Service; data: Data };

/** The lines of the first paper that the yes in this state issues, each with the answers that it tells. */
function linesOf({ service, data }: About, state: string) {
  const yes = actsOf(stateOf(workflowOf(service), state)).find(({ kind }) => kind === 'approve');
  const paper = service.definition.papers?.find(({ id }) => yes?.issues?.includes(id));
  if (!paper) return undefined;
  const fields = fieldsOf(service);
  const named = (value: string) =>
    readTemplate(value)
      .parts.flatMap((part) => ('formula' in part ? (part.formula.match(NAME) ?? []) : []))
      .filter((name) => {
        const field = fields.get(name);
        return field && field.reuse === undefined && !IDENTIFIES.has(field.type);
      });
  const lines = paper.body
    .flatMap((block) => ('fields' in block ? [block] : []))
    .filter(({ when }) => when === undefined || service.holds(when, data))
    .flatMap((block) => block.fields)
    .flatMap((line) => {
      const names = named(line.value);
      return names.length > 0 ? [{ ...line, names }] : [];
    });
  return { paper, lines };
}

/** As the paper will say it. */
async function fromPaper(about: About, state: string): Promise<Gist> {
  const { city, service, data } = about;
  const found = linesOf(about, state);
  if (!found) return [];
  const { evaluate } = await fillingOf(city, service, found.paper, data);
  return found.lines.map(({ label, value }) => ({
    title: label,
    said: readTemplate(value)
      .parts.map((part) => ('text' in part ? part.text : evaluate(part.formula, '')))
      .join(''),
  }));
}

type Lines = Pick<About, 'city' | 'language' | 'service'>;

/** Section by section, without what the city knew and what identifies. */
async function told(
  { city, language, service }: Lines,
  app: { applied_on: string },
  answers: Answers,
  sight: Sight,
) {
  const form = service.form(language);
  const known = new Set(
    form.sections.flatMap(({ fields }) => fields.flatMap(({ id, reuse }) => (reuse ? [id] : []))),
  );
  return seenOf(await saidOf(city, language, form, answers, factsOf(app)), sight).map(({ items }) =>
    items.flat().filter(({ field, type }) => !known.has(field) && !IDENTIFIES.has(type)),
  );
}

async function fromAnswers(
  about: About,
  app: { applied_on: string },
  answers: Answers,
  sight: Sight,
  only?: readonly string[],
): Promise<Gist> {
  return (await told(about, app, answers, sight))
    .flat()
    .filter(({ field }) => only === undefined || only.includes(field))
    .map(({ title, said }) => ({ title, said }));
}

/** What an inspector compares at the place: the parts of the form that name a place or a measure go before the others. */
export async function atThePlace(about: Lines, app: { applied_on: string }, answers: Answers): Promise<Gist> {
  const parts = await told(about, app, answers, 'all');
  const here = parts.filter((part) => part.some(({ type, said }) => AT_THE_PLACE.has(type) && said !== ''));
  return [...here, ...parts.filter((part) => !here.includes(part))]
    .flat()
    .filter(({ said }) => said !== '')
    .slice(0, MOST_AT_THE_PLACE)
    .map(({ title, said }) => ({ title, said }));
}

export async function gistOf(
  about: About,
  app: { applied_on: string },
  state: string,
  answers: Answers,
  sight: Sight = 'all',
): Promise<Gist> {
  // The words of a paper say what was answered anywhere in the form, and are Indonesian: it is an act of the city.
  const lines = sight === 'all' && about.language === 'id' ? await fromPaper(about, state) : [];
  const paper = lines.filter(({ said }) => said.trim() !== '');
  if (paper.length > 0) return paper.slice(0, MOST);
  const printed = sight === 'all' ? linesOf(about, state)?.lines.flatMap(({ names }) => names) : undefined;
  const answered = async (only?: readonly string[]) =>
    (await fromAnswers(about, app, answers, sight, only)).filter(({ said }) => said !== '');
  const same = printed ? await answered(printed) : [];
  return (same.length > 0 ? same : await answered()).slice(0, MOST);
}
