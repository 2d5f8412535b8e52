#pragma once
// Addresses that open a scenario in a page.

#include <optional>
#include <string>

#include "core/app/share_link.h"

namespace headroom::cli {

/// Where `headroom page` serves the page unless --port says otherwise.
inline constexpr int default_page_port = 8080;

/// Why this is no address of a page, or empty: "http://", "https://" or "file://" and something
/// after it, without a fragment of its own. For CLI11.
std::string check_page_url(const std::string& url);

/// Addresses of one scenario.
class PageLink {
public:
    /// `scenario_json`: what the page opens.
    PageLink(const std::string& url, const std::string& scenario_json);

    std::string to(const app::LinkPlaces& places) const;

private:
    std::string base_;
};

}  // namespace headroom::cli
