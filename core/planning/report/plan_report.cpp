#include "core/planning/report/plan_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/percent_text.h"
#include "core/base/version.h"
#include "core/planning/report/cost_report.h"
#include "core/planning/report/html_report.h"
#include "core/planning/report/report_words.h"
#include "core/planning/report/svg_chart.h"
#include "core/planning/split/plan_moves.h"
#include "core/planning/split/plan_words.h"

namespace headroom::planning {
namespace {

using scenario::Json;

std::string subtitle_of(const Plan& plan) {
    const bool all = plan.problem.subscription == all_subscriptions;
    std::string text = fmt::format(
        "{}, {} to {}. ", all ? "All subscriptions" : "Subscription " + plan.problem.subscription,
        format_date(date_of(plan.problem.start)), format_date(date_of(plan.problem.end)));
    if (plan.goal.risk) {
        text += fmt::format("No site may risk more than {}. ", percent_text(*plan.goal.risk));
    }
    if (plan.goal.licenses) {
        text += fmt::format("{} to divide.", licenses_text(*plan.goal.licenses));
    }
    return text;
}

// Writes the chapters of one plan into a report.
class PlanReport {
public:
    PlanReport(HtmlReport& report, const Plan& plan, const scenario::Scenario& scenario,
               const PlanOptions& options)
        : plan_(plan),
          scenario_(scenario),
          options_(options),
          best_(plan.rows[plan.recommended]),
          report_(report) {}

    void tell_subscription() {
        tell_figures();
        tell_split();
        tell_reasons();
        tell_sites();
        tell_reserved();
        if (plan_.complete) tell_forecast();
        tell_alternatives();
        add_cost_section(report_, plan_, scenario_, options_);
    }

    void tell_figures() {
        const Count more = best_.split.total - plan_.problem.total;
        report_.figures(
            {{std::to_string(best_.split.total),
              fmt::format("licenses, {:+d} to what there is now", more)},
             {risk_text(best_), "risk of the worst site, " + plan_.problem.sites[best_.worst].code},
             {fmt::format("{:.0f}", best_.figures.idle_reserved_days),
              "idle reserved license-days"},
             {passing_day(), "when the risk passes " + percent_text(plan_.target_risk)}});
    }

    void tell_steps() {
        if (plan_.steps.empty()) return;
        report_.heading("Steps that apply it");
        report_.paragraph(
            "In this order none is refused on the live subscription. Each site learns of "
            "its new number at its next refresh, within 24 hours.");
        std::vector<std::string> lines;
        for (const Json& step : plan_.steps) lines.push_back(step_in_words(step));
        report_.list(lines);
    }

    void tell_assumptions() {
        report_.heading("What this rests on");
        std::vector<std::pair<std::string, std::string>> facts;
        const Json& source = scenario_.source;
        if (source.contains("demand")) {
            for (const Json& demand : source.at("demand")) {
                facts.emplace_back("Demand of " + demand.value("site", std::string("?")),
                                   demand_in_words(demand));
            }
        }
        facts.emplace_back("Method", plan_.method);
        facts.emplace_back("Replications", std::to_string(best_.figures.replications));
        facts.emplace_back("Seed", std::to_string(options_.risk.seed.value_or(scenario_.seed)));
        facts.emplace_back("Confidence of intervals",
                           fmt::format("{:g} %", options_.risk.confidence * 100));
        facts.emplace_back("Scenario, SHA-256", scenario_.sha256);
        facts.emplace_back("Headroom", std::string(version));
        report_.facts(facts);
    }

private:
    static std::string risk_text(const PlanRow& row) {
        const Interval risk = row.risk_interval();
        return estimate_text(risk.value, risk.low, risk.high);
    }

    std::string passing_day() const {
        if (!plan_.complete) return "not looked for";
        if (plan_.passes_on) return format_date(*plan_.passes_on);
        return "after " + format_date(date_of(plan_.problem.end));
    }

