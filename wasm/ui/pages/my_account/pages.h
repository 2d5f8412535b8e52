#pragma once
// The pages of My Account. Each draws to the right of the side menu.

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

/// All of it: who is signed in, the side menu, and the page that it shows.
void draw_my_account(PanelContext& context);

void draw_sign_in_page(PanelContext& context);
void draw_dashboard(PanelContext& context);
void draw_corporate_subscriptions(PanelContext& context);
void draw_subscription_details(PanelContext& context);
void draw_renewing(PanelContext& context);
void draw_product_details(PanelContext& context);
void draw_proxy_servers(PanelContext& context);
void draw_proxy_server_details(PanelContext& context);
void draw_offline_activation(PanelContext& context);
void draw_signing_request(PanelContext& context);
void draw_manage_users(PanelContext& context);
void draw_business_accounts(PanelContext& context);
void draw_mailbox(PanelContext& context);

}  // namespace headroom::ui
