#include "core/app/split_draft.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/licensing/license_arithmetic.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using licensing::KeyType;
using licensing::KeyUse;
using scenario::Json;

const SubscriptionView* find(const Overview& overview, const std::string& id) {
    for (const SubscriptionView& view : overview.subscriptions) {
        if (view.id == id) return &view;
    }
    return nullptr;
}

const LicenseRow* find_row(const SubscriptionView& view, const std::string& id) {
    for (const LicenseRow& row : view.rows) {
        if (row.id == id && !id.empty()) return &row;
    }
    return nullptr;
}

const SiteView* find_site(const Overview& overview, const std::string& code) {
    for (const SiteView& site : overview.sites) {
        if (site.code == code) return &site;
    }
    return nullptr;
}

KeyType type_of(const std::string& name) {
    if (name == "reserved") return KeyType::reserved;
    return name == "dynamic" ? KeyType::dynamic : KeyType::primary;
}

/// A word that commands can name a new key by: the name in lower case, and a number when taken.
std::string id_from(const std::string& name, int attempt) {
    std::string id;
    for (const char c : to_lower(trim(name))) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    if (id.empty()) id = "sublicense";
    return attempt == 0 ? id : id + "-" + std::to_string(attempt + 1);
}

/// One row's command and how many licenses it takes from the pool (negative: gives back).
struct Wish {
    std::size_t row = 0;
    Json command;
    Count takes = 0;
};

Count held_by(const LicenseRow& row) { return row.type == "reserved" ? row.max : row.used; }

Count wanted_by(const SplitRow& row, Count used) {
    return row.type == "reserved" ? row.licenses : used;
}

Wish creation(const Session& session, const SplitDraft& draft, std::size_t index) {
    const SplitRow& row = draft.rows[index];
    Json command = {{"do", "sublicense.create"},
                    {"subscription", draft.subscription},
                    {"id", ""},
                    {"name", row.name},
                    {"type", row.type},
                    {"licenses", row.licenses},
                    {"expires", "withSubscription"}};
    // Ids are never given twice, not even after a deletion: the first one that can be read is free.
    for (int attempt = 0; attempt < 50; ++attempt) {
        command["id"] = id_from(row.name, attempt);
        // Two new rows may have names that make the same id.
        const bool twice = std::any_of(
            draft.rows.begin(), draft.rows.begin() + static_cast<std::ptrdiff_t>(index),
            [&](const SplitRow& other) {
                return other.id.empty() && id_from(other.name, attempt) == command["id"];
            });
        if (!twice && !session.preview(command.dump()).is_input_error) break;
    }
    return {index, std::move(command), wanted_by(row, 0)};
}

std::vector<Wish> wishes(const Session& session, const SubscriptionView& now,
                         const SplitDraft& draft) {
    std::vector<Wish> all;
    for (std::size_t i = 0; i < draft.rows.size(); ++i) {
        const SplitRow& row = draft.rows[i];
        if (row.id.empty()) {
            if (!row.removed) all.push_back(creation(session, draft, i));
            continue;
        }
        const LicenseRow* was = find_row(now, row.id);
        if (was == nullptr) continue;
        if (row.removed) {
            Json command = {{"do", "sublicense.delete"}, {"sublicense", row.id}};
            all.push_back({i, std::move(command), -held_by(*was)});
            continue;
        }
        Json command = {{"do", "sublicense.edit"}, {"sublicense", row.id}};
        if (row.name != was->name) command["name"] = row.name;
        if (row.type != was->type) command["type"] = row.type;
        if (row.licenses != was->max || row.type != was->type) command["licenses"] = row.licenses;
        if (command.size() == 2) continue;
        all.push_back({i, std::move(command), wanted_by(row, was->used) - held_by(*was)});
    }
    // What gives back first; otherwise in the order of the table.
    std::stable_sort(all.begin(), all.end(),
                     [](const Wish& a, const Wish& b) { return a.takes < b.takes; });
    return all;
}

std::string remedy_for(const std::string& code, const SplitPreview& preview) {
    if (code == "E_SUBLICENSE_IN_USE") return "Deactivate its site first.";
    if (code != "E_NOT_ENOUGH_LICENSES" || preview.shortage == 0) return "";
    Count idle = 0;
    for (const LicenseRow& row : preview.after.rows) {
        if (row.type == "reserved") idle += std::max<Count>(0, row.max - row.used);
    }
    std::string text = "Reserve " + std::to_string(preview.shortage) + " less";
    if (idle >= preview.shortage) text += " (" + counted(idle, "license") + " would be idle)";
    return text + ", or buy " + counted(preview.shortage, "license") + ".";
}

