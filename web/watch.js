// SPDX-License-Identifier: Apache-2.0
// Stands alone, before all others: says so where one of them cannot be loaded, where anything fails until the page has
// started, or where the page's program has stopped. No module: what is told here is that modules fail.
{
  const german = /^de\b/i.test(navigator.language);
  const sentences = {
    notLoaded: german
      ? 'Ein Teil dieser Seite konnte nicht geladen werden. Laden Sie sie neu; hilft das nicht, ist ein Bericht willkommen.'
      : 'A part of this page could not be loaded. Reload it; if that does not help, a report is welcome.',
    stopped: german
      ? 'Das Programm dieser Seite ist stehen geblieben, wohl weil ihr Speicher nicht reicht. Laden Sie sie neu, und nehmen Sie für viele Lieder den Befehl.'
      : 'The program of this page has stopped, most likely for want of memory. Reload it, and use the command for many songs.',
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
  const failed = (/** @type {any} */ error) => {
    if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) tell(sentences.stopped);
    else if (!started) tell(sentences.notStarted(String(error?.message ?? error)));
  };
  window.addEventListener('unhandledrejection', ({ reason }) => failed(reason));
  window.addEventListener(
    'error',
    (event) => {
      if (event.target instanceof HTMLScriptElement) tell(sentences.notLoaded);
      else if (event.error) failed(event.error); // no such thing comes with what is only a remark of the browser
    },
    { capture: true }, // a script's own error does not bubble
  );
}
