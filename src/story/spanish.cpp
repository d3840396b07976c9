// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"
#include "story/vocabulary.h"

namespace moodglass {
namespace {

// Behind "fragmentos": with its preposition.
const char* music(std::string_view kind) {
    if (kind == kFilmMusic) return "de m\u00fasica de cine";
    if (kind == kPopularMusic) return "de m\u00fasica pop";
    if (kind == kClassicalMusic) return "de m\u00fasica cl\u00e1sica";
    if (kind == kAllMusic) return "de m\u00fasica de cine, pop y cl\u00e1sica";
    if (kind == kOwnMusic) return "de su propia m\u00fasica";
    return "de la m\u00fasica de comparaci\u00f3n";
}

}  // namespace

// What is told of is "el tema", and the contrast's nouns are masculine too: every adjective is in one form alone. No
// word that may stand behind "y" begins with the sound of i, before which it would have to be "e".
constinit const Vocabulary kSpanishVocabulary = {
    .mood = {{{"luminoso", "sombr\u00edo"},
              {"vigoroso", "tranquilo"},
              {"tenso", "relajado"},
              {"feroz", "suave"},
              {"siniestro", "sereno"},
              {"alegre", "apagado"},
              {"triste", "despreocupado"},
              {"tierno", "duro"}}},
    .more = {{{"m\u00e1s luminoso", "m\u00e1s sombr\u00edo"},
              {"m\u00e1s vivo", "m\u00e1s tranquilo"},
              {"m\u00e1s tenso", "m\u00e1s relajado"},
              {"m\u00e1s feroz", "m\u00e1s suave"},
              {"m\u00e1s siniestro", "menos siniestro"},
              {"m\u00e1s alegre", "menos alegre"},
              {"m\u00e1s triste", "menos triste"},
              {"m\u00e1s tierno", "menos tierno"}}},
    .most = {"m\u00e1s luminoso", "m\u00e1s vivo", "m\u00e1s tenso", "m\u00e1s feroz", "m\u00e1s siniestro",
             "m\u00e1s alegre", "m\u00e1s triste", "m\u00e1s tierno"},
    .compared = {{{"m\u00e1s f\u00e1cil de cantar", "m\u00e1s dif\u00edcil de cantar"},
                  {"m\u00e1s picado", "m\u00e1s ligado"},
                  {"m\u00e1s complejo de ritmo", "m\u00e1s sencillo de ritmo"},
                  {"m\u00e1s estable de pulso", "menos estable de pulso"},
                  {"m\u00e1s \u00e1spero", "m\u00e1s limpio"},
                  {"m\u00e1s claro de tonalidad", "menos claro de tonalidad"},
                  {"m\u00e1s cercano al modo menor", "m\u00e1s cercano al modo mayor"}}},
    .also = {{{"con una melod\u00eda para cantar", "con poco que cantar"},
              {"en notas cortas y separadas", "en notas largas y ligadas"},
              {"sobre un ritmo complejo", "sobre un ritmo sencillo"},
              {"con un pulso firme", "sin un pulso firme"},
              {"con un sonido \u00e1spero", "con un sonido limpio"},
              {"bien asentado en su tonalidad", "a la deriva entre tonalidades"},
              {"en modo menor", "en modo mayor"}}},
    .and_ = " y ",
    .then = "; ",
    .perhaps = "quiz\u00e1 ",
    .as_usual = "como la mayor\u00eda de los fragmentos {0}",
    .declined = [](const char* more) { return std::string(more); },
    .with = {"con un comienzo {0}", "con un tramo central {0}", "con un final {0}"},
    .reason = "es {0} que {1}",
    .second_reason = ", y {0} que {1}",
    .of_ten = "{0} de cada 10 fragmentos {1}",
    .nearly_all = "casi todos los fragmentos {1}",
    .over_half = "m\u00e1s de la mitad de los fragmentos {1}",
    .of_ten_short = "{0} de cada 10",
    .nearly_all_short = "casi todos",
    .over_half_short = "m\u00e1s de la mitad",
    .begins = "empieza {0} que el resto",
    .begins_alike = "empieza m\u00e1s o menos como el resto",
    .changes = {"en {0} suena {1}", "desde {0} es {1}", "luego, en {0}, se hace {1}"},
    .changes_somehow = {"en {0} empieza algo nuevo", "una parte nueva empieza en {0}"},
    .because = ", porque se vuelve {0}",
    .returns = {"en {0} vuelve a ser como en {1}", "lo que sonaba en {1} regresa en {0}"},
    .returns_varied = {"en {0} es casi como en {1}", "casi lo mismo que sonaba en {1} regresa en {0}"},
    .begins_again = {"en {0} regresa el comienzo", "en {0} vuelve a ser como al comienzo"},
    .begins_again_varied = {"en {0} casi regresa el comienzo", "en {0} es casi como al comienzo"},
    .throughout = "se mantiene m\u00e1s o menos igual de principio a fin",
    .moment = "su momento {0} llega hacia {1}",
    .next_moment = "el {0} hacia {1}",
    .compared_with = "todo esto lo compara con fragmentos {0}, tal como un ordenador supone que los oyen las personas",
    .like_the_rest = "m\u00e1s o menos como el resto",
    .whole = "toda la canci\u00f3n",
    .music = music,
};

}  // namespace moodglass
