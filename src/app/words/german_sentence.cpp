// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentence.h"

namespace moodglass::app {

constinit const SentenceWords kGermanSentence = {
    .emotions = {{{"Valenz", "die Valenz", "sie"},
                  {"Energie", "die Energie", "sie"},
                  {"Spannung", "die Spannung", "sie"},
                  {"Wut", "die Wut", "sie"},
                  {"Angst", "die Angst", "sie"},
                  {"Freude", "die Freude", "sie"},
                  {"Trauer", "die Trauer", "sie"},
                  {"Z\u00e4rtlichkeit", "die Z\u00e4rtlichkeit", "sie"}}},
    .compared = {{{"sangbarer", "weniger sangbar"},
                  {"mehr staccato", "mehr legato"},
                  {"rhythmisch komplexer", "rhythmisch einfacher"},
                  {"rhythmisch gleichm\u00e4\u00dfiger", "rhythmisch weniger gleichm\u00e4\u00dfig"},
                  {"dissonanter", "weniger dissonant"},
                  {"klarer in der Tonart", "weniger klar in der Tonart"},
                  {"mehr in Moll", "mehr in Dur"}}},
    .heights = {{{"sehr niedrig", ""}, {"niedrig", ""}, {"mittelhoch", ""}, {"hoch", ""}, {"sehr hoch", ""}}},
    .above = "{0} ist {1} ({2}, \u00fcber {3} {4})",
    .below = "{0} ist {1} ({2}, unter {3} {4})",
    .no_reasons = ". Dieses Modell ist eine Blackbox: Es nennt keine Gr\u00fcnde.",
    .first_raises = ": Am meisten bewegt sie, dass die Musik {0} ist als {1} davon, was {2} hebt",
    .first_lowers = ": Am meisten bewegt sie, dass die Musik {0} ist als {1} davon, was {2} senkt",
    .raises_too = ", und {0} als {1}, was {2} auch hebt.",
    .lowers_too = ", und {0} als {1}, was {2} auch senkt.",
    .but_raises = ", aber {0} als {1}, was {2} hebt.",
    .but_lowers = ", aber {0} als {1}, was {2} senkt.",
    .admission = " Mehr wiegt, was nicht in diesen Eigenschaften steckt, {0}, {1}: Geradewegs aus dem Klang h\u00f6rt "
                 "dasselbe Netz {2}.",
    .more_than = "mehr als bei {0} {1}",
    .less_than = "wenn auch weniger als bei {0} {1}",
};

}  // namespace moodglass::app
