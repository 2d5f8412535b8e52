#include "core/app/studies/decision.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/app/setup/prices.h"
#include "core/app/studies/schedule_view.h"
#include "core/app/view_parts.h"
#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/planning/report/svg_chart.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;
using Sentences = std::vector<std::string>;

const Json& split_at(const Json& plan, const char* which) {
    static const Json none = Json::object();
    const Json* place = member(plan, which);
    const Json& splits = views::list(plan, "splits");
    if (place == nullptr || !place->is_number_unsigned()) return none;
    const auto index = place->get<std::size_t>();
    return index < splits.size() ? splits[index] : none;
}

std::string risk_of(const Json& split) {
    const Estimate risk = views::estimate(split, "risk");
    return estimate_text(risk.value, risk.low, risk.high);
}

Count total_of(const Json& split) { return static_cast<Count>(views::number(&split, "total")); }

std::string more_or_fewer(Count difference) {
    if (difference == 0) return "as many as";
    return fmt::format("{} {} than", std::abs(difference), difference > 0 ? "more" : "fewer");
}

std::string money_of(const CostView& cost) {
    return fmt::format("{} {}", amount_words(cost.total.value), cost.currency);
}

std::string row_words(const Json& row) {
    return fmt::format("{} {}", capitalized(views::text(&row, "type")),
                       static_cast<Count>(views::number(&row, "licenses")));
}

void tell_totals(const Json& plan, Sentences& said) {
    const Json& best = split_at(plan, "recommended");
    const Json& now = split_at(plan, "current");
    said.push_back(fmt::format(
        "Have {} until {}, {} now, and divide them so:", counted(total_of(best), "license"),
        views::text(&plan, "to").substr(0, 10), more_or_fewer(total_of(best) - total_of(now))));
    for (const Json& row : views::list(best, "rows")) {
        said.back() += fmt::format("{} {} {}", said.back().ends_with(":") ? "" : ",",
                                   views::text(&row, "site"), row_words(row));
    }
    said.back() += ".";
    const std::string verdict = views::text(&plan, "verdict");
    if (verdict == "missed") {
        said.push_back(
            "No split that was looked at keeps to what was asked for; this is the best.");
    }
    if (verdict == "inconclusive") {
        said.push_back(
            "These runs are too few to tell whether it keeps to what was asked for; more of them "
            "would.");
    }
}

std::string certainty_words(const Json& plan, const Json& best) {
    const Estimate risk = views::estimate(best, "risk");
    if (risk.high <= risk.low) {
        return "the risk is exact for the scenario as it is written; it does not rest on samples.";
    }
    const auto runs = static_cast<Count>(views::number(&best, "replications"));
    return fmt::format(
        "{} of the time ahead {} played; the risk lies between {} and {} with a confidence of "
        "{:g} %.",
        counted(runs, "run"), agreeing(runs, "was", "were"), percent_text(risk.low),
        percent_text_up(risk.high), views::number(&plan, "confidence") * 100);
}

void tell_risk_and_cost(const Json& plan, Sentences& said) {
    const Json& best = split_at(plan, "recommended");
    const Json& now = split_at(plan, "current");
    said.push_back(
        fmt::format("What it avoids: the site at the greatest risk of a breach or a "
                    "refusal risks {} then, and {} as it is now.",
                    risk_of(best), risk_of(now)));
    const auto cost = views::read_cost(best);
    const auto cost_now = views::read_cost(now);
    if (cost && cost_now) {
        said.push_back(
            fmt::format("What it costs: licenses, refusals and Macs over a limit come "
                        "to {}, of which licenses are {}; as it is now, to {}.",
                        money_of(*cost), amount_words(cost->licenses), money_of(*cost_now)));
    }
    said.push_back("How sure: " + certainty_words(plan, best));
}

void tell_without_dynamic(const Json& plan, Sentences& said) {
    const Json& reserved = split_at(plan, "recommendedReserved");
    if (reserved.empty()) return;
    said.push_back(fmt::format("Without Dynamic sublicenses, the best has {} and a risk of {}.",
                               counted(total_of(reserved), "license"), risk_of(reserved)));
}

Sentences schedule_sentences(const Json& plan) {
    Sentences said;
    const auto schedule = read_schedule(plan.dump());
    if (!schedule) return said;
    for (const ScheduleView::Entry& entry : schedule->entries) {
        std::string words = entry.at + ": " + entry.what;
        if (entry.cost) words += ", " + amount_words(*entry.cost) + " " + schedule->currency;
        said.push_back(words + ". " + entry.why);
    }
    if (said.empty())
        said.push_back("Nothing to buy and nothing to renew until " + schedule->until);
    return said;
}

// Adds a sentence about a figure that has changed, and none about one that has not.
void tell_change(const char* what, const std::string& now, const std::string& before,
                 Sentences& said) {
    if (now == before) return;
    said.push_back(fmt::format("{}: {} instead of {}.", what, now.empty() ? "none" : now,
                               before.empty() ? "none" : before));
}

