/** One agency as a form: names in four languages, its place in the tree, its posts, its closing date. */

import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/kit/api/api.ts';
import { DateField } from '../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../web/ui/base/field.tsx';
import { Dialog } from '../../../web/ui/office/dialog.tsx';
import type { AgencyView } from '../contract.ts';
import { PostsEditor } from './PostsEditor.tsx';
import { emptyWords, WordsFields } from './WordsFields.tsx';

type Values = Pick<AgencyView, 'id' | 'name' | 'short' | 'kind' | 'posts'> & {
  parent: string;
  closedOn: string;
};

const paths = { name: 'name', posts: 'posts' } as const;

export function AgencyDialog({
  agency,
  others,
  onClose,
}: {
  agency: AgencyView | undefined;
  others: readonly AgencyView[];
  onClose: () => void;
}) {
  const { t, language } = useTexts();
  const client = useQueryClient();
  const form = useForm<Values>({
    initial: {
      id: agency?.id ?? '',
      name: agency?.name ?? emptyWords(),
      short: agency?.short ?? '',
      kind: agency?.kind ?? 'dinas',
      parent: agency?.parent ?? '',
      posts: agency?.posts ?? [],
      closedOn: agency?.closedOn ?? '',
    },
    paths,
    async submit({ id, parent, closedOn, ...rest }) {
      const body = { ...rest, parent: parent || null };
      if (agency) await api.patch(`/api/agencies/${agency.id}`, { ...body, closedOn: closedOn || null });
      else await api.post('/api/agencies', { ...body, id });
      await client.invalidateQueries({ queryKey: ['directory'] });
      onClose();
    },
  });
  const kinds = [...new Set([...others.map(({ kind }) => kind), form.values.kind])].sort();
  return (
    <Dialog
      open
      firm
      size="wide"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={agency ? agency.name[language] : t('directory.agencies.add')}
      actions={
        <Button busy={form.busy} busyLabel={t('directory.saving')} onClick={() => void form.submit()}>
          {t('directory.save')}
        </Button>
      }
    >
      <form className="grid gap-4" onSubmit={(event) => void form.submit(event)}>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        {!agency && (
          <TextField
            label={t('directory.agencies.id')}
            hint={t('directory.agencies.id-hint')}
            {...form.field('id')}
          />
        )}
        <WordsFields
          id={form.idOf('name')}
          legend={t('directory.agencies.name')}
          value={form.values.name}
          error={form.errors.name}
          onChange={(name) => form.set('name', name)}
        />
        <TextField label={t('directory.agencies.short')} {...form.field('short')} />
        <Select
          label={t('directory.agencies.kind')}
          options={kinds.map((kind) => ({ value: kind, label: kind }))}
          {...form.field('kind')}
        />
        <Select
          label={t('directory.agencies.parent')}
          empty={t('directory.agencies.no-parent')}
          options={others
            .filter(({ id }) => id !== agency?.id)
            .map(({ id, name }) => ({ value: id, label: name[language] }))}
          {...form.field('parent')}
        />
        <PostsEditor
          id={form.idOf('posts')}
          posts={form.values.posts}
          error={form.errors.posts}
          onChange={(posts) => form.set('posts', posts)}
        />
        {agency && (
          <DateField
            label={t('directory.agencies.closed-on')}
            hint={t('directory.agencies.closed-on-hint')}
            {...form.field('closedOn')}
          />
        )}
      </form>
    </Dialog>
  );
}
