// SPDX-License-Identifier: Apache-2.0
#include "cli/song_tags.h"

#include <fcntl.h>
#include <taglib/fileref.h>
#include <taglib/tpropertymap.h>
#include <unistd.h>

#include <functional>
#include <utility>

#include "audio/whole_file.h"
#include "network/sha256.h"
#include "platform/files/file.h"

namespace moodglass::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMood = "MOOD";
constexpr const char* kComment = "COMMENT";
constexpr const char* kOurs = "MOODGLASS";

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

// What an earlier call has written there, and nobody changed since.
bool is_ours(const TagLib::PropertyMap& fields, const char* field) {
    const TagLib::String before = written_before(fields);
    if (before.isEmpty()) return false;
    const TagLib::String there = fields[field].toString(field == std::string_view(kMood) ? "; " : "\n");
    if (field != std::string_view(kMood)) return there == before;
    return before.startsWith(text_of(kOurBeginning) + there + " (");
}

// A file of the same folder and kind that goes with this, unless it has taken another's name.
class CopyBeside {
  public:
    explicit CopyBeside(const fs::path& path)
        : path_(path.parent_path() / (".moodglass-" + std::to_string(::getpid()) + path.extension().string())) {
        fs::copy_file(path, path_, error);
    }
    ~CopyBeside() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    CopyBeside(const CopyBeside&) = delete;
    CopyBeside& operator=(const CopyBeside&) = delete;

    const fs::path& path() const { return path_; }
    void take_name_of(const fs::path& path) {
        const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0 || ::fsync(descriptor) != 0) error = std::error_code(errno, std::generic_category());
        if (descriptor >= 0) ::close(descriptor);
        if (!error) fs::rename(path_, path, error);
    }

    std::error_code error;

  private:
    fs::path path_;
};

// Hashes over all samples that the file gives, a second each.
Result<std::string> sound_of(const fs::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    std::string sums;
    const auto heard =
        hear_whole_file(*bytes, [&](std::span<const float> samples) { sums += sha256(std::as_bytes(samples)); });
    if (!heard) return tl::unexpected(heard.error());
    return sums;
}

Result<TagChange> change(const fs::path& name, const std::function<TagChange(TagLib::PropertyMap&)>& edit) {
    std::error_code error;
    const fs::path path = fs::canonical(name, error);  // a link stays one
    if (error) return failure("it cannot be found: " + error.message(), Cause::missing);
    const auto unwritten = [](const std::error_code& why) {
        return failure("it cannot be written: " + why.message() + "; it is as it was");
    };
    if (::access(path.c_str(), W_OK) != 0) return unwritten(std::error_code(errno, std::generic_category()));
    const auto before = sound_of(path);
    if (!before) return tl::unexpected(before.error());
    CopyBeside copy(path);
    if (copy.error) return unwritten(copy.error);
    TagChange made;
    {
        TagLib::FileRef file(copy.path().c_str(), false);
        if (file.isNull() || !file.file()->isValid())
            return failure("this kind of file holds no tags that are known here; it is as it was");
        TagLib::PropertyMap fields = file.file()->properties();
        made = edit(fields);
        if (!made.changed) return made;
        const TagLib::PropertyMap refused = file.file()->setProperties(fields);
        const bool known_again = !refused.contains(kOurs) || !fields.contains(kOurs) ||
                                 (is_ours(fields, kComment) && !refused.contains(kComment));
        if (!known_again)
            return failure(
                "this kind of file has no place for what Moodglass would know its words by; it is as it was");
        if (refused.contains(kMood)) made.remarks.push_back("this kind of file has no place for MOOD");
        if (!file.save()) return failure("its tags cannot be written; it is as it was");
    }
    const auto after = sound_of(copy.path());
    if (!after || *after != *before) return failure("with tags its sound would no longer be the same; it is as it was");
    copy.take_name_of(path);
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
            made.changed = made.changed || !fields.contains(field) || fields[field] != values;
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
