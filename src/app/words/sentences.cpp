// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

namespace moodglass::app {
namespace {

struct Clause {
    // Places like {0} hold what differs from song to song; in English they come in order.
    std::string_view english, german;
};

// Where two fit, the first counts.
constexpr std::array kClauses = {
    // The kind of file (audio/open.cpp, audio/file_type.cpp)
    Clause{"the file is empty; choose another one", "Die Datei ist leer; w\u00e4hlen Sie eine andere"},
    Clause{"not audio: it seems to be {0}; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
           "Keine Tondatei, sondern anscheinend {0}; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A"},
    Clause{"not audio; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
           "Keine Tondatei; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A"},
    Clause{"a PDF document", "ein PDF-Dokument"},
    Clause{"a picture", "ein Bild"},
    Clause{"an MP3 tag without sound", "die Angaben einer MP3-Datei ohne ihren Klang"},
    Clause{"text", "Text"},
    Clause{"a playlist: it names songs and holds none; choose the songs themselves",
           "Eine Abspielliste: Sie nennt St\u00fccke und enth\u00e4lt keine; w\u00e4hlen Sie die St\u00fccke selbst"},
    Clause{"a project of Audacity, which only tells how sound is put together; export it as WAV or FLAC there",
           "Ein Projekt von Audacity, das nur sagt, wie Klang zusammengesetzt wird; exportieren Sie es dort als WAV "
           "oder FLAC"},
    Clause{
        "a score: notes without sound; export it as WAV or MP3 from the program that plays it",
        "Eine Partitur, also Noten ohne Klang; exportieren Sie sie aus dem Programm, das sie spielt, als WAV oder MP3"},
    Clause{"a shortcut to an address, without the song itself; open it, download the song and choose that file",
           "Eine Verkn\u00fcpfung mit einer Adresse, ohne das St\u00fcck selbst; \u00f6ffnen Sie sie, laden Sie das "
           "St\u00fcck herunter und w\u00e4hlen Sie diese Datei"},
    Clause{
        "a shortcut to a file in the cloud, without the song itself; open it, download the song and choose that file",
        "Eine Verkn\u00fcpfung mit einer Datei in der Cloud, ohne das St\u00fcck selbst; \u00f6ffnen Sie sie, laden "
        "Sie das St\u00fcck herunter und w\u00e4hlen Sie diese Datei"},
    Clause{"a web page and not the song, as a download leaves where one has to sign in or the link has ended; download "
           "it again in the browser and listen to it",
           "Eine Webseite und nicht das St\u00fcck, wie ein Download sie hinterl\u00e4sst, wo man sich anmelden muss "
           "oder der Link abgelaufen ist; laden Sie es im Browser neu herunter und h\u00f6ren Sie es an"},
    Clause{"a cue sheet: it tells where the tracks of another file begin; choose that file",
           "Ein Cue-Sheet: Es sagt, wo die St\u00fccke einer anderen Datei beginnen; w\u00e4hlen Sie jene Datei"},
    Clause{"a torrent: it tells where a download is, and holds no sound; choose what was downloaded by it",
           "Ein Torrent: Er sagt, wo ein Download liegt, und enth\u00e4lt keinen Klang; w\u00e4hlen Sie, was damit "
           "heruntergeladen wurde"},
    Clause{"a ZIP archive, or a document that is one inside; unpack it and choose the songs in it",
           "Ein ZIP-Archiv oder ein Dokument, das innen eines ist; entpacken Sie es und w\u00e4hlen Sie die "
           "St\u00fccke darin"},
    Clause{"a packed archive; unpack it and choose the songs in it",
           "Ein gepacktes Archiv; entpacken Sie es und w\u00e4hlen Sie die St\u00fccke darin"},
    Clause{"a MIDI file: notes without sound; export it as WAV or MP3 from a program that plays it",
           "Eine MIDI-Datei, also Noten ohne Klang; exportieren Sie sie aus einem Programm, das sie spielt, als WAV "
           "oder MP3"},
    Clause{
        "a tracker's module: notes and the instruments for them; export it as WAV or MP3 from a program that plays it",
        "Ein Tracker-Modul, also Noten und die Instrumente dazu; exportieren Sie es aus einem Programm, das es spielt, "
        "als WAV oder MP3"},
    Clause{"a bank of instruments, and no song; choose a recording",
           "Eine Bank von Instrumenten und kein St\u00fcck; w\u00e4hlen Sie eine Aufnahme"},
    Clause{"DSD, as of a Super Audio CD, which is not decoded here; convert it to FLAC or WAV at 88,200 or 96,000 Hz",
           "DSD, wie von einer Super Audio CD, wird hier nicht dekodiert; wandeln Sie die Datei in FLAC oder WAV mit "
           "88.200 oder 96.000 Hz um"},
    Clause{
        "a shortcut to a file elsewhere, without the song itself; choose that file",
        "Eine Verkn\u00fcpfung mit einer Datei an anderem Ort, ohne das St\u00fcck selbst; w\u00e4hlen Sie jene Datei"},
    Clause{"a placeholder of a song in iCloud that is not downloaded yet; download it there and choose it again",
           "Ein Platzhalter f\u00fcr ein St\u00fcck in iCloud, das noch nicht heruntergeladen ist; laden Sie es dort "
           "herunter und w\u00e4hlen Sie es erneut"},
    Clause{
        "a companion file of macOS, whose name begins with ._, without sound; choose the file without ._ in its name",
        "Eine Begleitdatei von macOS, deren Name mit ._ beginnt, ohne Klang; w\u00e4hlen Sie die Datei ohne ._ im "
        "Namen"},
    Clause{"a program, and no song; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
           "Ein Programm und kein St\u00fcck; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A"},
    Clause{"a video without sound; choose one with a sound track, or a song",
           "Ein Video ohne Ton; w\u00e4hlen Sie eines mit Tonspur oder ein St\u00fcck"},
    Clause{"the file holds nothing but zeros, as a download or copy leaves that was never finished; get it again",
           "Die Datei besteht nur aus Nullen, wie ein Download oder eine Kopie sie hinterl\u00e4sst, die nie fertig "
           "wurde; besorgen Sie sie neu"},
    Clause{"protected by copy protection (DRM), which cannot be decoded; use an unprotected copy",
           "Die Datei ist kopiergesch\u00fctzt (DRM) und daher nicht zu dekodieren; nehmen Sie eine ungesch\u00fctzte "
           "Kopie"},
    Clause{"sound in a format that this program does not decode; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Ein Format, das dieses Programm nicht dekodiert; wandeln Sie die Datei in WAV, MP3, FLAC, Ogg Vorbis oder "
           "Opus um"},
    Clause{"sound in a format that could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Ein Format, das hier nicht dekodiert werden konnte; wandeln Sie die Datei in WAV, MP3, FLAC, Ogg Vorbis "
           "oder Opus um"},
    Clause{"sound coded as {0}, which could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Klang, der als {0} kodiert ist, konnte hier nicht dekodiert werden; wandeln Sie die Datei in WAV, MP3, "
           "FLAC, Ogg Vorbis oder Opus um"},
    Clause{"a file of the kind {0}, which could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Eine Datei der Art {0} konnte hier nicht dekodiert werden; wandeln Sie sie in WAV, MP3, FLAC, Ogg Vorbis "
           "oder Opus um"},
    Clause{"an Opus file of {0} channels that are for no loudspeakers, which are not decoded here; export it as stereo "
           "or mono",
           "Eine Opus-Datei mit {0} Kan\u00e4len, die f\u00fcr keine Lautsprecher sind, wird hier nicht dekodiert; "
           "exportieren Sie sie in Stereo oder Mono"},
    Clause{
        "an M4A or MP4 file without its index, as a recording or download leaves that was never finished; get it again",
        "Eine M4A- oder MP4-Datei ohne ihr Verzeichnis, wie eine Aufnahme oder ein Download sie hinterl\u00e4sst, die "
        "nie fertig wurden; besorgen Sie sie neu"},
    Clause{"the file does not say where it ends, as voice messages and recorded radio often do not: it may be whole; "
           "all of it was analysed",
           "Die Datei sagt nicht, wo sie endet, wie oft bei Sprachnachrichten und mitgeschnittenem Radio: Sie mag ganz "
           "sein; alles wurde analysiert"},
    Clause{"the file has {0} channels, but at most {1} can be mixed down; export it as stereo or mono",
           "Die Datei hat {0} Kan\u00e4le, doch h\u00f6chstens {1} lassen sich zusammenmischen; exportieren Sie sie in "
           "Stereo oder Mono"},
    Clause{
        "the file's sample rate is {0} Hz, but 8,000 to 192,000 Hz can be read; export it at 44,100 Hz",
        "Die Abtastrate der Datei ist {0} Hz, gelesen werden 8.000 bis 192.000 Hz; exportieren Sie sie mit 44.100 Hz"},

    // Its header (audio/wav.cpp, mp3.cpp, flac.cpp, vorbis.cpp, opus.cpp)
    Clause{"a WAV or AIFF file whose header is damaged or of an unknown encoding; export it again as 16-bit PCM",
           "Der Kopf der WAV- oder AIFF-Datei ist besch\u00e4digt oder nennt eine unbekannte Kodierung; exportieren "
           "Sie sie neu "
           "als PCM mit 16 Bit"},
    Clause{"a WAV or AIFF file whose sound is coded as {0}, which is not decoded here; export it again as 16-bit PCM",
           "Der Klang der WAV- oder AIFF-Datei ist als {0} kodiert, was hier nicht dekodiert wird; exportieren Sie sie "
           "neu als PCM mit 16 Bit"},
    Clause{"the header was never finished, as when a recorder loses power: all {0} behind it were analysed",
           "Der Kopf der Datei wurde nie fertig, wie wenn einem Rekorder der Strom ausgeht: Alle {0} dahinter wurden "
           "analysiert"},
    Clause{"the header tells of {0} of sound, as when a recorder stops too soon, but {1} are there: all of it was "
           "analysed",
           "Der Kopf der Datei nennt {0} Klang, wie wenn ein Rekorder zu fr\u00fch aufh\u00f6rt, doch {1} sind da: "
           "Alles wurde "
           "analysiert"},
    Clause{"an MP3 file without a readable frame; it is damaged: export it again",
           "Die MP3-Datei ist besch\u00e4digt: Kein Abschnitt ist lesbar; exportieren Sie sie neu"},
    Clause{"a FLAC file whose header is damaged; export it again",
           "Der Kopf der FLAC-Datei ist besch\u00e4digt; exportieren Sie sie neu"},
    Clause{"an Ogg Vorbis file whose header is damaged or cut; export it again",
           "Der Kopf der Ogg-Vorbis-Datei ist besch\u00e4digt oder abgeschnitten; exportieren Sie sie neu"},
    Clause{"an Opus file whose header is damaged or cut; export it again",
           "Der Kopf der Opus-Datei ist besch\u00e4digt oder abgeschnitten; exportieren Sie sie neu"},

    // Its sound (audio/mono.cpp)
    Clause{"it is longer than 12 hours; cut it into parts",
           "Sie ist l\u00e4nger als 12 Stunden; zerlegen Sie sie in Teile"},
    Clause{"no sound could be decoded from the file; it is damaged or cut at its beginning: get it again",
           "Aus der Datei war kein Klang zu gewinnen; sie ist am Anfang besch\u00e4digt oder abgeschnitten: Besorgen "
           "Sie sie neu"},
    Clause{"too short: only {0} of the file is not silent, but at least {1} is needed; choose a longer piece",
           "Zu kurz: Nur {0} der Datei sind nicht still, mindestens {1} sind n\u00f6tig; w\u00e4hlen Sie ein "
           "l\u00e4ngeres St\u00fcck"},
    Clause{"too short: {0} of sound, but at least {1} is needed; choose a longer piece",
           "Zu kurz: {0} Klang, mindestens {1} sind n\u00f6tig; w\u00e4hlen Sie ein l\u00e4ngeres St\u00fcck"},
    Clause{"silent: no sample of the file rises above digital silence; check the recording",
           "Still: Die Datei erhebt sich nirgends \u00fcber digitale Stille; pr\u00fcfen Sie die Aufnahme"},
    Clause{"after {0} the file goes on with another sample rate or other channels, as joined files do: analysed up to "
           "there",
           "Nach {0} geht die Datei mit anderer Abtastrate oder anderen Kan\u00e4len weiter, wie zusammengef\u00fcgte "
           "Dateien es tun: "
           "bis dorthin analysiert"},
    Clause{"no microphone or other input was found; plug one in, or pipe the sound in",
           "Kein Mikrofon und kein anderer Eingang gefunden; schlie\u00dfen Sie eines an"},
    Clause{"no sound system was found to record with; start PulseAudio, PipeWire or ALSA, or pipe the sound in",
           "Zum Aufnehmen fehlt ein Klangsystem; starten Sie PulseAudio, PipeWire oder ALSA"},
    Clause{"the input could not be opened; another program may have it, or it may not be allowed",
           "Der Eingang war nicht zu \u00f6ffnen; vielleicht hat ihn ein anderes Programm, oder er ist nicht erlaubt"},
    Clause{
        "the input could not be started; another program may have it, or it may not be allowed",
        "Der Eingang lie\u00df sich nicht starten; vielleicht hat ihn ein anderes Programm, oder er ist nicht erlaubt"},
    Clause{"the program that listens could not be loaded; reload the page",
           "Das Programm, das zuh\u00f6rt, war nicht zu laden; laden Sie die Seite neu"},
    Clause{"there is no folder to record in; make room, or name one in $TMPDIR",
           "Es gibt keinen Ordner zum Aufnehmen; schaffen Sie Platz, oder nennen Sie einen in $TMPDIR"},
    Clause{"there is no input of that name; there are: {0}", "Einen Eingang dieses Namens gibt es nicht; es gibt: {0}"},
    Clause{"there is not enough memory to listen; close other programs",
           "Zum Zuh\u00f6ren reicht der Speicher nicht; schlie\u00dfen Sie andere Programme"},
    Clause{
        "there is not enough memory for it; close other programs, or cut it into parts",
        "F\u00fcr sie reicht der Speicher nicht; schlie\u00dfen Sie andere Programme, oder zerlegen Sie sie in Teile"},
    Clause{"only {0} of {1} could be decoded: the file is cut, or damaged within, and then times behind that are too "
           "early; get it again",
           "Nur {0} von {1} waren zu dekodieren: Die Datei ist abgeschnitten oder in sich besch\u00e4digt, dann sind "
           "Zeiten dahinter zu fr\u00fch; besorgen Sie sie neu"},
    Clause{"the file is cut after {0} of {1}: analysed up to there",
           "Die Datei ist nach {0} von {1} abgeschnitten: bis dorthin analysiert"},
    Clause{"the file is cut after {0}: analysed up to there",
           "Die Datei ist nach {0} abgeschnitten: bis dorthin analysiert"},
    Clause{"parts of the file are damaged and were left out: times behind them are too early; get it again",
           "Teile der Datei sind besch\u00e4digt und fehlen hier: Zeiten hinter ihnen sind zu fr\u00fch; besorgen Sie "
           "sie neu"},
    Clause{"the channels cancel each other out for {0} of {1}, as when one is inverted: their difference was analysed "
           "there; check cable and export",
           "Die Kan\u00e4le l\u00f6schen einander {0} von {1} lang aus, wie wenn einer verpolt ist: Dort wurde ihre "
           "Differenz "
           "analysiert; pr\u00fcfen Sie Kabel und Export"},
    Clause{"DTS surround sound in the place of plain samples, as of a DTS CD: played so, it is hiss; convert it with a "
           "program that decodes DTS",
           "DTS-Mehrkanalton anstelle gew\u00f6hnlicher Abtastwerte, wie von einer DTS-CD: So gespielt ist er "
           "Rauschen; wandeln Sie "
           "die Datei mit einem Programm um, das DTS dekodiert"},
    Clause{"Dolby Digital, DTS or the like in the place of plain samples, as sent over a digital cable: played so, it "
           "is hiss; convert it with a program that decodes it",
           "Dolby Digital, DTS oder \u00c4hnliches anstelle gew\u00f6hnlicher Abtastwerte, wie durch ein Digitalkabel "
           "gesandt: So "
           "gespielt ist es Rauschen; wandeln Sie die Datei mit einem Programm um, das es dekodiert"},
    Clause{"{0} samples of the file are not numbers and were taken as silence; export it again",
           "{0} Abtastwerte der Datei sind keine Zahlen und gelten als Stille; exportieren Sie sie neu"},

    // The network at work (network/network.cpp)
    Clause{"this processor cannot run the network: XNNPACK has no kernels for it",
           "Dieser Prozessor kann das Netz nicht ausf\u00fchren: XNNPACK hat keine Kernels f\u00fcr ihn"},
    Clause{"the network could not be set up: there is too little memory, or its layers do not fit",
           "Das Netz lie\u00df sich nicht einrichten: Der Speicher ist zu klein, oder seine Schichten passen nicht "
           "zueinander"},
    Clause{"there is too little memory for the network; close other pages or programs",
           "F\u00fcr das Netz ist zu wenig Speicher frei; schlie\u00dfen Sie andere Seiten oder Programme"},
    Clause{"the sound is too short for the network", "Der Klang ist zu kurz f\u00fcr das Netz"},
    Clause{"the model's answer to this song is no number: its file is damaged; fetch it again, or choose another model",
           "Die Antwort des Modells auf dieses Lied ist keine Zahl: Seine Datei ist besch\u00e4digt; holen Sie sie "
           "neu, oder w\u00e4hlen "
           "Sie ein anderes Modell"},
    Clause{"no model is loaded", "Es ist kein Modell geladen"},

    // The model file (network/safetensors.cpp, network/model.cpp, explain/reference.cpp, explain/familiarity.cpp,
    // platform/files/model_folder.cpp); which detail of it is wrong stays English
    Clause{"the model {0} cannot be loaded from {1}: {2} (there are: {3})",
           "Das Modell {0} l\u00e4sst sich nicht von {1} laden: {2} (es gibt: {3})"},
    Clause{"the model {0} cannot be loaded from {1}: {2}", "Das Modell {0} l\u00e4sst sich nicht von {1} laden: {2}"},
    Clause{"not a model file: it is too short; fetch it again",
           "Keine Modelldatei: Sie ist zu kurz; holen Sie sie neu"},
    Clause{"not a model file, or one cut within its header; fetch it again",
           "Keine Modelldatei, oder eine, die im Kopf abgeschnitten ist; holen Sie sie neu"},
    Clause{"not a model file: its header is not readable; fetch it again",
           "Keine Modelldatei: Ihr Kopf ist nicht lesbar; holen Sie sie neu"},
    Clause{"the model file's metadata is not readable; fetch it again",
           "Die Angaben im Kopf der Modelldatei sind nicht lesbar; holen Sie sie neu"},
    Clause{"the model file is damaged: its tensors overlap; fetch it again",
           "Die Modelldatei ist besch\u00e4digt: Ihre Tensoren \u00fcberschneiden sich; holen Sie sie neu"},
    Clause{"the model file is damaged: tensor {0}; fetch it again",
           "Die Modelldatei ist besch\u00e4digt (\u201etensor {0}\u201c); holen Sie sie neu"},
    Clause{"the model file does not tell what is usually left out; fetch it again, or one made for this version",
           "der Modelldatei fehlt, was \u00fcblicherweise ausgelassen ist; laden Sie sie neu oder eine f\u00fcr diese Version"},
    Clause{"the model file lacks its reference music or residuals; fetch it again, or one made for this version",
           "Der Modelldatei fehlen Vergleichsmusik oder Abweichungen; holen Sie sie neu, oder eine f\u00fcr diese "
           "Version"},
    Clause{"the model file's kinds of music are incomplete; fetch it again, or one made for this version",
           "In der Modelldatei ist unvollst\u00e4ndig, woran Musikarten zu erkennen sind; holen Sie sie neu, oder eine "
           "f\u00fcr diese Version"},
    Clause{"there is no reference music of the kind '{0}' in this model; there are: {1}",
           "In diesem Modell gibt es keine Vergleichsmusik der Art \u201e{0}\u201c; es gibt: {1}"},
    Clause{"too few songs to compare with: {0}, but at least {1} are needed; analyse more of them",
           "Zu wenige Lieder zum Vergleichen: {0}, mindestens {1} sind n\u00f6tig; analysieren Sie mehr davon"},
    Clause{"these songs were analysed by different models; analyse all of them with one",
           "Diese Lieder hat nicht dasselbe Modell analysiert; analysieren Sie alle mit einem"},
    Clause{"the model file's familiarity is incomplete; fetch it again, or one made for this version",
           "In der Modelldatei ist unvollst\u00e4ndig, welche Musik ihr vertraut ist; holen Sie sie neu, oder eine "
           "f\u00fcr diese Version"},
    // On what intervals were measured (explain/uncertainty.cpp)
    Clause{"Intervals were measured on ratings of film music.", "Die Intervalle wurden an Bewertungen von Filmmusik gemessen."},
    Clause{"Intervals of the qualities were measured on ratings of popular music. {0}",
           "Die Intervalle der Eigenschaften wurden an Bewertungen von Popmusik gemessen. {0}"},
    Clause{"Intervals of the qualities were measured on ratings of classical music. {0}",
           "Die Intervalle der Eigenschaften wurden an Bewertungen von klassischer Musik gemessen. {0}"},
    Clause{"What kind of music this is, is not sure: intervals of the qualities were measured on ratings of film, popular and classical music. {0}",
           "Welche Art Musik das ist, ist nicht sicher: Die Intervalle der Eigenschaften wurden an Bewertungen von Film-, Pop- und klassischer Musik gemessen. {0}"},
    Clause{"Nobody has rated emotions of popular music: of valence and energy it was measured on which side of the middle they lie, of the other six nothing.",
           "Emotionen von Popmusik hat niemand bewertet: Von Valenz und Energie wurde gemessen, auf welcher Seite der Mitte sie liegen, von den anderen sechs nichts."},
    Clause{"Nobody has rated emotions of classical music: their intervals are those of film music, widened by what popular music asks for.",
           "Emotionen von klassischer Musik hat niemand bewertet: Ihre Intervalle sind die von Filmmusik, um so viel weiter, wie Popmusik es verlangt."},
    Clause{"Emotions were rated of film music alone: their intervals are widened by what popular music asks for.",
           "Emotionen wurden nur bei Filmmusik bewertet: Ihre Intervalle sind um so viel weiter, wie Popmusik es verlangt."},
    Clause{"the model file {0}; fetch it again, or one made for this version",
           "Die Modelldatei ist besch\u00e4digt oder f\u00fcr eine andere Version (\u201e{0}\u201c); holen Sie sie "
           "neu, oder eine f\u00fcr diese Version"},

    Clause{"There is no model to analyse it with.", "Es gibt kein Modell, um es zu analysieren."},
    Clause{"It was stopped for another model, which could not be loaded; try it again.",
           "Es wurde f\u00fcr ein anderes Modell unterbrochen, das sich nicht laden lie\u00df; versuchen Sie es noch "
           "einmal."},

    // A part that is to be heard (explain/masked_wav.cpp), kept results (analysis/json.cpp,
    // platform/files/kept_folder.cpp)
    Clause{"there is no sound in this stretch; choose another one",
           "In diesem Abschnitt ist kein Klang; w\u00e4hlen Sie einen anderen"},
    Clause{"the stretch is too long for a WAV file, which holds 4 GB; choose a shorter one",
           "Der Abschnitt ist zu lang f\u00fcr eine WAV-Datei, die h\u00f6chstens 4 GB fasst; w\u00e4hlen Sie einen "
           "k\u00fcrzeren"},
    Clause{"not an analysis of Moodglass, or one of another version; analyse the song again",
           "Kein Ergebnis von Moodglass, oder das einer anderen Version; analysieren Sie das Lied noch einmal"},
    Clause{"this result is no longer there, or was changed; analyse the song again",
           "Dieses Ergebnis ist nicht mehr da oder wurde ge\u00e4ndert; analysieren Sie das Lied noch einmal"},

    // Files on disk (platform/files/file.cpp); the reasons in {0} are the system's, in its language
    Clause{"there is no such file; check its name", "Es gibt keine solche Datei; pr\u00fcfen Sie den Namen"},
    Clause{"this is a folder, not a file", "Das ist ein Ordner, keine Datei"},
    Clause{"this is a device or a pipe, not a file", "Das ist ein Ger\u00e4t oder eine Pipe, keine Datei"},
    Clause{"it cannot be opened: {0}", "Sie l\u00e4sst sich nicht \u00f6ffnen: {0}"},
    Clause{"its size cannot be read: {0}", "Ihre Gr\u00f6\u00dfe l\u00e4sst sich nicht lesen: {0}"},
    Clause{"it cannot be written: there is no folder {0}",
           "Sie l\u00e4sst sich nicht schreiben: Es gibt keinen Ordner {0}"},
    Clause{"it cannot be written: the process that was to name it has ended; try again",
           "Sie l\u00e4sst sich nicht schreiben: Der Prozess, der sie benennen sollte, hat geendet; versuchen Sie es noch "
           "einmal"},
    Clause{"another file has taken its name since this began; try it again",
           "Eine andere Datei hat inzwischen ihren Namen bekommen; versuchen Sie es noch einmal"},
    Clause{"it cannot be written: {0}", "Sie l\u00e4sst sich nicht schreiben: {0}"},
    Clause{"it is larger than 2 GB; cut it into parts", "Sie ist gr\u00f6\u00dfer als 2 GB; zerlegen Sie sie in Teile"},
    Clause{"it could not be read to its end; check the disk that it is on",
           "Sie lie\u00df sich nicht bis zum Ende lesen; pr\u00fcfen Sie das Laufwerk, auf dem sie liegt"},
    Clause{"it was changed while it was read; try again when it is complete",
           "Sie wurde ge\u00e4ndert, w\u00e4hrend sie gelesen wurde; versuchen Sie es noch einmal, wenn sie "
           "vollst\u00e4ndig ist"},

    // Folders (platform/files/collect.cpp)
    Clause{"1 link in this folder was not followed; the command's --follow-links follows them",
           "1 Verkn\u00fcpfung in diesem Ordner wurde nicht verfolgt; der Befehl tut es mit --follow-links"},
    Clause{"{0} links in this folder were not followed; the command's --follow-links follows them",
           "{0} Verkn\u00fcpfungen in diesem Ordner wurden nicht verfolgt; der Befehl tut es mit --follow-links"},
    Clause{"1 pipe or device in this folder left out", "1 Pipe oder Ger\u00e4t in diesem Ordner ist ausgelassen"},
    Clause{"{0} pipes or devices in this folder left out",
           "{0} Pipes oder Ger\u00e4te in diesem Ordner sind ausgelassen"},
    Clause{"no sound files in this folder", "In diesem Ordner sind keine Tondateien"},
    Clause{"the folder cannot be read to its end: {0}", "Der Ordner l\u00e4sst sich nicht zu Ende lesen: {0}"},

    // The page (web/engine: decode.js, worker.js, listen-worker.js, client.js)
    Clause{"this browser cannot decode it: it is damaged, protected, or of a kind that the browser does not know; "
           "convert it to FLAC, "
           "MP3 or WAV",
           "Dieser Browser kann sie nicht dekodieren: Sie ist besch\u00e4digt, gesch\u00fctzt oder von einer Art, die "
           "er nicht kennt; "
           "wandeln Sie sie in FLAC, MP3 oder WAV um"},
    Clause{"this browser decodes it only as a whole, which takes {0} MB at once, more than the {1} MB that are safe; use "
           "another browser or a newer one, the command or the window, or convert it to MP3, FLAC or Opus",
           "Dieser Browser dekodiert sie nur als Ganzes, was {0} MB auf einmal braucht, mehr als die {1} MB, die sicher "
           "sind; nehmen Sie einen anderen oder neueren Browser, den Befehl oder das Fenster, oder wandeln Sie sie in "
           "MP3, FLAC oder Opus um"},
    Clause{"the browser could not read it: it was moved, removed or locked, or is a folder; add it again",
           "Der Browser konnte sie nicht lesen: Sie wurde verschoben, gel\u00f6scht oder gesperrt, oder ist ein "
           "Ordner; f\u00fcgen Sie sie "
           "neu hinzu"},
    Clause{"no bytes of it came: it is empty, still in a ZIP or in the cloud (unpack or download it first), or was "
           "moved or removed since it was chosen; add it again",
           "Kein Byte kam an: Die Datei ist leer, noch in einem ZIP oder in der Cloud (entpacken oder laden Sie sie "
           "erst), oder wurde verschoben oder gel\u00f6scht, seit sie gew\u00e4hlt wurde; f\u00fcgen Sie sie neu "
           "hinzu"},
    Clause{"it changed while it was read; add it again",
           "Sie wurde ge\u00e4ndert, w\u00e4hrend sie gelesen wurde; f\u00fcgen Sie sie neu hinzu"},
    Clause{"too large: it needs {0} MB at once, more than the page's memory has (1 GB in all); use the command or the "
           "window for it, or "
           "cut it into parts",
           "Zu gro\u00df: Sie braucht {0} MB auf einmal, mehr als der Speicher der Seite hat (1 GB insgesamt); nehmen "
           "Sie f\u00fcr sie den "
           "Befehl oder das Fenster, oder zerlegen Sie sie in Teile"},
    Clause{"too large for the page's memory (1 GB in all); use the command or the window for it",
           "Zu gro\u00df f\u00fcr den Speicher der Seite (1 GB insgesamt); nehmen Sie f\u00fcr sie den Befehl oder das "
           "Fenster"},
    Clause{"the page ran out of memory over it (1 GB is the most); use the command or the window for it, or cut it "
           "into parts",
           "Der Speicher der Seite reichte f\u00fcr sie nicht (1 GB ist das H\u00f6chste); nehmen Sie f\u00fcr sie den "
           "Befehl oder das "
           "Fenster, oder zerlegen Sie sie in Teile"},
    Clause{"the engine stopped over it ({0}); the other songs go on, and a report of this one is welcome",
           "Der Rechenkern hielt bei ihr an ({0}); die anderen Lieder gehen weiter, und ein Bericht \u00fcber dieses "
           "ist willkommen"},
    Clause{"the engine stopped over the question ({0}); ask again, or analyse the song again",
           "Der Rechenkern hielt bei der Frage an ({0}); fragen Sie noch einmal, oder analysieren Sie das Lied noch "
           "einmal"},
    Clause{"The engine did not start ({0}). Reload the page.",
           "Der Rechenkern ist nicht gestartet ({0}). Laden Sie die Seite neu."},
    Clause{"this part of the sound could not be made", "Dieser Teil des Klangs lie\u00df sich nicht herstellen"},
};

// What stands in the pattern's places, if the clause is of its form.
std::optional<std::vector<std::string_view>> places(std::string_view clause, std::string_view pattern) {
    std::vector<std::string_view> values;
    for (bool behind_place = false;; behind_place = true) {
        const std::size_t place = pattern.find('{');
        const bool last = place == std::string_view::npos;
        const std::string_view words = pattern.substr(0, place);
        std::size_t at = 0;
        if (behind_place) at = last ? std::max(clause.size(), words.size()) - words.size() : clause.find(words);
        if (at == std::string_view::npos || clause.substr(at, words.size()) != words) return std::nullopt;
        if (behind_place) values.push_back(clause.substr(0, at));
        clause.remove_prefix(at + words.size());
        if (last) return clause.empty() ? std::optional(values) : std::nullopt;
        pattern.remove_prefix(place + 3);
    }
}

// "12.4 s" -> "12,4 s"
std::string in_german(std::string_view value) {
    for (const Clause& clause : kClauses)
        if (clause.english == value) return std::string(clause.german);
    std::string out(value);
    for (std::size_t i = 1; i + 1 < out.size(); ++i)
        if (out[i] == '.' && std::isdigit(static_cast<unsigned char>(out[i - 1])) &&
            std::isdigit(static_cast<unsigned char>(out[i + 1])) && value.ends_with(" s"))
            out[i] = ',';
    return out;
}

std::string german(std::string_view clause) {
    for (const Clause& known : kClauses) {
        const auto values = places(clause, known.english);
        if (!values) continue;
        std::array<std::string, 4> filled;
        for (std::size_t i = 0; i < values->size(); ++i) filled[i] = in_german((*values)[i]);
        return fill(known.german, {filled[0], filled[1], filled[2], filled[3]});
    }
    // "/models/joint.safetensors: not a model file": the name stays
    if (const std::size_t colon = clause.find(": "); colon != std::string_view::npos) {
        const std::string_view behind = clause.substr(colon + 2);
        if (const std::string said = german(behind); said != behind)
            return std::string(clause.substr(0, colon + 2)) + said;
    }
    return std::string(clause);
}

}  // namespace

std::string as_sentence(std::string_view clause, Language language) {
    std::string out = language == Language::german ? german(clause) : std::string(clause);
    if (out.empty()) return out;
    if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
    if (out.back() != '.' && out.back() != '!' && out.back() != '?') out += '.';
    return out;
}

}  // namespace moodglass::app
