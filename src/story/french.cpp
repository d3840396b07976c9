// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"
#include "story/vocabulary.h"

namespace moodglass {
namespace {

// Behind "morceaux": with its preposition, so that no article has to be contracted.
const char* music(std::string_view kind) {
    if (kind == kFilmMusic) return "de musique de film";
    if (kind == kPopularMusic) return "de musique pop";
    if (kind == kClassicalMusic) return "de musique classique";
    if (kind == kAllMusic) return "de musique de film, pop et classique";
    if (kind == kOwnMusic) return "de votre propre musique";
    return "de la musique de comparaison";
}

}  // namespace

// What is told of is "le morceau", and the contrast's nouns are masculine too: every adjective is in one form alone.
constinit const Vocabulary kFrenchVocabulary = {
    .mood = {{{"lumineux", "sombre"},
              {"entra\u00eenant", "calme"},
              {"tendu", "d\u00e9tendu"},
              {"rageur", "doux"},
              {"inqui\u00e9tant", "serein"},
              {"joyeux", "morne"},
              {"triste", "insouciant"},
              {"tendre", "rude"}}},
    .more = {{{"plus lumineux", "plus sombre"},
              {"plus vif", "plus calme"},
              {"plus tendu", "plus d\u00e9tendu"},
              {"plus rageur", "plus doux"},
              {"plus inqui\u00e9tant", "moins inqui\u00e9tant"},
              {"plus joyeux", "moins joyeux"},
              {"plus triste", "moins triste"},
              {"plus tendre", "moins tendre"}}},
    .most = {"le plus lumineux", "le plus vif", "le plus tendu", "le plus rageur", "le plus inqui\u00e9tant",
             "le plus joyeux", "le plus triste", "le plus tendre"},
    .compared = {{{"plus facile \u00e0 chanter", "plus difficile \u00e0 chanter"},
                  {"plus d\u00e9tach\u00e9", "plus li\u00e9"},
                  {"plus complexe de rythme", "plus simple de rythme"},
                  {"plus r\u00e9gulier de pulsation", "moins r\u00e9gulier de pulsation"},
                  {"plus rugueux", "plus lisse"},
                  {"plus clair de tonalit\u00e9", "moins clair de tonalit\u00e9"},
                  {"plus proche du mineur", "plus proche du majeur"}}},
    .also = {{{"avec une m\u00e9lodie \u00e0 fredonner", "avec peu de chose \u00e0 fredonner"},
              {"en notes br\u00e8ves et d\u00e9tach\u00e9es", "en longues notes li\u00e9es"},
              {"sur un rythme complexe", "sur un rythme simple"},
              {"sur une pulsation r\u00e9guli\u00e8re", "sans pulsation r\u00e9guli\u00e8re"},
              {"avec une sonorit\u00e9 rugueuse", "avec une sonorit\u00e9 lisse"},
              {"bien ancr\u00e9 dans sa tonalit\u00e9", "flottant entre les tonalit\u00e9s"},
              {"en mineur", "en majeur"}}},
    .and_ = " et ",
    .then = "\u00a0; ",
    .perhaps = "peut-\u00eatre ",
    .as_usual = "comme la plupart des morceaux {0}",
    .declined = [](const char* more) { return std::string(more); },
    .with = {"avec un d\u00e9but {0}", "avec un milieu {0}", "avec un final {0}"},
    .reason = "il est {0} que {1}",
    .second_reason = ", et {0} que {1}",
    .of_ten = "{0} morceaux {1} sur 10",
    .nearly_all = "presque tous les morceaux {1}",
    .over_half = "plus de la moiti\u00e9 des morceaux {1}",
    .of_ten_short = "{0} sur 10",
    .nearly_all_short = "presque tous",
    .over_half_short = "plus de la moiti\u00e9",
    .begins = "il commence {0} que le reste",
    .begins_alike = "il commence \u00e0 peu pr\u00e8s comme le reste",
    .changes = {"\u00e0 {0} il se fait {1}", "\u00e0 partir de {0} il est {1}", "puis, \u00e0 {0}, il sonne {1}"},
    .changes_somehow = {"\u00e0 {0} commence autre chose", "une nouvelle partie commence \u00e0 {0}"},
    .because = ", car il devient {0}",
    .returns = {"\u00e0 {0} il est de nouveau comme \u00e0 {1}", "ce qu'on entendait \u00e0 {1} revient \u00e0 {0}"},
    .returns_varied = {"\u00e0 {0} il est presque comme \u00e0 {1}",
                       "\u00e0 {0} revient presque ce qu'on entendait \u00e0 {1}"},
    .begins_again = {"\u00e0 {0} le d\u00e9but revient", "\u00e0 {0} il est de nouveau comme au d\u00e9but"},
    .begins_again_varied = {"\u00e0 {0} le d\u00e9but revient presque",
                            "\u00e0 {0} il est presque comme au d\u00e9but"},
    .throughout = "il reste \u00e0 peu pr\u00e8s le m\u00eame du d\u00e9but \u00e0 la fin",
    .moment = "il est {0} vers {1}",
    .next_moment = "{0} vers {1}",
    .compared_with =
        "tout cela le compare \u00e0 des morceaux {0}, tels qu'un ordinateur suppose que des gens les entendent",
    .like_the_rest = "\u00e0 peu pr\u00e8s comme le reste",
    .whole = "tout le morceau",
    .music = music,
};

}  // namespace moodglass