    void tell_split() {
        report_.heading(plan_.feasible() ? "The split" : "The best there is, and not enough");
        LicenseBar bar;
        for (std::size_t i = 0; i < plan_.problem.sites.size(); ++i) {
            const PlanSite& site = plan_.problem.sites[i];
            const Share& share = best_.split.shares[i];
            if (share.type == KeyType::reserved) {
                bar.reserved.push_back({site.code, share.licenses, site.macs});
            } else {
                bar.pool.push_back({site.code, 0, site.macs});
            }
        }
        if (plan_.problem.reserved_elsewhere > 0) {
            bar.reserved.push_back({"other", plan_.problem.reserved_elsewhere, 0});
        }
        bar.pool_licenses = pool_of(plan_.problem, best_.split);
        report_.raw("<div class=\"wide\">" + license_bar(bar) + "</div>\n");
        report_.paragraph(
            "Colour: licenses that Macs use at the start. Hatched: reserved and idle. "
            "Plain: free in the main license pool.");
    }

    void tell_reasons() {
        report_.heading("Why");
        report_.list(plan_.explanation);
    }

    void tell_reserved() {
        if (!plan_.recommended_reserved || *plan_.recommended_reserved == plan_.recommended) return;
        const PlanRow& row = plan_.rows[*plan_.recommended_reserved];
        report_.heading("Without Dynamic sublicenses");
        report_.paragraph(fmt::format(
            "For a portal that offers only Reserved sublicenses: {}, and the worst site is {}.",
            licenses_text(row.split.total), worst_words(plan_, row, options_.risk.confidence)));
        report_.table({"Site", "Gets", "Risk", "Idle license-days"}, rows_of_sites(row));
    }

    std::vector<std::vector<std::string>> rows_of_sites(const PlanRow& row) const {
        std::vector<std::vector<std::string>> rows;
        for (std::size_t i = 0; i < plan_.problem.sites.size(); ++i) {
            const SiteFigures& site = row.figures.sites[i];
            rows.push_back({escape_html(plan_.problem.sites[i].code),
                            words_html(describe(plan_.problem, row.split, i)),
                            estimate_text(site.risk().value, site.risk().low, site.risk().high),
                            fmt::format("{:.0f}", site.idle_reserved_days)});
        }
        return rows;
    }

    static Json interval(const Interval& i) {
        return {{"value", i.value}, {"low", i.low}, {"high", i.high}};
    }

    void tell_sites() {
        report_.heading("Risk of each site");
        double scale = std::max(0.02, plan_.target_risk);
        for (const SiteFigures& site : best_.figures.sites) {
            scale = std::max({scale, site.breach.high, site.refusal.high});
        }
        std::vector<std::vector<std::string>> rows;
        for (std::size_t i = 0; i < plan_.problem.sites.size(); ++i) {
            const SiteFigures& site = best_.figures.sites[i];
            const SiteFigures& now = plan_.rows[plan_.current].figures.sites[i];
            rows.push_back({escape_html(plan_.problem.sites[i].code),
                            words_html(describe(plan_.problem, best_.split, i)),
                            std::to_string(plan_.problem.sites[i].macs),
                            probability_cell(interval(site.breach), scale),
                            probability_cell(interval(site.refusal), scale),
                            estimate_text(now.risk().value, now.risk().low, now.risk().high),
                            fmt::format("{:.2f}", site.over_limit_days),
                            fmt::format("{:.0f}", site.idle_reserved_days)});
        }
        report_.table({"Site", "Gets", "Macs now", "Breach probability", "Refusal probability",
                       "Risk as it is now", "Days over the limit", "Idle license-days"},
                      rows);
    }

