// SPDX-License-Identifier: Apache-2.0
// Every word of the page around the canvas, in each of its languages; French and Spanish in files of their own. What the engine says (refusals, sentences) is
// English. Elements of index.html that have data-words, data-words-label or data-words-hint get the entry of that name.
import { french } from './words-french.js';
import { some } from './some.js';
import { spanish } from './words-spanish.js';

const english = {
  language: 'en',
  decimalMark: '.',
  colon: ': ', // between a name and what it is
  skip: 'Skip to the results as tables',
  add: 'Add songs',
  privacy: 'Your songs stay on this device.',
  problems: 'Problems',
  drawn: 'The analysis, drawn',
  canvas: 'The analysis, drawn. The same results are in the tables below.',
  tables: 'Results as tables',
  nothing: 'Nothing yet. Add a song (MP3, M4A, WAV, FLAC, Ogg, Opus and more), or drop one anywhere on this page. Then you read here how it sounds to people, which emotions it expresses, and why.',
  songs: 'Songs',
  keptTitle: 'Kept on this device',
  keep: 'Keep results (never the sound) in this browser between visits, and the list of songs in this tab',
  keptResults: 'Kept results',
  keptNote: 'Browsers may delete what pages keep when space runs out, or when a page was not visited for weeks. The result as JSON is the safe copy.',
  licences: 'Licences',
  orTry: 'Or try',
  examples: { 'march.ogg': 'a cheerful march', 'lament.ogg': 'a slow minor lament', 'chase.ogg': 'a dissonant chase', 'tiptoe.ogg fog.ogg': 'two ways to be tense', 'tune-1.ogg tune-2.ogg tune-3.ogg tune-4.ogg tune-5.ogg': 'one tune, five ways' },

  loadingModel: (/** @type {string} */ name) => `Loading the model "${name}"…`,
  ready: 'Ready. Drop a song anywhere on this page, or add one with the button.',
  modelReady: (/** @type {string} */ name) => `The model "${name}" is ready.`,
  notReady: 'The engine is not ready.',
  notStarted: 'The page did not start.',
  reloadOrReport: (/** @type {string} */ reason) => `${reason} Reload the page; if that does not help, a report is welcome.`,
  noModels: (/** @type {number | string} */ code) => `The list of models could not be loaded (${code}).`,
  noModel: (/** @type {string} */ name, /** @type {number | string} */ code) => `The model "${name}" could not be loaded (${code}). Check the connection.`,
  modelDamaged: (/** @type {string} */ name) => `The model "${name}" arrived damaged, or is newer than this page. Check the connection, or reload the page.`,
  offline: 'no connection',
  noPart: (/** @type {string} */ address, /** @type {number | string} */ code) => `${address} could not be loaded (${code}).`,
  cannotRun: 'This page cannot run here.',
  noSimd: 'This browser has no WASM SIMD (needs Chrome 91, Firefox 89, Safari 16.4).',
  noWebGl: 'This browser has no WebGL 2, so nothing can be drawn here. Songs are analysed all the same: the results are in the tables below.',
  provisional: (/** @type {string} */ name) => `${name}: provisional values, of the first 10 seconds.`,
  storing: (/** @type {string} */ name) => `${name}: waits until this page is stored for use without a network, so that nothing is fetched while a song is analysed.`,
  done: (/** @type {string} */ name) => `${name}: done.`,
  failedSong: (/** @type {string} */ name) => `${name}: not analysed.`,
  engineOf: (/** @type {string} */ version, /** @type {string} */ kernels, /** @type {number} */ workers) =>
    `Engine ${version} (${kernels}, ${workers === 1 ? '1 worker' : `${workers} workers`})`,
  cancelledSong: (/** @type {string} */ name) => `${name}: cancelled.`,
  removedSong: (/** @type {string} */ name) => `${name}: removed from the list.`,
  songIsBack: (/** @type {string} */ name) => `${name}: back in the list.`,
  theSong: 'The song',
  saved: (/** @type {string} */ name) => `Saved ${name}.`,
  share: 'Share',
  notShared: (/** @type {string} */ name, /** @type {string} */ reason) => `${name} could not be shared (${reason}). It was saved: share it from there.`,
  sharedIsLost: 'What was shared has not reached the page. Share it once more, or choose the file with the button.',
  sharedNoFile: 'There was no file in what was shared. Share a sound file itself, not its link or its name.',
  fileGone: (/** @type {string} */ reason) => `A file that was to be opened here could not be read (${reason}). Choose it with the button.`,
  notSaved: (/** @type {string} */ name) => `${name} was not saved: it was stopped before it was made.`,
  noPicture: 'There is no picture to save.',
  copied: 'Copied.',
  linkCopied: 'Copied. The link holds the values and reasons, not the sound; what it holds is sent to no server.',
  noLink: 'This browser cannot make links to results. Save the result as JSON instead.',
  linkOpened: 'This result came with its link. It holds no sound, and nothing of it was sent to a server.',
  linkUnread: 'That link to a result is cut, damaged or of another version. Ask for it again, whole.',
  notCopied: 'The browser did not allow copying.',
  notOpened: (/** @type {string} */ reason) => `The browser could not open the kept result (${reason}).`,
  notKept: (/** @type {string} */ reason) => `The browser could not keep the result (${reason}).`,
  noAnswer: 'the browser’s database does not answer; reload the page',
  keptUnreadable: (/** @type {string} */ name) => `The kept result of ${name} is damaged or of another version. Analyse the song again.`,
  keptIsGone: 'This result is no longer there: it was deleted in another tab.',
  playNotAllowed: 'The browser did not let this page play sound. Press play again, or allow sound for this page.',
  notPlayed: 'This browser can analyse this file but not play it.',
  noPlayer: 'This browser lets the page play no sound.',
  onlyWithNetwork: 'This page opens with a network only: the browser stores nothing of it here.',
  changedOnTheWay: (/** @type {string[]} */ files) =>
    `This page opens with a network only: ${files.length} of its files ${files.length === 1 ? 'is' : 'are'} not as they were built (${some(files)}). The host, or something on the way, changes them, or there is no room.`,
  newVersion: 'A new version of this page is ready. Loading it empties the list of songs.',
  newVersionKeeps: 'A new version of this page is ready. Loading it leaves the list of songs, but not their sound.',
  notFinished: (/** @type {number} */ count, /** @type {string} */ names) =>
    count === 1 ? `${names} was not finished, since this page was loaded anew or the browser had stopped it.` : `${count} songs were not finished, since this page was loaded anew or the browser had stopped it: ${names}.`,
  dropAgain: 'Drop the same files or their folder here again: what is done is kept.',
  goOnOrDrop: 'Press Go on, and the browser asks whether this page may read them; or drop the same files or their folder here again. What is done is kept.',
  goOn: 'Go on',
  doneAlready: (/** @type {number} */ count) => (count === 1 ? '1 song is done already and is not analysed again.' : `${count} songs are done already and are not analysed again.`),
  reload: 'Reload',
  dismiss: 'Dismiss',
  emptyFolder: 'There is no audio file in that folder.',
  lockedFolder: 'The browser could not read that folder. Drop its files instead.',
  lockedInFolder: 'Not everything in that folder could be read; the other files are in the list.',
  noSoundInFolder: (/** @type {number} */ count) => (count === 1 ? '1 file in that folder is no sound and was left out.' : `${count} files in that folder are no sound and were left out.`),
  nothingCame: 'No file came with that. If it is in a ZIP, unpack it first; if it is in the cloud, download it first.',
  link: 'That is a link, not a file. Download the song, and drop the file here.',
  noExample: 'The example could not be loaded. Check the connection.',

  listen: 'Listen',
  listenHint: 'Listen to a microphone while it sounds',
  listenOther: 'Listen to a tab',
  toTab: 'Tab',
  listenOtherHint: 'Listen to the sound of another tab or program',
  live: 'Listening',
  stop: 'Stop listening',
  microphone: 'Microphone',
  loudness: 'Level',
  whenHidden: 'Stop when this page is hidden',
  microphoneIsOpen: 'The microphone is open',
  otherIsOpen: 'Another tab or program is heard',
  livePrivacy: 'What it hears stays on this device.',
  listens: 'Listening. The first values come after 3 seconds.',
  heardFirst: (/** @type {string} */ told) => `First values, provisional: ${told}.`,
  heardLast: (/** @type {string} */ told) => `The last 15 seconds: ${told}.`,
  clips: 'Too loud: it is cut off. Turn it down, or move away.',
  nothingHeard: 'Nothing is heard. Is it the right microphone, and is it turned up?',
  nothingShared: 'Nothing is heard. Does it play, and is its sound shared?',
  recording: 'Recording',
  heardTooLittle: 'Less than a second was heard: there is nothing to analyse.',
  anHour: 'An hour has been heard, which is the most. It is analysed now.',
  wasHidden: 'Listening has stopped, since this page was hidden. What was heard is analysed.',
  microphoneGone: 'The microphone is gone. What it heard until then is analysed. Plug it in, and press Listen to go on.',
  microphoneRefused: 'The browser does not let this page use the microphone. Allow it beside the page\u2019s address, or in the settings of the browser or the device, and press Listen again.',
  noMicrophone: 'No microphone was found. Plug one in, and press Listen again.',
  microphoneTaken: 'The microphone could not be opened: another program may have it. Close that, and press Listen again.',
  notSecure: 'Browsers give a microphone only to pages whose address begins with https, or that are on this very machine. Open this page so, or record with another program and add the file.',
  noSharedSound: 'No sound came with that. Choose a tab, and tick that its sound is shared.',
  notListened: (/** @type {string} */ sentence) => `Listening did not work: ${sentence}`,

  states: {
    waiting: 'Waiting for its turn',
    decoding: (/** @type {number} */ percent) => `Decoding, ${percent} %`,
    analysing: (/** @type {number} */ percent) => `Analysing, ${percent} %`,
    done: 'Done',
    cancelled: 'Cancelled',
  },
  show: 'Show',
  showSong: (/** @type {string} */ name) => `Show the result of ${name}`,
  open: 'Open',
  openKept: (/** @type {string} */ name) => `Open the kept result of ${name}`,
  deleteKept: 'Delete',
  removeKept: (/** @type {string} */ name) => `Delete the kept result of ${name}`,
  removeAll: 'Delete all kept results',
  takeAway: 'Take it away:',

  about: (/** @type {{length: string, clips: string, model: string, engine: string, seconds: string}} */ of) =>
    `${of.length} long. Values are listeners' ratings divided by 10; the model may go a little below 0 or above 1. ` +
    `In 8 of 10 cases listeners' ratings lie between low and high. Rank: how much of the reference music (${of.clips}) lies below. Model ${of.model}, engine ${of.engine}, ${of.seconds} s.`,
  note: 'Note:',
  key: 'Key',
  tempo: 'Tempo',
  midlevelTable: 'How it sounds: seven qualities',
  emotionsTable: 'What it expresses: eight emotions',
  effectsTable: 'Why: what each quality adds to each emotion',
  feature: 'Quality',
  emotion: 'Emotion',
  estimate: ['Value', 'Low', 'High', 'Rank'],
  remark: 'Note',
  why: 'Why',
  ambiguous: 'ambiguous',
  bias: 'Start (bias)',
  sum: 'Value (sum)',
  leftOut: 'Not in these qualities',
  leftOutRank: 'Its rank',
  blackBox: 'With them: the black box',
  features: {
    melodiousness: 'Melodiousness',
    articulation: 'Articulation',
    rhythmic_complexity: 'Rhythmic complexity',
    rhythmic_stability: 'Rhythmic stability',
    dissonance: 'Dissonance',
    tonal_stability: 'Tonal stability',
    minorness: 'Minorness',
  },
  emotions: {
    valence: 'Valence',
    energy: 'Energy',
    tension: 'Tension',
    anger: 'Anger',
    fear: 'Fear',
    happy: 'Happiness',
    sad: 'Sadness',
    tender: 'Tenderness',
  },
};

