// SPDX-License-Identifier: Apache-2.0
// Stands alone, before all others: says so where one of them cannot be loaded, where anything fails until the page has
// started, or where the page's program has stopped. No module: what is told here is that modules fail. tools/site puts it into the
// page itself: opened from a folder the page gets nothing else.
{
  const german = /^de\b/i.test(navigator.language);
  const sentences = {
    notLoaded: german
      ? 'Ein Teil dieser Seite konnte nicht geladen werden. Laden Sie sie neu; hilft das nicht, ist ein Bericht willkommen.'
      : 'A part of this page could not be loaded. Reload it; if that does not help, a report is welcome.',
    stopped: german
      ? 'Das Programm dieser Seite ist stehen geblieben, wohl weil ihr Speicher nicht reicht. Laden Sie sie neu, und nehmen Sie für viele Lieder den Befehl.'
      : 'The program of this page has stopped, most likely for want of memory. Reload it, and use the command for many songs.',
    fromFolder: german
      ? 'Diese Seite wurde aus einem Ordner geöffnet, und so gibt kein Browser ihr, was sie braucht: Sie braucht einen Webserver. Ist Python auf diesem Gerät, öffnen Sie in diesem Ordner ein Terminal, geben Sie „python3 -m http.server“ ein, und besuchen Sie http://localhost:8000/. Für andere dient ein Server wie nginx, Apache oder Caddy.'
      : 'This page was opened from a folder, where no browser gives it what it needs: it needs a web server. If this device has Python, open a terminal in this folder, type "python3 -m http.server", and visit http://localhost:8000/. For others a server such as nginx, Apache or Caddy will do.',
    notStarted: (/** @type {string} */ reason) =>
      german
        ? `Diese Seite konnte hier nicht starten (${reason}). Erlauben Sie ihr, was Ihr Browser ihr verwehrt, oder laden Sie sie neu; hilft das nicht, ist ein Bericht willkommen.`
        : `This page could not start here (${reason}). Allow it what your browser denies it, or reload it; if that does not help, a report is welcome.`,
  };
  const tell = (/** @type {string} */ sentence) => {
    const line = document.getElementById('status');
    if (line) line.textContent = sentence;
    else document.addEventListener('DOMContentLoaded', () => tell(sentence), { once: true });
  };
  let started = false; // from then on main.js tells what fails
  window.addEventListener('moodglass-started', () => (started = true), { once: true });
  const inFolder = location.protocol === 'file:';
  if (inFolder) tell(sentences.fromFolder); // whatever else fails there fails for that
  const failed = (/** @type {any} */ error) => {
    if (inFolder) return;
    if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) tell(sentences.stopped);
    else if (!started) tell(sentences.notStarted(String(error?.message ?? error)));
  };
  window.addEventListener('unhandledrejection', ({ reason }) => failed(reason));
  window.addEventListener(
    'error',
    (event) => {
      if (event.target instanceof HTMLScriptElement && !inFolder) tell(sentences.notLoaded);
      else if (event.error) failed(event.error); // no such thing comes with what is only a remark of the browser
    },
    { capture: true }, // a script's own error does not bubble
  );
}
