// The verb sensitivity: the scenario as it is, then each uncertain figure lower and higher.

#include <algorithm>
#include <optional>
#include <utility>

#include "core/app/studies/series_base.h"
#include "core/base/text.h"
#include "core/planning/sensitivity/sensitivity.h"

namespace headroom::app {
namespace {

using namespace scenario;
using planning::Figure;
using planning::JudgedFigure;

// More figures take too long to play unasked.
constexpr std::size_t most_figures = 500;

enum class Which : unsigned char { low, high };

class SensitivitySeries : public SeriesBase {
public:
    std::size_t size() const override { return 1 + sides_.size(); }

    std::string result_json() const override { return document().dump(2) + "\n"; }
    std::string result_csv() const override { return planning::sensitivity_csv(document()); }
    std::string result_html() const override { return planning::sensitivity_report(document()); }

    void prepare(ObjectReader& reader, StudySeries::Refusal& refusal) {
        read_common(reader);
        change_ = reader.number("change", 0.001, 0.9).value_or(change_);
        const auto wanted = reader.texts("figures").value_or(std::vector<std::string>{});
        reader.finish();
        if (!reader.errors().empty()) return;
        std::optional<Scenario> scenario;
        refusal.errors = check_scenario({}, &scenario);
        if (!refusal.errors.empty()) return;
        find(scenario->source, wanted, refusal);
        if (refusal.errors.empty()) choose_sides();
    }

protected:
    std::vector<Override> changes_of(std::size_t study) const override {
        if (study == 0) return {};
        const Figure::Side& side = side_of(study);
        return {{side.pointer, side.replacement.dump()}};
    }

private:
    struct Played {
        std::size_t figure = 0;
        Which which = Which::low;
    };

    const Figure::Side& side_of(std::size_t study) const {
        const Played& played = sides_[study - 1];
        const Figure& figure = figures_[played.figure].figure;
        return played.which == Which::low ? *figure.low : *figure.high;
    }

    Json document() const {
        std::vector<JudgedFigure> judged = figures_;
        for (std::size_t i = 1; i < points_.size(); ++i) {
            const Played& played = sides_[i - 1];
            JudgedFigure& figure = judged[played.figure];
            (played.which == Which::low ? figure.low : figure.high) = points_[i];
        }
        const bool all = std::all_of(points_.begin(), points_.end(), [](const Json& point) {
            return point.at("complete").get<bool>();
        });
        return planning::sensitivity_json(head_, points_.front(), judged, change_,
                                          all && points_.size() == size());
    }

    static void refuse(StudySeries::Refusal& refusal, const char* option, std::string message) {
        refusal.is_usage = true;
        refusal.errors.push_back({option, 0, 0, "", std::move(message)});
    }

    void find(const Json& source, const std::vector<std::string>& wanted,
              StudySeries::Refusal& refusal) {
        const bool drawn = options_.risk.parameters == planning::Parameters::drawn;
        std::vector<Figure> all = planning::find_figures(source, {change_, drawn});
        for (const std::string& pointer : wanted) {
            const bool known = std::any_of(all.begin(), all.end(), [&](const Figure& figure) {
                return is_asked_for(figure.pointer, pointer);
            });
            if (!known) refuse(refusal, "--figure", no_figure(all, pointer));
        }
        if (!refusal.errors.empty()) return;
        for (Figure& figure : all) {
            const bool asked = wanted.empty() ||
                               std::any_of(wanted.begin(), wanted.end(), [&](const auto& pointer) {
                                   return is_asked_for(figure.pointer, pointer);
                               });
            if (asked) figures_.push_back({std::move(figure), {}, {}, ""});
        }
        if (figures_.size() > most_figures) {
            refuse(refusal, "--figure",
                   "the scenario has " + std::to_string(figures_.size()) +
                       " figures, and at most " + std::to_string(most_figures) +
                       " are played; name some, e.g. --figure /demand/0");
        }
    }

    // A pointer asks for a figure, or for all figures below it.
    static bool is_asked_for(const std::string& figure, const std::string& pointer) {
        return figure.starts_with(pointer) &&
               (figure.size() == pointer.size() || figure[pointer.size()] == '/');
    }

    static std::string no_figure(const std::vector<Figure>& all, const std::string& pointer) {
        std::vector<std::string_view> names;
        for (const Figure& figure : all) names.push_back(figure.pointer);
        const std::string_view near = nearest(pointer, names);
        std::string message = "there is no uncertain figure at " + in_quotes(pointer);
        if (!near.empty()) message += "; did you mean " + std::string(near) + "?";
        return message;
    }

    // A side that the scenario does not allow (fewer licenses than are reserved) is told, not
    // played.
    void choose_sides() {
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            JudgedFigure& judged = figures_[i];
            for (const Which which : {Which::low, Which::high}) {
                const auto& side = which == Which::low ? judged.figure.low : judged.figure.high;
                if (!side) continue;
                const Errors errors = check_scenario({{side->pointer, side->replacement.dump()}});
                if (errors.empty()) {
                    sides_.push_back({i, which});
                    continue;
                }
                if (!judged.why.empty()) judged.why += "; ";
                judged.why += (side->value ? "with " + Json(*side->value).dump() : "changed") +
                              ": " + errors.front().message;
            }
        }
    }

    double change_ = 0.1;
    std::vector<JudgedFigure> figures_;
    std::vector<Played> sides_;  // of request 1, 2, ...
};

}  // namespace

std::unique_ptr<StudySeries> prepare_sensitivity(ObjectReader& reader,
                                                 StudySeries::Refusal& refusal) {
    auto series = std::make_unique<SensitivitySeries>();
    series->prepare(reader, refusal);
    return series;
}

}  // namespace headroom::app
