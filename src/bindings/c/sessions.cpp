// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <limits>
#include <utility>

#include "audio/decoded.h"
#include "audio/open.h"
#include "bindings/c/errors.h"
#include "bindings/c/objects.h"
#include "platform/files/file.h"

using namespace moodglass;
using namespace moodglass::c;

namespace {

// What the caller gave, the rest as it is by default.
mg_options whole(const mg_options* given) {
    mg_options options{};
    if (given) std::memcpy(&options, given, std::min(given->size, sizeof options));
    return options;
}

// A session that has its network; null where that fails.
std::unique_ptr<mg_session> begun(mg_model* model, const mg_options& options) {
    if (!model) return fail_of_use("there is no model; open one first"), nullptr;
    auto session = std::make_unique<mg_session>();
    session->model = model->shared;
    session->alone = options.alone != 0;
    ReferenceWish wish;
    if (options.reference) wish.kind = options.reference;
    if (const auto possible = wish.possible(session->model->yardstick.references); !possible)
        return fail_of_use(possible.error().message), nullptr;
    auto prepared = session->model->take_prepared();
    if (!prepared) return fail(prepared.error()), nullptr;
    session->prepared = std::move(*prepared);
    session->prepared->yardstick.wish = std::move(wish);
    return session;
}

mg_session* opened(std::unique_ptr<mg_session> session, Result<std::unique_ptr<Sound>> sound, const char* name) {
    auto checked = std::move(sound).and_then(check_range);
    if (!checked) return fail(checked.error()), nullptr;
    auto open = Session::open(*session->prepared, name ? name : "", std::move(*checked), {.helpers = Crew::kExpected});
    if (!open) return fail(open.error()), nullptr;
    session->session.emplace(std::move(*open));
    return session.release();
}

mg_progress told(const Progress& progress) {
    return {static_cast<int32_t>(progress.stage == Stage::decoding    ? MG_DECODING
                                 : progress.stage == Stage::analysing ? MG_ANALYSING
                                                                      : MG_DONE),
            progress.fraction};
}

// step: of the session itself, or of who leads helpers.
mg_status stepped(mg_session& session, mg_progress& progress, auto&& step) {
    Result<Progress> done = session.error ? tl::unexpected(*session.error) : step();
    if (!done) {
        session.error = done.error();
        return fail(done.error()), MG_FAILED;
    }
    session.stage = done->stage;
    progress = told(*done);
    return MG_OK;
}

}  // namespace

mg_session::~mg_session() {
    session.reset();
    if (prepared) guarded([this] { return model->give_back(std::move(prepared)), 0; }, 0);
}

mg_session* mg_session_open_file(mg_model* model, const char* path, const mg_options* given) {
    return guarded(
        [&]() -> mg_session* {
            if (!path) return fail_of_use("there is no path"), nullptr;
            const mg_options options = whole(given);
            auto session = begun(model, options);
            if (!session) return nullptr;
            auto bytes = read_file(path);
            if (!bytes) return fail(bytes.error()), nullptr;
            session->file = std::move(*bytes);
            auto sound = open_sound(session->file);
            return opened(std::move(session), std::move(sound), options.name ? options.name : path);
        },
        nullptr);
}

mg_session* mg_session_open_bytes(mg_model* model, const void* bytes, size_t size, const mg_options* given) {
    return guarded(
        [&]() -> mg_session* {
            const mg_options options = whole(given);
            auto session = begun(model, options);
            if (!session) return nullptr;
            return opened(std::move(session), open_sound({static_cast<const std::byte*>(bytes), bytes ? size : 0}),
                          options.name);
        },
        nullptr);
}

mg_session* mg_session_open_samples(mg_model* model, const float* samples, size_t frames, uint32_t channels,
                                    uint32_t rate, const mg_options* given) {
    return guarded(
        [&]() -> mg_session* {
            constexpr std::uint32_t kMost = std::numeric_limits<int>::max();
            if (!samples && frames > 0) return fail_of_use("there are no samples"), nullptr;
            if (channels > kMaxChannels || rate > kMost ||
                frames > std::numeric_limits<std::size_t>::max() / (kMaxChannels * sizeof(float)))
                return fail_of_use(
                           "the sound has more channels, samples or samples a second than there can be; check the "
                           "shape of the array"),
                       nullptr;
            const mg_options options = whole(given);
            auto session = begun(model, options);
            if (!session) return nullptr;
            std::shared_ptr<const float[]> borrowed(samples, [](const float*) {});
            auto sound = std::make_unique<Decoded>(std::move(borrowed), frames * channels, static_cast<int>(channels),
                                                   static_cast<int>(rate));
            return opened(std::move(session), std::unique_ptr<Sound>(std::move(sound)), options.name);
        },
        nullptr);
}

void mg_session_close(mg_session* session) { delete session; }

mg_status mg_session_step(mg_session* session, mg_progress* progress) {
    return guarded(
        [&] {
            if (!session) return fail_of_use("there is no session; open one first"), MG_FAILED;
            mg_progress now{};
            const mg_status status = stepped(*session, now, [&] { return session->session->step(); });
            if (status == MG_OK && progress) *progress = now;
            return status;
        },
        MG_FAILED);
}

mg_status mg_session_run(mg_session* session, mg_told told, void* user) {
    return guarded(
        [&] {
            if (!session) return fail_of_use("there is no session; open one first"), MG_FAILED;
            std::optional<Crew::Lead> lead;
            if (!session->alone && !session->error && session->stage != Stage::done) {
                session->model->call_helpers();
                lead.emplace(session->model->crew, *session->session);
            }
            for (;;) {
                mg_progress now{};
                const mg_status status =
                    stepped(*session, now, [&] { return lead ? lead->step() : session->session->step(); });
                if (status != MG_OK) return status;
                if (told && told(&now, user) != 0) return MG_STOPPED;
                if (now.stage == MG_DONE) return MG_OK;
            }
        },
        MG_FAILED);
}
