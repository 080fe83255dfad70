/** Opens the portal: the face for citizens and visitors. */
import '@fontsource-variable/source-sans-3/wght.css';
import '../../../web/ui/theme.css';
import texts from 'virtual:texts/portal';
import { startFace } from '../../../web/kit/shell/start.tsx';
import { registerWorker } from '../../../web/kit/shell/worker.ts';
import { pages } from '../pages.ts';
import { PortalFrame } from './PortalFrame.tsx';

void startFace({
  face: 'portal',
  pages,
  texts,
  Frame: PortalFrame,
  afterStart: () => void registerWorker('/sw.js', '/'),
});
