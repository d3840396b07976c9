// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentences.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace moodglass::app {
namespace {

// Places like {0} hold what differs from song to song; in English they come in order.
using Clause = Worded<std::string_view>;

// Where two fit, the first counts.
constexpr std::array kClauses = {
    // The kind of file (audio/open.cpp, audio/file_type.cpp)
    Clause{"the file is empty; choose another one", "Die Datei ist leer; w\u00e4hlen Sie eine andere",
           "le fichier est vide\u00a0; choisissez-en un autre", "el archivo est\u00e1 vac\u00edo; elija otro"},
    Clause{"not audio: it seems to be {0}; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
           "Keine Tondatei, sondern anscheinend {0}; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A",
           "ce n'est pas du son\u00a0: cela semble \u00eatre {0}\u00a0; choisissez un fichier WAV, MP3, FLAC, Ogg "
           "Vorbis, Opus ou M4A",
           "no es sonido: parece ser {0}; elija un archivo WAV, MP3, FLAC, Ogg Vorbis, Opus o M4A"},
    Clause{"not audio; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
           "Keine Tondatei; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A",
           "ce n'est pas du son\u00a0; choisissez un fichier WAV, MP3, FLAC, Ogg Vorbis, Opus ou M4A",
           "no es sonido; elija un archivo WAV, MP3, FLAC, Ogg Vorbis, Opus o M4A"},
    Clause{"a PDF document", "ein PDF-Dokument", "un document PDF", "un documento PDF"},
    Clause{"a picture", "ein Bild", "une image", "una imagen"},
    Clause{"an MP3 tag without sound", "die Angaben einer MP3-Datei ohne ihren Klang",
           "l'en-t\u00eate d'un MP3 sans le son", "la etiqueta de un MP3 sin sonido"},
    Clause{"text", "Text", "du texte", "texto"},
    Clause{"a playlist: it names songs and holds none; choose the songs themselves",
           "Eine Abspielliste: Sie nennt St\u00fccke und enth\u00e4lt keine; w\u00e4hlen Sie die St\u00fccke selbst",
           "une liste de lecture\u00a0: elle nomme des morceaux et n'en contient aucun\u00a0; choisissez les morceaux "
           "eux-m\u00eames",
           "una lista de reproducci\u00f3n: nombra piezas y no contiene ninguna; elija las piezas mismas"},
    Clause{"a project of Audacity, which only tells how sound is put together; export it as WAV or FLAC there",
           "Ein Projekt von Audacity, das nur sagt, wie Klang zusammengesetzt wird; exportieren Sie es dort als WAV "
           "oder FLAC",
           "un projet d'Audacity, qui dit seulement comment le son est assembl\u00e9\u00a0; exportez-le de l\u00e0 en "
           "WAV ou en FLAC",
           "un proyecto de Audacity, que solo dice c\u00f3mo se monta el sonido; exp\u00f3rtelo desde all\u00ed como "
           "WAV o FLAC"},
    Clause{
        "a score: notes without sound; export it as WAV or MP3 from the program that plays it",
        "Eine Partitur, also Noten ohne Klang; exportieren Sie sie aus dem Programm, das sie spielt, als WAV oder MP3",
        "une partition\u00a0: des notes sans son\u00a0; exportez-la en WAV ou en MP3 depuis le programme qui la joue",
        "una partitura: notas sin sonido; exp\u00f3rtela como WAV o MP3 desde el programa que la toca"},
    Clause{"a shortcut to an address, without the song itself; open it, download the song and choose that file",
           "Eine Verkn\u00fcpfung mit einer Adresse, ohne das St\u00fcck selbst; \u00f6ffnen Sie sie, laden Sie das "
           "St\u00fcck herunter und w\u00e4hlen Sie diese Datei",
           "un raccourci vers une adresse, sans le morceau\u00a0; ouvrez-le, t\u00e9l\u00e9chargez le morceau et "
           "choisissez ce fichier",
           "un acceso directo a una direcci\u00f3n, sin la pieza; \u00e1bralo, descargue la pieza y elija ese archivo"},
    Clause{
        "a shortcut to a file in the cloud, without the song itself; open it, download the song and choose that file",
        "Eine Verkn\u00fcpfung mit einer Datei in der Cloud, ohne das St\u00fcck selbst; \u00f6ffnen Sie sie, laden "
        "Sie das St\u00fcck herunter und w\u00e4hlen Sie diese Datei",
        "un raccourci vers un fichier dans le nuage, sans le morceau\u00a0; ouvrez-le, t\u00e9l\u00e9chargez le "
        "morceau et choisissez ce fichier",
        "un acceso directo a un archivo en la nube, sin la pieza; \u00e1bralo, descargue la pieza y elija ese archivo"},
    Clause{"a web page and not the song, as a download leaves where one has to sign in or the link has ended; download "
           "it again in the browser and listen to it",
           "Eine Webseite und nicht das St\u00fcck, wie ein Download sie hinterl\u00e4sst, wo man sich anmelden muss "
           "oder der Link abgelaufen ist; laden Sie es im Browser neu herunter und h\u00f6ren Sie es an",
           "une page web et non le morceau, comme un t\u00e9l\u00e9chargement en laisse l\u00e0 o\u00f9 il faut se "
           "connecter ou quand le lien a expir\u00e9\u00a0; t\u00e9l\u00e9chargez-le de nouveau dans le navigateur et "
           "\u00e9coutez-le",
           "una p\u00e1gina web y no la pieza, como las que deja una descarga donde hay que iniciar sesi\u00f3n o el "
           "enlace ha caducado; desc\u00e1rguela otra vez en el navegador y esc\u00fachela"},
    Clause{
        "a cue sheet: it tells where the tracks of another file begin; choose that file",
        "Ein Cue-Sheet: Es sagt, wo die St\u00fccke einer anderen Datei beginnen; w\u00e4hlen Sie jene Datei",
        "un fichier CUE\u00a0: il dit o\u00f9 commencent les pistes d'un autre fichier\u00a0; choisissez celui-l\u00e0",
        "un archivo CUE: dice d\u00f3nde empiezan las pistas de otro archivo; elija aquel"},
    Clause{"a torrent: it tells where a download is, and holds no sound; choose what was downloaded by it",
           "Ein Torrent: Er sagt, wo ein Download liegt, und enth\u00e4lt keinen Klang; w\u00e4hlen Sie, was damit "
           "heruntergeladen wurde",
           "un torrent\u00a0: il dit o\u00f9 se trouve un t\u00e9l\u00e9chargement et ne contient pas de son\u00a0; "
           "choisissez ce qu'il a servi \u00e0 t\u00e9l\u00e9charger",
           "un torrent: dice d\u00f3nde est\u00e1 una descarga y no contiene sonido; elija lo que se descarg\u00f3 con "
           "\u00e9l"},
    Clause{"a ZIP archive, or a document that is one inside; unpack it and choose the songs in it",
           "Ein ZIP-Archiv oder ein Dokument, das innen eines ist; entpacken Sie es und w\u00e4hlen Sie die "
           "St\u00fccke darin",
           "une archive ZIP, ou un document qui en est une \u00e0 l'int\u00e9rieur\u00a0; d\u00e9compressez-la et "
           "choisissez les morceaux qu'elle contient",
           "un archivo ZIP, o un documento que lo es por dentro; descompr\u00edmalo y elija las piezas que contiene"},
    Clause{"a packed archive; unpack it and choose the songs in it",
           "Ein gepacktes Archiv; entpacken Sie es und w\u00e4hlen Sie die St\u00fccke darin",
           "une archive compress\u00e9e\u00a0; d\u00e9compressez-la et choisissez les morceaux qu'elle contient",
           "un archivo comprimido; descompr\u00edmalo y elija las piezas que contiene"},
    Clause{
        "a MIDI file: notes without sound; export it as WAV or MP3 from a program that plays it",
        "Eine MIDI-Datei, also Noten ohne Klang; exportieren Sie sie aus einem Programm, das sie spielt, als WAV "
        "oder MP3",
        "un fichier MIDI\u00a0: des notes sans son\u00a0; exportez-le en WAV ou en MP3 depuis un programme qui le joue",
        "un archivo MIDI: notas sin sonido; exp\u00f3rtelo como WAV o MP3 desde un programa que lo toque"},
    Clause{
        "a tracker's module: notes and the instruments for them; export it as WAV or MP3 from a program that plays it",
        "Ein Tracker-Modul, also Noten und die Instrumente dazu; exportieren Sie es aus einem Programm, das es spielt, "
        "als WAV oder MP3",
        "un module de tracker\u00a0: des notes et leurs instruments\u00a0; exportez-le en WAV ou en MP3 depuis un "
        "programme qui le joue",
        "un m\u00f3dulo de tracker: notas y sus instrumentos; exp\u00f3rtelo como WAV o MP3 desde un programa que lo "
        "toque"},
    Clause{"a bank of instruments, and no song; choose a recording",
           "Eine Bank von Instrumenten und kein St\u00fcck; w\u00e4hlen Sie eine Aufnahme",
           "une banque d'instruments, et non un morceau\u00a0; choisissez un enregistrement",
           "un banco de instrumentos, y no una pieza; elija una grabaci\u00f3n"},
    Clause{"DSD, as of a Super Audio CD, which is not decoded here; convert it to FLAC or WAV at 88,200 or 96,000 Hz",
           "DSD, wie von einer Super Audio CD, wird hier nicht dekodiert; wandeln Sie die Datei in FLAC oder WAV mit "
           "88.200 oder 96.000 Hz um",
           "Du DSD, comme sur un Super Audio CD, n'est pas d\u00e9cod\u00e9 ici\u00a0; convertissez-le en FLAC ou en "
           "WAV \u00e0 88\u202f200 ou 96\u202f000 Hz",
           "DSD, como el de un Super Audio CD, no se decodifica aqu\u00ed; convi\u00e9rtalo a FLAC o WAV a 88\u202f200 "
           "o 96\u202f000 Hz"},
    Clause{
        "a shortcut to a file elsewhere, without the song itself; choose that file",
        "Eine Verkn\u00fcpfung mit einer Datei an anderem Ort, ohne das St\u00fcck selbst; w\u00e4hlen Sie jene Datei",
        "un raccourci vers un fichier ailleurs, sans le morceau\u00a0; choisissez ce fichier",
        "un acceso directo a un archivo en otro lugar, sin la pieza; elija ese archivo"},
    Clause{"a placeholder of a song in iCloud that is not downloaded yet; download it there and choose it again",
           "Ein Platzhalter f\u00fcr ein St\u00fcck in iCloud, das noch nicht heruntergeladen ist; laden Sie es dort "
           "herunter und w\u00e4hlen Sie es erneut",
           "le substitut d'un morceau d'iCloud qui n'est pas encore t\u00e9l\u00e9charg\u00e9\u00a0; "
           "t\u00e9l\u00e9chargez-le l\u00e0 et choisissez-le de nouveau",
           "el sustituto de una pieza de iCloud que a\u00fan no se ha descargado; desc\u00e1rguela all\u00ed y "
           "el\u00edjala otra vez"},
    Clause{
        "a companion file of macOS, whose name begins with ._, without sound; choose the file without ._ in its name",
        "Eine Begleitdatei von macOS, deren Name mit ._ beginnt, ohne Klang; w\u00e4hlen Sie die Datei ohne ._ im "
        "Namen",
        "un fichier d'accompagnement de macOS, dont le nom commence par ._, sans son\u00a0; choisissez le fichier sans "
        "._ dans son nom",
        "un archivo auxiliar de macOS, cuyo nombre empieza por ._, sin sonido; elija el archivo sin ._ en el nombre"},
    Clause{"a program, and no song; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
           "Ein Programm und kein St\u00fcck; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A",
           "un programme, et non un morceau\u00a0; choisissez un fichier WAV, MP3, FLAC, Ogg Vorbis, Opus ou M4A",
           "un programa, y no una pieza; elija un archivo WAV, MP3, FLAC, Ogg Vorbis, Opus o M4A"},
    Clause{"a video without sound; choose one with a sound track, or a song",
           "Ein Video ohne Ton; w\u00e4hlen Sie eines mit Tonspur oder ein St\u00fcck",
           "une vid\u00e9o sans son\u00a0; choisissez-en une avec une piste sonore, ou un morceau",
           "un v\u00eddeo sin sonido; elija uno con pista de sonido, o una pieza"},
    Clause{"the file holds nothing but zeros, as a download or copy leaves that was never finished; get it again",
           "Die Datei besteht nur aus Nullen, wie ein Download oder eine Kopie sie hinterl\u00e4sst, die nie fertig "
           "wurde; besorgen Sie sie neu",
           "le fichier ne contient que des z\u00e9ros, comme en laisse un t\u00e9l\u00e9chargement ou une copie jamais "
           "termin\u00e9s\u00a0; procurez-vous-le de nouveau",
           "el archivo no contiene m\u00e1s que ceros, como los que deja una descarga o una copia sin terminar; "
           "cons\u00edgalo de nuevo"},
    Clause{"protected by copy protection (DRM), which cannot be decoded; use an unprotected copy",
           "Die Datei ist kopiergesch\u00fctzt (DRM) und daher nicht zu dekodieren; nehmen Sie eine ungesch\u00fctzte "
           "Kopie",
           "le fichier est prot\u00e9g\u00e9 contre la copie (DRM) et ne peut pas \u00eatre d\u00e9cod\u00e9\u00a0; "
           "utilisez une copie sans protection",
           "el archivo est\u00e1 protegido contra copia (DRM) y no se puede decodificar; use una copia sin "
           "protecci\u00f3n"},
    Clause{
        "sound in a format that this program does not decode; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
        "Ein Format, das dieses Programm nicht dekodiert; wandeln Sie die Datei in WAV, MP3, FLAC, Ogg Vorbis oder "
        "Opus um",
        "du son dans un format que ce programme ne d\u00e9code pas\u00a0; convertissez-le en WAV, MP3, FLAC, Ogg "
        "Vorbis ou Opus",
        "sonido en un formato que este programa no decodifica; convi\u00e9rtalo a WAV, MP3, FLAC, Ogg Vorbis u Opus"},
    Clause{"sound in a format that could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Ein Format, das hier nicht dekodiert werden konnte; wandeln Sie die Datei in WAV, MP3, FLAC, Ogg Vorbis "
           "oder Opus um",
           "du son dans un format qui n'a pas pu \u00eatre d\u00e9cod\u00e9 ici\u00a0; convertissez-le en WAV, MP3, "
           "FLAC, Ogg Vorbis ou Opus",
           "sonido en un formato que aqu\u00ed no se pudo decodificar; convi\u00e9rtalo a WAV, MP3, FLAC, Ogg Vorbis u "
           "Opus"},
    Clause{"sound coded as {0}, which could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Klang, der als {0} kodiert ist, konnte hier nicht dekodiert werden; wandeln Sie die Datei in WAV, MP3, "
           "FLAC, Ogg Vorbis oder Opus um",
           "du son cod\u00e9 en {0}, qui n'a pas pu \u00eatre d\u00e9cod\u00e9 ici\u00a0; convertissez-le en WAV, MP3, "
           "FLAC, Ogg Vorbis ou Opus",
           "sonido codificado como {0}, que aqu\u00ed no se pudo decodificar; convi\u00e9rtalo a WAV, MP3, FLAC, Ogg "
           "Vorbis u Opus"},
    Clause{"a file of the kind {0}, which could not be decoded here; convert it to WAV, MP3, FLAC, Ogg Vorbis or Opus",
           "Eine Datei der Art {0} konnte hier nicht dekodiert werden; wandeln Sie sie in WAV, MP3, FLAC, Ogg Vorbis "
           "oder Opus um",
           "un fichier du type {0}, qui n'a pas pu \u00eatre d\u00e9cod\u00e9 ici\u00a0; convertissez-le en WAV, MP3, "
           "FLAC, Ogg Vorbis ou Opus",
           "un archivo del tipo {0}, que aqu\u00ed no se pudo decodificar; convi\u00e9rtalo a WAV, MP3, FLAC, Ogg "
           "Vorbis u Opus"},
    Clause{"an Opus file of {0} channels that are for no loudspeakers, which are not decoded here; export it as stereo "
           "or mono",
           "Eine Opus-Datei mit {0} Kan\u00e4len, die f\u00fcr keine Lautsprecher sind, wird hier nicht dekodiert; "
           "exportieren Sie sie in Stereo oder Mono",
           "un fichier Opus de {0} canaux qui ne sont destin\u00e9s \u00e0 aucun haut-parleur n'est pas "
           "d\u00e9cod\u00e9 ici\u00a0; exportez-le en st\u00e9r\u00e9o ou en mono",
           "un archivo Opus de {0} canales que no son para altavoces no se decodifica aqu\u00ed; exp\u00f3rtelo en "
           "est\u00e9reo o mono"},
    Clause{
        "an M4A or MP4 file without its index, as a recording or download leaves that was never finished; get it again",
        "Eine M4A- oder MP4-Datei ohne ihr Verzeichnis, wie eine Aufnahme oder ein Download sie hinterl\u00e4sst, die "
        "nie fertig wurden; besorgen Sie sie neu",
        "un fichier M4A ou MP4 sans son index, comme en laisse un enregistrement ou un t\u00e9l\u00e9chargement jamais "
        "termin\u00e9\u00a0; procurez-vous-le de nouveau",
        "un archivo M4A o MP4 sin su \u00edndice, como el que deja una grabaci\u00f3n o descarga sin terminar; "
        "cons\u00edgalo de nuevo"},
    Clause{"the file does not say where it ends, as voice messages and recorded radio often do not: it may be whole; "
           "all of it was analysed",
           "Die Datei sagt nicht, wo sie endet, wie oft bei Sprachnachrichten und mitgeschnittenem Radio: Sie mag ganz "
           "sein; alles wurde analysiert",
           "le fichier ne dit pas o\u00f9 il finit, comme souvent les messages vocaux et la radio "
           "enregistr\u00e9e\u00a0: il est peut-\u00eatre entier\u00a0; tout a \u00e9t\u00e9 analys\u00e9",
           "el archivo no dice d\u00f3nde termina, como es frecuente en mensajes de voz y radio grabada: quiz\u00e1 "
           "est\u00e9 entero; se analiz\u00f3 todo"},
    Clause{
        "the file has {0} channels, but at most {1} can be mixed down; export it as stereo or mono",
        "Die Datei hat {0} Kan\u00e4le, doch h\u00f6chstens {1} lassen sich zusammenmischen; exportieren Sie sie in "
        "Stereo oder Mono",
        "le fichier a {0} canaux, mais {1} au plus peuvent \u00eatre m\u00e9lang\u00e9s\u00a0; exportez-le en "
        "st\u00e9r\u00e9o ou en mono",
        "el archivo tiene {0} canales, pero como mucho se pueden mezclar {1}; exp\u00f3rtelo en est\u00e9reo o mono"},
    Clause{
        "the file's sample rate is {0} Hz, but 8,000 to 192,000 Hz can be read; export it at 44,100 Hz",
        "Die Abtastrate der Datei ist {0} Hz, gelesen werden 8.000 bis 192.000 Hz; exportieren Sie sie mit 44.100 Hz",
        "la fr\u00e9quence d'\u00e9chantillonnage du fichier est de {0} Hz, mais on peut lire de 8000 \u00e0 "
        "192\u202f000 Hz\u00a0; exportez-le \u00e0 44\u202f100 Hz",
        "la frecuencia de muestreo del archivo es de {0} Hz, pero se pueden leer de 8000 a 192\u202f000 Hz; "
        "exp\u00f3rtelo a 44\u202f100 Hz"},

    // Its header (audio/wav.cpp, mp3.cpp, flac.cpp, vorbis.cpp, opus.cpp)
    Clause{"a WAV or AIFF file whose header is damaged or of an unknown encoding; export it again as 16-bit PCM",
           "Der Kopf der WAV- oder AIFF-Datei ist besch\u00e4digt oder nennt eine unbekannte Kodierung; exportieren "
           "Sie sie neu "
           "als PCM mit 16 Bit",
           "un fichier WAV ou AIFF dont l'en-t\u00eate est endommag\u00e9 ou d'un codage inconnu\u00a0; exportez-le de "
           "nouveau en PCM 16 bits",
           "un archivo WAV o AIFF cuya cabecera est\u00e1 da\u00f1ada o tiene una codificaci\u00f3n desconocida; "
           "exp\u00f3rtelo de nuevo como PCM de 16 bits"},
    Clause{"a WAV or AIFF file whose sound is coded as {0}, which is not decoded here; export it again as 16-bit PCM",
           "Der Klang der WAV- oder AIFF-Datei ist als {0} kodiert, was hier nicht dekodiert wird; exportieren Sie sie "
           "neu als PCM mit 16 Bit",
           "un fichier WAV ou AIFF dont le son est cod\u00e9 en {0}, qui n'est pas d\u00e9cod\u00e9 ici\u00a0; "
           "exportez-le de nouveau en PCM 16 bits",
           "un archivo WAV o AIFF cuyo sonido est\u00e1 codificado como {0}, que aqu\u00ed no se decodifica; "
           "exp\u00f3rtelo de nuevo como PCM de 16 bits"},
    Clause{"the header was never finished, as when a recorder loses power: all {0} behind it were analysed",
           "Der Kopf der Datei wurde nie fertig, wie wenn einem Rekorder der Strom ausgeht: Alle {0} dahinter wurden "
           "analysiert",
           "l'en-t\u00eate n'a jamais \u00e9t\u00e9 termin\u00e9, comme quand un enregistreur perd le courant\u00a0: "
           "les {0} qui suivent ont \u00e9t\u00e9 analys\u00e9s",
           "la cabecera nunca se termin\u00f3, como cuando una grabadora se queda sin corriente: se analizaron los {0} "
           "que siguen"},
    Clause{"the header tells of {0} of sound, as when a recorder stops too soon, but {1} are there: all of it was "
           "analysed",
           "Der Kopf der Datei nennt {0} Klang, wie wenn ein Rekorder zu fr\u00fch aufh\u00f6rt, doch {1} sind da: "
           "Alles wurde "
           "analysiert",
           "l'en-t\u00eate annonce {0} de son, comme quand un enregistreur s'arr\u00eate trop t\u00f4t, mais il y en a "
           "{1}\u00a0: tout a \u00e9t\u00e9 analys\u00e9",
           "la cabecera anuncia {0} de sonido, como cuando una grabadora se detiene demasiado pronto, pero hay {1}: se "
           "analiz\u00f3 todo"},
    Clause{"an MP3 file without a readable frame; it is damaged: export it again",
           "Die MP3-Datei ist besch\u00e4digt: Kein Abschnitt ist lesbar; exportieren Sie sie neu",
           "un fichier MP3 sans trame lisible\u00a0; il est endommag\u00e9\u00a0: exportez-le de nouveau",
           "un archivo MP3 sin ninguna trama legible; est\u00e1 da\u00f1ado: exp\u00f3rtelo de nuevo"},
    Clause{"a FLAC file whose header is damaged; export it again",
           "Der Kopf der FLAC-Datei ist besch\u00e4digt; exportieren Sie sie neu",
           "un fichier FLAC dont l'en-t\u00eate est endommag\u00e9\u00a0; exportez-le de nouveau",
           "un archivo FLAC cuya cabecera est\u00e1 da\u00f1ada; exp\u00f3rtelo de nuevo"},
    Clause{"an Ogg Vorbis file whose header is damaged or cut; export it again",
           "Der Kopf der Ogg-Vorbis-Datei ist besch\u00e4digt oder abgeschnitten; exportieren Sie sie neu",
           "un fichier Ogg Vorbis dont l'en-t\u00eate est endommag\u00e9 ou coup\u00e9\u00a0; exportez-le de nouveau",
           "un archivo Ogg Vorbis cuya cabecera est\u00e1 da\u00f1ada o cortada; exp\u00f3rtelo de nuevo"},
    Clause{"an Opus file whose header is damaged or cut; export it again",
           "Der Kopf der Opus-Datei ist besch\u00e4digt oder abgeschnitten; exportieren Sie sie neu",
           "un fichier Opus dont l'en-t\u00eate est endommag\u00e9 ou coup\u00e9\u00a0; exportez-le de nouveau",
           "un archivo Opus cuya cabecera est\u00e1 da\u00f1ada o cortada; exp\u00f3rtelo de nuevo"},
    Clause{"an Opus file whose times begin before zero, as where it was cut without encoding it again; convert it to "
           "WAV or FLAC",
           "Die Zeiten der Opus-Datei beginnen vor null, wie wenn sie geschnitten wurde, ohne sie neu zu kodieren; "
           "wandeln Sie sie in WAV oder FLAC um",
           "un fichier Opus dont les temps commencent avant z\u00e9ro, comme quand on l'a coup\u00e9 sans "
           "l'encoder de nouveau\u00a0; convertissez-le en WAV ou en FLAC",
           "un archivo Opus cuyos tiempos empiezan antes de cero, como cuando se cort\u00f3 sin volver a codificarlo; "
           "convi\u00e9rtalo a WAV o FLAC"},

    // Its sound (audio/mono.cpp)
    Clause{"it is longer than 12 hours; cut it into parts",
           "Sie ist l\u00e4nger als 12 Stunden; zerlegen Sie sie in Teile",
           "le fichier dure plus de 12 heures\u00a0; coupez-le en parties",
           "el archivo dura m\u00e1s de 12 horas; c\u00f3rtelo en partes"},
    Clause{"no sound could be decoded from the file; it is damaged or cut at its beginning: get it again",
           "Aus der Datei war kein Klang zu gewinnen; sie ist am Anfang besch\u00e4digt oder abgeschnitten: Besorgen "
           "Sie sie neu",
           "aucun son n'a pu \u00eatre d\u00e9cod\u00e9 dans le fichier\u00a0; il est endommag\u00e9 ou coup\u00e9 au "
           "d\u00e9but\u00a0: procurez-vous-le de nouveau",
           "no se pudo decodificar ning\u00fan sonido del archivo; est\u00e1 da\u00f1ado o cortado al comienzo: "
           "cons\u00edgalo de nuevo"},
    Clause{"too short: only {0} of the file is not silent, but at least {1} is needed; choose a longer piece",
           "Zu kurz: Nur {0} der Datei sind nicht still, mindestens {1} sind n\u00f6tig; w\u00e4hlen Sie ein "
           "l\u00e4ngeres St\u00fcck",
           "trop court\u00a0: seuls {0} du fichier ne sont pas silencieux, mais il en faut au moins {1}\u00a0; "
           "choisissez un morceau plus long",
           "demasiado corto: solo {0} del archivo no son silencio, pero hacen falta al menos {1}; elija una pieza "
           "m\u00e1s larga"},
    Clause{"too short: {0} of sound, but at least {1} is needed; choose a longer piece",
           "Zu kurz: {0} Klang, mindestens {1} sind n\u00f6tig; w\u00e4hlen Sie ein l\u00e4ngeres St\u00fcck",
           "trop court\u00a0: {0} de son, mais il en faut au moins {1}\u00a0; choisissez un morceau plus long",
           "demasiado corto: {0} de sonido, pero hacen falta al menos {1}; elija una pieza m\u00e1s larga"},
    Clause{"silent: no sample of the file rises above digital silence; check the recording",
           "Still: Die Datei erhebt sich nirgends \u00fcber digitale Stille; pr\u00fcfen Sie die Aufnahme",
           "pas de son\u00a0: le fichier ne contient que du silence num\u00e9rique\u00a0; v\u00e9rifiez l'enregistrement",
           "en silencio: ninguna muestra del archivo supera el silencio digital; revise la grabaci\u00f3n"},
    Clause{"after {0} the file goes on with another sample rate or other channels, as joined files do: analysed up to "
           "there",
           "Nach {0} geht die Datei mit anderer Abtastrate oder anderen Kan\u00e4len weiter, wie zusammengef\u00fcgte "
           "Dateien es tun: "
           "bis dorthin analysiert",
           "apr\u00e8s {0}, le fichier continue avec une autre fr\u00e9quence d'\u00e9chantillonnage ou d'autres "
           "canaux, comme le font des fichiers mis bout \u00e0 bout\u00a0: analys\u00e9 jusque-l\u00e0",
           "tras {0} el archivo sigue con otra frecuencia de muestreo u otros canales, como hacen los archivos unidos: "
           "analizado hasta ah\u00ed"},
    Clause{"no microphone or other input was found; plug one in, or pipe the sound in",
           "Kein Mikrofon und kein anderer Eingang gefunden; schlie\u00dfen Sie eines an",
           "aucun micro ni autre entr\u00e9e trouv\u00e9s\u00a0; branchez-en un",
           "no se encontr\u00f3 micr\u00f3fono ni otra entrada; conecte uno"},
    Clause{"no sound system was found to record with; start PulseAudio, PipeWire or ALSA, or pipe the sound in",
           "Zum Aufnehmen fehlt ein Klangsystem; starten Sie PulseAudio, PipeWire oder ALSA",
           "il manque un syst\u00e8me de son pour enregistrer\u00a0; lancez PulseAudio, PipeWire ou ALSA",
           "falta un sistema de sonido para grabar; inicie PulseAudio, PipeWire o ALSA"},
    Clause{"the input could not be opened; another program may have it, or it may not be allowed",
           "Der Eingang war nicht zu \u00f6ffnen; vielleicht hat ihn ein anderes Programm, oder er ist nicht erlaubt",
           "l'entr\u00e9e n'a pas pu \u00eatre ouverte\u00a0; un autre programme l'a peut-\u00eatre, ou elle n'est pas permise",
           "no se pudo abrir la entrada; quiz\u00e1 la tiene otro programa, o no est\u00e1 permitida"},
    Clause{"the input could not be started; another program may have it, or it may not be allowed",
           "Der Eingang lie\u00df sich nicht starten; vielleicht hat ihn ein anderes Programm, oder er ist nicht erlaubt",
           "l'entr\u00e9e n'a pas d\u00e9marr\u00e9\u00a0; un autre programme l'a peut-\u00eatre, ou elle n'est pas permise",
           "la entrada no se puso en marcha; quiz\u00e1 la tiene otro programa, o no est\u00e1 permitida"},
    Clause{"the program that listens could not be loaded; reload the page",
           "Das Programm, das zuh\u00f6rt, war nicht zu laden; laden Sie die Seite neu",
           "le programme qui \u00e9coute n'a pas pu \u00eatre charg\u00e9\u00a0; rechargez la page",
           "no se pudo cargar el programa que escucha; recargue la p\u00e1gina"},
    Clause{"there is no folder to record in; make room, or name one in $TMPDIR",
           "Es gibt keinen Ordner zum Aufnehmen; schaffen Sie Platz, oder nennen Sie einen in $TMPDIR",
           "il n'y a pas de dossier o\u00f9 enregistrer\u00a0; faites de la place, ou donnez-en un dans $TMPDIR",
           "no hay carpeta donde grabar; haga sitio, o indique una en $TMPDIR"},
    Clause{"there is no input of that name; there are: {0}",
           "Einen Eingang dieses Namens gibt es nicht; es gibt: {0}",
           "il n'y a pas d'entr\u00e9e de ce nom\u00a0; il y a\u00a0: {0}",
           "no hay ninguna entrada con ese nombre; hay: {0}"},
    Clause{"there is not enough memory to listen; close other programs",
           "Zum Zuh\u00f6ren reicht der Speicher nicht; schlie\u00dfen Sie andere Programme",
           "la m\u00e9moire ne suffit pas pour \u00e9couter\u00a0; fermez d'autres programmes",
           "no hay memoria suficiente para escuchar; cierre otros programas"},
    Clause{
        "there is not enough memory for it; close other programs, or cut it into parts",
        "F\u00fcr sie reicht der Speicher nicht; schlie\u00dfen Sie andere Programme, oder zerlegen Sie sie in Teile",
        "la m\u00e9moire ne suffit pas pour ce fichier\u00a0; fermez d'autres programmes, ou coupez-le en parties",
        "no hay memoria suficiente para este archivo; cierre otros programas, o c\u00f3rtelo en partes"},
    // The process that decodes it (platform/decoding/process.cpp)
    Clause{"the decoder crashed over it, as a damaged file can make it do; get it again, or convert it to WAV or FLAC with "
           "another program",
           "Der Dekoder ist an der Datei abgest\u00fcrzt, wie es bei besch\u00e4digten vorkommt; besorgen Sie sie neu, "
           "oder wandeln Sie sie mit einem anderen Programm in WAV oder FLAC um",
           "le d\u00e9codeur s'est arr\u00eat\u00e9 net sur ce fichier, comme un fichier endommag\u00e9 peut le "
           "provoquer\u00a0; procurez-vous-le de nouveau, ou convertissez-le en WAV ou en FLAC avec un autre programme",
           "el decodificador fall\u00f3 con este archivo, como puede provocarlo uno da\u00f1ado; cons\u00edgalo de "
           "nuevo, o convi\u00e9rtalo a WAV o FLAC con otro programa"},
    Clause{"its decoding was ended from outside, as a machine does whose memory runs out; close other programs, and try it "
           "again",
           "Das Dekodieren wurde von au\u00dfen beendet, wie es ein Rechner tut, dem der Speicher ausgeht; schlie\u00dfen "
           "Sie andere Programme, und versuchen Sie es noch einmal",
           "le d\u00e9codage a \u00e9t\u00e9 arr\u00eat\u00e9 de l'ext\u00e9rieur, comme le fait une machine \u00e0 "
           "court de m\u00e9moire\u00a0; fermez d'autres programmes, et r\u00e9essayez",
           "la decodificaci\u00f3n se detuvo desde fuera, como hace un equipo al que se le acaba la memoria; cierre otros "
           "programas e int\u00e9ntelo de nuevo"},
    Clause{"the process that was to decode it could not be started ({0}); close other programs, and try it again",
           "Der Prozess, der sie dekodieren sollte, lie\u00df sich nicht starten ({0}); schlie\u00dfen Sie andere "
           "Programme, und versuchen Sie es noch einmal",
           "le processus qui devait le d\u00e9coder n'a pas pu \u00eatre lanc\u00e9 ({0})\u00a0; fermez d'autres "
           "programmes, et r\u00e9essayez",
           "no se pudo iniciar el proceso que deb\u00eda decodificarlo ({0}); cierre otros programas e int\u00e9ntelo de "
           "nuevo"},
    Clause{"only {0} of {1} could be decoded: the file is cut, or damaged within, and then times behind that are too "
           "early; get it again",
           "Nur {0} von {1} waren zu dekodieren: Die Datei ist abgeschnitten oder in sich besch\u00e4digt, dann sind "
           "Zeiten dahinter zu fr\u00fch; besorgen Sie sie neu",
           "seuls {0} sur {1} ont pu \u00eatre d\u00e9cod\u00e9s\u00a0: le fichier est coup\u00e9, ou endommag\u00e9 "
           "en son milieu, et alors les temps qui suivent sont trop pr\u00e9coces\u00a0; procurez-vous-le de nouveau",
           "solo se pudieron decodificar {0} de {1}: el archivo est\u00e1 cortado, o da\u00f1ado por dentro, y "
           "entonces los tiempos posteriores llegan demasiado pronto; cons\u00edgalo de nuevo"},
    Clause{"the file is cut after {0} of {1}: analysed up to there",
           "Die Datei ist nach {0} von {1} abgeschnitten: bis dorthin analysiert",
           "le fichier est coup\u00e9 apr\u00e8s {0} sur {1}\u00a0: analys\u00e9 jusque-l\u00e0",
           "el archivo est\u00e1 cortado tras {0} de {1}: analizado hasta ah\u00ed"},
    Clause{"the file is cut after {0}: analysed up to there",
           "Die Datei ist nach {0} abgeschnitten: bis dorthin analysiert",
           "le fichier est coup\u00e9 apr\u00e8s {0}\u00a0: analys\u00e9 jusque-l\u00e0",
           "el archivo est\u00e1 cortado tras {0}: analizado hasta ah\u00ed"},
    Clause{"parts of the file are damaged and were left out: times behind them are too early; get it again",
           "Teile der Datei sind besch\u00e4digt und fehlen hier: Zeiten hinter ihnen sind zu fr\u00fch; besorgen Sie "
           "sie neu",
           "des parties du fichier sont endommag\u00e9es et ont \u00e9t\u00e9 laiss\u00e9es de c\u00f4t\u00e9\u00a0: "
           "les temps qui suivent sont trop pr\u00e9coces\u00a0; procurez-vous-le de nouveau",
           "hay partes del archivo da\u00f1adas que se dejaron fuera: los tiempos posteriores llegan demasiado pronto; "
           "cons\u00edgalo de nuevo"},
    Clause{"it is silent, or nearly so, for {0} of {1}: that counts for nothing in its values",
           "Es ist {0} von {1} lang still oder fast still: Das z\u00e4hlt in seinen Werten nicht mit",
           "il y a {0} de silence, ou presque, sur {1}\u00a0: cela ne compte pas dans ses valeurs",
           "hay {0} de silencio, o casi, de un total de {1}: eso no cuenta en sus valores"},
    Clause{"the channels cancel each other out for {0} of {1}, as when one is inverted: their difference was analysed "
           "there; check cable and export",
           "Die Kan\u00e4le l\u00f6schen einander {0} von {1} lang aus, wie wenn einer verpolt ist: Dort wurde ihre "
           "Differenz "
           "analysiert; pr\u00fcfen Sie Kabel und Export",
           "les canaux s'annulent pendant {0} sur {1}, comme quand l'un d'eux est invers\u00e9\u00a0: leur "
           "diff\u00e9rence y a \u00e9t\u00e9 analys\u00e9e\u00a0; v\u00e9rifiez le c\u00e2ble et l'exportation",
           "los canales se anulan entre s\u00ed durante {0} de {1}, como cuando uno est\u00e1 invertido: ah\u00ed se "
           "analiz\u00f3 su diferencia; revise el cable y la exportaci\u00f3n"},
    Clause{"DTS surround sound in the place of plain samples, as of a DTS CD: played so, it is hiss; convert it with a "
           "program that decodes DTS",
           "DTS-Mehrkanalton anstelle gew\u00f6hnlicher Abtastwerte, wie von einer DTS-CD: So gespielt ist er "
           "Rauschen; wandeln Sie "
           "die Datei mit einem Programm um, das DTS dekodiert",
           "Du son multicanal DTS \u00e0 la place d'\u00e9chantillons ordinaires, comme sur un CD DTS\u00a0: jou\u00e9 "
           "ainsi, c'est du bruit\u00a0; convertissez-le avec un programme qui d\u00e9code le DTS",
           "Sonido envolvente DTS en lugar de muestras corrientes, como el de un CD DTS: reproducido as\u00ed es "
           "ruido; convi\u00e9rtalo con un programa que decodifique DTS"},
    Clause{"Dolby Digital, DTS or the like in the place of plain samples, as sent over a digital cable: played so, it "
           "is hiss; convert it with a program that decodes it",
           "Dolby Digital, DTS oder \u00c4hnliches anstelle gew\u00f6hnlicher Abtastwerte, wie durch ein Digitalkabel "
           "gesandt: So "
           "gespielt ist es Rauschen; wandeln Sie die Datei mit einem Programm um, das es dekodiert",
           "Du Dolby Digital, du DTS ou semblable \u00e0 la place d'\u00e9chantillons ordinaires, comme il passe par "
           "un c\u00e2ble num\u00e9rique\u00a0: jou\u00e9 ainsi, c'est du bruit\u00a0; convertissez-le avec un "
           "programme qui le d\u00e9code",
           "Dolby Digital, DTS o algo parecido en lugar de muestras corrientes, como se env\u00eda por un cable "
           "digital: reproducido as\u00ed es ruido; convi\u00e9rtalo con un programa que lo decodifique"},
    Clause{"{0} samples of the file are not numbers and were taken as silence; export it again",
           "{0} Abtastwerte der Datei sind keine Zahlen und gelten als Stille; exportieren Sie sie neu",
           "{0} \u00e9chantillons du fichier ne sont pas des nombres et comptent comme du silence\u00a0; exportez-le "
           "de nouveau",
           "{0} muestras del archivo no son n\u00fameros y se tomaron como silencio; exp\u00f3rtelo de nuevo"},

    // The network at work (network/network.cpp)
    Clause{"this processor cannot run the network: XNNPACK has no kernels for it",
           "Dieser Prozessor kann das Netz nicht ausf\u00fchren: XNNPACK hat keine Kernels f\u00fcr ihn",
           "ce processeur ne peut pas faire tourner le r\u00e9seau\u00a0: XNNPACK n'a pas de noyaux pour lui",
           "este procesador no puede ejecutar la red: XNNPACK no tiene n\u00facleos para \u00e9l"},
    Clause{"the network could not be set up: there is too little memory, or its layers do not fit",
           "Das Netz lie\u00df sich nicht einrichten: Der Speicher ist zu klein, oder seine Schichten passen nicht "
           "zueinander",
           "le r\u00e9seau n'a pas pu \u00eatre pr\u00e9par\u00e9\u00a0: il y a trop peu de m\u00e9moire, ou ses "
           "couches ne vont pas ensemble",
           "la red no se pudo preparar: hay muy poca memoria, o sus capas no encajan"},
    Clause{"there is too little memory for the network; close other pages or programs",
           "F\u00fcr das Netz ist zu wenig Speicher frei; schlie\u00dfen Sie andere Seiten oder Programme",
           "il y a trop peu de m\u00e9moire pour le r\u00e9seau\u00a0; fermez d'autres pages ou programmes",
           "hay muy poca memoria para la red; cierre otras p\u00e1ginas o programas"},
    Clause{"the sound is too short for the network", "Der Klang ist zu kurz f\u00fcr das Netz",
           "le son est trop court pour le r\u00e9seau", "el sonido es demasiado corto para la red"},
    Clause{"the model's answer to this song is no number: its file is damaged; fetch it again, or choose another model",
           "Die Antwort des Modells auf dieses Lied ist keine Zahl: Seine Datei ist besch\u00e4digt; holen Sie sie "
           "neu, oder w\u00e4hlen "
           "Sie ein anderes Modell",
           "la r\u00e9ponse du mod\u00e8le \u00e0 cette chanson n'est pas un nombre\u00a0: son fichier est "
           "endommag\u00e9\u00a0; t\u00e9l\u00e9chargez-le de nouveau, ou choisissez un autre mod\u00e8le",
           "la respuesta del modelo a esta canci\u00f3n no es un n\u00famero: su archivo est\u00e1 da\u00f1ado; "
           "desc\u00e1rguelo de nuevo, o elija otro modelo"},
    Clause{"no model is loaded", "Es ist kein Modell geladen", "aucun mod\u00e8le n'est charg\u00e9",
           "no hay ning\u00fan modelo cargado"},

    // The model file (network/safetensors.cpp, network/model.cpp, explain/reference.cpp, explain/familiarity.cpp,
    // platform/files/model_folder.cpp); which detail of it is wrong stays English
    Clause{"the model {0} cannot be loaded from {1}: {2} (there are: {3})",
           "Das Modell {0} l\u00e4sst sich nicht von {1} laden: {2} (es gibt: {3})",
           "le mod\u00e8le {0} ne peut pas \u00eatre charg\u00e9 depuis {1}\u00a0: {2} (il y a\u00a0: {3})",
           "el modelo {0} no se puede cargar desde {1}: {2} (hay: {3})"},
    Clause{"the model {0} cannot be loaded from {1}: {2}", "Das Modell {0} l\u00e4sst sich nicht von {1} laden: {2}",
           "le mod\u00e8le {0} ne peut pas \u00eatre charg\u00e9 depuis {1}\u00a0: {2}",
           "el modelo {0} no se puede cargar desde {1}: {2}"},
    Clause{"not a model file: it is too short; fetch it again", "Keine Modelldatei: Sie ist zu kurz; holen Sie sie neu",
           "ce n'est pas un fichier de mod\u00e8le\u00a0: il est trop court\u00a0; t\u00e9l\u00e9chargez-le de nouveau",
           "no es un archivo de modelo: es demasiado corto; desc\u00e1rguelo de nuevo"},
    Clause{"not a model file, or one cut within its header; fetch it again",
           "Keine Modelldatei, oder eine, die im Kopf abgeschnitten ist; holen Sie sie neu",
           "ce n'est pas un fichier de mod\u00e8le, ou il est coup\u00e9 dans son en-t\u00eate\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau",
           "no es un archivo de modelo, o est\u00e1 cortado en su cabecera; desc\u00e1rguelo de nuevo"},
    Clause{"not a model file: its header is not readable; fetch it again",
           "Keine Modelldatei: Ihr Kopf ist nicht lesbar; holen Sie sie neu",
           "ce n'est pas un fichier de mod\u00e8le\u00a0: son en-t\u00eate n'est pas lisible\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau",
           "no es un archivo de modelo: su cabecera no se puede leer; desc\u00e1rguelo de nuevo"},
    Clause{"the model file's metadata is not readable; fetch it again",
           "Die Angaben im Kopf der Modelldatei sind nicht lesbar; holen Sie sie neu",
           "les m\u00e9tadonn\u00e9es du fichier de mod\u00e8le ne sont pas lisibles\u00a0; t\u00e9l\u00e9chargez-le "
           "de nouveau",
           "los metadatos del archivo de modelo no se pueden leer; desc\u00e1rguelo de nuevo"},
    Clause{"the model file is damaged: its tensors overlap; fetch it again",
           "Die Modelldatei ist besch\u00e4digt: Ihre Tensoren \u00fcberschneiden sich; holen Sie sie neu",
           "le fichier de mod\u00e8le est endommag\u00e9\u00a0: ses tenseurs se chevauchent\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau",
           "el archivo de modelo est\u00e1 da\u00f1ado: sus tensores se solapan; desc\u00e1rguelo de nuevo"},
    Clause{"the model file is damaged: tensor {0}; fetch it again",
           "Die Modelldatei ist besch\u00e4digt (\u201etensor {0}\u201c); holen Sie sie neu",
           "le fichier de mod\u00e8le est endommag\u00e9 (\u00ab\u00a0tensor {0}\u00a0\u00bb)\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau",
           "el archivo de modelo est\u00e1 da\u00f1ado (\u00abtensor {0}\u00bb); desc\u00e1rguelo de nuevo"},
    Clause{"the model file does not tell what is usually left out; fetch it again, or one made for this version",
           "der Modelldatei fehlt, was \u00fcblicherweise ausgelassen ist; laden Sie sie neu oder eine f\u00fcr diese "
           "Version",
           "le fichier de mod\u00e8le ne dit pas ce qui reste d'habitude hors des qualit\u00e9s\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau, ou un fichier fait pour cette version",
           "el archivo de modelo no dice lo que suele quedar fuera; desc\u00e1rguelo de nuevo, o uno hecho para esta "
           "versi\u00f3n"},
    Clause{"the model file lacks its reference music or residuals; fetch it again, or one made for this version",
           "Der Modelldatei fehlen Vergleichsmusik oder Abweichungen; holen Sie sie neu, oder eine f\u00fcr diese "
           "Version",
           "il manque au fichier de mod\u00e8le sa musique de comparaison ou ses \u00e9carts\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau, ou un fichier fait pour cette version",
           "al archivo de modelo le falta su m\u00fasica de comparaci\u00f3n o sus desviaciones; desc\u00e1rguelo de "
           "nuevo, o uno hecho para esta versi\u00f3n"},
    Clause{"the model file's kinds of music are incomplete; fetch it again, or one made for this version",
           "In der Modelldatei ist unvollst\u00e4ndig, woran Musikarten zu erkennen sind; holen Sie sie neu, oder eine "
           "f\u00fcr diese Version",
           "les genres de musique du fichier de mod\u00e8le sont incomplets\u00a0; t\u00e9l\u00e9chargez-le de "
           "nouveau, ou un fichier fait pour cette version",
           "las clases de m\u00fasica del archivo de modelo est\u00e1n incompletas; desc\u00e1rguelo de nuevo, o uno "
           "hecho para esta versi\u00f3n"},
    Clause{"there is no reference music of the kind '{0}' in this model; there are: {1}",
           "In diesem Modell gibt es keine Vergleichsmusik der Art \u201e{0}\u201c; es gibt: {1}",
           "il n'y a pas de musique de comparaison du genre \u00ab\u00a0{0}\u00a0\u00bb dans ce mod\u00e8le\u00a0; il "
           "y a\u00a0: {1}",
           "en este modelo no hay m\u00fasica de comparaci\u00f3n de la clase \u00ab{0}\u00bb; hay: {1}"},
    Clause{"too few songs to compare with: {0}, but at least {1} are needed; analyse more of them",
           "Zu wenige Lieder zum Vergleichen: {0}, mindestens {1} sind n\u00f6tig; analysieren Sie mehr davon",
           "trop peu de chansons pour comparer\u00a0: {0}, mais il en faut au moins {1}\u00a0; analysez-en davantage",
           "muy pocas canciones para comparar: {0}, pero hacen falta al menos {1}; analice m\u00e1s"},
    Clause{"these songs were analysed by different models; analyse all of them with one",
           "Diese Lieder hat nicht dasselbe Modell analysiert; analysieren Sie alle mit einem",
           "ces chansons ont \u00e9t\u00e9 analys\u00e9es par des mod\u00e8les diff\u00e9rents\u00a0; analysez-les "
           "toutes avec le m\u00eame",
           "estas canciones se analizaron con modelos distintos; anal\u00edcelas todas con el mismo"},
    Clause{"the model file's familiarity is incomplete; fetch it again, or one made for this version",
           "In der Modelldatei ist unvollst\u00e4ndig, welche Musik ihr vertraut ist; holen Sie sie neu, oder eine "
           "f\u00fcr diese Version",
           "les donn\u00e9es de familiarit\u00e9 du fichier de mod\u00e8le sont incompl\u00e8tes\u00a0; "
           "t\u00e9l\u00e9chargez-le de nouveau, ou un fichier fait pour cette version",
           "los datos de familiaridad del archivo de modelo est\u00e1n incompletos; desc\u00e1rguelo de nuevo, o uno "
           "hecho para esta versi\u00f3n"},
    // On what intervals were measured (explain/uncertainty.cpp)
    Clause{"Intervals were measured on ratings of film music.",
           "Die Intervalle wurden an Bewertungen von Filmmusik gemessen.",
           "Les intervalles ont \u00e9t\u00e9 mesur\u00e9s sur des notes de musique de film.",
           "Los intervalos se midieron en puntuaciones de m\u00fasica de cine."},
    Clause{"Intervals of the qualities were measured on ratings of popular music. {0}",
           "Die Intervalle der Eigenschaften wurden an Bewertungen von Popmusik gemessen. {0}",
           "Les intervalles des qualit\u00e9s ont \u00e9t\u00e9 mesur\u00e9s sur des notes de musique pop. {0}",
           "Los intervalos de las cualidades se midieron en puntuaciones de m\u00fasica pop. {0}"},
    Clause{"Intervals of the qualities were measured on ratings of classical music. {0}",
           "Die Intervalle der Eigenschaften wurden an Bewertungen von klassischer Musik gemessen. {0}",
           "Les intervalles des qualit\u00e9s ont \u00e9t\u00e9 mesur\u00e9s sur des notes de musique classique. {0}",
           "Los intervalos de las cualidades se midieron en puntuaciones de m\u00fasica cl\u00e1sica. {0}"},
    Clause{"What kind of music this is, is not sure: intervals of the qualities were measured on ratings of film, "
           "popular and classical music. {0}",
           "Welche Art Musik das ist, ist nicht sicher: Die Intervalle der Eigenschaften wurden an Bewertungen von "
           "Film-, Pop- und klassischer Musik gemessen. {0}",
           "Le genre de cette musique n'est pas s\u00fbr\u00a0: les intervalles des qualit\u00e9s ont \u00e9t\u00e9 "
           "mesur\u00e9s sur des notes de musique de film, pop et classique. {0}",
           "No es seguro de qu\u00e9 clase de m\u00fasica se trata: los intervalos de las cualidades se midieron en "
           "puntuaciones de m\u00fasica de cine, pop y cl\u00e1sica. {0}"},
    Clause{"Nobody has rated emotions of popular music: of valence and energy it was measured on which side of the "
           "middle they lie, of the other six nothing.",
           "Emotionen von Popmusik hat niemand bewertet: Von Valenz und Energie wurde gemessen, auf welcher Seite der "
           "Mitte sie liegen, von den anderen sechs nichts.",
           "Personne n'a not\u00e9 les \u00e9motions de la musique pop\u00a0: pour la valence et l'\u00e9nergie, on a "
           "mesur\u00e9 de quel c\u00f4t\u00e9 du milieu elles se trouvent, pour les six autres rien.",
           "Nadie ha puntuado las emociones de la m\u00fasica pop: de la valencia y la energ\u00eda se midi\u00f3 a "
           "qu\u00e9 lado del centro est\u00e1n, de las otras seis nada."},
    Clause{"Nobody has rated emotions of classical music: their intervals are those of film music, widened by what "
           "popular music asks for.",
           "Emotionen von klassischer Musik hat niemand bewertet: Ihre Intervalle sind die von Filmmusik, um so viel "
           "weiter, wie Popmusik es verlangt.",
           "Personne n'a not\u00e9 les \u00e9motions de la musique classique\u00a0: leurs intervalles sont ceux de la "
           "musique de film, \u00e9largis de ce que demande la musique pop.",
           "Nadie ha puntuado las emociones de la m\u00fasica cl\u00e1sica: sus intervalos son los de la m\u00fasica "
           "de cine, ampliados en lo que pide la m\u00fasica pop."},
    Clause{"Emotions were rated of film music alone: their intervals are widened by what popular music asks for.",
           "Emotionen wurden nur bei Filmmusik bewertet: Ihre Intervalle sind um so viel weiter, wie Popmusik es "
           "verlangt.",
           "Les \u00e9motions n'ont \u00e9t\u00e9 not\u00e9es que pour la musique de film\u00a0: leurs intervalles "
           "sont \u00e9largis de ce que demande la musique pop.",
           "Las emociones solo se puntuaron en m\u00fasica de cine: sus intervalos se ampl\u00edan en lo que pide la "
           "m\u00fasica pop."},
    Clause{"the model file {0}; fetch it again, or one made for this version",
           "Die Modelldatei ist besch\u00e4digt oder f\u00fcr eine andere Version (\u201e{0}\u201c); holen Sie sie "
           "neu, oder eine f\u00fcr diese Version",
           "le fichier de mod\u00e8le est endommag\u00e9 ou fait pour une autre version "
           "(\u00ab\u00a0{0}\u00a0\u00bb)\u00a0; t\u00e9l\u00e9chargez-le de nouveau, ou un fichier fait pour cette "
           "version",
           "el archivo de modelo est\u00e1 da\u00f1ado o es de otra versi\u00f3n (\u00ab{0}\u00bb); desc\u00e1rguelo "
           "de nuevo, o uno hecho para esta versi\u00f3n"},

    Clause{"There is no model to analyse it with.", "Es gibt kein Modell, um es zu analysieren.",
           "Il n'y a pas de mod\u00e8le pour l'analyser.", "No hay ning\u00fan modelo con que analizarla."},
    Clause{"It was stopped for another model, which could not be loaded; try it again.",
           "Es wurde f\u00fcr ein anderes Modell unterbrochen, das sich nicht laden lie\u00df; versuchen Sie es noch "
           "einmal.",
           "L'analyse a \u00e9t\u00e9 interrompue pour un autre mod\u00e8le, qui n'a pas pu \u00eatre "
           "charg\u00e9\u00a0; r\u00e9essayez.",
           "El an\u00e1lisis se detuvo por otro modelo, que no se pudo cargar; int\u00e9ntelo de nuevo."},

    // A part that is to be heard (explain/masked_wav.cpp), kept results (analysis/json.cpp,
    // platform/files/kept_folder.cpp)
    Clause{"there is no sound in this stretch; choose another one",
           "In diesem Abschnitt ist kein Klang; w\u00e4hlen Sie einen anderen",
           "il n'y a pas de son dans ce passage\u00a0; choisissez-en un autre",
           "en este pasaje no hay sonido; elija otro"},
    Clause{"the stretch is too long for a WAV file, which holds 4 GB; choose a shorter one",
           "Der Abschnitt ist zu lang f\u00fcr eine WAV-Datei, die h\u00f6chstens 4 GB fasst; w\u00e4hlen Sie einen "
           "k\u00fcrzeren",
           "le passage est trop long pour un fichier WAV, qui contient au plus 4 Go\u00a0; choisissez-en un plus court",
           "el pasaje es demasiado largo para un archivo WAV, que admite 4 GB; elija uno m\u00e1s corto"},
    Clause{"not an analysis of Moodglass, or one of another version; analyse the song again",
           "Kein Ergebnis von Moodglass, oder das einer anderen Version; analysieren Sie das Lied noch einmal",
           "ce n'est pas une analyse de Moodglass, ou d'une autre version\u00a0; analysez la chanson de nouveau",
           "no es un an\u00e1lisis de Moodglass, o es de otra versi\u00f3n; analice la canci\u00f3n de nuevo"},
    Clause{"this result is no longer there, or was changed; analyse the song again",
           "Dieses Ergebnis ist nicht mehr da oder wurde ge\u00e4ndert; analysieren Sie das Lied noch einmal",
           "ce r\u00e9sultat n'est plus l\u00e0, ou a \u00e9t\u00e9 modifi\u00e9\u00a0; analysez la chanson de nouveau",
           "este resultado ya no est\u00e1, o fue modificado; analice la canci\u00f3n de nuevo"},

    // Files on disk (platform/files/file.cpp); the reasons in {0} are the system's, in its language
    Clause{"there is no such file; check its name", "Es gibt keine solche Datei; pr\u00fcfen Sie den Namen",
           "il n'y a pas de tel fichier\u00a0; v\u00e9rifiez son nom", "no hay tal archivo; compruebe su nombre"},
    Clause{"this is a folder, not a file", "Das ist ein Ordner, keine Datei", "c'est un dossier, pas un fichier",
           "es una carpeta, no un archivo"},
    Clause{"this is a device or a pipe, not a file", "Das ist ein Ger\u00e4t oder eine Pipe, keine Datei",
           "c'est un p\u00e9riph\u00e9rique ou un tube, pas un fichier",
           "es un dispositivo o una tuber\u00eda, no un archivo"},
    Clause{"it cannot be opened: {0}", "Sie l\u00e4sst sich nicht \u00f6ffnen: {0}",
           "le fichier ne peut pas \u00eatre ouvert\u00a0: {0}", "el archivo no se puede abrir: {0}"},
    Clause{"its size cannot be read: {0}", "Ihre Gr\u00f6\u00dfe l\u00e4sst sich nicht lesen: {0}",
           "sa taille ne peut pas \u00eatre lue\u00a0: {0}", "su tama\u00f1o no se puede leer: {0}"},
    Clause{"it cannot be written: there is no folder {0}",
           "Sie l\u00e4sst sich nicht schreiben: Es gibt keinen Ordner {0}",
           "le fichier ne peut pas \u00eatre \u00e9crit\u00a0: il n'y a pas de dossier {0}",
           "el archivo no se puede escribir: no hay ninguna carpeta {0}"},
    Clause{
        "it cannot be written: the process that was to name it has ended; try again",
        "Sie l\u00e4sst sich nicht schreiben: Der Prozess, der sie benennen sollte, hat geendet; versuchen Sie es noch "
        "einmal",
        "le fichier ne peut pas \u00eatre \u00e9crit\u00a0: le processus qui devait le nommer s'est "
        "arr\u00eat\u00e9\u00a0; r\u00e9essayez",
        "el archivo no se puede escribir: el proceso que deb\u00eda darle nombre ha terminado; int\u00e9ntelo de "
        "nuevo"},
    Clause{"another file has taken its name since this began; try it again",
           "Eine andere Datei hat inzwischen ihren Namen bekommen; versuchen Sie es noch einmal",
           "un autre fichier a pris son nom entre-temps\u00a0; r\u00e9essayez",
           "otro archivo ha tomado su nombre entretanto; int\u00e9ntelo de nuevo"},
    Clause{"it cannot be written: {0}", "Sie l\u00e4sst sich nicht schreiben: {0}",
           "le fichier ne peut pas \u00eatre \u00e9crit\u00a0: {0}", "el archivo no se puede escribir: {0}"},
    Clause{"it is larger than 2 GB; cut it into parts", "Sie ist gr\u00f6\u00dfer als 2 GB; zerlegen Sie sie in Teile",
           "le fichier d\u00e9passe 2 Go\u00a0; coupez-le en parties",
           "el archivo ocupa m\u00e1s de 2 GB; c\u00f3rtelo en partes"},
    Clause{"it could not be read to its end; check the disk that it is on",
           "Sie lie\u00df sich nicht bis zum Ende lesen; pr\u00fcfen Sie das Laufwerk, auf dem sie liegt",
           "le fichier n'a pas pu \u00eatre lu jusqu'au bout\u00a0; v\u00e9rifiez le disque o\u00f9 il se trouve",
           "el archivo no se pudo leer hasta el final; revise el disco en el que est\u00e1"},
    Clause{"it was changed while it was read; try again when it is complete",
           "Sie wurde ge\u00e4ndert, w\u00e4hrend sie gelesen wurde; versuchen Sie es noch einmal, wenn sie "
           "vollst\u00e4ndig ist",
           "le fichier a \u00e9t\u00e9 modifi\u00e9 pendant la lecture\u00a0; r\u00e9essayez quand il sera complet",
           "el archivo cambi\u00f3 mientras se le\u00eda; int\u00e9ntelo de nuevo cuando est\u00e9 completo"},

    // Folders (platform/files/collect.cpp)
    Clause{"1 link in this folder was not followed; the command's --follow-links follows them",
           "1 Verkn\u00fcpfung in diesem Ordner wurde nicht verfolgt; der Befehl tut es mit --follow-links",
           "1 lien de ce dossier n'a pas \u00e9t\u00e9 suivi\u00a0; la commande les suit avec --follow-links",
           "1 enlace de esta carpeta no se sigui\u00f3; el comando los sigue con --follow-links"},
    Clause{"{0} links in this folder were not followed; the command's --follow-links follows them",
           "{0} Verkn\u00fcpfungen in diesem Ordner wurden nicht verfolgt; der Befehl tut es mit --follow-links",
           "{0} liens de ce dossier n'ont pas \u00e9t\u00e9 suivis\u00a0; la commande les suit avec --follow-links",
           "{0} enlaces de esta carpeta no se siguieron; el comando los sigue con --follow-links"},
    Clause{"1 pipe or device in this folder left out", "1 Pipe oder Ger\u00e4t in diesem Ordner ist ausgelassen",
           "1 tube ou p\u00e9riph\u00e9rique de ce dossier a \u00e9t\u00e9 laiss\u00e9 de c\u00f4t\u00e9",
           "1 tuber\u00eda o dispositivo de esta carpeta se dej\u00f3 fuera"},
    Clause{"{0} pipes or devices in this folder left out",
           "{0} Pipes oder Ger\u00e4te in diesem Ordner sind ausgelassen",
           "{0} tubes ou p\u00e9riph\u00e9riques de ce dossier ont \u00e9t\u00e9 laiss\u00e9s de c\u00f4t\u00e9",
           "{0} tuber\u00edas o dispositivos de esta carpeta se dejaron fuera"},
    Clause{"1 file in this folder, {0}, is named as sound, but begins like none that is known here; choose it alone to "
           "learn what it is",
           "1 Datei in diesem Ordner, {0}, hei\u00dft wie eine Tondatei, beginnt aber wie keine, die hier bekannt ist; "
           "w\u00e4hlen Sie sie allein, um zu erfahren, was sie ist",
           "1 fichier de ce dossier, {0}, porte un nom de fichier sonore, mais ne commence comme aucun de ceux que "
           "l'on conna\u00eet ici\u00a0; choisissez-le seul pour savoir ce que c'est",
           "1 archivo de esta carpeta, {0}, lleva nombre de archivo de sonido, pero no empieza como ninguno conocido "
           "aqu\u00ed; el\u00edjalo solo para saber qu\u00e9 es"},
    Clause{"{0} files in this folder, among them {1}, are named as sound, but begin like none that is known here; "
           "choose one alone to learn what it is",
           "{0} Dateien in diesem Ordner, darunter {1}, hei\u00dfen wie Tondateien, beginnen aber wie keine, die hier "
           "bekannt ist; w\u00e4hlen Sie eine allein, um zu erfahren, was sie ist",
           "{0} fichiers de ce dossier, dont {1}, portent un nom de fichier sonore, mais ne commencent comme aucun de "
           "ceux que l'on conna\u00eet ici\u00a0; choisissez-en un seul pour savoir ce que c'est",
           "{0} archivos de esta carpeta, entre ellos {1}, llevan nombre de archivo de sonido, pero no empiezan como "
           "ninguno conocido aqu\u00ed; elija uno solo para saber qu\u00e9 es"},
    Clause{"no sound files in this folder", "In diesem Ordner sind keine Tondateien",
           "il n'y a pas de fichiers sonores dans ce dossier", "en esta carpeta no hay archivos de sonido"},
    Clause{"the folder cannot be read to its end: {0}", "Der Ordner l\u00e4sst sich nicht zu Ende lesen: {0}",
           "le dossier ne peut pas \u00eatre lu jusqu'au bout\u00a0: {0}",
           "la carpeta no se puede leer hasta el final: {0}"},

    // The page (web/engine: decode.js, worker.js, listen-worker.js, client.js)
    Clause{"this browser cannot decode it: it is damaged, protected, or of a kind that the browser does not know; "
           "convert it to FLAC, "
           "MP3 or WAV",
           "Dieser Browser kann sie nicht dekodieren: Sie ist besch\u00e4digt, gesch\u00fctzt oder von einer Art, die "
           "er nicht kennt; "
           "wandeln Sie sie in FLAC, MP3 oder WAV um",
           "ce navigateur ne peut pas d\u00e9coder le fichier\u00a0: il est endommag\u00e9, prot\u00e9g\u00e9, ou d'un "
           "type que le navigateur ne conna\u00eet pas\u00a0; convertissez-le en FLAC, MP3 ou WAV",
           "este navegador no puede decodificar el archivo: est\u00e1 da\u00f1ado, protegido, o es de un tipo que el "
           "navegador no conoce; convi\u00e9rtalo a FLAC, MP3 o WAV"},
    Clause{
        "this browser decodes it only as a whole, which takes {0} MB at once, more than the {1} MB that are safe; use "
        "another browser or a newer one, the command or the window, or convert it to MP3, FLAC or Opus",
        "Dieser Browser dekodiert sie nur als Ganzes, was {0} MB auf einmal braucht, mehr als die {1} MB, die sicher "
        "sind; nehmen Sie einen anderen oder neueren Browser, den Befehl oder das Fenster, oder wandeln Sie sie in "
        "MP3, FLAC oder Opus um",
        "ce navigateur ne le d\u00e9code que d'un seul bloc, ce qui demande {0} Mo d'un coup, plus que les {1} Mo qui "
        "sont s\u00fbrs\u00a0; utilisez un autre navigateur ou un plus r\u00e9cent, la commande ou la fen\u00eatre, ou "
        "convertissez-le en MP3, FLAC ou Opus",
        "este navegador solo lo decodifica entero, lo que ocupa {0} MB de una vez, m\u00e1s que los {1} MB que son "
        "seguros; use otro navegador o uno m\u00e1s nuevo, el comando o la ventana, o convi\u00e9rtalo a MP3, FLAC u "
        "Opus"},
    Clause{"the browser could not read it: it was moved, removed or locked, or is a folder; add it again",
           "Der Browser konnte sie nicht lesen: Sie wurde verschoben, gel\u00f6scht oder gesperrt, oder ist ein "
           "Ordner; f\u00fcgen Sie sie "
           "neu hinzu",
           "le navigateur n'a pas pu le lire\u00a0: il a \u00e9t\u00e9 d\u00e9plac\u00e9, supprim\u00e9 ou "
           "verrouill\u00e9, ou c'est un dossier\u00a0; ajoutez-le de nouveau",
           "el navegador no pudo leerlo: se movi\u00f3, se borr\u00f3 o se bloque\u00f3, o es una carpeta; "
           "a\u00f1\u00e1dalo de nuevo"},
    Clause{"no bytes of it came: it is empty, still in a ZIP or in the cloud (unpack or download it first), or was "
           "moved or removed since it was chosen; add it again",
           "Kein Byte kam an: Die Datei ist leer, noch in einem ZIP oder in der Cloud (entpacken oder laden Sie sie "
           "erst), oder wurde verschoben oder gel\u00f6scht, seit sie gew\u00e4hlt wurde; f\u00fcgen Sie sie neu "
           "hinzu",
           "aucun octet n'est arriv\u00e9\u00a0: le fichier est vide, encore dans un ZIP ou dans le nuage "
           "(d\u00e9compressez-le ou t\u00e9l\u00e9chargez-le d'abord), ou il a \u00e9t\u00e9 d\u00e9plac\u00e9 ou "
           "supprim\u00e9 depuis qu'il a \u00e9t\u00e9 choisi\u00a0; ajoutez-le de nouveau",
           "no lleg\u00f3 ning\u00fan byte: el archivo est\u00e1 vac\u00edo, a\u00fan en un ZIP o en la nube "
           "(descompr\u00edmalo o desc\u00e1rguelo antes), o se movi\u00f3 o borr\u00f3 desde que se eligi\u00f3; "
           "a\u00f1\u00e1dalo de nuevo"},
    Clause{"it changed while it was read; add it again",
           "Sie wurde ge\u00e4ndert, w\u00e4hrend sie gelesen wurde; f\u00fcgen Sie sie neu hinzu",
           "le fichier a chang\u00e9 pendant la lecture\u00a0; ajoutez-le de nouveau",
           "el archivo cambi\u00f3 mientras se le\u00eda; a\u00f1\u00e1dalo de nuevo"},
    Clause{"too large: it needs {0} MB at once, more than the page's memory has (1 GB in all); use the command or the "
           "window for it, or "
           "cut it into parts",
           "Zu gro\u00df: Sie braucht {0} MB auf einmal, mehr als der Speicher der Seite hat (1 GB insgesamt); nehmen "
           "Sie f\u00fcr sie den "
           "Befehl oder das Fenster, oder zerlegen Sie sie in Teile",
           "trop grand\u00a0: il lui faut {0} Mo d'un coup, plus que la m\u00e9moire de la page n'en a (1 Go en "
           "tout)\u00a0; utilisez pour lui la commande ou la fen\u00eatre, ou coupez-le en parties",
           "demasiado grande: necesita {0} MB de una vez, m\u00e1s de lo que tiene la memoria de la p\u00e1gina (1 GB "
           "en total); use para \u00e9l el comando o la ventana, o c\u00f3rtelo en partes"},
    Clause{
        "too large for the page's memory (1 GB in all); use the command or the window for it",
        "Zu gro\u00df f\u00fcr den Speicher der Seite (1 GB insgesamt); nehmen Sie f\u00fcr sie den Befehl oder das "
        "Fenster",
        "trop grand pour la m\u00e9moire de la page (1 Go en tout)\u00a0; utilisez pour lui la commande ou la "
        "fen\u00eatre",
        "demasiado grande para la memoria de la p\u00e1gina (1 GB en total); use para \u00e9l el comando o la ventana"},
    Clause{"the page ran out of memory over it (1 GB is the most); use the command or the window for it, or cut it "
           "into parts",
           "Der Speicher der Seite reichte f\u00fcr sie nicht (1 GB ist das H\u00f6chste); nehmen Sie f\u00fcr sie den "
           "Befehl oder das "
           "Fenster, oder zerlegen Sie sie in Teile",
           "la m\u00e9moire de la page n'a pas suffi (1 Go au plus)\u00a0; utilisez pour lui la commande ou la "
           "fen\u00eatre, ou coupez-le en parties",
           "la p\u00e1gina se qued\u00f3 sin memoria con \u00e9l (1 GB como mucho); use para \u00e9l el comando o la "
           "ventana, o c\u00f3rtelo en partes"},
    Clause{
        "the engine stopped over it ({0}); the other songs go on, and a report of this one is welcome",
        "Der Rechenkern hielt bei ihr an ({0}); die anderen Lieder gehen weiter, und ein Bericht \u00fcber dieses "
        "ist willkommen",
        "le moteur s'est arr\u00eat\u00e9 sur lui ({0})\u00a0; les autres chansons continuent, et un rapport sur "
        "celle-ci est bienvenu",
        "el motor se detuvo con \u00e9l ({0}); las dem\u00e1s canciones siguen, y se agradece un informe sobre esta"},
    Clause{"not finished, since this page was loaded anew or the browser had stopped it; drop the file here again",
           "Nicht fertig geworden, da diese Seite neu geladen wurde oder der Browser sie angehalten hatte; ziehen Sie "
           "die Datei noch einmal hierher",
           "inachev\u00e9, car cette page a \u00e9t\u00e9 recharg\u00e9e ou le navigateur l'avait "
           "arr\u00eat\u00e9e\u00a0; d\u00e9posez de nouveau le fichier ici",
           "sin terminar, porque esta p\u00e1gina se carg\u00f3 de nuevo o el navegador la hab\u00eda detenido; "
           "suelte otra vez el archivo aqu\u00ed"},
    Clause{"the engine stopped over the question ({0}); ask again, or analyse the song again",
           "Der Rechenkern hielt bei der Frage an ({0}); fragen Sie noch einmal, oder analysieren Sie das Lied noch "
           "einmal",
           "le moteur s'est arr\u00eat\u00e9 sur la question ({0})\u00a0; demandez encore, ou analysez la chanson de "
           "nouveau",
           "el motor se detuvo con la pregunta ({0}); pregunte otra vez, o analice la canci\u00f3n de nuevo"},
    Clause{"The engine did not start ({0}). Reload the page.",
           "Der Rechenkern ist nicht gestartet ({0}). Laden Sie die Seite neu.",
           "Le moteur n'a pas d\u00e9marr\u00e9 ({0}). Rechargez la page.",
           "El motor no arranc\u00f3 ({0}). Recargue la p\u00e1gina."},
    Clause{"this part of the sound could not be made", "Dieser Teil des Klangs lie\u00df sich nicht herstellen",
           "cette partie du son n'a pas pu \u00eatre faite", "esta parte del sonido no se pudo hacer"},
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

// What stands in a place: a clause of its own, or a time: "12.4 s" -> "12,4 s"
std::string place_in(std::string_view value, Language language) {
    for (const Clause& clause : kClauses)
        if (clause[Language::english] == value) return std::string(clause[language]);
    const bool time = value.ends_with(" s") && value.find_first_not_of("0123456789. s") == value.npos;
    return time ? with_decimal_mark(std::string(value), language) : std::string(value);
}

std::string clause_in(std::string_view clause, Language language) {
    for (const Clause& known : kClauses) {
        const auto values = places(clause, known[Language::english]);
        if (!values) continue;
        std::array<std::string, 4> filled;
        for (std::size_t i = 0; i < values->size(); ++i) filled[i] = place_in((*values)[i], language);
        return fill(known[language], {filled[0], filled[1], filled[2], filled[3]});
    }
    // "/models/joint.safetensors: not a model file": the name stays
    if (const std::size_t colon = clause.find(": "); colon != std::string_view::npos) {
        const std::string_view behind = clause.substr(colon + 2);
        if (const std::string said = clause_in(behind, language); said != behind)
            return std::string(clause.substr(0, colon + 2)) + said;
    }
    return std::string(clause);
}

}  // namespace

std::string as_sentence(std::string_view clause, Language language) {
    std::string out = language == Language::english ? std::string(clause) : clause_in(clause, language);
    if (out.empty()) return out;
    if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
    if (out.back() != '.' && out.back() != '!' && out.back() != '?') out += '.';
    return out;
}

std::string as_sentences(const std::vector<std::string>& clauses, Language language) {
    std::string out;
    for (const std::string& clause : clauses) out += (out.empty() ? "" : " ") + as_sentence(clause, language);
    return out;
}

}  // namespace moodglass::app
