#pragma once
// Charts as SVG text for the HTML reports: no scripts, no fonts of their own, colours by class so
// that the page's style sheet decides, also in print.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"

namespace headroom::planning {

/// Text for HTML and SVG, with < > & and quotes made harmless.
std::string escape_html(std::string_view text);

/// Used licenses of one site over time: bands of 90 and 50 %, the median, the limit.
struct FanChart {
    std::string title;  // "Used licenses, P01"
    std::vector<Date> dates;
    std::vector<Count> p05, p25, p50, p75, p95;  // as long as dates
    std::optional<Count> limit;
    std::string limit_label;                                       // "46 reserved"
    std::string low_label = "5 of 100", high_label = "95 of 100";  // of p05 and p95
    std::vector<std::pair<Date, Count>> came;  // counts beside the forecast, drawn as dots
};
std::string fan_chart(const FanChart& chart);

/// A subscription as one bar of its licenses: Reserved slices, then the pool.
struct LicenseBar {
    struct Slice {
        std::string label;
        Count licenses = 0;
        Count used = 0;  // of a Reserved slice; above `licenses` it is over its limit
    };
    std::vector<Slice> reserved;
    std::vector<Slice> pool;  // Macs of the keys on the pool: `used` alone
    Count pool_licenses = 0;
};
std::string license_bar(const LicenseBar& bar);

/// Splits as points: licenses against the largest risk.
struct TradeChart {
    struct Point {
        std::string label;
        Count licenses = 0;
        double risk = 0;
        bool on_front = false;
        bool recommended = false;
    };
    std::vector<Point> points;     // labels are short: the numbers of a table's rows
    std::optional<double> target;  // drawn as a line
};
std::string trade_chart(const TradeChart& chart);

/// A probability with its interval on a scale from 0 to `scale`, for a table's cell.
std::string interval_mark(double value, double low, double high, double scale);

}  // namespace headroom::planning
