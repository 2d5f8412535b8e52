// headroom plan FILE

#include "core/app/plan.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "native/document_output.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/jobs.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/plan_maker.h"
#include "native/plan_summary.h"
#include "native/planning_options.h"
#include "native/progress.h"
#include "native/studies/decision.h"
#include "native/studies/schedule.h"
#include "native/thread_executor.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

PlanMaker& plan_maker() {
    static PlanMaker maker = app::plan_split;
    return maker;
}

struct PlanArguments {
    std::string file;
    std::optional<double> risk;
    std::optional<std::int64_t> licenses;
    std::optional<double> budget;
    std::string minimize;
    std::string subscription;
    bool moves = false;
    std::string types;
    std::string scenario, html, since;
    ScheduleArguments schedule;
    PlanningArguments planning;
};

constexpr const char* plan_footer =
    R"(With --risk the plan has the fewest licenses such that no site's breach and no site's refusal
probability over the scenario exceeds P. With --licenses it is the best split of N: the least risk at
the worst site. With both, it says whether N is enough, and how many would be.
With --minimize cost it is the split whose licenses, refusals and Macs over a limit cost least by the
prices of the scenario (its member costs), with the cost of other numbers of licenses; with --risk
too, the cheapest one that keeps to the risk. --budget AMOUNT is --licenses with as many as the money
buys for the whole scenario.
With --subscription all each subscription is planned by itself, with its sites and its own pool;
--licenses is then what all of them have together. Sites stay where they are; with --moves those are
proposed that should move to another subscription so that less has to be bought. The best split
without Dynamic sublicenses is always told beside the recommendation.
Every split in the result was played with the replications asked for, and so was everything that the
reasons compare it with. The exit code is 1 when what was asked for cannot be had, and 4 when the
replications are too few to tell so small a risk, where no closed form does.
Ctrl-C ends the search early: the plan is then the best one found, and the exit code is 5.

Examples:
  headroom plan my.json --risk 0.05
  headroom plan my.json --licenses 120 --json plan.json --html plan.html
  headroom plan my.json --minimize cost --html cost.html
  headroom plan my.json --risk 0.05 --subscription all
  headroom plan my.json --risk 0.05 --subscription all --moves
  headroom plan my.json --risk 0.05 --years 3 --ics renewals.ics
  headroom plan my.json --risk 0.05 --since last.json --json now.json --html for-the-boss.html
  headroom plan my.json --risk 0.05 --scenario planned.json    then: headroom risk planned.json
)";

std::string request_of(const PlanArguments& arguments, const std::string& text) {
    Json goal = Json::object();
    if (arguments.risk) goal["risk"] = *arguments.risk;
    if (arguments.licenses) goal["licenses"] = *arguments.licenses;
    if (arguments.budget) goal["budget"] = *arguments.budget;
    if (!arguments.minimize.empty()) goal["minimize"] = arguments.minimize;
    if (!arguments.subscription.empty()) goal["subscription"] = arguments.subscription;
    if (arguments.moves) goal["moves"] = true;
    if (!arguments.types.empty()) goal["types"] = arguments.types;
    const Json request{{"verb", "plan"},
                       {"scenario", text},
                       {"file", display_name(arguments.file)},
                       {"goal", std::move(goal)},
                       {"options", Json::parse(options_json(arguments.planning))}};
    return request.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ExitCode show_errors(const std::vector<scenario::InputError>& errors) {
    if (is_interrupted()) {
        tell("headroom: interrupted; there is no plan\n");
        return ExitCode::interrupted;
    }
    const ExitCode code = tell_errors(errors);
    for (const scenario::InputError& error : errors) {
        if (error.message.find("choose the one to plan") != std::string::npos) {
            tell(
                "headroom: name it with --subscription ID, or plan each with --subscription all\n");
        }
    }
    return code;
}

ExitCode code_of(const app::PlanDocuments& plan) {
    if (!plan.complete) {
        tell("headroom: interrupted; the plan is the best found until then\n");
        return ExitCode::interrupted;
    }
    if (plan.inconclusive) return ExitCode::inconclusive;
    return plan.feasible ? ExitCode::passed : ExitCode::failed;
}

ExitCode carry_out_plan(const PlanArguments& arguments) {
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.planning.json);
    outputs.ask("--csv", arguments.planning.csv);
    outputs.ask("--scenario", arguments.scenario);
    outputs.ask("--html", arguments.html);
    ask_for_outputs(arguments.schedule, outputs);
    std::vector<NamedPlace> inputs{{arguments.file, "FILE"}};
    if (!arguments.since.empty()) inputs.push_back({arguments.since, "--since"});
    ExitCode code = outputs.open(inputs);
    if (code != ExitCode::passed) return code;
    const auto last = read_last_plan(arguments.since, code);
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;

    const Screen err = screen_of(stderr, arguments.planning.color);
    Progress progress(progress_style_of(arguments.planning, err), arguments.file, err);
    const KeepsResults keeps;
    app::PlanRequestOptions options;
    options.for_each = thread_executor(jobs_of(arguments.planning));
    options.with_html = !arguments.html.empty();
    options.stop = stop_flag();
    options.on_progress = [&](double fraction) {
        progress.show(fraction);
        return !is_interrupted();
    };
    const std::string request = request_of(arguments, *text);
    auto plan = plan_maker()(request, options);
    progress.clear();
    if (is_interrupted()) acknowledge_interrupt();
    if (!plan) return show_errors(plan.error());
    code = add_schedule_to(plan->json, request, arguments.schedule, options, outputs);
    if (code == ExitCode::invalid) return code;
    app::Decision decision;
    const ExitCode decided = tell_decision(*plan, last, decision);
    if (decided != ExitCode::passed) return decided;
    outputs.write(arguments.planning.json, plan->json);
    outputs.write(arguments.planning.csv, plan->csv);
    outputs.write(arguments.scenario, plan->scenario);
    outputs.write(arguments.html, plan->html);
    if (!arguments.planning.quiet && !outputs.use_stdout()) {
        const Screen screen = screen_of(stdout, arguments.planning.color);
        show_text(plan_summary(plan->json, screen) + schedule_summary(plan->json, screen) +
                  since_summary(decision, screen));
    }
    return worse_of(code, worse_of(outputs.commit(), code_of(*plan)));
}

