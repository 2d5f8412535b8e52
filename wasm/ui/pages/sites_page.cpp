#include <imgui.h>

#include "icons.h"
#include "wasm/ui/pages/pages.h"
#include "wasm/ui/pages/site_table.h"
#include "wasm/ui/widgets/card.h"

namespace headroom::ui {

void draw_sites_page(PanelContext& context) {
    page_heading("Sites",
                 "Every installation with its key. Select one for its License Information and for "
                 "what can be done there.");
    const Card card("sites", 8);
    if (context.overview.sites.empty()) {
        empty_state(icon_server_network, "No sites yet", "Add one on the page Site and Macs.");
        return;
    }
    draw_site_table(context, "sites-table", context.view.sites);
}

}  // namespace headroom::ui
