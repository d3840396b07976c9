// SPDX-License-Identifier: Apache-2.0
#include "explain/reference.h"
#include "story/vocabulary.h"

namespace moodglass {
namespace {

// In the dative, which is the genitive as well.
const char* music(std::string_view kind) {
    if (kind == kFilmMusic) return "der Filmmusik";
    if (kind == kPopularMusic) return "der Popmusik";
    if (kind == kClassicalMusic) return "der klassischen Musik";
    if (kind == kAllMusic) return "der Film-, Pop- und klassischen Musik";
    if (kind == kOwnMusic) return "Ihrer eigenen Musik";
    return "der Vergleichsmusik";
}

}  // namespace

constinit const Vocabulary kGermanVocabulary = {
    .mood = {{{"hell", "d\u00fcster"},
              {"treibend", "ruhig"},
              {"angespannt", "entspannt"},
              {"wild", "sanft"},
              {"unheimlich", "unbesorgt"},
              {"fr\u00f6hlich", "freudlos"},
              {"traurig", "unbeschwert"},
              {"z\u00e4rtlich", "herb"}}},
    .more = {{{"heller", "d\u00fcsterer"},
              {"lebhafter", "ruhiger"},
              {"angespannter", "entspannter"},
              {"wilder", "sanfter"},
              {"unheimlicher", "weniger unheimlich"},
              {"fr\u00f6hlicher", "weniger fr\u00f6hlich"},
              {"trauriger", "weniger traurig"},
              {"z\u00e4rtlicher", "weniger z\u00e4rtlich"}}},
    .most = {"am hellsten", "am lebhaftesten", "am angespanntesten", "am wildesten", "am unheimlichsten",
             "am fr\u00f6hlichsten", "am traurigsten", "am z\u00e4rtlichsten"},
    .compared = {{{"leichter zu singen", "schwerer zu singen"},
                  {"abgehackter", "flie\u00dfender"},
                  {"dichter im Rhythmus", "einfacher im Rhythmus"},
                  {"stetiger im Takt", "weniger stetig im Takt"},
                  {"rauer", "glatter"},
                  {"klarer in der Tonart", "unklarer in der Tonart"},
                  {"mehr in Moll", "mehr in Dur"}}},
    .also = {{{"mit einer Melodie zum Mitsingen", "mit wenig zum Mitsingen"},
              {"in kurzen, einzelnen T\u00f6nen", "in langen, flie\u00dfenden T\u00f6nen"},
              {"\u00fcber dichtem Rhythmus", "\u00fcber einfachem Rhythmus"},
              {"in festem Takt", "ohne festen Takt"},
              {"mit rauem Klang", "mit glattem Klang"},
              {"fest in seiner Tonart", "zwischen den Tonarten"},
              {"in Moll", "in Dur"}}},
    .and_ = " und ",
    .then = "; ",
    .perhaps = "vielleicht ",
    .as_usual = "wie das meiste {0}",
    .declined = [](const char* more) { return std::string(more) + "en"; },
    .with = {"mit einem {0} Anfang", "mit einer {0} Mitte", "mit einem {0} Ende"},
    .reason = "es ist {0} als {1}",
    .second_reason = " und {0} als {1}",
    .of_ten = "{0} von 10 St\u00fccken {1}",
    .nearly_all = "fast alle St\u00fccke {1}",
    .over_half = "mehr als die H\u00e4lfte {1}",
    .of_ten_short = "{0} von 10",
    .nearly_all_short = "fast alle",
    .over_half_short = "mehr als die H\u00e4lfte",
    .begins = "es beginnt {0} als der Rest",
    .begins_alike = "es beginnt \u00e4hnlich wie der Rest",
    .changes = {"bei {0} wird es {1}", "ab {0} ist es {1}", "dann wird es bei {0} {1}"},
    .changes_somehow = {"bei {0} beginnt etwas Neues", "ein neuer Teil beginnt bei {0}"},
    .because = ", weil es {0} wird",
    .returns = {"bei {0} ist es wieder wie bei {1}", "was bei {1} war, kehrt bei {0} zur\u00fcck"},
    .returns_varied = {"bei {0} ist es fast wie bei {1}", "\u00c4hnliches wie bei {1} kehrt bei {0} zur\u00fcck"},
    .begins_again = {"bei {0} kehrt der Anfang zur\u00fcck", "bei {0} ist es wieder wie am Anfang"},
    .begins_again_varied = {"bei {0} kehrt \u00c4hnliches wie am Anfang zur\u00fcck",
                            "bei {0} ist es fast wie am Anfang"},
    .throughout = "es bleibt von Anfang bis Ende \u00e4hnlich",
    .moment = "es ist {0} um {1}",
    .next_moment = "{0} um {1}",
    .compared_with = "all das ist ein Vergleich mit {0}, so wie ein Computer glaubt, dass Menschen es h\u00f6ren",
    .like_the_rest = "\u00e4hnlich wie der Rest",
    .whole = "das ganze Lied",
    .music = music,
};

}  // namespace moodglass
