#include "core/app/setup/problems.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/app/setup/setup_edits.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using Weight = SetupProblem::Weight;

class Inspector {
public:
    explicit Inspector(const Setup& setup) : setup_(setup) {}

    std::vector<SetupProblem> find() {
        if (setup_.subscriptions.empty()) {
            add(Weight::missing, "Subscriptions", "There is no license to plan with.",
                "Add a subscription with its number of licenses and its dates.");
        }
        if (setup_.sites.empty()) {
            add(Weight::missing, "Sites", "There is no site, so no Mac needs a license.",
                "Type a site, or paste a table of all of them.");
        }
        for (std::size_t i = 0; i < setup_.subscriptions.size() && problems_.size() < most_problems;
             ++i) {
            inspect_subscription(i);
        }
        for (std::size_t i = 0; i < setup_.sites.size() && problems_.size() < most_problems; ++i) {
            inspect_site(i);
        }
        inspect_expectations();
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](const auto& a, const auto& b) { return a.weight < b.weight; });
        if (problems_.size() > most_problems) problems_.resize(most_problems);
        return std::move(problems_);
    }

private:
    SetupProblem& add(Weight weight, std::string place, std::string text, std::string fix) {
        problems_.push_back({weight, std::move(place), std::move(text), std::move(fix), "", ""});
        return problems_.back();
    }

    void inspect_subscription(std::size_t index) {
        const SetupSubscription& one = setup_.subscriptions[index];
        inspect_dates(one, index);
        if (one.needed <= one.licenses) return;
        SetupProblem& problem = add(
            Weight::wrong, one.name,
            fmt::format("{} needs {} from the first day on and has {}: {} set aside as Reserved "
                        "and {} at its other keys.",
                        one.name, counted(one.needed, "license"), one.licenses, one.reserved,
                        counted(one.needed - one.reserved, "Mac")),
            fmt::format("Buy {} more, reserve fewer, or give a site a key of another "
                        "subscription.",
                        one.needed - one.licenses));
        SubscriptionFigures figures = figures_of(one);
        figures.licenses = one.needed;
        problem.button = fmt::format("Plan with {}", counted(one.needed, "license"));
        problem.command = edit_subscription(setup_, index, figures);
    }

    void inspect_dates(const SetupSubscription& one, std::size_t index) {
        const Date first = date_of(setup_.start);
        if (one.starts > first) {
            SetupProblem& problem =
                add(Weight::wrong, one.name,
                    fmt::format("{} begins on {}, after the plan does ({}).", one.name,
                                format_date(one.starts), format_date(first)),
                    "Begin the subscription with the plan, or the plan with the subscription.");
            SubscriptionFigures figures = figures_of(one);
            figures.starts = first;
            problem.button = "Begin on " + format_date(first);
            problem.command = edit_subscription(setup_, index, figures);
        }
        // The last day counts to its end.
        if (one.auto_renew || midnight_of(one.expires + 1) >= setup_.end || renewed(one.id)) return;
        const bool over = one.expires < first;
        SetupProblem& problem = add(
            over ? Weight::wrong : Weight::doubtful, one.name,
            fmt::format("{} ends on {}, before the plan does ({}). Then its sites have no license.",
                        one.name, format_date(one.expires), format_date(date_of(setup_.end))),
            over ? "Correct its dates."
                 : "End the plan with it, or renew it: under What is to come.");
        if (over) return;
        problem.button = "End the plan on " + format_date(one.expires);
        problem.command = edit_plan(setup_, "", first, one.expires);
    }

    bool renewed(const std::string& id) const {
        return std::any_of(setup_.to_come.begin(), setup_.to_come.end(), [&](const ToCome& step) {
            return step.kind == ToCome::Kind::renew && step.about == id;
        });
    }

    void inspect_site(std::size_t index) {
        const SiteFigures& site = setup_.sites[index].figures;
        if (site.key == KeyWish::none) return inspect_keyless(index);
        const bool limited = site.key == KeyWish::reserved || site.key == KeyWish::dynamic;
        if (!limited || site.macs <= site.licenses) return;
        SetupProblem& problem = add(
            Weight::wrong, site.code,
            fmt::format("{} has {} and {} {}: it is over its limit from the first day on.",
                        site.code, counted(site.macs, "Mac"), site.licenses, key_words(site.key)),
            fmt::format("Give it {} or more.", site.macs));
        SiteFigures figures = site;
        figures.licenses = site.macs;
        const SiteEdit edit = edit_site(setup_, index, figures);
        if (edit.command.empty()) return;
        problem.button = fmt::format("Give it {}", site.macs);
        problem.command = edit.command;
    }

    void inspect_keyless(std::size_t index) {
        SiteFigures site = setup_.sites[index].figures;
        SetupProblem& problem =
            add(Weight::missing, site.code,
                fmt::format("{} has no license key, so its {} cannot be managed.", site.code,
                            counted(site.macs, "Mac")),
                "Choose primary, Reserved or Dynamic for it.");
        site.key = KeyWish::reserved;
        site.licenses = std::max<Count>(1, site.macs);
        site.subscription.clear();
        const SiteEdit edit = edit_site(setup_, index, site);
        if (edit.command.empty()) return;
        problem.button = fmt::format("Reserve {} for {}", site.licenses, site.code);
        problem.command = edit.command;
    }

    /// One line for all: a fleet that never changes is possible, only rarely meant.
    void inspect_expectations() {
        std::vector<std::string> idle;
        for (const SetupSite& site : setup_.sites) {
            const bool stays = site.demand.stay_days <= 0;
            const bool no_arrivals = site.demand.arrivals == SiteDemand::Arrivals::none;
            if (stays && no_arrivals && site.waves == 0) idle.push_back(site.figures.code);
        }
        if (idle.empty()) return;
        const bool all = idle.size() == setup_.sites.size();
        const std::string who = all ? "any site" : fmt::format("{}", fmt::join(idle, ", "));
        add(Weight::doubtful, all ? "Sites" : idle.front(),
            fmt::format("Nothing is expected of {}: no Mac comes, none leaves.", who),
            "Say how its headcount grows and how long its Macs stay.");
    }

    const Setup& setup_;
    std::vector<SetupProblem> problems_;
};

}  // namespace

std::vector<SetupProblem> problems_of(const Setup& setup) { return Inspector(setup).find(); }

}  // namespace headroom::app
