// The log's filter: a reference that looks at every line, and the one that goes on where it was.

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "core/base/text.h"
#include "wasm/ui/pages/log_rows.h"

using namespace headroom;
using headroom::ui::LogFilter;
using headroom::ui::LogRows;

namespace {

std::unique_ptr<app::Session> year() {
    const app::PresetInfo* preset = app::find_preset("year-of-growth");
    REQUIRE(preset != nullptr);
    auto loaded = app::Session::load(preset->text, preset->name);
    REQUIRE(loaded);
    return std::move(*loaded);
}

std::vector<std::size_t> slowly(const app::Session& session, const LogFilter& filter) {
    std::vector<std::size_t> rows;
    for (std::size_t i = session.log_size(); i-- > 0;) {
        const app::LogEntry line = session.log_entry(i);
        const std::string all = to_lower(std::string(line.text)) + "\n" +
                                to_lower(std::string(line.site)) + "\n" +
                                to_lower(std::string(line.kind));
        const bool kind = (!filter.refusals_only && !filter.breaches_only) ||
                          (filter.refusals_only && line.is_refusal) ||
                          (filter.breaches_only && line.is_breach);
        if (kind && (filter.site.empty() || filter.site == line.site) &&
            all.find(to_lower(filter.text)) != std::string::npos) {
            rows.push_back(i);
        }
    }
    return rows;
}

void compare(LogRows& rows, const app::Session& session, const LogFilter& filter) {
    while (rows.look_on(session, filter, 1)) {}
    const std::vector<std::size_t> expected = slowly(session, filter);
    REQUIRE(rows.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) REQUIRE(rows.line_of(i) == expected[i]);
}

}  // namespace

TEST_CASE("the log's filter finds what a look at every line finds, also as time goes on", "[ui]") {
    auto session = year();
    LogRows rows;
    const LogFilter filters[] = {{},
                                 {.text = "ENROLLED"},
                                 {.text = "p03", .site = "P03"},
                                 {.refusals_only = true},
                                 {.breaches_only = true},
                                 {.text = "nothing says this"}};
    for (const LogFilter& filter : filters) {
        session->seek(session->start());
        for (int month = 0; month < 6; ++month) {
            session->advance_to(session->now() + Span::days(60));
            compare(rows, *session, filter);
        }
        session->seek(session->start() + Span::days(30));
        compare(rows, *session, filter);
    }
}
