// SPDX-License-Identifier: Apache-2.0
#include "platform/files/copy_beside.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <sstream>
#include <tuple>

#include "platform/files/descriptor.h"

namespace moodglass {
namespace {

// What a call for attributes gives, of whatever length; none: it refuses.
template <class Ask>
std::optional<std::string> whole_answer(const Ask& ask) {
    const ssize_t size = ask(nullptr, 0);
    if (size <= 0) return size < 0 ? std::nullopt : std::optional(std::string());
    std::string answer(static_cast<std::size_t>(size), '\0');
    const ssize_t got = ask(answer.data(), answer.size());
    if (got < 0) return {};
    answer.resize(static_cast<std::size_t>(got));
    return answer;
}

// What is refused, by the file system or for want of rights, stays away: the song is the same without.
void copy_owner_and_attributes(int from, int to) {
    struct stat status {};
    if (::fstat(from, &status) == 0 && ::fchown(to, status.st_uid, status.st_gid) != 0)
        std::ignore = ::fchown(to, static_cast<uid_t>(-1), status.st_gid);
    std::istringstream names(
        whole_answer([&](char* out, std::size_t most) { return ::flistxattr(from, out, most); }).value_or(""));
    for (std::string name; std::getline(names, name, '\0');) {
        if (name.starts_with("security.") && name != "security.selinux") continue;  // such vouch for the old bytes
        const auto value =
            whole_answer([&](char* out, std::size_t most) { return ::fgetxattr(from, name.c_str(), out, most); });
        if (value) std::ignore = ::fsetxattr(to, name.c_str(), value->data(), value->size(), 0);
    }
}

}  // namespace

CopyBeside::CopyBeside(const std::filesystem::path& of, const std::string& ending)
    : path_(of.parent_path() / (".moodglass-" + std::to_string(::getpid()) + ending)) {
    std::filesystem::copy_file(of, path_, error);
}

CopyBeside::~CopyBeside() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void CopyBeside::take_place_of(const std::filesystem::path& other) {
    // By no link: a name that another has put there meanwhile shall not be given away.
    const Descriptor old(::open(other.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    const Descriptor copy(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (old && copy) copy_owner_and_attributes(old.number(), copy.number());
    if (!copy || ::fsync(copy.number()) != 0) error = std::error_code(errno, std::generic_category());
    if (!error) std::filesystem::rename(path_, other, error);
}

}  // namespace moodglass
