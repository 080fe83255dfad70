/** What a face draws around every page. */
import type { ComponentType, ReactNode } from 'react';
import type { WebPages } from '../pages.ts';

/** The furniture around a page: header, menu, footer. Renders `children` inside `<main id="isi" tabIndex={-1}>`. */
export type Frame = ComponentType<{ children: ReactNode; pages: WebPages; hero?: ReactNode }>;
