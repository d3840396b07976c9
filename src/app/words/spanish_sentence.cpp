// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentence.h"

namespace moodglass::app {

constinit const SentenceWords kSpanishSentence = {
    .emotions = {{{"La valencia", "la valencia", "la"},
                  {"La energ\u00eda", "la energ\u00eda", "la"},
                  {"La tensi\u00f3n", "la tensi\u00f3n", "la"},
                  {"La ira", "la ira", "la"},
                  {"El miedo", "el miedo", "lo", true},
                  {"La alegr\u00eda", "la alegr\u00eda", "la"},
                  {"La tristeza", "la tristeza", "la"},
                  {"La ternura", "la ternura", "la"}}},
    .compared = {{{"m\u00e1s melodiosa", "menos melodiosa"},
                  {"m\u00e1s staccato", "m\u00e1s legato"},
                  {"r\u00edtmicamente m\u00e1s compleja", "r\u00edtmicamente m\u00e1s sencilla"},
                  {"r\u00edtmicamente m\u00e1s estable", "r\u00edtmicamente menos estable"},
                  {"m\u00e1s disonante", "menos disonante"},
                  {"m\u00e1s clara de tonalidad", "menos clara de tonalidad"},
                  {"m\u00e1s cercana al menor", "m\u00e1s cercana al mayor"}}},
    .heights =
        {{{"muy baja", "muy bajo"}, {"baja", "bajo"}, {"media", "medio"}, {"alta", "alto"}, {"muy alta", "muy alto"}}},
    .above = "{0} es {1} ({2}, por encima del {3} de los fragmentos {4})",
    .below = "{0} es {1} ({2}, por debajo del {3} de los fragmentos {4})",
    .no_reasons = ". Este modelo es una caja negra: no da razones.",
    .first_raises = ": lo que m\u00e1s cuenta es que la m\u00fasica es {0} que el {1} de ellos, lo que aumenta {2}",
    .first_lowers = ": lo que m\u00e1s cuenta es que la m\u00fasica es {0} que el {1} de ellos, lo que reduce {2}",
    .raises_too = ", y {0} que el {1}, lo que tambi\u00e9n {2} aumenta.",
    .lowers_too = ", y {0} que el {1}, lo que tambi\u00e9n {2} reduce.",
    .but_raises = ", pero {0} que el {1}, lo que {2} aumenta.",
    .but_lowers = ", pero {0} que el {1}, lo que {2} reduce.",
    .admission =
        " Pesa m\u00e1s lo que no est\u00e1 en estas cualidades, {0}, {1}: directamente del sonido, la misma red "
        "oye {2}.",
    .more_than = "m\u00e1s que en el {0} de los fragmentos {1}",
    .less_than = "aunque menos que en el {0} de los fragmentos {1}",
};

}  // namespace moodglass::app
