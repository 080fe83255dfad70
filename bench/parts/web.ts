/** What a phone fetches before it can use the report page: script and style, gzip, one language. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { viteSettings } from '../../src/app/web/build/settings.ts';
import { firstLoad } from '../../src/app/web/build/weight.ts';
import { round } from '../kit/numbers.ts';
import { below, type Part, plain } from '../kit/part.ts';

const PAGE = { path: '/lapor', file: 'src/services/complaints/web/portal/ReportPage.tsx' };
const LANGUAGES = ['id', 'en', 'jv', 'zh'];

export const web: Part = {
  title: 'Web: first load of the report page',
  async run() {
    const outDir = mkdtempSync(join(tmpdir(), 'pendopo-bench-web-'));
    try {
      await build({ ...viteSettings(outDir), configFile: false, logLevel: 'error' });
      const weights = await Promise.all(
        LANGUAGES.map((language) => firstLoad(outDir, 'portal', PAGE, language)),
      );
      const heaviest = weights.reduce((a, b) => (b.total > a.total ? b : a));
      const empty = await firstLoad(outDir, 'portal');
      const largest = [...heaviest.files].sort((a, b) => b.gzip - a.gzip).slice(0, 5);
      const files = largest.map(
        ({ file, gzip }) => `${file.replace(/^assets\//, '')} ${round(gzip / 1000, 1)}`,
      );
      const note = `${heaviest.files.length} files, the largest: ${files.join(', ')}`;
      return [
        below('script and style of /lapor, gzip', round(heaviest.total / 1000, 1), 150, 'kB', note),
        plain('the same without the page itself', round(empty.total / 1000, 1), 'kB'),
      ];
    } finally {
      rmSync(outDir, { recursive: true, force: true });
    }
  },
};
