// SPDX-License-Identifier: Apache-2.0
#include "platform/files/collect.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <span>
#include <string_view>

#include "audio/endings.h"
#include "audio/file_type.h"
#include "platform/files/natural_order.h"

namespace moodglass {
namespace {

namespace fs = std::filesystem;

bool is_sound(std::ifstream& in) {
    std::array<char, 1 << 16> start{};
    Bytes bytes;
    // Zeros may stand in front of an MP3's frames, as many as there is room for.
    do {
        in.read(start.data(), start.size());
        bytes = std::as_bytes(std::span(start)).first(static_cast<std::size_t>(in.gcount()));
    } while (!bytes.empty() && std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; }));
    // A cover picture in an ID3 or APE tag may be longer than this start.
    const std::string_view text(start.data(), bytes.size());
    if (text.starts_with("\x93NUMPY")) return false;  // a spectrogram, whose numbers may look like frames of anything
    return !bytes.empty() && (text.starts_with("ID3") || text.starts_with("APETAGEX") || file_type(bytes) != FileType::none);
}

// Not of films: one without sound is no song that came to harm.
bool is_named_as_sound(const fs::path& file) {
    if (file.filename().string().starts_with("._"))
        return false;  // what macOS leaves beside each song on others' disks
    return is_among(kSoundEndings, file.extension().string());
}

std::string counted(std::size_t count, const char* one, const char* several) {
    return std::to_string(count) + (count == 1 ? one : several);
}

class Walk {
  public:
    Walk(Collection& out, bool follow_links) : out_(out), follow_links_(follow_links) {}

    void folder(const std::string& name) {
        const std::size_t before = out_.files.size();
        links_ = specials_ = known_ = soundless_ = 0;
        enter(name);
        std::sort(out_.files.begin() + static_cast<std::ptrdiff_t>(before), out_.files.end(), naturally_before);
        if (links_ > 0) complain(name, counted(links_, " link in this folder was", " links in this folder were") + " not followed; the command's --follow-links follows them");
        if (specials_ > 0) complain(name, counted(specials_, " pipe or device", " pipes or devices") + " in this folder left out");
        if (soundless_ > 0) {
            const std::string example = first_soundless_.lexically_relative(name).string();
            complain(name, counted(soundless_, " file in this folder, ", " files in this folder, among them ") + example +
                               (soundless_ == 1 ? ", is named as sound, but begins like none that is known here; "
                                                  "choose it alone to learn what it is"
                                                : ", are named as sound, but begin like none that is known here; "
                                                  "choose one alone to learn what it is"));
        }
        if (out_.files.size() == before && known_ == 0) complain(name, "no sound files in this folder");
    }

  private:
    void enter(const fs::path& folder) {
        std::error_code error;
        // The way in through a link is another name for the same folder: it is entered once, and a circle ends.
        if (const fs::path real = fs::canonical(folder, error); !error && !entered_.insert(real).second) {
            ++known_;
            return;
        }
        fs::directory_iterator entry;
        if (!error) entry = fs::directory_iterator(folder, error);
        for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) consider(entry->path());
        if (!error) return;
        out_.complete = false;
        complain(folder.string(), "the folder cannot be read to its end: " + error.message());
    }

    void consider(const fs::path& path) {
        std::error_code unknown;  // of one entry: does not end the walk
        if (!follow_links_ && fs::symlink_status(path, unknown).type() == fs::file_type::symlink) {
            ++links_;
            return;
        }
        const fs::file_type type = fs::status(path, unknown).type();
        if (type == fs::file_type::directory) {
            enter(path);
        } else if (type == fs::file_type::regular) {
            std::ifstream in(path, std::ios::binary);
            if (!in || is_sound(in))
                out_.files.push_back(path);
            else if (is_named_as_sound(path))
                leave_out(path);
        } else if (type == fs::file_type::fifo || type == fs::file_type::socket || type == fs::file_type::block ||
                   type == fs::file_type::character) {
            ++specials_;
        }
    }

    void leave_out(const fs::path& file) {
        if (soundless_++ == 0 || naturally_before(file, first_soundless_)) first_soundless_ = file;
    }

    void complain(const std::string& folder, std::string message) { out_.complaints.push_back({folder, std::move(message)}); }

    Collection& out_;
    bool follow_links_;
    std::set<fs::path> entered_;
    // Of a folder. known: entered before; soundless: by their first bytes, though named as sound.
    std::size_t links_ = 0, specials_ = 0, known_ = 0, soundless_ = 0;
    fs::path first_soundless_;  // in natural order
};

}  // namespace

bool is_sound(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return in && is_sound(in);
}

Collection collect(const std::vector<std::string>& names, bool follow_links) {
    Collection out;
    Walk walk(out, follow_links);
    for (const std::string& name : names) {
        std::error_code error;
        if (fs::is_directory(name, error)) {
            walk.folder(name);
        } else {
            out.files.emplace_back(name);
        }
    }
    return out;
}

}  // namespace moodglass