void add_excesses(SplitPreview& preview, const Overview& overview, const SubscriptionView& now) {
    for (const LicenseRow& row : preview.after.rows) {
        const SiteView* site = find_site(overview, row.site);
        if (row.excess == 0 || row.site.empty() || site == nullptr) continue;
        const LicenseRow* was = find_row(now, row.id);
        preview.over_limit.push_back({row.site, row.name, row.used, row.limit, row.excess,
                                      was != nullptr ? was->excess : 0, site->method == "offline"});
    }
}

void add_sums(SplitPreview& preview) {
    for (const LicenseRow& row : preview.after.rows) {
        if (row.status == "expired") continue;
        if (row.type == "reserved") preview.reserved += row.max;
        if (row.type == "dynamic") preview.promised += row.max;
    }
    const Count shared = preview.after.total - preview.reserved;
    if (preview.promised > 0 && shared > 0) {
        preview.over_commitment =
            static_cast<double>(preview.promised) / static_cast<double>(shared);
    }
    preview.shortage = std::max<Count>(0, -preview.after.main_pool_raw);
}

}  // namespace

SplitDraft draft_of(const SubscriptionView& subscription) {
    SplitDraft draft{subscription.id, {}};
    for (const LicenseRow& row : subscription.rows) {
        if (row.type == "primary" || row.status == "expired") continue;
        draft.rows.push_back({row.id, row.name, row.type, row.max, false});
    }
    return draft;
}

SubscriptionView view_of(const SubscriptionView& now, const SplitDraft& draft) {
    SubscriptionView after = now;
    std::erase_if(after.rows, [&](const LicenseRow& row) {
        return std::any_of(draft.rows.begin(), draft.rows.end(), [&](const SplitRow& wished) {
            return wished.removed && wished.id == row.id && !row.id.empty();
        });
    });
    for (const SplitRow& wished : draft.rows) {
        if (wished.removed) continue;
        auto row = std::find_if(after.rows.begin(), after.rows.end(), [&](const LicenseRow& r) {
            return r.id == wished.id && !wished.id.empty();
        });
        if (row == after.rows.end()) {
            after.rows.emplace_back();
            row = after.rows.end() - 1;
            row->status = "active";
            row->binding = "free";
            row->expires = now.expiration_date;
        }
        row->name = wished.name;
        row->type = wished.type;
        row->max = wished.licenses;
    }
    std::vector<KeyUse> keys;
    for (const LicenseRow& row : after.rows) {
        keys.push_back({type_of(row.type), row.max, row.used, row.status != "expired"});
    }
    const licensing::SubscriptionFigures figures = licensing::compute_figures(after.total, keys);
    for (std::size_t i = 0; i < after.rows.size(); ++i) {
        LicenseRow& row = after.rows[i];
        row.max = figures.keys[i].max;
        row.available = figures.keys[i].available;
        row.limit = figures.keys[i].limit;
        row.excess = figures.keys[i].excess;
    }
    after.used = figures.sums.used();
    after.available = figures.sums.available();
    after.main_pool_raw = figures.sums.main_pool_raw();
    after.available_dynamic = figures.sums.main_pool();
    after.available_reserved = figures.sums.idle_reserved;
    after.primary_max = figures.sums.primary_max();
    return after;
}

SplitPreview preview_split(const Session& session, const SplitDraft& draft) {
    SplitPreview preview;
    const Overview& overview = session.overview();
    const SubscriptionView* now = find(overview, draft.subscription);
    if (now == nullptr) return preview;
    preview.after = view_of(*now, draft);
    add_sums(preview);
    add_excesses(preview, overview, *now);
    const std::vector<Wish> all = wishes(session, *now, draft);
    for (const Wish& wish : all) preview.commands.push_back(wish.command.dump());
    const std::vector<CommandOutcome> outcomes = session.preview_all(preview.commands);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].ok) continue;
        const std::size_t row = all[i].row;
        preview.refusals.push_back({row, draft.rows[row].name, outcomes[i].message,
                                    outcomes[i].code, remedy_for(outcomes[i].code, preview)});
    }
    return preview;
}

void set_over_commitment(SplitDraft& draft, Count total, double factor) {
    Count shared = total;
    Count promised = 0;
    for (const SplitRow& row : draft.rows) {
        if (row.removed) continue;
        if (row.type == "reserved") shared -= row.licenses;
        if (row.type == "dynamic") promised += row.licenses;
    }
    if (promised <= 0 || shared <= 0) return;
    const double scale = factor * static_cast<double>(shared) / static_cast<double>(promised);
    for (SplitRow& row : draft.rows) {
        if (row.removed || row.type != "dynamic") continue;
        const auto scaled = static_cast<Count>(
            std::llround(static_cast<double>(row.licenses) * std::max(0.0, scale)));
        row.licenses = std::clamp<Count>(scaled, 1, std::max<Count>(1, total));
    }
}

}  // namespace headroom::app
