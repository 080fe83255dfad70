/** One screen of a form on a phone: its few questions, what is known to be confirmed, or the list of a repeated part. */
import { useEffect, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import type { Answers, ItemAnswers } from '../../../contract.ts';
import type { Asked, AskedSection } from '../../../rules/answers.ts';
import { partOf, type Screen } from '../../../rules/screens.ts';
import { AnswerList } from './AnswerList.tsx';
import { itemTitle } from './item-words.ts';
import { controlId, SectionFields, TurnFields } from './SectionFields.tsx';

type Props = {
  asked: AskedSection;
  screen: Screen;
  answers: Answers;
  data: Asked['data'];
  onChange: (part: Answers) => void;
  errors: Readonly<Record<string, string>>;
  prefix?: string;
  fileName: (id: string) => string | undefined;
  /** To a turn of the repeated part, by its number from 0. */
  onTurn: (at: number) => void;
  /** What the city knows is to be written by hand instead. */
  onRewrite: () => void;
};

export function ScreenFields(props: Props) {
  const { asked, screen, answers, data, onChange, errors, prefix, fileName, onRewrite } = props;
  const { t } = useTexts();
  const { section, kind, item, at } = screen;
  if (kind === 'items') return <Turns {...props} />;
  const part = partOf(asked, screen);
  if (kind === 'known')
    return (
      <AnswerList
        asked={{ sections: [{ ...part, section: { ...section, title: t('definitions.form.known') } }], data }}
        fileName={fileName}
        action={() => (
          <Button tone="quiet" size="small" onClick={onRewrite}>
            {t('definitions.form.known-change')}
          </Button>
        )}
      />
    );
  if (item === undefined || at === undefined)
    return (
      <SectionFields asked={part} answers={answers} onChange={onChange} errors={errors} prefix={prefix} />
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <strong>{itemTitle({ t }, section.repeat?.item ?? '', at)}</strong>
      <TurnFields
        section={section}
        at={at}
        item={part.items[0] ?? item}
        answers={answers}
        onChange={onChange}
        errors={errors}
        prefix={prefix}
      />
    </div>
  );
}

/** What a repeated part holds so far: each turn can be changed or taken away, and another one added. */
function Turns({ asked, answers, data, onChange, errors, prefix, fileName, onTurn }: Props) {
  const { t } = useTexts();
  const { section, items } = asked;
  const repeat = section.repeat ?? { min: 0, max: 1, item: '' };
  const list = Array.isArray(answers[section.id]) ? (answers[section.id] as ItemAnswers[]) : [];
  const put = (next: ItemAnswers[]) => onChange({ [section.id]: next });
  /** What was taken away last: a slip of the thumb must not cost what was typed. */
  const [taken, setTaken] = useState<{ at: number; answers: ItemAnswers }>();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {errors[section.id] && (
        <div id={controlId(section.id, prefix)} tabIndex={-1}>
          <FieldError>{errors[section.id]}</FieldError>
        </div>
      )}
      {items.length > 0 && (
        <AnswerList
          asked={{ sections: [asked], data }}
          fileName={fileName}
          turn={(at) => (
            <ButtonRow>
              <Button tone="quiet" size="small" onClick={() => onTurn(at)}>
                {t('definitions.form.edit-item', { name: repeat.item, number: at + 1 })}
              </Button>
              {items.length > repeat.min && (
                <Button
                  tone="quiet"
                  size="small"
                  icon="cross"
                  onClick={() => {
                    setTaken({ at, answers: list[at] ?? {} });
                    put(list.filter((_, index) => index !== at));
                  }}
                >
                  {t('definitions.form.remove-item', { name: repeat.item, number: at + 1 })}
                </Button>
              )}
            </ButtonRow>
          )}
        />
      )}
      {taken && items.length < repeat.max && (
        <Notice live="polite">
          <p>{t('definitions.form.removed-item', { item: itemTitle({ t }, repeat.item, taken.at) })}</p>
          <Button
            tone="second"
            size="small"
            onClick={() => {
              put([...list.slice(0, taken.at), taken.answers, ...list.slice(taken.at)]);
              setTaken(undefined);
            }}
          >
            {t('definitions.form.bring-back')}
          </Button>
        </Notice>
      )}
      {items.length === 0 && <Notice>{t('definitions.form.no-item', { name: repeat.item })}</Notice>}
      {items.length < repeat.max ? (
        <div>
          <Button
            tone="second"
            icon="plus"
            onClick={() => {
              put([...list, {}]);
              onTurn(list.length);
            }}
          >
            {t(items.length === 0 ? 'definitions.form.add-item' : 'definitions.form.add-another', {
              name: repeat.item,
            })}
          </Button>
        </div>
      ) : (
        <p className="text-ink-soft text-sm">
          {t('definitions.form.most-items', { most: repeat.max, name: repeat.item })}
        </p>
      )}
    </div>
  );
}

/** Whoever needs at least one is not made to ask for the first: the turns that have to be there are there. */
export function useLeastTurns(
  asked: AskedSection | undefined,
  answers: Answers,
  onChange: (part: Answers) => void,
  wanted = true,
): void {
  const { id = '', repeat } = asked?.section ?? {};
  const list = Array.isArray(answers[id]) ? (answers[id] as ItemAnswers[]) : [];
  const lacking = wanted && repeat ? repeat.min - list.length : 0;
  useEffect(() => {
    if (lacking > 0) onChange({ [id]: [...list, ...Array.from({ length: lacking }, () => ({}))] });
  });
}
