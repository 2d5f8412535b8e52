#include "core/app/journal.h"

#include <algorithm>
#include <atomic>

#include "core/scenario/event_json.h"

namespace headroom::app {

using namespace licensing;

namespace {

constexpr std::int64_t slots = 480;  // samples a site over the whole scenario, at most

std::uint64_t next_generation() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

}  // namespace

Journal::Journal() : generation_(next_generation()) {}
Journal::Journal(Instant start, Instant end)
    : start_(start), end_(end), generation_(next_generation()) {}

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

// Sites keep their codes.
std::uint32_t Journal::place_of(const World& world, SiteId site) {
    if (!site.valid()) return 0;
    while (places_.size() <= site.index() + 1) {
        places_.push_back(world.sites[places_.size() - 1].code);
    }
    return static_cast<std::uint32_t>(site.index() + 1);
}

Journal::Page& Journal::page_to_write() {
    if (pages_.empty() || pages_.back()->lines.size() == page_lines) {
        if (size_ >= capacity) {
            size_ -= pages_.front()->lines.size();
            dropped_ += static_cast<Count>(pages_.front()->lines.size());
            pages_.erase(pages_.begin());
        }
        pages_.push_back(std::make_shared<Page>());
        pages_.back()->lines.reserve(page_lines);
    } else if (pages_.back().use_count() > 1) {
        pages_.back() = std::make_shared<Page>(*pages_.back());  // a copy has it, too
    }
    return *pages_.back();
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
    Page& page = page_to_write();
    Line line{.at = at, .begin = static_cast<std::uint32_t>(page.text.size())};
    page.text += scenario::event_text(world, event);
    line.end = static_cast<std::uint32_t>(page.text.size());
    line.place = place_of(world, scenario::event_site_id(world, event));
    line.kind = scenario::event_kind(event);
    line.is_refusal = std::holds_alternative<CommandRefused>(event);
    line.is_breach =
        std::holds_alternative<BreachBegan>(event) || std::holds_alternative<ExcessChanged>(event);
    page.lines.push_back(line);
    ++size_;
}

LogEntry Journal::entry(std::size_t index) const {
    const Page& page = *pages_[index / page_lines];
    const Line& line = page.lines[index % page_lines];
    const std::string_view text(page.text);
    return {line.at,         places_[line.place],
            line.kind,       text.substr(line.begin, line.end - line.begin),
            line.is_refusal, line.is_breach};
}

std::int64_t Journal::bytes() const {
    std::size_t samples = 0;
    for (const auto& of_site : samples_) samples += of_site.size();
    const std::size_t open_page =
        pages_.empty() ? 0
                       : pages_.back()->lines.size() * sizeof(Line) + pages_.back()->text.size();
    return static_cast<std::int64_t>(pages_.size() * sizeof(pages_[0]) + open_page +
                                     samples * sizeof(Sample));
}

std::vector<Count> Journal::trend(const World& world, SiteId site, Instant now,
                                  std::size_t points) const {
    std::vector<Count> out;
    const Count current = world.macs.at(site).count;
    if (site.index() >= samples_.size() || points < 2 || now <= start_) return {current};
    const std::vector<Sample>& samples = samples_[site.index()];
    out.reserve(points);
    std::size_t next = 0;
    for (std::size_t i = 0; i < points; ++i) {
        const auto part = static_cast<std::int64_t>(i);
        const auto whole = static_cast<std::int64_t>(points - 1);
        const std::int64_t slot = slot_of(start_ + Span{(now - start_).seconds * part / whole});
        // A sample holds the count just before the last event of its slot: take the next one's.
        while (next < samples.size() && samples[next].slot <= slot) ++next;
        out.push_back(next == samples.size() ? current : samples[next].used);
    }
    out.back() = current;
    return out;
}

}  // namespace headroom::app
