// SPDX-License-Identifier: Apache-2.0
#include "app/words/strings.h"

#pragma GCC diagnostic error "-Wmissing-field-initializers"  // a text that is missing

namespace moodglass::app {

constinit const Strings kFrench = {
    .features = {{
        {"Caract\u00e8re m\u00e9lodieux", "\u00c0 quel point on aimerait chanter avec la musique.",
         "Avec quel extrait aimeriez-vous chanter\u00a0?"},
        {"Articulation", "Un jeu d\u00e9tach\u00e9, staccato\u00a0; une valeur basse\u00a0: un jeu li\u00e9, legato.",
         "Quel extrait a le plus de sons staccato\u00a0?"},
        {"Complexit\u00e9 rythmique",
         "Un rythme \u00e0 plusieurs couches, difficile \u00e0 suivre en tapant dans les mains.",
         "Quel rythme est le plus difficile \u00e0 taper, avec une mesure plus difficile \u00e0 trouver et plus de "
         "couches\u00a0?"},
        {"Stabilit\u00e9 rythmique", "Une pulsation r\u00e9guli\u00e8re, sur laquelle on pourrait marcher au pas.",
         "Imaginez que vous marchez au pas\u00a0: sur quel extrait est-ce le plus facile\u00a0?"},
        {"Dissonance", "Un timbre bruyant et des intervalles rugueux, dissonants.",
         "Quel extrait a le timbre le plus bruyant ou les intervalles les plus dissonants\u00a0?"},
        {"Stabilit\u00e9 tonale", "Une tonalit\u00e9 claire, qui change rarement.",
         "Dans quel extrait la tonique et la tonalit\u00e9 s'entendent-elles le mieux\u00a0?"},
        {"Caract\u00e8re mineur", "\u00c0 quel point la musique penche vers le mode mineur.",
         "Si on l'accompagnait d'accords\u00a0: quel extrait en aurait le plus de mineurs\u00a0?"},
    }},
    .emotions = {"Valence", "\u00c9nergie", "Tension", "Col\u00e8re", "Peur", "Joie", "Tristesse", "Tendresse"},
    .empty = {.title = "Quelles \u00e9motions exprime une chanson, et pourquoi\u00a0?",
              .invitation = "D\u00e9posez une chanson ici, ou choisissez-en une sur cet appareil.",
              .choose = "Choisir des fichiers",
              .formats = "MP3, M4A, WAV, FLAC, Ogg, Opus et d'autres\u00a0; plusieurs \u00e0 la fois, ou un dossier.",
              .privacy = "Tout est calcul\u00e9 sur cet appareil. Rien n'est envoy\u00e9.",
              .steps = {"Votre appareil \u00e9coute la chanson. Elle reste ici.",
                        "Vous voyez sept qualit\u00e9s tout au long de la chanson\u00a0: est-elle chantante, "
                        "r\u00e9guli\u00e8re, dissonante, mineure\u00a0?",
                        "Vous voyez quelles \u00e9motions elle exprime, et quelle qualit\u00e9 en est la cause."}},
    .examples = {.title = "Ou essayez",
                 .pieces = {"une marche joyeuse", "une lente plainte en mineur", "une poursuite dissonante",
                            "deux sortes de tension", "une m\u00e9lodie, cinq fois"}},
    .songs = {.title = "Chansons",
              .add = "Ajouter des chansons",
              .waiting = "En attente",
              .decoding = "D\u00e9codage, {0}",
              .analysing = "Analyse, {0}",
              .cancelled = "Annul\u00e9",
              .failed = "Non analys\u00e9",
              .privacy = "Rien ne quitte cet appareil.",
              .kept = "conserv\u00e9"},
    .timeline = {.play = "Lire",
                 .pause = "Pause",
                 .stretch = "Passage de {0} \u00e0 {1}",
                 .clear = "Revenir \u00e0 toute la chanson",
                 .zoom_hint = "Glissez pour choisir un passage, d\u00e9filez pour zoomer",
                 .features = "Qualit\u00e9s",
                 .emotions = "\u00c9motions",
                 .smoothing = "moyenne sur {0} s",
                 .decoding = "D\u00e9codage",
                 .analysing = "Analyse",
                 .waiting = "Attend la chanson pr\u00e9c\u00e9dente",
                 .failed = "Ce fichier n'a pas pu \u00eatre analys\u00e9",
                 .cancelled = "Annul\u00e9. Relancez depuis la liste des chansons.",
                 .no_sound = "Aucune sortie audio n'a \u00e9t\u00e9 trouv\u00e9e.",
                 .at = "\u00c0 {0}",
                 .zoom_in = "Zoomer",
                 .zoom_out = "D\u00e9zoomer",
                 .not_kept = "Le son n'a pas \u00e9t\u00e9 conserv\u00e9. Ajoutez de nouveau le fichier pour voir son "
                             "spectrogramme et l'\u00e9couter.",
                 .let_go = "Le spectrogramme a \u00e9t\u00e9 effac\u00e9 pour \u00e9conomiser la m\u00e9moire. Retirez "
                           "la chanson et ajoutez-la de nouveau pour le voir."},
    .features_panel = {.title = "Ce qu'on entend",
                       .none = "Ce mod\u00e8le va directement du son \u00e0 l'\u00e9motion\u00a0: il ne conna\u00eet "
                               "pas de qualit\u00e9s entre les deux.",
                       .percentile = "rang",
                       .percentile_long = "Plus \u00e9lev\u00e9 que dans {0} des morceaux {1}",
                       .interval = "Entre {0} et {1} dans 8 cas sur 10",
                       .asked = "Question pos\u00e9e\u00a0: \u00ab\u00a0{0}\u00a0\u00bb",
                       .not_for_stretch = "Le rang n'existe que pour la chanson enti\u00e8re."},
    .emotions_panel = {.title = "Ce qu'elle exprime",
                       .ambiguous =
                           "Incertain\u00a0: l'intervalle couvre la moiti\u00e9 centrale de la musique de comparaison",
                       .ambiguous_short = "Incertain.",
                       .so_far = "jusqu'ici",
                       .provisional = "premi\u00e8res 10 s, provisoire"},
    .card = {.everything = "Tout montrer",
             .back = "Aper\u00e7u",
             .before = "La chanson pr\u00e9c\u00e9dente",
             .after = "La chanson suivante",
             .listening = "\u00c0 l'\u00e9coute\u2026",
             .first = "Premi\u00e8re impression, d'apr\u00e8s les 10 premi\u00e8res secondes",
             .so_far = "Jusqu'ici\u00a0: {0} sont entendus",
             .stopped = "Arr\u00eat\u00e9 en chemin\u00a0: voici ce qui a \u00e9t\u00e9 entendu jusque-l\u00e0",
             .press_part = "Chaque couleur est une partie de la chanson. Appuyez sur l'une d'elles pour la choisir.",
             .shift_compares = "Avec Maj\u00a0: compar\u00e9e avec celle qui est choisie",
             .strongest = "Ses moments les plus forts",
             .starts = "d\u00e9but",
             .ends = "fin",
             .part = "Partie",
             .from = "De",
             .to = "\u00c0",
             .how = "Caract\u00e8re"},
    .plane = {.title = "Parcours entre valence et \u00e9nergie",
              .song = "Chanson",
              .stretch = "Passage",
              .corners = {"tendu, en col\u00e8re", "vif, joyeux", "triste", "calme, tendre"}},
    .key = {.title = "Tonalit\u00e9",
            .told = "{0} ({1})",
            .perhaps = "{0} ({1}) ou {2} ({3})",
            .measured = "{0} de la valeur sont mesur\u00e9s sur l'harmonie\u00a0: {1}.",
            .major = "{0} majeur",
            .minor = "{0} mineur"},
    .tempo = {.title = "Tempo",
              .told = "{0} BPM",
              .slow = "lent, {0} BPM",
              .fast = "rapide, {0} BPM",
              .perhaps = ", ou peut-\u00eatre {0}",
              .as_likely = "{0} BPM, ou aussi bien {1}",
              .none = "aucune pulsation reconnaissable"},
    .music = {.compared = "Compar\u00e9 \u00e0\u00a0: {0}",
              .film = "musique de film",
              .popular = "musique pop",
              .classical = "musique classique",
              .all = "toutes les musiques",
              .own = "mes chansons",
              .other = "une autre musique",
              .clips = "{0} extraits {1}",
              .own_clips = "{0} de vos chansons",
              .sounds_like = "Le genre le plus proche \u00e0 l'oreille\u00a0: {0} ({1}).",
              .unsure = "Le genre n'est pas clair \u00e0 l'oreille ({0}, {1})\u00a0: la comparaison se fait avec tous.",
              .asked = "Choisi \u00e0 la main.",
              .too_few = "Pour comparer avec vos propres chansons, il en faut au moins {1}, analys\u00e9es ici ou "
                         "conserv\u00e9es\u00a0; il y en a {0}."},
    .why = {.title = "Pourquoi",
            .start = "Point de d\u00e9part",
            .usual = "Valeur habituelle",
            .from_zero = "Tous les effets",
            .from_usual = "Par rapport \u00e0 la normale",
            .explain_bar = "{0} {1} \u00d7 poids {2} = {3}",
            .typical =
                "Dans la moiti\u00e9 de la musique de comparaison entre {0} et {1}, le plus souvent entre {2} et {3}",
            .legend = "Gris\u00a0: o\u00f9 se situe cet effet dans la musique de comparaison (bo\u00eete\u00a0: "
                      "moiti\u00e9 centrale).",
            .legend_usual = "Barres\u00a0: \u00e9cart de chaque effet \u00e0 sa moyenne dans la musique de "
                            "comparaison. Gris\u00a0: ce qui y est habituel.",
            .no_reasons = "Ce mod\u00e8le va directement du son \u00e0 l'\u00e9motion et ne peut donc donner aucune "
                          "raison. Choisissez le mod\u00e8le \u00ab\u00a0joint\u00a0\u00bb pour voir pourquoi.",
            .compared = "Par rapport \u00e0 ce qui est habituel pour des morceaux {0}\u00a0: ",
            .adds_most = "{0} ajoute le plus ({1})",
            .takes_most = "{0} enl\u00e8ve le plus ({1})",
            .as_usual = "Tous les effets sont proches de la normale.",
            .left_out = "Hors de ces qualit\u00e9s",
            .explain_left_out = "Directement \u00e0 partir du son, le m\u00eame r\u00e9seau entend {0}\u00a0: {1} "
                                "n'est pas dans ces qualit\u00e9s",
            .more_left_out = "Plus de choses hors de ces qualit\u00e9s que dans {0} des morceaux {1}",
            .outweighed = "Ce qui n'est pas dans ces qualit\u00e9s p\u00e8se davantage ({0})\u00a0: directement \u00e0 "
                          "partir du son, le m\u00eame r\u00e9seau entend {1}.",
            .black_box = "Bo\u00eete noire",
            .strongest = "la plus forte vers {0}",
            .interval = "Entre {0} et {1} dans 8 cas sur 10."},
    .about = {.title = "\u00c0 propos du mod\u00e8le",
              .current = "utilis\u00e9",
              .choose = "Utiliser ce mod\u00e8le",
              .scale = "Toutes les valeurs sont des notes divis\u00e9es par 10, telles que des personnes les ont "
                       "donn\u00e9es \u00e0 de courts extraits de musique de film et d'autres musiques.",
              .interval = "L'intervalle dit de combien de telles pr\u00e9dictions se trompaient pour des musiques que "
                          "le mod\u00e8le n'avait pas entendues\u00a0: 8 vraies notes sur 10 s'y trouvaient.",
              .limits = "Il sait comment les auditeurs de quelques \u00e9tudes ont not\u00e9 surtout de la musique de "
                        "film. La parole, le bruit et les musiques tr\u00e8s diff\u00e9rentes peuvent donner des "
                        "non-sens pleins d'assurance. Il ne sait pas ce que vous ressentez.",
              .reference = "Les rangs et les bo\u00eetes grises comparent avec la musique du genre le plus "
                           "proche\u00a0; lequel, c'est \u00e9crit \u00e0 c\u00f4t\u00e9.",
              .version = "Version",
              .kernels = "Moteur",
              .checksum = "SHA-256",
              .timing = "Dur\u00e9e du calcul",
              .licences_title = "Dessin\u00e9 avec",
              .licences = "Dear ImGui (MIT), Inter (OFL)",
              .joint = "Conjoint\u00a0: apprend les qualit\u00e9s et les \u00e9motions ensemble",
              .a2mid2e = "En deux \u00e9tapes\u00a0: d'abord les qualit\u00e9s, puis les \u00e9motions",
              .a2e = "Bo\u00eete noire\u00a0: des \u00e9motions sans raisons"},
    .classroom = {.title = "Classe",
                  .leave = "Quitter le mode classe",
                  .previous = "Pr\u00e9c\u00e9dent",
                  .next = "Suivant",
                  .show = "Montrer les chiffres",
                  .hide = "Cacher les chiffres",
                  .lessons = {"Ce qu'on entend", "Ce qu'elle exprime", "Pourquoi", "Au fil de la chanson",
                              "Valence et \u00e9nergie"},
                  .questions = {"Quelle est la force de chaque qualit\u00e9\u00a0?",
                                "Quelles \u00e9motions exprime-t-elle le plus\u00a0?",
                                "Qu'est-ce qui augmente cette \u00e9motion, qu'est-ce qui la r\u00e9duit\u00a0?",
                                "O\u00f9 change-t-elle, et comment\u00a0?",
                                "O\u00f9 se situe-t-elle dans ce plan\u00a0?"}},
    .guesses =
        {.title = "Ce que nous avons devin\u00e9",
         .about = "Croix\u00a0: ce que chaque groupe a devin\u00e9 avant de voir les valeurs du mod\u00e8le. Point et "
                  "barre\u00a0: la valeur du mod\u00e8le, et o\u00f9 se trouveraient les notes de 8 auditeurs sur 10.",
         .add = "Un autre groupe",
         .rename = "Appuyez encore pour nommer le groupe",
         .save = "Garder les r\u00e9ponses",
         .hint_crosses = "Appuyez sur les \u00e9chelles, ou choisissez une qualit\u00e9 puis , ou . pour placer les "
                         "croix du groupe.",
         .hint_votes =
             "Appuyez sur une \u00e9motion, ou sur son num\u00e9ro, une fois par vote du groupe\u00a0; , en retire un.",
         .near = "{0}\u00a0: \u00e0 {1} du mod\u00e8le en moyenne\u00a0; {2} sur {3} dans son intervalle.",
         .same = "{0}\u00a0: le plus de votes pour {1}, comme le mod\u00e8le.",
         .other = "{0}\u00a0: le plus de votes pour {1}\u00a0; le mod\u00e8le dit {2}.",
         .split = "{0}\u00a0: aucune \u00e9motion n'a le plus de votes\u00a0; le mod\u00e8le dit {1}."},
    .guide =
        {.tour = "Visite guid\u00e9e",
         .lesson = "Plan de cours",
         .offer = "Faire la visite",
         .back = "Pr\u00e9c\u00e9dent",
         .next = "Suivant",
         .finish = "Terminer",
         .leave = "Quitter",
         .tour_cards =
             {{"Ce qu'elle exprime",
               "Chaque ligne est une \u00e9motion, de 0, pas du tout, \u00e0 1. Choisissez-en une autre\u00a0: appuyez "
               "dessus, ou sur une touche de 1 \u00e0 8."},
              {"L'\u00e9couter",
               "O\u00f9 est-elle la plus forte dans la chanson\u00a0? Appuyez sur la fl\u00e8che \u00e0 c\u00f4t\u00e9 "
               "de son nom, ou sur N."},
              {"D'o\u00f9 cela vient",
               "Appuyez sur l'\u00e9motion sous D'o\u00f9 vient, \u00e0 c\u00f4t\u00e9 de l'image du son, ou sur W."},
              {"Et si",
               "Et si la musique \u00e9tait diff\u00e9rente\u00a0? D\u00e9placez un des curseurs, ou appuyez sur F "
               "puis sur un point."},
              {"Comparer",
               "Appuyez sur Garder comme A, ou sur X. Puis choisissez une autre partie\u00a0: une barre de couleur "
               "au-dessus de la forme d'onde, ou \u00c9chap pour toute la chanson."},
              {"D'abord deviner",
               "En mode classe, tout est cach\u00e9 jusqu'\u00e0 ce que quelqu'un ait devin\u00e9. Appuyez sur Classe, "
               "ou P, puis sur Montrer les chiffres, ou N."},
              {"\u00c0 emporter chez soi", "Appuyez sur Enregistrer, ou E, et choisissez le rapport."}},
         .lesson_cards =
             {{"Avant le cours",
               "\u00c0 partir de 12 ans, 45 minutes. Il faut\u00a0: un projecteur, des haut-parleurs, du papier. "
               "Ouvrez deux morceaux, par exemple la marche et la plainte parmi les exemples, et \u00e9coutez-les. Le "
               "premier doit \u00eatre choisi."},
              {"0 \u2013 5 min\u00a0: \u00e9couter",
               "Jouez le premier morceau (Espace) sans rien en dire. Chacun \u00e9crit trois mots pour son humeur, et "
               "un pour dire pourquoi."},
              {"5 \u2013 13 min\u00a0: qu'entend-on\u00a0?",
               "Lisez les sept qualit\u00e9s \u00e0 voix haute\u00a0; quand on en choisit une, on lit ce qu'elle veut "
               "dire. Chacun dessine sept \u00e9chelles avec une croix sur chacune. Puis montrez les chiffres (N), et "
               "comparez."},
              {"13 \u2013 19 min\u00a0: qu'exprime-t-il\u00a0?",
               "Quelles sont les deux \u00e9motions les plus fortes, laquelle est la plus faible\u00a0? Votez, puis "
               "montrez les chiffres (N). Que veulent dire les barres\u00a0? 8 vraies notes sur 10 s'y trouvaient."},
              {"19 \u2013 27 min\u00a0: le second morceau",
               "Choisissez le second morceau (\u2193) et devinez de nouveau les deux. Quelle qualit\u00e9 diff\u00e8re "
               "le plus entre les morceaux, quelle \u00e9motion\u00a0? Notez-le avant de revenir\u00a0: chaque "
               "changement cache les chiffres."},
              {"27 \u2013 36 min\u00a0: pourquoi",
               "Choisissez l'\u00e9motion qui diff\u00e9rait le plus (1 \u00e0 8). Quelles qualit\u00e9s l'augmentent, "
               "lesquelles la r\u00e9duisent\u00a0? Devinez, puis N. V\u00e9rifiez une somme sur papier\u00a0: C "
               "montre tous les effets. Puis l'autre morceau\u00a0: quelle barre a chang\u00e9\u00a0?"},
              {"36 \u2013 40 min\u00a0: au fil de la chanson",
               "O\u00f9 l'humeur change-t-elle\u00a0? Jouez le morceau (Espace), et faites lever la main. Puis montrez "
               "les courbes (N)."},
              {"40 \u2013 45 min\u00a0: o\u00f9 sont ses limites\u00a0?",
               "O\u00f9 la classe et le mod\u00e8le n'\u00e9taient-ils pas d'accord, et qui d\u00e9cide qui a "
               "raison\u00a0? \u00ab\u00a0Exprimer la tristesse\u00a0\u00bb, est-ce \u00ab\u00a0rendre "
               "triste\u00a0\u00bb\u00a0? Que donneraient la parole ou le bruit\u00a0? Le mod\u00e8le ne conna\u00eet "
               "ni paroles ni souvenirs."}},
         .tour_seen =
             {"Maintenant, tous les panneaux parlent de cette \u00e9motion\u00a0: comment elle \u00e9volue dans la "
              "chanson, et pourquoi.",
              "Ces dix secondes sont maintenant choisies, et toutes les valeurs ne sont que les leurs. \u00c9chap "
              "montre de nouveau toute la chanson.",
              "L'orange augmente l'\u00e9motion, le bleu la r\u00e9duit\u00a0: \u00e0 ce moment, \u00e0 cette hauteur.",
              "Les \u00e9motions au-dessus ont suivi. R\u00e9initialiser revient en arri\u00e8re.",
              "Les barres montrent quelle qualit\u00e9 fait la diff\u00e9rence entre les deux.",
              "Chaque panneau a sa propre question. \u00c9chap ram\u00e8ne en arri\u00e8re.",
              "Un seul fichier avec l'image et toutes les valeurs, qui s'ouvre partout. C'\u00e9tait la visite\u00a0: "
              "elle reste sous la touche \u00ab\u00a0?\u00a0\u00bb."}},
    .general = {.title = "Moodglass",
                .model = "Mod\u00e8le",
                .dark = "Couleurs sombres",
                .light = "Couleurs claires",
                .help = "Touches",
                .save = "Enregistrer",
                .copied = "Valeurs copi\u00e9es",
                .saved = "Enregistr\u00e9\u00a0: {0}",
                .not_saved = "Non enregistr\u00e9\u00a0: {0}",
                .dropped =
                    "{0} n'a pas \u00e9t\u00e9 enregistr\u00e9\u00a0: la pr\u00e9paration a \u00e9t\u00e9 interrompue.",
                .no_dialogue = "Aucune bo\u00eete de dialogue de fichiers n'est install\u00e9e ici. D\u00e9posez "
                               "plut\u00f4t les fichiers sur la fen\u00eatre.",
                .no_picture = "Aucune image n'a pu \u00eatre prise.",
                .topics = {"Lecture et temps", "Chansons", "Ce qui est montr\u00e9", "\u00c0 emporter", "L'application",
                           "Dans les fen\u00eatres et les menus"},
                .later = "Appara\u00eet d\u00e8s qu'il y a un r\u00e9sultat."},
    .kept = {.title = "R\u00e9sultats conserv\u00e9s",
             .wish = "Conserver les r\u00e9sultats sur cet appareil d'une visite \u00e0 l'autre",
             .what = "Les valeurs, les courbes et le contour de la forme d'onde sont conserv\u00e9s, jamais le son. "
                     "Personne d'autre ne les re\u00e7oit.",
             .none = "Aucun pour l'instant.",
             .remove = "Supprimer ce r\u00e9sultat",
             .remove_all = "Supprimer tous les r\u00e9sultats conserv\u00e9s"},
    .report =
        {.title = "{0}\u00a0: comment elle sonne, et pourquoi",
         .about =
             "Dur\u00e9e {0}. Toutes les valeurs sont des notes divis\u00e9es par 10, telles que des auditeurs les ont "
             "donn\u00e9es \u00e0 de courts extraits\u00a0; dans 8 cas sur 10, leurs notes sont dans l'intervalle. "
             "Rang\u00a0: quelle part de la musique de comparaison ({1}) est en dessous. Mod\u00e8le {2}, moteur {3}.",
         .picture = "Les panneaux tels qu'ils \u00e9taient \u00e0 l'\u00e9cran\u00a0; les tableaux ci-dessous portent "
                    "sur la chanson enti\u00e8re.",
         .limits = "Fait par Moodglass sur l'appareil o\u00f9 la chanson a \u00e9t\u00e9 ouverte. Le mod\u00e8le sait "
                   "comment les auditeurs de quelques \u00e9tudes ont not\u00e9 surtout de la musique de film\u00a0: "
                   "il ne sait pas ce que vous ressentez.",
         .effects = "D'o\u00f9 viennent les \u00e9motions",
         .feature = "Qualit\u00e9",
         .emotion = "\u00c9motion",
         .value = "Valeur",
         .interval = "Intervalle",
         .rank = "Rang",
         .meaning = "Une valeur \u00e9lev\u00e9e signifie",
         .sum = "Valeur (somme)"},
    .what_if =
        {.tab = "Et si",
         .hint = "D\u00e9placez une qualit\u00e9\u00a0: les \u00e9motions au-dessus suivent aussit\u00f4t.",
         .none = "Ce mod\u00e8le va directement du son \u00e0 l'\u00e9motion\u00a0: il n'y a rien entre les deux que "
                 "l'on puisse d\u00e9placer.",
         .change = "changement",
         .unusual =
             "Peu probable ensemble\u00a0: {0} et {1}. Parmi les notes de morceaux {2}, {3} sont moins inhabituelles.",
         .usual = "Une musique avec de telles qualit\u00e9s n'est pas inhabituelle.",
         .reset = "R\u00e9initialiser",
         .question = "Que faudrait-il changer\u00a0?",
         .choose = "Choisissez un niveau pour {0}\u00a0: le plus petit changement qui y m\u00e8ne est calcul\u00e9.",
         .apply = "Essayer",
         .apply_long = "Placer les curseurs ainsi",
         .wish = "Pour {0} \u00e0 {1} au lieu de {2}\u00a0: ",
         .limit = "Dans les limites de la musique de comparaison, {0} atteint au plus {1}. Pour cela\u00a0: ",
         .stays = "Dans les limites de la musique de comparaison, {0} reste \u00e0 {1}.",
         .nothing = "Il n'y aurait presque rien \u00e0 changer.",
         .move = "{0} {1} au lieu de {2}",
         .and_ = " et ",
         .size = "En tout, {0} \u00e9carts types de la musique de comparaison.",
         .was = "Dans cette musique {0}\u00a0; maintenant {1}",
         .range = "Musique de comparaison\u00a0: {0} \u00e0 {1}"},
    .compare = {.tab = "Comparer",
                .invitation = "Gardez ce qui est montr\u00e9 comme A, puis choisissez une autre chanson ou un autre "
                              "passage\u00a0: c'est B. Un couplet et un refrain, par exemple.",
                .keep = "Garder comme A",
                .now_choose = "Choisissez maintenant une autre chanson, ou un autre passage.",
                .difference = "B \u2212 A",
                .other_model = "A a \u00e9t\u00e9 not\u00e9 par un autre mod\u00e8le. Gardez un nouveau A.",
                .forget = "Oublier A",
                .swap = "\u00c9changer A et B",
                .higher = "{0}\u00a0: {1} de plus dans B",
                .lower = "{0}\u00a0: {1} de moins dans B",
                .same = "{0}\u00a0: \u00e0 peu pr\u00e8s autant dans A et B",
                .because = ", surtout par {0}",
                .though = "\u00a0; \u00e0 l'inverse agit {0}",
                .because_of = ", pour des raisons diff\u00e9rentes\u00a0: {0} augmente, {1} r\u00e9duit",
                .effect = "{0} ({1})",
                .legend =
                    "Barres\u00a0: ce que chaque qualit\u00e9 ajoute de plus \u00e0 l'\u00e9motion dans B que dans A.",
                .explain_bar = "{0}\u00a0: {1} dans A, {2} dans B\u00a0; poids {3}",
                .share = "part",
                .share_long = "Part de cet effet dans l'ensemble\u00a0: {0}"},
    .table =
        {.title = "Toutes les chansons",
         .hint =
             "Un en-t\u00eate trie (\u2190 \u2192\u00a0; Entr\u00e9e inverse), une chanson s'affiche (\u2191 \u2193).",
         .song = "Chanson",
         .none = "Les chansons apparaissent ici d\u00e8s qu'elles sont analys\u00e9es.",
         .pairs = "Sentiment semblable, raisons diff\u00e9rentes",
         .pair = "\u00e9motions \u00e0 {0}, qualit\u00e9s \u00e0 {1} \u00e9carts types",
         .no_pairs = "Aucune paire de ces chansons ne se ressemble pour des raisons diff\u00e9rentes.",
         .compare = "Comparer"},
    .palette = {.hint = "Tapez quelques lettres",
                .none = "Rien ne s'appelle ainsi.",
                .emotion = "\u00c9motion",
                .feature = "Qualit\u00e9",
                .song = "Chanson"},
    .map = {.title = "D'o\u00f9 vient",
            .sum = "Silence {0} \u2192 {1}",
            .sum_short = "{0} \u2192 {1}",
            .silence = "Le silence recevrait {0}\u00a0; avec ce que les cellules ajoutent ({2}), cela fait {1}.",
            .measured =
                "De la valeur du silence, {0} sont mesur\u00e9s sur l'harmonie et ne sont donc dans aucune cellule.",
            .here = "{0} ici\u00a0: {1}",
            .cell = "Si tout sonnait comme cet endroit, l'\u00e9cart de {0} par rapport au silence serait celui-ci. "
                    "Cette cellule en apporte {1}.",
            .reach = "Elle entend {0} s et {1} octaves autour de cet endroit, surtout en son milieu.",
            .smoothed = "Entre les cellules (toutes les {0} s, {1} octaves), l'image est liss\u00e9e.",
            .legend = "r\u00e9duit, augmente {0}, par rapport au silence"},
    .listen =
        {.whole = "Original",
         .only = "Seulement ceci",
         .without = "Sans ceci",
         .title =
             "Seulement ceci\u00a0: ce qui augmente {0} dans ce son, aussi fort qu'avant. Sans ceci\u00a0: le reste.",
         .making = "Pr\u00e9paration\u2026",
         .wav = "WAV",
         .save_only = "Son\u00a0: seulement ceci (WAV)",
         .save_without = "Son\u00a0: sans ceci (WAV)"},
    .aside = {.name = "Nom",
              .own = "Dans cette musique",
              .now = "Maintenant",
              .effects = "Diff\u00e9rence des effets sur {0}",
              .difference = "Diff\u00e9rence"},
};

}  // namespace moodglass::app
