/** Opens the wall: the command-center screen, shown all day with a kiosk token or to a signed-in officer. */
import '@fontsource-variable/source-sans-3/wght.css';
import '../../../web/ui/theme.css';
import texts from 'virtual:texts/wall';
import { setKioskToken } from '../../../web/kit/api/api.ts';
import { startFace } from '../../../web/kit/shell/start.tsx';
import { pages } from '../pages.ts';
import { readKioskToken } from './kiosk.ts';
import { WallFrame } from './WallFrame.tsx';

setKioskToken(readKioskToken());
void startFace({ face: 'wall', pages, texts, Frame: WallFrame });