/** @typedef {typeof english} Words */

/** @type {Words} */
const german = {
  language: 'de',
  decimalMark: ',',
  colon: ': ',
  skip: 'Zu den Ergebnissen als Tabellen',
  add: 'Lieder hinzufügen',
  privacy: 'Ihre Lieder bleiben auf diesem Gerät.',
  problems: 'Probleme',
  drawn: 'Die Analyse, gezeichnet',
  canvas: 'Die Analyse, gezeichnet. Dieselben Ergebnisse stehen unten in Tabellen.',
  tables: 'Ergebnisse als Tabellen',
  nothing: 'Noch nichts. Fügen Sie ein Lied hinzu (MP3, M4A, WAV, FLAC, Ogg, Opus und mehr), oder ziehen Sie eines irgendwo auf diese Seite. Dann lesen Sie hier, wie es auf Menschen wirkt, welche Emotionen es ausdrückt, und warum.',
  songs: 'Lieder',
  keptTitle: 'Auf diesem Gerät aufgehoben',
  keep: 'Ergebnisse (nie den Klang) in diesem Browser auch über diesen Besuch hinaus aufheben, und in diesem Tab die Liste der Lieder',
  keptResults: 'Aufgehobene Ergebnisse',
  keptNote: 'Browser dürfen löschen, was Seiten aufheben, wenn der Platz knapp wird oder eine Seite wochenlang nicht besucht wurde. Das Ergebnis als JSON ist die sichere Kopie.',
  licences: 'Lizenzen',
  orTry: 'Oder zur Probe',
  examples: { 'march.ogg': 'ein fröhlicher Marsch', 'lament.ogg': 'eine langsame Klage in Moll', 'chase.ogg': 'eine dissonante Jagd', 'tiptoe.ogg fog.ogg': 'zweierlei Spannung', 'tune-1.ogg tune-2.ogg tune-3.ogg tune-4.ogg tune-5.ogg': 'eine Melodie, fünfmal' },

  loadingModel: (name) => `Das Modell „${name}“ wird geladen …`,
  ready: 'Bereit. Ziehen Sie ein Lied irgendwo auf diese Seite, oder fügen Sie eines mit dem Knopf hinzu.',
  modelReady: (name) => `Das Modell „${name}“ ist bereit.`,
  notReady: 'Der Rechenkern ist nicht bereit.',
  notStarted: 'Die Seite konnte nicht starten.',
  reloadOrReport: (reason) => `${reason} Laden Sie die Seite neu; hilft das nicht, freuen wir uns über einen Hinweis.`,
  noModels: (code) => `Die Liste der Modelle konnte nicht geladen werden (${code}).`,
  noModel: (name, code) => `Das Modell „${name}“ konnte nicht geladen werden (${code}). Prüfen Sie die Verbindung.`,
  modelDamaged: (name) => `Das Modell „${name}“ kam beschädigt an oder ist neuer als diese Seite. Prüfen Sie die Verbindung, oder laden Sie die Seite neu.`,
  offline: 'keine Verbindung',
  noPart: (address, code) => `${address} konnte nicht geladen werden (${code}).`,
  cannotRun: 'Diese Seite läuft hier nicht.',
  noSimd: 'Dieser Browser hat kein WASM-SIMD (nötig: Chrome 91, Firefox 89, Safari 16.4).',
  noWebGl: 'Dieser Browser hat kein WebGL 2, daher kann hier nichts gezeichnet werden. Lieder werden trotzdem analysiert: Die Ergebnisse stehen unten in den Tabellen.',
  provisional: (name) => `${name}: vorläufige Werte, aus den ersten 10 Sekunden.`,
  storing: (name) => `${name}: wartet, bis diese Seite für den Gebrauch ohne Netz gespeichert ist, damit während der Analyse nichts geladen wird.`,
  done: (name) => `${name}: fertig.`,
  failedSong: (name) => `${name}: nicht analysiert.`,
  engineOf: (version, kernels, workers) => `Rechenkern ${version} (${kernels}, ${workers === 1 ? '1 Worker' : `${workers} Worker`})`,
  cancelledSong: (name) => `${name}: abgebrochen.`,
  removedSong: (name) => `${name}: aus der Liste genommen.`,
  songIsBack: (name) => `${name}: wieder in der Liste.`,
  theSong: 'Das Lied',
  saved: (name) => `${name} gespeichert.`,
  share: 'Teilen',
  notShared: (name, reason) => `${name} ließ sich nicht teilen (${reason}). Die Datei ist gespeichert: Teilen Sie sie von dort.`,
  sharedIsLost: 'Was geteilt wurde, ist nicht auf der Seite angekommen. Teilen Sie es noch einmal, oder wählen Sie die Datei mit dem Knopf.',
  sharedNoFile: 'In dem, was geteilt wurde, war keine Datei. Teilen Sie die Tondatei selbst, nicht ihren Link oder ihren Namen.',
  fileGone: (reason) => `Eine Datei, die hier geöffnet werden sollte, ließ sich nicht lesen (${reason}). Wählen Sie sie mit dem Knopf.`,
  notSaved: (name) => `${name} wurde nicht gespeichert: Es wurde abgebrochen, bevor es fertig war.`,
  noPicture: 'Es gibt kein Bild zu speichern.',
  copied: 'Kopiert.',
  linkCopied: 'Kopiert. Der Link enthält Werte und Gründe, nicht den Klang; was er enthält, wird an keinen Server gesendet.',
  noLink: 'Dieser Browser kann keine Links zu Ergebnissen machen. Speichern Sie es stattdessen als JSON.',
  linkOpened: 'Dieses Ergebnis kam mit seinem Link. Es enthält keinen Klang, und nichts davon wurde an einen Server gesendet.',
  linkUnread: 'Dieser Link zu einem Ergebnis ist abgeschnitten, beschädigt oder von anderer Fassung. Bitten Sie noch einmal um den ganzen.',
  notCopied: 'Der Browser hat das Kopieren nicht erlaubt.',
  notOpened: (reason) => `Der Browser konnte das aufgehobene Ergebnis nicht öffnen (${reason}).`,
  notKept: (reason) => `Der Browser konnte das Ergebnis nicht aufheben (${reason}).`,
  noAnswer: 'die Datenbank des Browsers antwortet nicht; laden Sie die Seite neu',
  keptUnreadable: (name) => `Das aufgehobene Ergebnis von ${name} ist beschädigt oder von einer anderen Fassung. Analysieren Sie das Lied noch einmal.`,
  keptIsGone: 'Dieses Ergebnis ist nicht mehr da: Es wurde in einem anderen Tab gelöscht.',
  playNotAllowed: 'Der Browser ließ diese Seite keinen Klang abspielen. Drücken Sie noch einmal auf Abspielen, oder erlauben Sie der Seite Klang.',
  notPlayed: 'Dieser Browser kann diese Datei analysieren, aber nicht abspielen.',
  noPlayer: 'Dieser Browser lässt die Seite keinen Klang abspielen.',
  onlyWithNetwork: 'Diese Seite öffnet sich nur mit Netz: Der Browser speichert hier nichts von ihr.',
  changedOnTheWay: (files) =>
    `Diese Seite öffnet sich nur mit Netz: ${files.length === 1 ? 'Eine ihrer Dateien ist' : `${files.length} ihrer Dateien sind`} nicht wie gebaut (${some(files)}). Der Anbieter oder etwas auf dem Weg ändert sie, oder es fehlt der Platz.`,
  newVersion: 'Eine neue Fassung dieser Seite ist bereit. Sie zu laden leert die Liste der Lieder.',
  newVersionKeeps: 'Eine neue Fassung dieser Seite ist bereit. Sie zu laden lässt die Liste der Lieder stehen, nicht aber ihren Klang.',
  notFinished: (count, names) =>
    count === 1 ? `${names} wurde nicht fertig, da diese Seite neu geladen wurde oder der Browser sie angehalten hatte.` : `${count} Lieder wurden nicht fertig, da diese Seite neu geladen wurde oder der Browser sie angehalten hatte: ${names}.`,
  dropAgain: 'Ziehen Sie dieselben Dateien oder ihren Ordner noch einmal hierher: Was fertig ist, ist aufgehoben.',
  goOnOrDrop: 'Drücken Sie auf Weitermachen, und der Browser fragt, ob diese Seite sie lesen darf; oder ziehen Sie dieselben Dateien oder ihren Ordner noch einmal hierher. Was fertig ist, ist aufgehoben.',
  goOn: 'Weitermachen',
  doneAlready: (count) => (count === 1 ? '1 Lied ist schon fertig und wird nicht noch einmal analysiert.' : `${count} Lieder sind schon fertig und werden nicht noch einmal analysiert.`),
  reload: 'Neu laden',
  dismiss: 'Schließen',
  emptyFolder: 'In diesem Ordner ist keine Audiodatei.',
  lockedFolder: 'Der Browser konnte diesen Ordner nicht lesen. Ziehen Sie stattdessen die Dateien hierher.',
  lockedInFolder: 'Nicht alles in diesem Ordner war zu lesen; die anderen Dateien stehen in der Liste.',
  noSoundInFolder: (count) => (count === 1 ? '1 Datei in diesem Ordner ist kein Klang und wurde ausgelassen.' : `${count} Dateien in diesem Ordner sind kein Klang und wurden ausgelassen.`),
  nothingCame: 'Damit kam keine Datei. Entpacken Sie sie erst, wenn sie in einem ZIP ist; laden Sie sie erst herunter, wenn sie in der Cloud ist.',
  link: 'Das ist ein Link, keine Datei. Laden Sie das Lied herunter, und legen Sie die Datei hier ab.',
  noExample: 'Das Beispiel konnte nicht geladen werden. Prüfen Sie die Verbindung.',

  listen: 'Zuhören',
  listenHint: 'Über ein Mikrofon zuhören, während es klingt',
  listenOther: 'Zuhören: einem Tab',
  toTab: 'Tab',
  listenOtherHint: 'Dem Klang eines anderen Tabs oder Programms zuhören',
  live: 'Hört zu',
  stop: 'Zuhören beenden',
  microphone: 'Mikrofon',
  loudness: 'Pegel',
  whenHidden: 'Beenden, wenn diese Seite verdeckt ist',
  microphoneIsOpen: 'Das Mikrofon ist offen',
  otherIsOpen: 'Ein anderer Tab oder ein Programm wird gehört',
  livePrivacy: 'Was es hört, bleibt auf diesem Gerät.',
  listens: 'Hört zu. Die ersten Werte kommen nach 3 Sekunden.',
  heardFirst: (told) => `Erste Werte, vorläufig: ${told}.`,
  heardLast: (told) => `Die letzten 15 Sekunden: ${told}.`,
  clips: 'Zu laut: Es wird abgeschnitten. Leiser stellen, oder mehr Abstand halten.',
  nothingHeard: 'Es ist nichts zu hören. Ist es das richtige Mikrofon, und ist es laut genug gestellt?',
  nothingShared: 'Es ist nichts zu hören. Wird dort etwas gespielt, und ist der Klang freigegeben?',
  recording: 'Aufnahme',
  heardTooLittle: 'Weniger als eine Sekunde wurde gehört: Es gibt nichts zu analysieren.',
  anHour: 'Eine Stunde wurde gehört, mehr geht nicht. Sie wird jetzt analysiert.',
  wasHidden: 'Das Zuhören ist beendet, weil diese Seite verdeckt war. Was gehört wurde, wird analysiert.',
  microphoneGone: 'Das Mikrofon ist weg. Was es bis dahin gehört hat, wird analysiert. Schließen Sie es an, und drücken Sie auf Zuhören, um fortzufahren.',
  microphoneRefused: 'Der Browser lässt diese Seite nicht an das Mikrofon. Erlauben Sie es neben der Adresse der Seite oder in den Einstellungen des Browsers oder des Geräts, und drücken Sie noch einmal auf Zuhören.',
  noMicrophone: 'Kein Mikrofon gefunden. Schließen Sie eines an, und drücken Sie noch einmal auf Zuhören.',
  microphoneTaken: 'Das Mikrofon war nicht zu öffnen: Vielleicht hat es ein anderes Programm. Schließen Sie dieses, und drücken Sie noch einmal auf Zuhören.',
  notSecure: 'Browser geben ein Mikrofon nur Seiten, deren Adresse mit https beginnt oder die auf diesem Gerät selbst liegen. Öffnen Sie diese Seite so, oder nehmen Sie mit einem anderen Programm auf und fügen Sie die Datei hinzu.',
  noSharedSound: 'Damit kam kein Klang. Wählen Sie einen Tab, und kreuzen Sie an, dass sein Klang geteilt wird.',
  notListened: (sentence) => `Das Zuhören ging nicht: ${sentence}`,

  states: {
    waiting: 'Wartet',
    decoding: (percent) => `Wird dekodiert, ${percent} %`,
    analysing: (percent) => `Wird analysiert, ${percent} %`,
    done: 'Fertig',
    cancelled: 'Abgebrochen',
  },
  show: 'Zeigen',
  showSong: (name) => `Ergebnis von ${name} zeigen`,
  open: 'Öffnen',
  openKept: (name) => `Aufgehobenes Ergebnis von ${name} öffnen`,
  deleteKept: 'Löschen',
  removeKept: (name) => `Aufgehobenes Ergebnis von ${name} löschen`,
  removeAll: 'Alle aufgehobenen Ergebnisse löschen',
  takeAway: 'Mitnehmen:',

  about: (of) =>
    `Dauer ${of.length}. Die Werte sind Bewertungen von Hörern geteilt durch 10; das Modell kann etwas unter 0 oder über 1 geraten. ` +
    `In 8 von 10 Fällen liegen die Bewertungen zwischen „tief“ und „hoch“. Rang: wie viel der Vergleichsmusik (${of.clips}) darunter liegt. Modell ${of.model}, Rechenkern ${of.engine}, ${of.seconds} s.`,
  note: 'Hinweis:',
  key: 'Tonart',
  tempo: 'Tempo',
  midlevelTable: 'Wie es klingt: sieben Eigenschaften',
  emotionsTable: 'Was es ausdrückt: acht Emotionen',
  effectsTable: 'Warum: was jede Eigenschaft zu jeder Emotion beiträgt',
  feature: 'Eigenschaft',
  emotion: 'Emotion',
  estimate: ['Wert', 'Tief', 'Hoch', 'Rang'],
  remark: 'Hinweis',
  why: 'Warum',
  ambiguous: 'mehrdeutig',
  bias: 'Ausgangswert',
  sum: 'Wert (Summe)',
  leftOut: 'Darüber hinaus',
  leftOutRank: 'Dessen Rang',
  blackBox: 'Damit: die Blackbox',
  features: {
    melodiousness: 'Sangbarkeit',
    articulation: 'Artikulation',
    rhythmic_complexity: 'Rhythmische Komplexität',
    rhythmic_stability: 'Rhythmische Stabilität',
    dissonance: 'Dissonanz',
    tonal_stability: 'Tonale Stabilität',
    minorness: 'Moll-Charakter',
  },
  emotions: {
    valence: 'Valenz',
    energy: 'Energie',
    tension: 'Spannung',
    anger: 'Wut',
    fear: 'Angst',
    happy: 'Freude',
    sad: 'Trauer',
    tender: 'Zärtlichkeit',
  },
};

