/** After an update the server no longer has the old code pieces: a page that asks for one is loaded afresh, once. */

const mark = 'pendopo.reloaded';

/** Listens for a code piece that cannot be fetched although the network is there. */
export function reloadOnLostChunk(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine) return;
    const last = Number(read());
    // A second failure within a minute is a real fault: let the page say so instead of turning in circles.
    if (Date.now() - last < 60_000) return;
    event.preventDefault();
    write(String(Date.now()));
    window.location.reload();
  });
}

function read(): string | null {
  try {
    return sessionStorage.getItem(mark);
  } catch {
    return String(Date.now());
  }
}

function write(value: string): void {
  try {
    sessionStorage.setItem(mark, value);
  } catch {
    // Without storage `read` already says "just now", so nothing turns in circles.
  }
}
