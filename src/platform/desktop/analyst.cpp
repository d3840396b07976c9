// SPDX-License-Identifier: Apache-2.0
#include "platform/desktop/analyst.h"

#include <chrono>
#include <utility>

#include "analysis/session.h"
#include "app/words/sentences.h"
#include "platform/decoding/open_apart.h"
#include "platform/files/model_folder.h"

namespace moodglass::desktop {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kReportEvery = std::chrono::milliseconds(60);
constexpr auto kPartialEvery = std::chrono::milliseconds(300);

}  // namespace

Analyst::Analyst(Mailbox& mailbox) : mailbox_(mailbox), thread_([this] { work(); }) {}

Analyst::~Analyst() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        tasks_.clear();
        if (running_) *running_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Analyst::enqueue(Task task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.emplace_back(std::move(task), std::make_shared<std::atomic<bool>>(false));
    }
    changed_.notify_all();
}

void Analyst::work() {
    while (true) {
        std::pair<Task, Stop> task;
        {
            std::unique_lock lock(mutex_);
            running_.reset();
            changed_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
            if (ending_) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
            running_ = task.second;
        }
        task.first(*task.second);
    }
}

void Analyst::stop() {
    const std::lock_guard lock(mutex_);
    if (running_) *running_ = true;
    for (const auto& [task, stopped] : tasks_) *stopped = true;
}

void Analyst::announce() {
    mailbox_.post([choices = choices_, name = model_in_use_](app::App& app) { app.set_models(choices, name); });
}

void Analyst::load_models() {
    enqueue([this](const std::atomic<bool>&) {
        for (const std::string& name : model_names()) {
            Result<Model> model = load_model(name);
            if (!model) {
                if (why_no_model_.empty()) why_no_model_ = model.error().message;
                continue;
            }
            choices_.push_back({name, model->name, model->description});
            if (prepared_) continue;
            if (const auto used = use(std::move(*model), name); !used) why_no_model_ = used.error().message;
        }
        announce();
    });
}

void Analyst::use_model(const std::string& name) {
    stop();
    enqueue([this, name](const std::atomic<bool>&) {
        Result<Model> model = load_model(name);
        const Result<void> used = model ? use(std::move(*model), name) : tl::unexpected(model.error());
        const int stopped = std::exchange(stopped_song_, 0);
        if (used) return;
        mailbox_.post([stopped, why = used.error().message](app::App& app) {
            app.tell(app::as_sentence(why, app.language()));
            if (stopped != 0) app.on_failed(stopped, "It was stopped for another model, which could not be loaded; try it again.");
        });
    });
}

Result<void> Analyst::use(Model model, const std::string& name) {
    // The one in use stays until the new one is ready.
    auto next = std::make_unique<Model>(std::move(model));
    auto prepared = PreparedModel::of(*next);
    if (!prepared) return tl::unexpected(prepared.error());
    helpers_.reset();
    prepared_.reset();
    model_ = std::move(next);
    prepared_.emplace(std::move(*prepared));
    crew_.emplace();
    helpers_.emplace(*crew_, *model_);
    helpers_->wait_until_ready();
    model_->forget_weights();
    model_in_use_ = name;
    announce();
    mailbox_.post([id = model_->id(), references = prepared_->yardstick.references](app::App& app) mutable {
        app.set_references(std::move(id), std::move(references));
    });
    return {};
}

void Analyst::analyse(int song, std::filesystem::path path) {
    enqueue([this, song, path = std::move(path)](const std::atomic<bool>& stopped) {
        try {
            run_song(song, path, stopped);
        } catch (const std::bad_alloc&) {
            stopped_song_ = 0;
            mailbox_.post([song](app::App& app) { app.on_failed(song, no_memory().value().message); });
        }
    });
}

void Analyst::run_song(int song, const std::filesystem::path& path, const std::atomic<bool>& stopped) {
    stopped_song_ = song;  // unless it comes to its end
    if (stopped) return;
    const auto fail = [&](std::string why) {
        stopped_song_ = 0;
        mailbox_.post([song, why = std::move(why)](app::App& app) { app.on_failed(song, why); });
    };
    if (!prepared_) return fail(why_no_model_.empty() ? "There is no model to analyse it with." : why_no_model_);
    auto told = open_apart(path, [&stopped] { return stopped.load(); });
    if (stopped) return;
    if (!told) return fail(told.error().message);
    Result<Session> session = Session::open(*prepared_, path.filename().string(), std::move(told->sound),
                                            {.helpers = Crew::kExpected, .glimpse = true});
    if (!session) return fail(session.error().message);

    Crew::Lead lead(*crew_, *session);
    bool overview_sent = false;
    Clock::time_point reported{}, partial_sent = Clock::now();
    while (!stopped) {
        const Result<Progress> progress = lead.step();
        if (stopped) return;
        if (*told->failed) return fail((*told->failed)->message);
        if (!progress) return fail(progress.error().message);
        const auto fraction = static_cast<float>(progress->fraction);
        if (auto glimpse = session->take_glimpse())
            mailbox_.post([song, analysis = std::move(*glimpse)](app::App& app) mutable { app.on_glimpse(song, std::move(analysis)); });
        if (progress->stage != Stage::decoding && !overview_sent) {
            overview_sent = true;
            mailbox_.post([song, overview = session->overview()](app::App& app) mutable {
                app.on_overview(song, std::move(overview));
            });
        }
        if (progress->stage == Stage::done) {
            std::optional<app::SongCells> where;  // not told where silence cannot be listened to: the rest is
            if (auto silence = session->silence()) {
                where = {session->cells(), session->grid()};
                where->cells.silence = std::move(*silence);
            }
            stopped_song_ = 0;
            return mailbox_.post([song, cells = std::move(where),
                                  analysis = session->analysis()](app::App& app) mutable {
                if (cells) app.on_cells(song, std::move(*cells));
                app.on_done(song, std::move(analysis));
            });
        }
        const Clock::time_point now = Clock::now();
        std::optional<Analysis> partial;
        if (progress->stage == Stage::analysing && now - partial_sent > kPartialEvery)
            partial = session->take_partial();
        if (partial) {
            partial_sent = reported = now;
            mailbox_.post([song, fraction, analysis = std::move(*partial)](app::App& app) mutable {
                app.on_analysing(song, fraction, std::move(analysis));
            });
        } else if (now - reported > kReportEvery) {
            reported = now;
            const bool decoding = progress->stage == Stage::decoding;
            mailbox_.post([song, fraction, decoding](app::App& app) {
                decoding ? app.on_decoding(song, fraction) : app.on_progress(song, fraction);
            });
        }
    }
}

}  // namespace moodglass::desktop