let current = english;

/** In the language of now. */
export const words = () => current;

/** @type {Record<string, Words>} by their tags */
const languages = { en: english, de: german, fr: french, es: spanish };

/** The first of the browser's languages that there are words for. */
export const wantedLanguage = () => navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag in languages) ?? 'en';

/** @param {string} tag one of `languages` @returns {boolean} whether that changed anything */
export function speak(tag) {
  const next = languages[tag];
  const changed = current !== next;
  current = next;
  if (!changed) return false;
  document.documentElement.lang = next.language;
  const entry = (/** @type {string | undefined} */ name) => String(/** @type {any} */ (next)[name ?? '']);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-words]'))) part.textContent = entry(part.dataset.words);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-words-hint]'))) part.title = entry(part.dataset.wordsHint);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-words-label]'))) {
    part.setAttribute('aria-label', entry(part.dataset.wordsLabel));
  }
  return true;
}

/** @param {{state: string, fraction: number, message: string}} song */
export function describe({ state, fraction, message }) {
  const { states } = current;
  const percent = Math.floor(fraction * 100);
  switch (state) {
    case 'waiting': return states.waiting;
    case 'decoding': return states.decoding(percent);
    case 'analysing': return states.analysing(percent);
    case 'done': return states.done;
    case 'cancelled': return states.cancelled;
    case 'listening': return current.live;
    default: return message;
  }
}