void tell_rows_since(const Json& now, const Json& before, Sentences& said) {
    const auto words_of = [](const Json& split, const std::string& site) -> std::string {
        for (const Json& row : views::list(split, "rows")) {
            if (views::text(&row, "site") == site) return row_words(row);
        }
        return "";
    };
    Sentences sites;
    for (const Json* split : {&now, &before}) {
        for (const Json& row : views::list(*split, "rows")) {
            const std::string site = views::text(&row, "site");
            if (std::find(sites.begin(), sites.end(), site) == sites.end()) sites.push_back(site);
        }
    }
    for (const std::string& site : sites) {
        tell_change(("Key of " + site).c_str(), words_of(now, site), words_of(before, site), said);
    }
}

void tell_schedule_since(const Json& now, const Json& before, Sentences& said) {
    const auto entries = [](const Json& plan) {
        Sentences all;
        const auto schedule = read_schedule(plan.dump());
        if (!schedule) return all;
        for (const auto& entry : schedule->entries) all.push_back(entry.at + ": " + entry.what);
        return all;
    };
    const Sentences ours = entries(now);
    const Sentences theirs = entries(before);
    const auto tell_missing = [&](const Sentences& from, const Sentences& in, const char* words) {
        for (const std::string& entry : from) {
            if (std::find(in.begin(), in.end(), entry) != in.end()) continue;
            said.push_back(words + entry + ".");
        }
    };
    tell_missing(ours, theirs, "New: ");
    tell_missing(theirs, ours, "No longer: ");
}

Sentences since_sentences(const Json& plan, const Json& last) {
    Sentences said;
    const Json& best = split_at(plan, "recommended");
    const Json& before = split_at(last, "recommended");
    tell_change("Licenses to have", std::to_string(total_of(best)),
                std::to_string(total_of(before)), said);
    tell_rows_since(best, before, said);
    tell_change("Largest risk then", risk_of(best), risk_of(before), said);
    tell_change("Largest risk as it is now", risk_of(split_at(plan, "current")),
                risk_of(split_at(last, "current")), said);
    const auto cost = views::read_cost(best);
    const auto cost_before = views::read_cost(before);
    tell_change("Expected cost", cost ? money_of(*cost) : "",
                cost_before ? money_of(*cost_before) : "", said);
    tell_change("Day from which the risk is too large as it is now",
                views::text(&plan, "currentPassesTargetOn"),
                views::text(&last, "currentPassesTargetOn"), said);
    tell_change("Planned until", views::text(&plan, "to").substr(0, 10),
                views::text(&last, "to").substr(0, 10), said);
    if (plan.value("goal", Json()) != last.value("goal", Json())) {
        said.push_back("What was asked for is not the same: the two plans have other goals.");
    }
    tell_schedule_since(plan, last, said);
    return said;
}

}  // namespace

Result<Decision, std::vector<scenario::InputError>> make_decision(
    std::string_view plan_json, const std::optional<LastPlan>& last) {
    const Json plan = Json::parse(plan_json);
    Decision decision;
    tell_totals(plan, decision.decided);
    tell_risk_and_cost(plan, decision.decided);
    tell_without_dynamic(plan, decision.decided);
    decision.schedule = schedule_sentences(plan);
    if (!last) return decision;
    const auto fail = [&](const std::string& message) {
        return std::vector<scenario::InputError>{{last->file, 0, 0, "", message}};
    };
    auto source = scenario::parse_json(last->text, last->file);
    if (!source) return std::move(source.error());
    const Json& before = source->value;
    if (views::text(&before, "schema") != "headroom/plan/1") {
        return fail("a plan is expected, as `headroom plan --json` writes it");
    }
    if (views::text(&before, "subscription") != views::text(&plan, "subscription")) {
        return fail("that plan is of another subscription: " +
                    scenario::in_quotes(views::text(&before, "subscription")));
    }
    decision.since = since_sentences(plan, before);
    decision.since_when = views::text(&before, "from").substr(0, 10);
    return decision;
}

std::string report_with_decision(const std::string& html, const Decision& decision) {
    const auto section = [](const std::string& title, const Sentences& said) {
        std::string text = "<h2>" + planning::escape_html(title) + "</h2>\n<ul>";
        for (const std::string& one : said) text += "<li>" + planning::escape_html(one) + "</li>\n";
        return text + "</ul>\n";
    };
    std::string first = section("The decision", decision.decided);
    if (!decision.schedule.empty()) first += section("What to buy, and when", decision.schedule);
    if (decision.since) {
        const Sentences nothing{"Nothing that matters is otherwise."};
        first += section("Since the report from " + decision.since_when,
                         decision.since->empty() ? nothing : *decision.since);
    }
    first += "<h2>The evidence</h2>\n";
    const std::size_t head = html.find("</header>");
    if (head == std::string::npos) return html;
    const std::size_t at = head + std::string_view("</header>").size();
    return html.substr(0, at) + "\n" + first + html.substr(at);
}

}  // namespace headroom::app
