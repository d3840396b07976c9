// SPDX-License-Identifier: Apache-2.0
// Stands alone, before all others: says so where one of them cannot be loaded, where anything fails until the page has
// started, or where the page's program has stopped. No module: what is told here is that modules fail. tools/site puts it into the
// page itself: opened from a folder the page gets nothing else.
{
  const languages = {
    en: {
      notLoaded: 'A part of this page could not be loaded. Reload it; if that does not help, a report is welcome.',
      stopped: 'The program of this page has stopped, most likely for want of memory. Reload it, and use the command for many songs.',
      fromFolder:
        'This page was opened from a folder, where no browser gives it what it needs: it needs a web server. If this device has Python, open a terminal in this folder, type "python3 -m http.server", and visit http://localhost:8000/. For others a server such as nginx, Apache or Caddy will do.',
      notStarted: (/** @type {string} */ reason) =>
        `This page could not start here (${reason}). Allow it what your browser denies it, or reload it; if that does not help, a report is welcome.`,
    },
    de: {
      notLoaded: 'Ein Teil dieser Seite konnte nicht geladen werden. Laden Sie sie neu; hilft das nicht, ist ein Bericht willkommen.',
      stopped:
        'Das Programm dieser Seite ist stehen geblieben, wohl weil ihr Speicher nicht reicht. Laden Sie sie neu, und nehmen Sie für viele Lieder den Befehl.',
      fromFolder:
        'Diese Seite wurde aus einem Ordner geöffnet, und so gibt kein Browser ihr, was sie braucht: Sie braucht einen Webserver. Ist Python auf diesem Gerät, öffnen Sie in diesem Ordner ein Terminal, geben Sie „python3 -m http.server“ ein, und besuchen Sie http://localhost:8000/. Für andere dient ein Server wie nginx, Apache oder Caddy.',
      notStarted: (/** @type {string} */ reason) =>
        `Diese Seite konnte hier nicht starten (${reason}). Erlauben Sie ihr, was Ihr Browser ihr verwehrt, oder laden Sie sie neu; hilft das nicht, ist ein Bericht willkommen.`,
    },
    fr: {
      notLoaded: "Une partie de cette page n'a pas pu être chargée. Rechargez-la\u00a0; si cela n'aide pas, un rapport est bienvenu.",
      stopped: "Le programme de cette page s'est arrêté, sans doute faute de mémoire. Rechargez-la, et utilisez la commande pour beaucoup de chansons.",
      fromFolder:
        "Cette page a été ouverte depuis un dossier, où aucun navigateur ne lui donne ce qu'il lui faut\u00a0: elle a besoin d'un serveur web. Si Python est sur cet appareil, ouvrez un terminal dans ce dossier, tapez «\u00a0python3 -m http.server\u00a0», et visitez http://localhost:8000/. Pour d'autres personnes, un serveur comme nginx, Apache ou Caddy convient.",
      notStarted: (/** @type {string} */ reason) =>
        `Cette page n'a pas pu démarrer ici (${reason}). Permettez-lui ce que votre navigateur lui refuse, ou rechargez-la\u00a0; si cela n'aide pas, un rapport est bienvenu.`,
    },
    es: {
      notLoaded: 'Una parte de esta página no se pudo cargar. Recárguela; si no sirve, se agradece un informe.',
      stopped: 'El programa de esta página se ha detenido, probablemente por falta de memoria. Recárguela, y use el comando para muchas canciones.',
      fromFolder:
        'Esta página se abrió desde una carpeta, donde ningún navegador le da lo que necesita: necesita un servidor web. Si este dispositivo tiene Python, abra un terminal en esta carpeta, escriba «python3 -m http.server», y visite http://localhost:8000/. Para otras personas sirve un servidor como nginx, Apache o Caddy.',
      notStarted: (/** @type {string} */ reason) =>
        `Esta página no pudo arrancar aquí (${reason}). Permítale lo que su navegador le niega, o recárguela; si no sirve, se agradece un informe.`,
    },
  };
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag in languages) ?? 'en';
  const sentences = languages[/** @type {keyof typeof languages} */ (wanted)];
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
