// SPDX-License-Identifier: Apache-2.0
#include "cli/song_tags.h"

#include <taglib/fileref.h>
#include <taglib/tpropertymap.h>
#include <unistd.h>

#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "audio/file_type.h"
#include "audio/mp4.h"
#include "audio/whole_file.h"
#include "cli/id3v2.h"
#include "network/sha256.h"
#include "platform/files/copy_beside.h"
#include "platform/files/file.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMood = "MOOD";
constexpr const char* kComment = "COMMENT";
constexpr const char* kOurs = "MOODGLASS";

constexpr const char* kUnknown = "this kind of file holds no tags that are known here; it is as it was";
constexpr const char* kOurBeginning = "Moodglass: ";

TagLib::String text_of(const std::string& utf8) { return {utf8, TagLib::String::UTF8}; }

TagLib::StringList list_of(const std::vector<std::string>& texts) {
    TagLib::StringList list;
    for (const std::string& text : texts) list.append(text_of(text));
    return list;
}

// "Moodglass: tension; fear (valence 0.41, energy 0.60)"
TagLib::String comment_of(const SongTags& tags) {
    return text_of(kOurBeginning) + list_of(tags.moods).toString("; ") + " (" + text_of(tags.values) + ")";
}

// The comment that an earlier call has written; empty: there was none, or nothing of it is left.
TagLib::String written_before(const TagLib::PropertyMap& fields) {
    for (const char* field : {kOurs, kComment})
        if (fields.contains(field) && fields[field].toString("\n").startsWith(kOurBeginning))
            return fields[field].toString("\n");
    return {};
}

// In no order: WMA gives several values back in another than they were written in.
std::multiset<TagLib::String> words_of(const TagLib::StringList& values) {
    std::multiset<TagLib::String> words;
    for (const TagLib::String& word : TagLib::StringList::split(values.toString(";"), ";"))
        words.insert(word.stripWhiteSpace());
    return words;
}

// What an earlier call has written there, and nobody changed since.
bool is_ours(const TagLib::PropertyMap& fields, const char* field) {
    const TagLib::String before = written_before(fields);
    if (before.isEmpty()) return false;
    if (field != std::string_view(kMood)) return fields[field].toString("\n") == before;
    const auto begin = static_cast<unsigned>(std::string_view(kOurBeginning).size());
    const int end = before.find(" (");
    return end >= 0 && words_of(before.substr(begin, static_cast<unsigned>(end) - begin)) == words_of(fields[field]);
}

// By this TagLib takes a file for what it is, whatever its name says. Nothing where it knows none: left to itself it
// looks for the letters of formats anywhere near the beginning, and takes Matroska that holds FLAC for FLAC.
std::optional<std::string> ending_of(Bytes bytes) {
    const Bytes inner = without_foreign_tags(bytes);
    const auto begins = [&](std::string_view letters) {
        return std::string_view(reinterpret_cast<const char*>(inner.data()), inner.size()).starts_with(letters);
    };
    switch (file_type(bytes)) {
        case FileType::wav:
            return begins("FORM") ? ".aiff" : ".wav";
        case FileType::mp3:
            return ".mp3";
        case FileType::flac:
            return begins("fLaC") ? ".flac" : ".oga";
        case FileType::vorbis:
            return ".ogg";
        case FileType::opus:
            return ".opus";
        default:
            break;
    }
    if (is_mp4(bytes)) return ".m4a";
    static constexpr std::pair<std::string_view, const char*> kBeginnings[] = {
        {"wvpk", ".wv"}, {"TTA1", ".tta"}, {"TTA2", ".tta"}, {"MAC ", ".ape"}, {"MP+", ".mpc"}, {"MPCK", ".mpc"}, {"\x30\x26\xB2\x75", ".wma"}, {"OggS", ".spx"}};
    for (const auto& [letters, ending] : kBeginnings)
        if (begins(letters)) return ending;
    return std::nullopt;
}

struct Contents {
    std::optional<std::string> ending;
    std::string sound;  // hashes over all samples that the file gives, a second each
};

Result<Contents> contents_of(const fs::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    Contents contents{ending_of(*bytes), {}};
    const auto heard = hear_whole_file(
        *bytes, [&](std::span<const float> samples) { contents.sound += sha256(std::as_bytes(samples)); });
    if (!heard) return tl::unexpected(heard.error());
    return contents;
}

// TagLib writes no frame without a word.
TagLib::PropertyMap without_empty_values(const TagLib::PropertyMap& fields) {
    TagLib::PropertyMap full = fields;  // with the names of frames that are none of words
    for (const auto& [field, values] : fields) {
        TagLib::StringList words;
        for (const TagLib::String& value : values)
            if (!value.isEmpty()) words.append(value);
        if (words.isEmpty())
            full.erase(field);
        else
            full.replace(field, words);
    }
    return full;
}

