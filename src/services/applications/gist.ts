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

/** Lines of the first paper that the yes in this state issues. */
async function fromPaper({ city, service, data }: About, state: string): Promise<Gist> {
  const yes = actsOf(stateOf(workflowOf(service), state)).find(({ kind }) => kind === 'approve');
  const paper = service.definition.papers?.find(({ id }) => yes?.issues?.includes(id));
  if (!paper) return [];
  const fields = fieldsOf(service);
  const tells = (value: string) =>
    readTemplate(value).parts.some(
      (part) =>
        'formula' in part &&
        (part.formula.match(NAME) ?? []).some((name) => {
          const field = fields.get(name);
          return field && field.reuse === undefined && !IDENTIFIES.has(field.type);
        }),
    );
  const { evaluate } = await fillingOf(city, service, paper, data);
  return paper.body
    .flatMap((block) => ('fields' in block ? [block] : []))
    .filter(({ when }) => when === undefined || service.holds(when, data))
    .flatMap((block) => block.fields)
    .filter(({ value }) => tells(value))
    .map(({ label, value }) => ({
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
): Promise<Gist> {
  const form = service.form(language);
  const known = new Set(
    form.sections.flatMap(({ fields }) => fields.flatMap(({ id, reuse }) => (reuse ? [id] : []))),
  );
  return seenOf(await saidOf(city, language, form, answers, factsOf(app)), sight)
    .flatMap(({ items }) => items.flat())
    .filter(({ field, type }) => !known.has(field) && !IDENTIFIES.has(type))
    .map(({ title, said }) => ({ title, said }));
}

export async function gistOf(
  about: About,
  app: { applied_on: string },
  state: string,
  answers: Answers,
  sight: Sight = 'all',
): Promise<Gist> {
  // The words of a paper say what was answered anywhere in the form.
  const lines = sight === 'all' ? await fromPaper(about, state) : [];
  const paper = lines.filter(({ said }) => said.trim() !== '');
  const answered = async () =>
    (await fromAnswers(about, app, answers, sight)).filter(({ said }) => said !== '');
  return (paper.length > 0 ? paper : await answered()).slice(0, MOST);
}
