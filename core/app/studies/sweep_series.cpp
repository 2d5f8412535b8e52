// The verb sweep: a study for each value, or pair of values, of what is varied.

#include <optional>
#include <utility>

#include "core/app/studies/series_base.h"
#include "core/planning/sweep/sweep_document.h"

namespace headroom::app {
namespace {

using namespace scenario;
using planning::Variation;
using Errors = std::vector<InputError>;

class SweepSeries : public SeriesBase {
public:
    std::size_t size() const override { return planning::point_count(varied_); }

    std::string result_json() const override { return document().dump(2) + "\n"; }
    std::string result_csv() const override { return planning::sweep_csv(document()); }
    std::string result_html() const override { return planning::sweep_report(document()); }

    /// Reads the request and checks every point.
    void prepare(ObjectReader& reader, StudySeries::Refusal& refusal) {
        read_common(reader);
        const auto texts = reader.texts("vary").value_or(std::vector<std::string>{});
        reader.finish();
        if (!reader.errors().empty()) return;
        read_variations(texts, refusal);
        if (!refusal.errors.empty()) return;
        std::optional<Scenario> scenario;
        refusal.errors = check_scenario({}, &scenario);
        if (!refusal.errors.empty()) return;
        source_ = std::move(scenario->source);
        for (const Variation& one : varied_) check_figure(one, refusal);
        if (refusal.errors.empty()) check_points(refusal);
    }

protected:
    std::vector<Override> changes_of(std::size_t point) const override {
        std::vector<Override> changes;
        const std::vector<std::size_t> indices = planning::point_values(varied_, point);
        for (std::size_t i = 0; i < varied_.size(); ++i) {
            changes.push_back({varied_[i].pointer, varied_[i].values[indices[i]]});
        }
        return changes;
    }

private:
    Json document() const { return planning::sweep_json(varied_, source_, head_, points_); }

    static void refuse(StudySeries::Refusal& refusal, std::string message) {
        refusal.is_usage = true;
        refusal.errors.push_back({"--vary", 0, 0, "", std::move(message)});
    }

    void read_variations(const std::vector<std::string>& texts, StudySeries::Refusal& refusal) {
        if (texts.empty() || texts.size() > 2) {
            return refuse(refusal, "one figure or two can be varied");
        }
        for (const std::string& text : texts) {
            auto variation = planning::parse_variation(text);
            if (!variation) return refuse(refusal, variation.error());
            varied_.push_back(std::move(*variation));
        }
        if (varied_.size() == 2 && varied_[0].pointer == varied_[1].pointer) {
            return refuse(refusal, varied_[0].pointer + " is varied twice");
        }
        if (size() > planning::most_sweep_points) {
            refuse(refusal, "these are " + std::to_string(size()) +
                                " pairs of values, and at most " +
                                std::to_string(planning::most_sweep_points) +
                                " are played; take larger steps");
        }
    }

    // That the pointer leads to a figure, or to one that the scenario may have.
    void check_figure(const Variation& variation, StudySeries::Refusal& refusal) const {
        if (const auto why = planning::why_not_varied(source_, variation)) {
            return refuse(refusal, *why);
        }
        if (planning::leads_somewhere(source_, variation.pointer)) return;
        for (const InputError& error : check_scenario({{variation.pointer, variation.values[0]}})) {
            // The places on the way that are missing become objects, also where lists belong.
            const bool on_the_way = error.message.starts_with("an array is expected") &&
                                    variation.pointer.starts_with(error.pointer + "/");
            const bool unknown = on_the_way || error.message.starts_with("unknown member") ||
                                 error.message.starts_with("this place does not exist") ||
                                 error.message.starts_with("a JSON pointer");
            if (!unknown) continue;
            return refuse(refusal, planning::no_such_figure(source_, variation.pointer));
        }
    }

    std::string words_of(const std::vector<Override>& changes) const {
        std::string words;
        for (const Override& change : changes) {
            words += (words.empty() ? "with " : " and ") + change.pointer + " = " + change.value;
        }
        return words;
    }

    // The errors of the first value that makes the scenario invalid.
    void check_points(StudySeries::Refusal& refusal) const {
        for (std::size_t i = 0; i < size() && refusal.errors.empty(); ++i) {
            const std::vector<Override> changes = changes_of(i);
            refusal.errors = check_scenario(changes);
            for (InputError& error : refusal.errors) {
                if (error.file == "--set") error.file = "--vary";
                error.message = words_of(changes) + ": " + error.message;
            }
        }
    }

    std::vector<Variation> varied_;
    Json source_;  // the scenario with what --set changes
};

}  // namespace

std::unique_ptr<StudySeries> prepare_sweep(ObjectReader& reader, StudySeries::Refusal& refusal) {
    auto series = std::make_unique<SweepSeries>();
    series->prepare(reader, refusal);
    return series;
}

}  // namespace headroom::app