// TagLib says that it has saved where it has not: of a big-endian WAV, or where something stands before the file.
Result<void> check_saved(const fs::path& path, TagLib::PropertyMap wanted) {
    const TagLib::FileRef file(path.c_str(), false);
    if (file.isNull() || !file.file()->isValid()) return failure("its tags cannot be written; it is as it was");
    TagLib::PropertyMap there = without_empty_values(file.file()->properties());
    for (const char* field : {kMood, kComment, kOurs}) {
        if (there.contains(field) != wanted.contains(field) || words_of(there[field]) != words_of(wanted[field]))
            return failure("its tags cannot be written; it is as it was");
        there.erase(field);
        wanted.erase(field);
    }
    if (there != wanted) return failure("others' tags in it would not stay as they are; it is as it was");
    return {};
}

using Edit = std::function<TagChange(TagLib::PropertyMap&)>;

Result<TagChange> edit_tags(const fs::path& path, const Edit& edit) {
    TagChange made;
    TagLib::PropertyMap wanted;
    {
        TagLib::FileRef file(path.c_str(), false);
        if (file.isNull() || !file.file()->isValid()) return failure(kUnknown);
        TagLib::PropertyMap fields = file.file()->properties();
        made = edit(fields);
        if (!made.changed) return made;
        const TagLib::PropertyMap refused = set_fields(*file.file(), fields);
        const bool known_again = !refused.contains(kOurs) || !fields.contains(kOurs) ||
                                 (is_ours(fields, kComment) && !refused.contains(kComment));
        if (!known_again)
            return failure(
                "this kind of file has no place for what Moodglass would know its words by; it is as it was");
        if (refused.contains(kMood)) made.remarks.push_back("this kind of file has no place for MOOD");
        wanted = without_empty_values(file.file()->properties());
        if (!save_fields(*file.file())) return failure("its tags cannot be written; it is as it was");
    }
    if (const auto saved = check_saved(path, wanted); !saved) return tl::unexpected(saved.error());
    return made;
}

Result<TagChange> change(const fs::path& name, const Edit& edit) {
    std::error_code error;
    const fs::path path = fs::canonical(name, error);  // a link stays one
    if (error) return failure("it cannot be found: " + error.message(), Cause::missing);
    const auto unwritten = [](const std::error_code& why) {
        return failure("it cannot be written: " + why.message() + "; it is as it was");
    };
    if (::access(path.c_str(), W_OK) != 0) return unwritten(std::error_code(errno, std::generic_category()));
    const auto before = contents_of(path);
    if (!before) return tl::unexpected(before.error());
    if (!before->ending) return failure(kUnknown);
    CopyBeside copy(path, *before->ending);
    if (copy.error) return unwritten(copy.error);
    auto made = edit_tags(copy.path(), edit);
    if (!made || !made->changed) return made;
    const auto after = contents_of(copy.path());
    if (!after || after->sound != before->sound)
        return failure("with tags its sound would no longer be the same; it is as it was");
    copy.take_place_of(path);
    if (copy.error) return unwritten(copy.error);
    return made;
}

}  // namespace

Result<TagChange> write_tags(const fs::path& path, const SongTags& tags) {
    return change(path, [&](TagLib::PropertyMap& fields) {
        TagChange made;
        const auto set = [&](const char* field, const TagLib::StringList& values) {
            if (fields.contains(field) && !is_ours(fields, field)) {
                made.remarks.push_back(std::string(field) + " has another's words, and keeps them");
                return;
            }
            made.changed = made.changed || !fields.contains(field) || words_of(fields[field]) != words_of(values);
            fields.replace(field, values);
        };
        const TagLib::String comment = comment_of(tags);
        const bool same = written_before(fields) == comment;
        set(kMood, list_of(tags.moods));
        set(kComment, comment);
        fields.replace(kOurs, comment);
        made.changed = made.changed || !same;
        return made;
    });
}

Result<TagChange> remove_tags(const fs::path& path) {
    return change(path, [](TagLib::PropertyMap& fields) {
        TagChange made;
        if (written_before(fields).isEmpty()) return made;
        made.changed = true;
        const bool ours[] = {is_ours(fields, kMood), is_ours(fields, kComment)};
        if (ours[0]) fields.erase(kMood);
        if (ours[1]) fields.erase(kComment);
        fields.erase(kOurs);
        for (const char* field : {kMood, kComment})
            if (fields.contains(field))
                made.remarks.push_back(std::string(field) + " has another's words, and keeps them");
        return made;
    });
}

}  // namespace moodglass::cli
