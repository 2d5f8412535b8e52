#include "wasm/ui/pages/guide.h"

#include <array>

#include "wasm/ui/pages/console/console.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/map/map_page.h"
#include "wasm/ui/pages/my_account/pages.h"
#include "wasm/ui/pages/site_macs/site_macs.h"
#include "wasm/ui/pages/vendor_desk/vendor_desk.h"

namespace headroom::ui {

bool draw_guide_page(PanelContext& context) {
    switch (context.view.page) {
        case PageName::map: draw_map_page(context); return true;
        case PageName::my_account: draw_my_account(context); return true;
        case PageName::console: draw_console_page(context); return true;
        case PageName::site_macs: draw_site_macs_page(context); return true;
        case PageName::vendor_desk: draw_vendor_desk(context); return true;
        default: return false;
    }
}

const char* guide_region(const UiState& view) {
    static constexpr std::array account_regions{
        "account-dashboard", "account-subscriptions", "account-subscription", "account-renewing",
        "account-product",   "account-proxies",       "account-proxy",        "account-offline",
        "account-signing",   "account-users",         "account-companies",    "account-mailbox"};
    switch (view.page) {
        case PageName::map: return "content-map";
        case PageName::console: return "content-console";
        case PageName::site_macs: return "content-site-macs";
        case PageName::vendor_desk: return "content-vendor-desk";
        default: break;
    }
    const auto page = view.guide ? static_cast<std::size_t>(view.guide->page) : 0;
    return account_regions[page];
}

}  // namespace headroom::ui
