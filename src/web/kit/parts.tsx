/** Parts that one module lends to a page of another, without either knowing the other: the roof brings both together. */
import { type ComponentType, lazy, Suspense } from 'react';
import { LoadingState } from '../ui/base/progress.tsx';
import type { Face } from './pages.ts';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { useTexts } from './texts/texts.ts';

/** Places that pages keep open for parts: `account` stands on everybody's own account page, `home` on the first page of the portal. */
export type PartPlace = 'account' | 'home';

/** A lazily loaded part; its file exports the component as `Part`, with its own heading of level 2. */
export type WebPart = {
  place: PartPlace;
  faces: readonly Face[];
  order: number;
  load: () => Promise<{ Part: ComponentType }>;
};
/** What a module's `web/pages.tsx` may export beside its pages. */
export type WebParts = WebPart[];

type Lent = { key: string; place: PartPlace; Part: ComponentType };

let lent: Lent[] = [];

/** Called once by the roof, with the parts of all modules; those of other faces are left out. */
export function setParts(face: Face, parts: WebParts): void {
  lent = parts
    .filter(({ faces }) => faces.includes(face))
    .sort((a, b) => a.order - b.order)
    .map(({ place, load }, index) => ({
      key: `${place}-${index}`,
      place,
      Part: lazy(async () => ({ default: (await load()).Part })),
    }));
}

/** The parts lent to a place, in order; one that fails leaves the page and the others standing. */
export function Parts({ place }: { place: PartPlace }) {
  const { t } = useTexts();
  return lent
    .filter((one) => one.place === place)
    .map(({ key, Part }) => (
      <ErrorBoundary key={key}>
        <Suspense fallback={<LoadingState label={t('kit.loading')} rows={1} />}>
          <Part />
        </Suspense>
      </ErrorBoundary>
    ));
}
