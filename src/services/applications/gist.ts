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
const NAME = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;

type About = { city: City; language: Language; service: Service; data: Data };

/** The lines of the first paper that the yes in this state issues, each with the answers that it tells. */
function linesOf({ service, data }: About, state: string) {
  const yes = actsOf(stateOf(workflowOf(service), state)).find(({ kind }) => kind === 'approve');
  const paper = service.definition.papers?.find(({ id }) => yes?.issues?.includes(id));
  if (!paper) return undefined;
  const fields = fieldsOf(service);
  const told = (value: string) =>
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
      const names = told(line.value);
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

async function fromAnswers(
  { city, language, service }: About,
  app: { applied_on: string },
  answers: Answers,
  sight: Sight,
  only?: readonly string[],
): Promise<Gist> {
  const form = service.form(language);
  const known = new Set(
    form.sections.flatMap(({ fields }) => fields.flatMap(({ id, reuse }) => (reuse ? [id] : []))),
  );
  return seenOf(await saidOf(city, language, form, answers, factsOf(app)), sight)
    .flatMap(({ items }) => items.flat())
    .filter(({ field, type }) => !known.has(field) && !IDENTIFIES.has(type))
    .filter(({ field }) => only === undefined || only.includes(field))
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
  const told = sight === 'all' ? linesOf(about, state)?.lines.flatMap(({ names }) => names) : undefined;
  const answered = async (only?: readonly string[]) =>
    (await fromAnswers(about, app, answers, sight, only)).filter(({ said }) => said !== '');
  const same = told ? await answered(told) : [];
  return (same.length > 0 ? same : await answered()).slice(0, MOST);
}
