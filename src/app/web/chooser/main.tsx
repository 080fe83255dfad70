/** Opens the chooser on the bare domain: which city's house to enter. */
import '@fontsource-variable/source-sans-3/wght.css';
import '../../../web/ui/theme.css';
import texts from 'virtual:texts/chooser';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadTexts } from '../../../web/kit/texts/texts.ts';
import { CityChooser } from './CityChooser.tsx';

async function open(): Promise<void> {
  await loadTexts(texts);
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app element');
  createRoot(root).render(
    <StrictMode>
      <CityChooser />
    </StrictMode>,
  );
}

void open();
