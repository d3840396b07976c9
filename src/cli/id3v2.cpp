// SPDX-License-Identifier: Apache-2.0
#include "cli/id3v2.h"

#include <taglib/aifffile.h>
#include <taglib/id3v2header.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/textidentificationframe.h>
#include <taglib/wavfile.h>

#include <cstddef>

namespace moodglass::cli {
namespace {

using TextFrame = TagLib::ID3v2::TextIdentificationFrame;

TagLib::StringList texts_of(const TagLib::ID3v2::Tag& tag, const char* frames) {
    TagLib::StringList texts;
    for (const TagLib::ID3v2::Frame* frame : tag.frameList(frames))
        if (const auto* text = dynamic_cast<const TextFrame*>(frame)) texts.append(text->fieldList());
    return texts;
}

// The ID3v2 tag that a file has, if any.
TagLib::ID3v2::Tag* id3v2_of(TagLib::File& file) {
    if (auto* mp3 = dynamic_cast<TagLib::MPEG::File*>(&file)) return mp3->hasID3v2Tag() ? mp3->ID3v2Tag() : nullptr;
    if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file))
        return wav->hasID3v2Tag() ? wav->ID3v2Tag() : nullptr;
    if (auto* aiff = dynamic_cast<TagLib::RIFF::AIFF::File*>(&file)) return aiff->hasID3v2Tag() ? aiff->tag() : nullptr;
    return nullptr;
}

// ID3v2.3 has no frame of its own for moods, and TagLib would leave that of 2.4 out. Its readers stop at the first of
// several texts, so all are one.
void name_mood_in_words(TagLib::ID3v2::Tag& tag) {
    const TagLib::StringList moods = texts_of(tag, "TMOO");
    tag.removeFrames("TMOO");
    if (!moods.isEmpty())
        tag.addFrame(
            new TagLib::ID3v2::UserTextIdentificationFrame("MOOD", moods.toString("; "), TagLib::String::UTF16));
}

}  // namespace

// TagLib throws lists of people away whose roles are none of its own, as "producer" in small letters.
TagLib::PropertyMap set_fields(TagLib::File& file, const TagLib::PropertyMap& fields) {
    TagLib::ID3v2::Tag* tag = id3v2_of(file);
    if (!tag) return file.setProperties(fields);
    constexpr const char* kLists[] = {"TIPL", "TMCL"};
    const TagLib::StringList before[] = {texts_of(*tag, kLists[0]), texts_of(*tag, kLists[1])};
    const TagLib::PropertyMap refused = file.setProperties(fields);
    for (const std::size_t i : {0u, 1u}) {
        if (before[i].isEmpty() || !tag->frameList(kLists[i]).isEmpty()) continue;
        auto* list = new TextFrame(kLists[i], TagLib::String::UTF8);
        list->setText(before[i]);
        tag->addFrame(list);
    }
    return refused;
}

// Players of the time of ID3v2.3 cannot read 2.4, which TagLib writes unless told otherwise. A tag of 2.2, which it
// cannot write, comes nearest by 2.3.
bool save_fields(TagLib::File& file) {
    TagLib::ID3v2::Tag* tag = id3v2_of(file);
    if (!tag || tag->header()->majorVersion() >= 4) return file.save();
    name_mood_in_words(*tag);
    constexpr auto kOld = TagLib::ID3v2::v3;
    if (auto* mp3 = dynamic_cast<TagLib::MPEG::File*>(&file))
        return mp3->save(TagLib::MPEG::File::AllTags, TagLib::File::StripOthers, kOld);
    if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file))
        return wav->save(TagLib::RIFF::WAV::File::AllTags, TagLib::File::StripOthers, kOld);
    return dynamic_cast<TagLib::RIFF::AIFF::File&>(file).save(kOld);
}

}  // namespace moodglass::cli
