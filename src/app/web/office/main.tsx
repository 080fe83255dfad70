/** Opens the office: the face for officers; nobody passes without signing in. */
import '@fontsource-variable/source-sans-3/wght.css';
import '../../../web/ui/theme.css';
import texts from 'virtual:texts/office';
import { setParts } from '../../../web/kit/parts.tsx';
import { startFace } from '../../../web/kit/shell/start.tsx';
import { registerWorker } from '../../../web/kit/shell/worker.ts';
import { keepWords } from '../../../web/kit/texts/texts.ts';
import { pages, parts } from '../pages.ts';
import { OfficeFrame } from './OfficeFrame.tsx';

setParts('office', parts);
void startFace({
  face: 'office',
  pages,
  texts,
  Frame: OfficeFrame,
  signInPath: '/office/masuk',
  owedPath: '/office/akun',
  afterStart: () => void keepWords().then(() => registerWorker('/office/sw.js', '/office/')),
});
