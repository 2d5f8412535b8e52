#include "core/licensing/subscription.h"

namespace headroom::licensing {

std::string_view name_of(SubscriptionKind kind) {
    return kind == SubscriptionKind::trial ? "trial" : "paid";
}

std::string_view name_of(Origin origin) {
    switch (origin) {
        case Origin::sales: return "sales";
        case Origin::reseller: return "reseller";
        case Origin::store: return "store";
    }
    return "";
}

std::string_view sales_representative(Origin origin) {
    switch (origin) {
        case Origin::sales: return "Parallels Sales";
        case Origin::reseller: return "Parallels Partner or Reseller";
        case Origin::store: return "Parallels Online Store";
    }
    return "";
}

std::string_view name_of(SubscriptionStatus status) {
    switch (status) {
        case SubscriptionStatus::unregistered: return "Unregistered";
        case SubscriptionStatus::active: return "Active";
        case SubscriptionStatus::grace: return "Grace period";
        case SubscriptionStatus::expired: return "Expired";
    }
    return "";
}

std::string_view name_of(OrderKind kind) {
    switch (kind) {
        case OrderKind::purchase: return "purchase";
        case OrderKind::upgrade: return "upgrade";
        case OrderKind::correction: return "correction";
        case OrderKind::renewal: return "renewal";
        case OrderKind::automatic_renewal: return "automatic renewal";
    }
    return "";
}

std::string_view name_of(Binding binding) {
    switch (binding) {
        case Binding::free: return "free";
        case Binding::bound: return "bound";
        case Binding::release_pending: return "releasePending";
    }
    return "";
}

}  // namespace headroom::licensing
