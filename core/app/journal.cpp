#include "core/app/journal.h"

#include <algorithm>

#include "core/scenario/event_json.h"

namespace headroom::app {

using namespace licensing;

namespace {

constexpr std::int64_t slots = 480;  // samples a site over the whole scenario, at most

}  // namespace

std::int64_t Journal::slot_of(Instant at) const {
    const std::int64_t length = std::max<std::int64_t>(1, (end_ - start_).seconds);
    return (at - start_).seconds * slots / length;
}

void Journal::sample(const World& world, SiteId site, Instant at) {
    if (samples_.size() <= site.index()) samples_.resize(site.index() + 1);
    std::vector<Sample>& samples = samples_[site.index()];
    const std::int64_t slot = slot_of(at);
    const Count used = site.index() < world.sites.size() ? world.macs.at(site).count : 0;
    // The count before this event is the last one of every slot that has passed.
    if (!samples.empty() && samples.back().slot == slot) {
        samples.back().used = used;
    } else {
        samples.push_back({slot, used});
    }
}

void Journal::note_start(const World& world, Instant at) {
    for (std::size_t i = 0; i < world.sites.size(); ++i) sample(world, SiteId{i}, at);
}

void Journal::note(const World& world, Instant at, const Event& event) {
    std::visit(
        [&](const auto& fact) {
            using Fact = std::decay_t<decltype(fact)>;
            if constexpr (std::is_same_v<Fact, MacEnrolled> || std::is_same_v<Fact, MacRemoved>) {
                sample(world, fact.site, at);
            }
        },
        event);
    if (lines_.size() == capacity) {
        lines_.pop_front();
        ++dropped_;
    }
    Line line{at, scenario::event_site(world, event), scenario::event_kind(event),
              scenario::event_text(world, event), false, false};
    line.is_refusal = std::holds_alternative<CommandRefused>(event);
    line.is_breach =
        std::holds_alternative<BreachBegan>(event) || std::holds_alternative<ExcessChanged>(event);
    lines_.push_back(std::move(line));
}

std::vector<Count> Journal::trend(const World& world, SiteId site, Instant now,
                                  std::size_t points) const {
    std::vector<Count> out;
    const Count current = world.macs.at(site).count;
    if (site.index() >= samples_.size() || points < 2 || now <= start_) return {current};
    const std::vector<Sample>& samples = samples_[site.index()];
    for (std::size_t i = 0; i < points; ++i) {
        const auto part = static_cast<std::int64_t>(i);
        const auto whole = static_cast<std::int64_t>(points - 1);
        const std::int64_t slot = slot_of(start_ + Span{(now - start_).seconds * part / whole});
        // A sample holds the count just before the last event of its slot: take the next one's.
        const auto next = std::find_if(samples.begin(), samples.end(),
                                       [&](const Sample& s) { return s.slot > slot; });
        out.push_back(next == samples.end() ? current : next->used);
    }
    out.back() = current;
    return out;
}

}  // namespace headroom::app
