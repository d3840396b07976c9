// SPDX-License-Identifier: Apache-2.0
#include "app/words/sentences.h"

#include <gtest/gtest.h>

#include "audio/open.h"
#include "network/model.h"

namespace moodglass::app {
namespace {

std::string german_refusal(std::string_view bytes) {
    const auto sound = open_sound(std::as_bytes(std::span(bytes)));
    return sound ? "it is sound" : as_sentence(sound.error().message, Language::german);
}

TEST(Sentences, StandAlone) {
    EXPECT_EQ(as_sentence("the file is empty", Language::english), "The file is empty.");
    EXPECT_EQ(as_sentence("A whole one.", Language::english), "A whole one.");
    EXPECT_EQ(as_sentence("", Language::german), "");
}

TEST(Sentences, RefusalsAreGermanInGerman) {
    EXPECT_EQ(german_refusal(""), "Die Datei ist leer; w\u00e4hlen Sie eine andere.");
    EXPECT_EQ(german_refusal("%PDF-1.7"),
              "Keine Tondatei, sondern anscheinend ein PDF-Dokument; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus "
              "oder M4A.");
    EXPECT_EQ(german_refusal("\x01\x02\x03"),
              "Keine Tondatei; w\u00e4hlen Sie WAV, MP3, FLAC, Ogg Vorbis, Opus oder M4A.");
    EXPECT_EQ(german_refusal("fLaC"), "Der Kopf der FLAC-Datei ist besch\u00e4digt; exportieren Sie sie neu.");
}

TEST(Sentences, WhatDiffersStandsInItsPlace) {
    EXPECT_EQ(as_sentence("the file is cut after 12.4 s of 30.0 s: analysed up to there", Language::german),
              "Die Datei ist nach 12,4 s von 30,0 s abgeschnitten: bis dorthin analysiert.");
    EXPECT_EQ(as_sentence("the file is cut after 12.4 s: analysed up to there", Language::german),
              "Die Datei ist nach 12,4 s abgeschnitten: bis dorthin analysiert.");
    EXPECT_EQ(as_sentence("3 samples of the file are not numbers and were taken as silence; export it again",
                          Language::german),
              "3 Abtastwerte der Datei sind keine Zahlen und gelten als Stille; exportieren Sie sie neu.");
    EXPECT_EQ(as_sentence("it cannot be written: there is no folder /a.b/{1}", Language::german),
              "Sie l\u00e4sst sich nicht schreiben: Es gibt keinen Ordner /a.b/{1}.");
}

TEST(Sentences, OfAFolderTellWhichFileIsMeant) {
    EXPECT_EQ(as_sentence("1 file in this folder, CD 1/a, b.mp3, is named as sound, but begins like none that is known "
                          "here; choose it alone to learn what it is",
                          Language::german),
              "1 Datei in diesem Ordner, CD 1/a, b.mp3, hei\u00dft wie eine Tondatei, beginnt aber wie keine, die hier "
              "bekannt ist; w\u00e4hlen Sie sie allein, um zu erfahren, was sie ist.");
    EXPECT_EQ(as_sentence("12 files in this folder, among them a.flac, are named as sound, but begin like none that is "
                          "known here; choose one alone to learn what it is",
                          Language::spanish),
              "12 archivos de esta carpeta, entre ellos a.flac, llevan nombre de archivo de sonido, pero no empiezan "
              "como ninguno conocido aqu\u00ed; elija uno solo para saber qu\u00e9 es.");
}

TEST(Sentences, AModelFilesRefusalsAreGermanBehindItsName) {
    const auto refused = Model::load(std::as_bytes(std::span(std::string_view("short"))));
    ASSERT_FALSE(refused);
    EXPECT_EQ(as_sentence("/models/mine.safetensors: " + refused.error().message, Language::german),
              "/models/mine.safetensors: Keine Modelldatei: Sie ist zu kurz; holen Sie sie neu.");
    EXPECT_EQ(as_sentence("the model file lacks the key mean; fetch it again, or one made for this version",
                          Language::german),
              "Die Modelldatei ist besch\u00e4digt oder f\u00fcr eine andere Version (\u201elacks the key mean\u201c); "
              "holen Sie sie "
              "neu, oder eine f\u00fcr diese Version.");
    EXPECT_EQ(
        as_sentence(
            "the model x cannot be loaded from /a/x: there is no such file; check its name (there are: a2e, joint)",
            Language::german),
        "Das Modell x l\u00e4sst sich nicht von /a/x laden: Es gibt keine solche Datei; pr\u00fcfen Sie den Namen (es "
        "gibt: a2e, joint).");
}

TEST(Sentences, RefusalsAreFrenchInFrenchAndSpanishInSpanish) {
    EXPECT_EQ(as_sentence("the file is empty; choose another one", Language::french),
              "Le fichier est vide\u00a0; choisissez-en un autre.");
    EXPECT_EQ(as_sentence("the file is empty; choose another one", Language::spanish),
              "El archivo est\u00e1 vac\u00edo; elija otro.");
    EXPECT_EQ(as_sentence("the file is cut after 12.4 s of 30.0 s: analysed up to there", Language::french),
              "Le fichier est coup\u00e9 apr\u00e8s 12,4 s sur 30,0 s\u00a0: analys\u00e9 jusque-l\u00e0.");
    EXPECT_EQ(as_sentence("the file is cut after 12.4 s of 30.0 s: analysed up to there", Language::spanish),
              "El archivo est\u00e1 cortado tras 12,4 s de 30,0 s: analizado hasta ah\u00ed.");
    EXPECT_EQ(as_sentence("the model x cannot be loaded from /a/x: there is no such file; check its name", Language::french),
              "Le mod\u00e8le x ne peut pas \u00eatre charg\u00e9 depuis /a/x\u00a0: il n'y a pas de tel fichier\u00a0; "
              "v\u00e9rifiez son nom.");
}

TEST(Sentences, WhatIsNotKnownStaysAsItIs) {
    EXPECT_EQ(as_sentence("the file is empty; choose", Language::german), "The file is empty; choose.");
    EXPECT_EQ(as_sentence("samples of the file are not numbers", Language::german),
              "Samples of the file are not numbers.");
    EXPECT_EQ(as_sentence("{0}", Language::german), "{0}.");
}

}  // namespace
}  // namespace moodglass::app
