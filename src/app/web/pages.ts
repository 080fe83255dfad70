/** The one list of pages: every module's manifest of pages is added here and nowhere else. */
import { directoryPages } from '../../blocks/directory/web/pages.tsx';
import { identityPages } from '../../blocks/identity/web/pages.tsx';
import { noticesPages } from '../../blocks/notices/web/pages.tsx';
import { commandCenterPages } from '../../services/command-center/web/pages.tsx';
import { complaintPages } from '../../services/complaints/web/pages.tsx';
import type { WebPages } from '../../web/kit/pages.ts';

export const pages: WebPages = [
  ...complaintPages,
  ...commandCenterPages,
  ...identityPages,
  ...directoryPages,
  ...noticesPages,
];
