/** Opens the portal: the face for citizens and visitors. */
import '@fontsource-variable/source-sans-3/wght.css';
import '../../../web/ui/theme.css';
import texts from 'virtual:texts/portal';
import { setParts } from '../../../web/kit/parts.tsx';
import { startFace } from '../../../web/kit/shell/start.tsx';
import { registerWorker } from '../../../web/kit/shell/worker.ts';
import { keepWords } from '../../../web/kit/texts/texts.ts';
import { pages, parts } from '../pages.ts';
import { PortalFrame } from './PortalFrame.tsx';

setParts('portal', parts);
void startFace({
  face: 'portal',
  pages,
  texts,
  Frame: PortalFrame,
  afterStart: () => void keepWords().then(() => registerWorker('/sw.js', '/')),
});
