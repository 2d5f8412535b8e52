#include "core/app/journal.h"

#include <algorithm>

#include "core/scenario/event_json.h"

namespace headroom::app {

using namespace licensing;

namespace {

constexpr std::int64_t slots = 480;  // samples a site over the whole scenario, at most

template <class Fact>
constexpr auto kind_of = static_cast<std::uint8_t>(Event(std::in_place_type<Fact>).index());

MacFleet::Name name_of_mac(const World& world, const MacEnrolled& fact) {
    if (fact.mac.valid()) return world.macs.name_of(fact.mac);
    return {fact.site, world.macs.at(fact.site).last_number + 1};
}

std::string text_of(const World& world, MacFleet::Name name) {
    if (!name.site.valid()) return world.macs.given_name(name.number);
    std::string digits = std::to_string(name.number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return world.sites[name.site.index()].code + "-" + digits;
}

Journal::Line line_of(const World& world, Instant at, const Event& event) {
    Journal::Line line{at, scenario::event_site(world, event), scenario::event_kind(event),
                       scenario::event_text(world, event), false, false};
    line.is_refusal = std::holds_alternative<CommandRefused>(event);
    line.is_breach =
        std::holds_alternative<BreachBegan>(event) || std::holds_alternative<ExcessChanged>(event);
    return line;
}

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
    if (const auto* enrolled = std::get_if<MacEnrolled>(&event)) sample(world, enrolled->site, at);
    if (const auto* removed = std::get_if<MacRemoved>(&event)) sample(world, removed->site, at);
    if (notes_.size() == capacity) {
        notes_.pop_front();
        ++dropped_;
    }
    notes_.push_back(note_of(world, at, event));
}

Journal::Note Journal::note_of(const World& world, Instant at, const Event& event) {
    Note note;
    note.at = at;
    note.kind = static_cast<std::uint8_t>(event.index());
    const auto* enrolled = std::get_if<MacEnrolled>(&event);
    if (enrolled != nullptr && enrolled->name.empty()) {
        note.site = enrolled->site;
        note.mac = name_of_mac(world, *enrolled);
        note.detail = static_cast<std::uint8_t>(enrolled->method);
    } else if (const auto* removed = std::get_if<MacRemoved>(&event)) {
        note.site = removed->site;
        note.mac = world.macs.name_of(removed->mac);
    } else if (const auto* refreshed = std::get_if<Refreshed>(&event)) {
        note.site = refreshed->site;
        note.number = refreshed->terms.max;
        note.date = refreshed->terms.end_date;
    } else if (const auto* reported = std::get_if<UsageReported>(&event)) {
        note.site = world.keys[reported->key.index()].site;
        note.number = reported->used;
    } else if (const auto* refused = std::get_if<CommandRefused>(&event)) {
        note.site = refused->site;
        note.number = refused->count;
        note.detail = static_cast<std::uint8_t>(refused->code);
    } else {
        note.line = std::make_shared<const Line>(line_of(world, at, event));
    }
    return note;
}

Journal::Line Journal::written(const World& world, const Note& note) {
    if (note.line) return *note.line;
    Line line;
    if (note.kind == kind_of<MacEnrolled>) {
        line = line_of(world, note.at,
                       MacEnrolled{note.site, {}, static_cast<EnrollMethod>(note.detail),
                                   text_of(world, note.mac)});
    } else if (note.kind == kind_of<MacRemoved>) {
        line = line_of(world, note.at, MacRemoved{note.site, {}, true});
        line.text = scenario::removed_text(text_of(world, note.mac));
    } else if (note.kind == kind_of<Refreshed>) {
        Terms terms;
        terms.max = note.number;
        terms.end_date = note.date;
        line = line_of(world, note.at, Refreshed{note.site, terms});
    } else if (note.kind == kind_of<UsageReported>) {
        line = line_of(world, note.at, UsageReported{{}, note.at, note.number, 0});
        if (note.site.valid()) line.site = world.sites[note.site.index()].code;
    } else {
        line = line_of(world, note.at, CommandRefused{static_cast<ErrorCode>(note.detail),
                                                      note.site, note.number});
    }
    return line;
}

std::vector<Journal::Line> Journal::lines(const World& world) const {
    std::vector<Line> lines;
    lines.reserve(notes_.size());
    for (const Note& note : notes_) lines.push_back(written(world, note));
    return lines;
}

std::int64_t Journal::bytes() const {
    std::size_t samples = 0;
    for (const auto& of_site : samples_) samples += of_site.size();
    return static_cast<std::int64_t>(notes_.size() * sizeof(Note) + samples * sizeof(Sample));
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
