// SPDX-License-Identifier: Apache-2.0
#include "platform/files/collect.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <span>
#include <string_view>

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

std::string counted(std::size_t count, const char* one, const char* several) {
    return std::to_string(count) + (count == 1 ? one : several);
}

class Walk {
  public:
    Walk(Collection& out, bool follow_links) : out_(out), follow_links_(follow_links) {}

    void folder(const std::string& name) {
        const std::size_t before = out_.files.size();
        links_ = specials_ = known_ = 0;
        enter(name);
        std::sort(out_.files.begin() + static_cast<std::ptrdiff_t>(before), out_.files.end(), naturally_before);
        if (links_ > 0) complain(name, counted(links_, " link in this folder was", " links in this folder were") + " not followed; the command's --follow-links follows them");
        if (specials_ > 0) complain(name, counted(specials_, " pipe or device", " pipes or devices") + " in this folder left out");
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
            if (!in || is_sound(in)) out_.files.push_back(path);
        } else if (type == fs::file_type::fifo || type == fs::file_type::socket || type == fs::file_type::block ||
                   type == fs::file_type::character) {
            ++specials_;
        }
    }

    void complain(const std::string& folder, std::string message) { out_.complaints.push_back({folder, std::move(message)}); }

    Collection& out_;
    bool follow_links_;
    std::set<fs::path> entered_;
    std::size_t links_ = 0, specials_ = 0, known_ = 0;  // of a folder; known: entered before
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
