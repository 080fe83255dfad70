/** On the first page of the portal: look for a service, or say what is happening in one's life. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Section } from '../../../../web/ui/portal/page.tsx';
import { catalogueQuery } from '../queries.ts';
import { EventCards } from './catalogue/EventCards.tsx';
import './catalogue/catalogue.css';

const MOST = 6;

export function Part() {
  const { t } = useTexts();
  const [words, setWords] = useState('');
  const catalogue = useQuery(catalogueQuery).data;
  // A city without services sends nobody into an empty room.
  if (catalogue?.services.length === 0) return null;
  const search = (event: FormEvent) => {
    event.preventDefault();
    navigate(words.trim() ? `/layanan?cari=${encodeURIComponent(words.trim())}` : '/layanan');
  };
  return (
    <Section
      title={t('procedures.list.title')}
      action={<Link href="/layanan">{t('procedures.list.all')}</Link>}
    >
      <form className="flex flex-wrap items-end gap-3" onSubmit={search} noValidate>
        <div className="min-w-0 max-w-md flex-1 basis-60">
          <TextField
            type="search"
            label={t('procedures.search.label')}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={100}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <Button type="submit" tone="second" icon="search">
          {t('procedures.search.button')}
        </Button>
      </form>
      {catalogue && <EventCards catalogue={catalogue} most={MOST} />}
    </Section>
  );
}
