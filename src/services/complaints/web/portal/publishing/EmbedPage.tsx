/** Makes the line that another site needs to show this city's reports, with the result beside it. */
import './publishing.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { languageNames, languages } from '../../../../../shared/languages.ts';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Select, TextArea } from '../../../../../web/ui/base/field.tsx';
import { Page as PageFrame, Section } from '../../../../../web/ui/portal/page.tsx';
import { agenciesQuery } from '../../agencies.ts';
import { categoriesQuery } from '../questions.ts';
import { groupsOf } from '../report/find-category.ts';
import { useCopied } from '../use-copied.ts';
import { agencyOptions, areaOptions } from './places.ts';

type Wish = Record<string, string>;

const SHOW: [string, TextKey][] = [
  ['laporan', 'complaints.embed.show-reports'],
  ['angka', 'complaints.embed.show-figures'],
  ['semua', 'complaints.embed.show-both'],
];
const THEME: [string, TextKey][] = [
  ['terang', 'complaints.embed.theme-light'],
  ['gelap', 'complaints.embed.theme-dark'],
  ['ikut', 'complaints.embed.theme-auto'],
];
const COLOUR: [string, TextKey][] = [
  ['nila', 'complaints.embed.colour-indigo'],
  ['soga', 'complaints.embed.colour-teak'],
  ['hijau', 'complaints.embed.colour-green'],
  ['tinta', 'complaints.embed.colour-ink'],
];
const SIZE: [string, TextKey][] = [
  ['biasa', 'complaints.embed.size-usual'],
  ['besar', 'complaints.embed.size-large'],
];
/** What the frame does when nothing is said. */
const USUAL: Wish = {
  tampil: 'laporan',
  jumlah: '5',
  tema: 'terang',
  warna: 'nila',
  huruf: 'biasa',
  bahasa: 'id',
};

const quoted = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function said(wish: Wish): [string, string][] {
  return Object.entries(wish).filter(([name, value]) => value !== '' && USUAL[name] !== value);
}

function scriptLine(wish: Wish, title: string): string {
  const data = [...said(wish), ['judul', title]].map(
    ([name, value]) => ` data-${name}="${quoted(value ?? '')}"`,
  );
  return `<script src="${window.location.origin}/widget.js"${data.join('')} async></script>`;
}

const frameAddress = (wish: Wish) => `/widget.html?${new URLSearchParams(said(wish))}`;

function frameLine(wish: Wish, title: string): string {
  return `<iframe src="${quoted(window.location.origin + frameAddress(wish))}" title="${quoted(title)}" width="100%" height="520" style="border:0" loading="lazy"></iframe>`;
}

export function Page() {
  const { t, language } = useTexts();
  const { city } = useSession();
  const [wish, setWish] = useState<Wish>({ ...USUAL, bahasa: language });
  const [way, setWay] = useState<'script' | 'frame'>('script');
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const set = (name: string) => (event: { target: { value: string } }) =>
    setWish((before) => ({ ...before, [name]: event.target.value }));
  const choose = (name: string, label: TextKey, choices: [string, TextKey][]) => (
    <Select
      label={t(label)}
      value={wish[name] ?? ''}
      options={choices.map(([value, key]) => ({ value, label: t(key) }))}
      onChange={set(name)}
    />
  );
  const title = t('complaints.embed.frame-title', { city: city?.name ?? '' });
  const line = way === 'script' ? scriptLine(wish, title) : frameLine(wish, title);
  return (
    <PageFrame
      title={t('complaints.embed.title')}
      lead={t('complaints.embed.lead')}
      back={{ href: '/laporan', label: t('complaints.case.back') }}
    >
      <div className="embed-halves">
        <div className="grid content-start gap-4">
          <Select
            label={t('complaints.list.area')}
            empty={t('complaints.list.area-all')}
            value={wish.wilayah ?? ''}
            options={areaOptions(areas, (name) => t('complaints.search.whole', { name }))}
            onChange={set('wilayah')}
          />
          <Select
            label={t('complaints.list.category')}
            empty={t('complaints.list.category-all')}
            value={wish.jenis ?? ''}
            options={groupsOf(categories).map(({ title: label, categories: inside }) => ({
              label,
              options: inside.map((one) => ({ value: one.id, label: one.title })),
            }))}
            onChange={set('jenis')}
          />
          <Select
            label={t('complaints.search.agency')}
            empty={t('complaints.search.agency-all')}
            value={wish.opd ?? ''}
            options={agencyOptions(agencies, language)}
            onChange={set('opd')}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            {choose('tampil', 'complaints.embed.show', SHOW)}
            {wish.tampil !== 'angka' && (
              <Select
                label={t('complaints.embed.count')}
                value={wish.jumlah ?? '5'}
                options={['3', '5', '8', '10'].map((value) => ({ value, label: value }))}
                onChange={set('jumlah')}
              />
            )}
            {choose('tema', 'complaints.embed.theme', THEME)}
            {choose('warna', 'complaints.embed.colour', COLOUR)}
            {choose('huruf', 'complaints.embed.size', SIZE)}
            <Select
              label={t('complaints.embed.language')}
              value={wish.bahasa ?? 'id'}
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
              onChange={set('bahasa')}
            />
          </div>
        </div>
        <Section title={t('complaints.embed.preview')}>
          <Preview address={frameAddress(wish)} title={title} />
        </Section>
      </div>
      <Section title={t('complaints.embed.line')}>
        <RadioCards
          label={t('complaints.embed.way')}
          name="cara"
          columns={2}
          value={way}
          onChange={setWay}
          choices={[
            {
              value: 'script',
              title: t('complaints.embed.way-script'),
              note: t('complaints.embed.way-script-note'),
            },
            {
              value: 'frame',
              title: t('complaints.embed.way-frame'),
              note: t('complaints.embed.way-frame-note'),
            },
          ]}
        />
        <Line key={line} line={line} />
        <p className="text-ink-soft text-sm">{t('complaints.embed.privacy')}</p>
      </Section>
    </PageFrame>
  );
}

/** The frame as another site would show it; as tall as it says that it is. */
function Preview({ address, title }: { address: string; title: string }) {
  const [height, setHeight] = useState(420);
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const said = (event.data as Record<string, unknown> | null)?.['pendopo-widget-height'];
      if (event.origin === window.location.origin && typeof said === 'number') setHeight(Math.ceil(said));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return <iframe className="embed-preview" src={address} title={title} style={{ height }} />;
}

function Line({ line }: { line: string }) {
  const { t } = useTexts();
  const { said, copy } = useCopied();
  return (
    <div className="grid gap-3">
      <TextArea
        label={t('complaints.embed.line-label')}
        className="embed-line"
        readOnly
        rows={4}
        spellCheck={false}
        value={line}
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="second" onClick={() => void copy(line, t('complaints.embed.copied'))}>
          {t('complaints.embed.copy')}
        </Button>
        <p role="status" className="text-good text-sm">
          {said}
        </p>
      </div>
    </div>
  );
}
