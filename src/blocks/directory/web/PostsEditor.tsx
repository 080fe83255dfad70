/** The counters, units and crews of an agency: a short list, each opened to be changed. */
import { useRef, useState } from 'react';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { newId } from '../../../web/kit/unique.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { FieldError, Select, TextField } from '../../../web/ui/base/field.tsx';
import type { AgencyView } from '../contract.ts';
import { emptyWords, WordsFields } from './WordsFields.tsx';

type Post = AgencyView['posts'][number];
const kinds = ['counter', 'unit', 'crew'] as const;

export function PostsEditor({
  id,
  posts,
  error,
  onChange,
}: {
  id: string;
  posts: Post[];
  error?: string | undefined;
  onChange: (posts: Post[]) => void;
}) {
  const { t, language } = useTexts();
  const [opened, setOpened] = useState<number>();
  // A post's own id changes while it is being typed, so each row has a name of its own.
  const rows = useRef(posts.map(() => newId()));
  const change = (at: number, part: Partial<Post>) =>
    onChange(posts.map((post, index) => (index === at ? { ...post, ...part } : post)));
  const kindWords = {
    counter: t('directory.post.counter'),
    unit: t('directory.post.unit'),
    crew: t('directory.post.crew'),
  };
  return (
    <fieldset className="grid gap-3" id={id} tabIndex={-1}>
      <legend className="field-label mb-2">{t('directory.agencies.posts')}</legend>
      {error && <FieldError>{error}</FieldError>}
      {posts.length === 0 && <p className="text-ink-soft">{t('directory.post.none')}</p>}
      {posts.map((post, at) => (
        <div key={rows.current[at]} className="card grid gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span>
              <strong>{post.name[language] || t('directory.post.new')}</strong>{' '}
              <span className="text-ink-soft">{kindWords[post.kind]}</span>
            </span>
            <span className="button-row">
              <Button
                tone="quiet"
                size="small"
                aria-expanded={opened === at}
                onClick={() => setOpened(opened === at ? undefined : at)}
              >
                {t('directory.post.change')}
              </Button>
              <Button
                tone="quiet"
                size="small"
                onClick={() => {
                  setOpened(undefined);
                  rows.current.splice(at, 1);
                  onChange(posts.filter((_, index) => index !== at));
                }}
              >
                {t('directory.post.remove')}
              </Button>
            </span>
          </div>
          {opened === at && (
            <>
              <TextField
                label={t('directory.agencies.id')}
                hint={t('directory.agencies.id-hint')}
                value={post.id}
                onChange={(event) => change(at, { id: event.target.value })}
              />
              <WordsFields
                id={`${id}-${at}`}
                legend={t('directory.agencies.name')}
                value={post.name}
                onChange={(name) => change(at, { name })}
              />
              <Select
                label={t('directory.agencies.kind')}
                options={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
                value={post.kind}
                onChange={(event) => change(at, { kind: event.target.value as Post['kind'] })}
              />
            </>
          )}
        </div>
      ))}
      <div>
        <Button
          tone="second"
          size="small"
          icon="plus"
          onClick={() => {
            rows.current.push(newId());
            onChange([...posts, { id: '', name: emptyWords(), kind: 'unit', place: null }]);
            setOpened(posts.length);
          }}
        >
          {t('directory.post.add')}
        </Button>
      </div>
    </fieldset>
  );
}
