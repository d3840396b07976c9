// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentence.h"

namespace moodglass::app {

// All eight are feminine, and so is the music.
constinit const SentenceWords kFrenchSentence = {
    .emotions = {{{"La valence", "la valence", "la"},
                  {"L'\u00e9nergie", "l'\u00e9nergie", "la"},
                  {"La tension", "la tension", "la"},
                  {"La col\u00e8re", "la col\u00e8re", "la"},
                  {"La peur", "la peur", "la"},
                  {"La joie", "la joie", "la"},
                  {"La tristesse", "la tristesse", "la"},
                  {"La tendresse", "la tendresse", "la"}}},
    .compared = {{{"plus m\u00e9lodieuse", "moins m\u00e9lodieuse"},
                  {"plus staccato", "plus legato"},
                  {"rythmiquement plus complexe", "rythmiquement plus simple"},
                  {"rythmiquement plus stable", "rythmiquement moins stable"},
                  {"plus dissonante", "moins dissonante"},
                  {"plus claire de tonalit\u00e9", "moins claire de tonalit\u00e9"},
                  {"plus proche du mineur", "plus proche du majeur"}}},
    .heights = {{{"tr\u00e8s basse", ""},
                 {"basse", ""},
                 {"moyenne", ""},
                 {"\u00e9lev\u00e9e", ""},
                 {"tr\u00e8s \u00e9lev\u00e9e", ""}}},
    .above = "{0} est {1} ({2}, au-dessus de {3} des morceaux {4})",
    .below = "{0} est {1} ({2}, au-dessous de {3} des morceaux {4})",
    .no_reasons = ". Ce mod\u00e8le est une bo\u00eete noire\u00a0: il ne donne pas de raisons.",
    .first_raises =
        "\u00a0: ce qui compte le plus, c'est que la musique est {0} que {1} d'entre eux, ce qui augmente {2}",
    .first_lowers =
        "\u00a0: ce qui compte le plus, c'est que la musique est {0} que {1} d'entre eux, ce qui r\u00e9duit {2}",
    .raises_too = ", et {0} que {1}, ce qui l'augmente aussi.",
    .lowers_too = ", et {0} que {1}, ce qui {2} r\u00e9duit aussi.",
    .but_raises = ", mais {0} que {1}, ce qui l'augmente.",
    .but_lowers = ", mais {0} que {1}, ce qui {2} r\u00e9duit.",
    .admission =
        " Ce qui n'est pas dans ces qualit\u00e9s p\u00e8se davantage, {0}, {1}\u00a0: directement \u00e0 "
        "partir du son, le m\u00eame r\u00e9seau entend {2}.",
    .more_than = "plus que dans {0} des morceaux {1}",
    .less_than = "quoique moins que dans {0} des morceaux {1}",
};

}  // namespace moodglass::app
