/** The form of a draft to be tried: one thing at a time as on a phone, or part by part as on a wide screen. Nothing is sent. */
import { useState } from 'react';
import type { Answers, FormView } from '../../../../blocks/definitions/contract.ts';
import { faultsOf, visible } from '../../../../blocks/definitions/rules/answers.ts';
import { pathsOf } from '../../../../blocks/definitions/rules/screens.ts';
import { faultWords, fieldAt } from '../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { ScreenFields, useLeastTurns } from '../../../../blocks/definitions/web/lent/form/ScreenFields.tsx';
import { SectionFields } from '../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { placeOf, type Stop, stopAfter, stopAt, stopsOf } from '../../../applications/rules/way.ts';
import type { Preview } from './designer-data.ts';

type Props = { view: FormView; facts: Preview['facts'] };
type Tried = { answers: Answers; change: (part: Answers) => void };

export function TryForm({ view, facts }: Props) {
  const { t } = useTexts();
  const [whole, setWhole] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const change = (part: Answers) => setAnswers((before) => ({ ...before, ...part }));
  const Form = whole ? WholeForm : PhoneForm;
  return (
    <>
      <p className="text-ink-soft text-sm">{t('designer.preview-try')}</p>
      <fieldset className="designer-panes" aria-label={t('designer.preview.form')}>
        {[false, true].map((wide) => (
          <button
            key={String(wide)}
            type="button"
            aria-pressed={whole === wide}
            onClick={() => setWhole(wide)}
          >
            {t(wide ? 'designer.preview.wide' : 'designer.preview.phone')}
          </button>
        ))}
      </fieldset>
      <Form view={view} facts={facts} answers={answers} change={change} />
    </>
  );
}

/** As an applicant with a phone walks through it. */
function PhoneForm({ view, facts, answers, change }: Props & Tried) {
  const texts = useTexts();
  const { t } = texts;
  const [place, setPlace] = useState('');
  const [tried, setTried] = useState<string>();
  const asked = visible(view, answers, facts);
  const faults = faultsOf(view, answers, facts, asked);
  const stops = stopsOf(asked, true);
  const here = stopAt(stops, place) ?? stops[0];
  useLeastTurns(here?.asked, answers, change);
  const all = <Screens stops={stops} here={here} onGo={setPlace} />;
  if (!here?.asked || !here.screen)
    return (
      <>
        <Notice tone={faults.length === 0 ? 'good' : 'bad'}>
          {faults.length === 0
            ? t('designer.preview-right')
            : faults.map((fault) => (
                <p key={`${fault.path} ${fault.rule}`}>
                  {[fieldAt(view, fault.path)?.title, faultWords(texts, view, fault)]
                    .filter(Boolean)
                    .join(': ')}
                </p>
              ))}
        </Notice>
        <div>
          <Button tone="second" onClick={() => setPlace('')}>
            {t('designer.preview.again')}
          </Button>
        </div>
        {all}
      </>
    );
  const { screen, asked: one } = here;
  const wrongAt = (paths: readonly string[]) => faults.filter(({ path }) => paths.includes(path));
  const own = wrongAt(pathsOf(screen));
  const key = placeOf(here);
  const index = stops.indexOf(here);
  const before = stops[index - 1];
  const next = () => {
    if (own.length > 0) return setTried(key);
    const after = stopAfter(
      stops,
      here,
      (stop) => stop.screen !== undefined && wrongAt(pathsOf(stop.screen)).length > 0,
    );
    if (after) setPlace(placeOf(after));
  };
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h3 className="text-lg">{one.section.title}</h3>
      {one.section.intro && before?.section !== here.section && (
        <p className="text-ink-soft">{one.section.intro}</p>
      )}
      <ScreenFields
        key={key}
        asked={one}
        screen={screen}
        answers={answers}
        data={asked.data}
        errors={Object.fromEntries(
          tried === key ? own.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
        )}
        prefix="coba-"
        onChange={change}
        fileName={() => undefined}
        onTurn={(at) => setPlace(`${here.section}/${here.section}/${at}/`)}
        onRewrite={() => {}}
      />
      <ButtonRow>
        <Button onClick={next}>{t('designer.preview.next')}</Button>
        {before && (
          <Button tone="second" onClick={() => setPlace(placeOf(before))}>
            {t('designer.preview.back')}
          </Button>
        )}
      </ButtonRow>
      <p className="text-ink-soft text-sm">
        {t('designer.preview.screen', { number: index + 1, of: stops.length - 1 })}
      </p>
      {all}
    </section>
  );
}

/** What each screen asks, with the way there: a question that was just written is found at once. */
function Screens({
  stops,
  here,
  onGo,
}: {
  stops: readonly Stop[];
  here: Stop | undefined;
  onGo: (place: string) => void;
}) {
  const { t } = useTexts();
  return (
    <nav aria-label={t('designer.preview.screens')} className="grid gap-2 border-line border-t pt-4">
      <strong>{t('designer.preview.screens')}</strong>
      <ol className="grid list-decimal gap-1 pl-6 text-sm">
        {stops.flatMap((stop) => {
          const { screen } = stop;
          if (!screen) return [];
          const { fields, section } = screen;
          return (
            <li key={placeOf(stop)}>
              <button
                type="button"
                className={`min-h-8 text-left underline ${stop === here ? 'font-semibold' : ''}`}
                aria-current={stop === here ? 'step' : undefined}
                onClick={() => onGo(placeOf(stop))}
              >
                {fields.length === 0 ? section.title : fields.map(({ title }) => title).join(' · ')}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** All of it at once, part below part. */
function WholeForm({ view, facts, answers, change }: Props & Tried) {
  const texts = useTexts();
  const { t } = texts;
  const [tried, setTried] = useState(false);
  const faults = faultsOf(view, answers, facts);
  const errors = Object.fromEntries(
    tried ? faults.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  const checks = faults.filter(({ rule }) => rule === 'check');
  return (
    <>
      {visible(view, answers, facts).sections.map((asked) => (
        <section key={asked.section.id} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <h3 className="text-lg">{asked.section.title}</h3>
          {asked.section.intro && <p className="text-ink-soft">{asked.section.intro}</p>}
          <SectionFields asked={asked} answers={answers} errors={errors} prefix="coba-" onChange={change} />
        </section>
      ))}
      {tried && faults.length === 0 && <Notice tone="good">{t('designer.preview-right')}</Notice>}
      {tried &&
        checks.map((fault) => (
          <Notice key={String(fault.params?.check)} tone="bad" title={fieldAt(view, fault.path)?.title}>
            {faultWords(texts, view, fault)}
          </Notice>
        ))}
      <div>
        <Button tone="second" onClick={() => setTried(true)}>
          {t('designer.preview-check')}
        </Button>
      </div>
    </>
  );
}
