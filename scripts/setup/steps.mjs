// Prints each preparing step with its name and how long it takes: a spinner on a terminal, plain lines elsewhere.
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const PLAIN_EVERY_MS = 10_000;

/**
 * Runs `work` under a printed title. Everything goes to stderr, so that a command's own output stays clean.
 * @template T
 * @param {string} title
 * @param {(report: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const out = process.stderr;
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
  let detail = '';
  let frame = 0;
  const line = () => [title, detail].filter(Boolean).join(': ');

  if (!out.isTTY) out.write(`${title} …\n`);
  const timer = out.isTTY
    ? setInterval(() => {
        frame = (frame + 1) % FRAMES.length;
        const text = `${FRAMES[frame]} ${line()} (${seconds()})`;
        out.write(`\r\x1b[K${text.slice(0, (out.columns || 80) - 1)}`);
      }, 120)
    : setInterval(() => out.write(`  ${line()}, ${seconds()} so far\n`), PLAIN_EVERY_MS);

  const end = (mark) => {
    clearInterval(timer);
    out.write(`${out.isTTY ? '\r\x1b[K' : ''}${mark} ${title} (${seconds()})\n`);
  };
  try {
    const result = await work((text) => {
      detail = text;
    });
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}
