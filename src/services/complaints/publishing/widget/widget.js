// Puts the city's reports into another site: <script src="https://…/widget.js" data-wilayah="…" async></script>
// In the frame itself it only says how tall the frame has to be. It sets no cookie and reads nothing of the page.
(() => {
  const SAID = 'pendopo-widget-height';
  if (document.documentElement.dataset.pendopoWidget !== undefined) {
    const say = () =>
      window.parent.postMessage({ [SAID]: document.documentElement.getBoundingClientRect().height }, '*');
    new ResizeObserver(say).observe(document.documentElement);
    return;
  }
  const script = document.currentScript;
  if (!script) return;
  const site = new URL(script.src).origin;
  const query = new URLSearchParams();
  for (const name of [
    'wilayah',
    'jenis',
    'opd',
    'keadaan',
    'bahasa',
    'tampil',
    'jumlah',
    'tema',
    'warna',
    'huruf',
  ]) {
    const value = script.dataset[name];
    if (value) query.set(name, value);
  }
  const frame = document.createElement('iframe');
  frame.src = `${site}/widget.html?${query}`;
  frame.title = script.dataset.judul || 'Laporan warga';
  frame.loading = 'lazy';
  frame.referrerPolicy = 'no-referrer';
  frame.style.cssText = 'display:block;width:100%;height:420px;border:0;color-scheme:normal';
  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== site) return;
    const height = event.data?.[SAID];
    if (typeof height === 'number' && height > 0 && height < 5000)
      frame.style.height = `${Math.ceil(height)}px`;
  });
  script.after(frame);
})();
