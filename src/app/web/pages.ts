/** The one list of pages, and of the parts that modules lend to each other's pages: added here and nowhere else. */
import { collectorPages } from '../../blocks/collectors/web/pages.tsx';
import { directoryPages } from '../../blocks/directory/web/pages.tsx';
import { documentPages } from '../../blocks/documents/web/pages.tsx';
import { identityPages } from '../../blocks/identity/web/pages.tsx';
import { noticesPages, noticesParts } from '../../blocks/notices/web/pages.tsx';
import { paymentPages } from '../../blocks/payments/web/pages.tsx';
import { applicationPages } from '../../services/applications/web/pages.tsx';
import { channelPages } from '../../services/channels/web/pages.tsx';
import { commandCenterPages } from '../../services/command-center/web/pages.tsx';
import { complaintPages } from '../../services/complaints/web/pages.tsx';
import { counterPages } from '../../services/counters/web/pages.tsx';
import { designerPages } from '../../services/designer/web/pages.tsx';
import { leviesPages } from '../../services/levies/web/pages.tsx';
import { open311Pages } from '../../services/open311/web/pages.tsx';
import { procedurePages, procedureParts } from '../../services/procedures/web/pages.tsx';
import { sp4nPages } from '../../services/sp4n/web/pages.tsx';
import { taxPages } from '../../services/taxes/web/pages.tsx';
import type { WebPages } from '../../web/kit/pages.ts';
import type { WebParts } from '../../web/kit/parts.tsx';
import { SOURCE_PATH } from './source-path.ts';

/** Of the house itself, not of a module. */
const housePages: WebPages = [
  { face: 'portal', path: SOURCE_PATH, title: 'kit.source', load: () => import('./portal/SourcePage.tsx') },
];

export const pages: WebPages = [
  ...housePages,
  ...complaintPages,
  ...applicationPages,
  ...counterPages,
  ...procedurePages,
  ...leviesPages,
  ...taxPages,
  ...collectorPages,
  ...designerPages,
  ...open311Pages,
  ...channelPages,
  ...sp4nPages,
  ...commandCenterPages,
  ...identityPages,
  ...directoryPages,
  ...documentPages,
  ...noticesPages,
  ...paymentPages,
];

export const parts: WebParts = [...procedureParts, ...noticesParts];
