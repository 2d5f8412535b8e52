#pragma once
// Why a number is what it is: its equation with the live values, the rules of docs/rules.md behind
// it, who holds the licenses, and what would help.

#include <optional>
#include <string>
#include <vector>

#include "core/app/session.h"
#include "core/app/view_models.h"

namespace headroom::app {

/// Which figure is asked about.
struct Question {
    enum class About : std::uint8_t {
        licenses_used,  // of a subscription, header "Used"
        main_pool,      // "Available dynamic": the main license pool
        available,      // header "Available"
        row_max,        // columns of the Sublicenses table
        row_used,
        row_available,
        row_limit,  // what the Proxy compares its own count with
        sites_over,
        next_expiry,
        breach,  // why a site is over its limit
        refusal  // why a command at a site was refused
    };
    About about = About::main_pool;
    std::string subscription;      // id; empty for licenses_used of all subscriptions
    std::string row;               // id of a key
    std::string site;              // code
    std::string code;              // of a refusal, "E_LICENSE_LIMIT"
    std::string cause;             // of a breach, as in the report
    std::optional<Instant> at;     // the moment whose figures are asked for; nullopt: now
    std::optional<Instant> ended;  // of a breach that is over

    friend bool operator==(const Question&, const Question&) = default;
};

/// One line of an equation: "- set aside by Reserved keys   36".
struct Term {
    std::string name;
    std::string value;
};

struct Explanation {
    std::string title;               // "Main license pool of PMM 2017"
    std::string value;               // "12"
    std::string formula;             // "T - U_P - U_D - Q_R"
    std::vector<Term> terms;         // what is added and taken away, in order
    std::string result;              // name of the last line, "= main license pool"
    std::string text;                // what it means, in plain words
    std::vector<std::string> rules;  // anchors of docs/rules.md: "SBL-11", "formulas" (rule_text.h)
    std::vector<Term> holders;       // who holds the licenses: "Dept1 at P01", "5 of 5"
    std::vector<Remedy> remedies;    // none for the past
    std::optional<Instant> as_of;    // the moment of these figures, when it is not now
};

/// nullopt when what is asked about is not there (any more).
std::optional<Explanation> explain(const Session& session, const Question& question);

/// Why a breach began: "smallerKey" (docs/report-format.md) -> "activated with a smaller key".
std::string cause_in_words(std::string_view cause);

/// "E_LICENSE_LIMIT" of a log line that tells a refusal; empty when it names no code.
std::string code_in(const std::string& log_text);

}  // namespace headroom::app