    void tell_forecast() {
        report_.heading("Used licenses to come");
        SplitEvaluator::Options options{options_.risk, 0, options_.for_each, options_.team};
        options.risk.replications = best_.figures.replications;
        SplitEvaluator evaluator(scenario_, plan_.problem, options);
        RiskStudy study;
        const RiskResult result = evaluator.study_of(best_.split, &study);
        std::vector<std::string> charts;
        for (std::size_t i = 0; i < plan_.problem.sites.size(); ++i) {
            const std::string& code = plan_.problem.sites[i].code;
            const auto found =
                std::find_if(result.sites.begin(), result.sites.end(),
                             [&](const SiteRisk& site) { return site.site == code; });
            const Share& share = best_.split.shares[i];
            FanChart chart;
            chart.title = "Used licenses, " + code;
            chart.dates = study.horizon.dates;
            chart.p05 = found->used.p05;
            chart.p25 = found->used.p25;
            chart.p50 = found->used.p50;
            chart.p75 = found->used.p75;
            chart.p95 = found->used.p95;
            const bool ceiling = share.type == KeyType::dynamic &&
                                 share.licenses < pool_of(plan_.problem, best_.split);
            if (share.type == KeyType::reserved || ceiling) {
                chart.limit = share.licenses;
                chart.limit_label =
                    fmt::format("{} {}", share.licenses, ceiling ? "ceiling" : "reserved");
            }
            charts.push_back(fan_chart(chart));
        }
        report_.charts(charts);
    }

    void tell_alternatives() {
        report_.heading("Alternatives");
        TradeChart trade;
        trade.target = plan_.goal.risk;
        std::vector<std::vector<std::string>> rows;
        for (std::size_t i = 0; i < plan_.rows.size(); ++i) {
            const PlanRow& row = plan_.rows[i];
            const bool best = i == plan_.recommended;
            trade.points.push_back(
                {std::to_string(i + 1), row.split.total, row.risk(), row.on_front, best});
            rows.push_back({fmt::format("{} &nbsp;{}{}", i + 1, escape_html(row.label),
                                        best ? " <b>(recommended)</b>" : ""),
                            std::to_string(row.split.total), risk_text(row),
                            escape_html(plan_.problem.sites[row.worst].code),
                            fmt::format("{:.0f}", row.figures.idle_reserved_days),
                            row.on_front ? "yes" : "",
                            words_html(describe(plan_.problem, row.split))});
        }
        report_.raw("<div class=\"wide\">" + trade_chart(trade) + "</div>\n");
        report_.table({"Split", "Licenses", "Risk of the worst site", "at", "Idle license-days",
                       "On the front", "What each site gets"},
                      rows);
        report_.paragraph(
            "On the front: no other split here has fewer licenses, less risk and fewer "
            "idle licenses at once.");
    }

    const Plan& plan_;
    const scenario::Scenario& scenario_;
    const PlanOptions& options_;
    const PlanRow& best_;
    HtmlReport& report_;
};

}  // namespace

std::string plan_report(const Plan& plan, const scenario::Scenario& scenario,
                        const PlanOptions& options) {
    HtmlReport report("License plan: " + scenario.name, subtitle_of(plan));
    PlanReport one(report, plan, scenario, options);
    one.tell_subscription();
    one.tell_steps();
    one.tell_assumptions();
    return report.finish();
}

std::string plans_report(const PlansTogether& together, const scenario::Scenario& scenario,
                         const PlanOptions& options) {
    HtmlReport report("License plan: " + scenario.name, subtitle_of(together.whole));
    PlanReport all(report, together.whole, scenario, options);
    all.tell_figures();
    if (together.moves) {
        report.chapter("Moves between subscriptions");
        report.list(move_sentences(*together.moves));
    }
    for (const Plan& plan : together.plans) {
        report.chapter("Subscription " + plan.problem.subscription);
        PlanReport(report, plan, scenario, options).tell_subscription();
    }
    report.chapter("All subscriptions");
    all.tell_steps();
    all.tell_assumptions();
    return report.finish();
}

}  // namespace headroom::planning