// What goes with `--subscription all` alone, and what does not go with it.
void check_subscription(const PlanArguments& arguments, bool for_money) {
    const bool all = arguments.subscription == "all";
    if (for_money && all) {
        throw CLI::ValidationError("--subscription", "a plan for money is of one of them");
    }
    if (arguments.schedule.years && all) {
        throw CLI::ValidationError("--subscription", "a schedule is of one of them");
    }
    if (arguments.moves && (!all || !arguments.risk || arguments.licenses)) {
        throw CLI::ValidationError("--moves", "needs --subscription all and --risk P alone");
    }
}

}  // namespace

void use_plan_maker(PlanMaker maker) { plan_maker() = std::move(maker); }

Verb add_plan(CLI::App& app) {
    CLI::App* plan = app.add_subcommand("plan", "Find the best split, or the fewest licenses");
    plan->group("Verbs");
    const auto arguments = std::make_shared<PlanArguments>();
    plan->add_option("FILE", arguments->file, "The scenario; '-' is standard input")
        ->type_name("")
        ->required();
    add_number(*plan, "--risk", arguments->risk, 1e-6, 0.9,
               "The most that any site may risk, e.g. 0.05")
        ->type_name("P");
    add_whole_number(*plan, "--licenses", arguments->licenses, 1, 1'000'000'000,
                     "How many licenses there are to divide");
    add_number(*plan, "--budget", arguments->budget, 0, 1e12,
               "How much money there is for licenses until the end, in the scenario's currency")
        ->type_name("AMOUNT");
    plan->add_option("--minimize", arguments->minimize,
                     "What to have the least of: licenses (default) or cost")
        ->type_name("WHAT")
        ->check(one_of({"licenses", "cost"}));
    plan->add_option("--subscription", arguments->subscription,
                     "Which subscription, when several have sites; all: each, with one goal")
        ->type_name("ID");
    plan->add_flag(
        "--moves", arguments->moves,
        "With --risk and --subscription all: propose sites to move between subscriptions");
    plan->add_option("--types", arguments->types, "Which keys to use: any (default) or reserved")
        ->type_name("TYPES")
        ->check(one_of({"any", "reserved"}));
    add_output(*plan, "--scenario", arguments->scenario,
               "Write the scenario with the recommended split to OUT");
    add_output(*plan, "--html", arguments->html, "Write a report for people to OUT");
    plan->add_option("--since", arguments->since,
                     "Also say what is otherwise than in OLD, an earlier plan --json")
        ->type_name("OLD");
    add_schedule_options(*plan, arguments->schedule);
    add_planning_options(*plan, arguments->planning);
    plan->footer(plan_footer);
    plan->final_callback([arguments] {
        if (arguments->since == "-" && arguments->file == "-") {
            throw CLI::ValidationError("--since", "standard input is the scenario already");
        }
        const bool for_money = arguments->budget || arguments->minimize == "cost";
        if (!arguments->risk && !arguments->licenses && !for_money) {
            throw CLI::ValidationError(
                "plan",
                "say what to plan for: --risk P, --licenses N, --budget AMOUNT or --minimize cost");
        }
        if (arguments->budget && arguments->licenses) {
            throw CLI::ValidationError("--budget",
                                       "says how many licenses there are, so that "
                                       "--licenses does not go with it");
        }
        check_subscription(*arguments, for_money);
        const std::string wrong =
            check_schedule_options(arguments->schedule, arguments->risk.has_value());
        if (!wrong.empty()) throw CLI::ValidationError("plan", wrong);
        const auto warmup = parse_span(arguments->planning.warmup);
        if (warmup && warmup->seconds != 0) {
            throw CLI::ValidationError("--warmup",
                                       "a plan has none: it begins with the Macs there");
        }
    });
    return {plan, [arguments] { return carry_out_plan(*arguments); }};
}

}  // namespace headroom::cli
