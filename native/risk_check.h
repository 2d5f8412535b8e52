#pragma once
// `risk --check`: verdicts on the risk that a scenario allows, for people and for CI servers.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "native/exit_code.h"
#include "native/output_file.h"
#include "native/output_places.h"
#include "native/terminal.h"

namespace CLI {
class App;
}

namespace headroom::cli {

struct RiskCheckArguments {
    bool check = false;
    bool github = false;
    bool stdout_is_output = false;  // standard output holds a document and nothing else
    std::string junit, tap, markdown;
    std::string page;  // where the page is, for links; empty: none

    /// Something judges: --check, or an output that tells verdicts.
    bool judges() const {
        return check || github || !junit.empty() || !tap.empty() || !markdown.empty();
    }
    std::vector<NamedPlace> outputs() const;
    bool writes_to_stdout() const { return junit == "-" || tap == "-" || markdown == "-"; }
};

void add_risk_check_options(CLI::App& risk, RiskCheckArguments& arguments);

/// The files that tell verdicts, opened before anything is played.
class RiskCheckOutputs {
public:
    /// False, with a message on standard error, when a file cannot be written.
    bool open(const RiskCheckArguments& arguments);

    /// Writes the verdicts of the document (`headroom/risk/1` with its member `check`) on this
    /// scenario file. passed, failed (an expectation is not met), or inconclusive (it cannot be
    /// told, or the scenario expects nothing); internal when a file cannot be written.
    ExitCode write(const std::string& document, const std::string& file);

private:
    bool github_ = false;
    bool stdout_is_output_ = false;
    std::chrono::steady_clock::time_point begin_;
    std::optional<OutputFile> junit_, tap_, markdown_;
};

/// The document with a member `link` in every expectation that failed: it opens the forecast of
/// the scenario in the page at `url`. `text` is the scenario, `set` what --set changes in it.
std::string with_links_to_forecast(const std::string& document, const std::string& url,
                                   const std::string& text, const std::vector<std::string>& set);

/// A table of the verdicts for people; empty when the document has none.
std::string risk_check_summary(const std::string& document, const Screen& screen);

}  // namespace headroom::cli
