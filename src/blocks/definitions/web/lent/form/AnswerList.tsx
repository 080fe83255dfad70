/** All answers of a form once more, section by section: for the check before sending, for tracking, for the desk. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { FieldView } from '../../../contract.ts';
import type { Asked, AskedItem, AskedSection } from '../../../rules/answers.ts';
import { answerWords } from './answer-words.ts';
import { itemTitle } from './item-words.ts';

type Props = {
  asked: Asked;
  fileName: (id: string) => string | undefined;
  /** Beside the title of a section: the way back to change it. */
  action?: (section: AskedSection) => ReactNode;
  /** Below the answers of each turn of a repeated section, counted from 0. */
  turn?: (at: number) => ReactNode;
  /** Beside an answer: the way back to just that question. */
  change?: (path: string, title: string) => ReactNode;
  /** Shown in place of the words of an answer, such as files that can be opened. */
  show?: (field: FieldView, value: unknown, path: string) => ReactNode | undefined;
  /** Level of the sections' headings. */
  level?: 2 | 3;
};

export function AnswerList({ asked, fileName, action, turn, change, show, level = 2 }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const ward = (code: string) => areas.find((area) => area.code === code)?.name;
  const Heading = `h${level}` as const;
  const factsOf = (item: AskedItem) =>
    item.fields.map((field) => {
      const value = item.answers[field.id];
      const path = `${item.path}${field.id}`;
      const words = answerWords(texts, field, value, { ward, file: fileName });
      const said = show?.(field, value, path) ?? (
        <span className={words === undefined ? 'text-ink-soft' : 'whitespace-pre-line break-words'}>
          {words ?? t('definitions.form.not-answered')}
        </span>
      );
      const beside = change?.(path, field.title);
      return {
        key: field.id,
        term: field.title,
        value: beside ? (
          <span className="flex items-start justify-between gap-x-3">
            <span className="min-w-0">{said}</span>
            <span className="-my-2 shrink-0">{beside}</span>
          </span>
        ) : (
          said
        ),
        stacked: Boolean(beside),
      };
    });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {asked.sections.map((one) => (
        <section key={one.section.id} className="card grid grid-cols-[minmax(0,1fr)] gap-3">
          <div className="flex items-baseline justify-between gap-x-4">
            {!turn && <Heading className="min-w-0 text-lg">{one.section.title}</Heading>}
            {action && <div className="shrink-0">{action(one)}</div>}
          </div>
          {one.items.length === 0 && <p className="text-ink-soft">{t('definitions.form.not-answered')}</p>}
          {one.items.map((item, index) => (
            <div key={item.path} className="grid grid-cols-[minmax(0,1fr)] gap-2">
              {one.section.repeat && <strong>{itemTitle(texts, one.section.repeat.item, index)}</strong>}
              <Facts facts={factsOf(item)} />
              {turn?.(index)}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
