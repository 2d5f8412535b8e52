#pragma once
// A split being edited: what the sublicenses of one subscription should become, and what would
// come of it, before anything is applied.
//
//   SplitDraft draft = draft_of(session.overview().subscriptions[0]);
//   draft.rows[0].licenses = 36;
//   SplitPreview would = preview_split(session, draft);
//   if (would.refusals.empty()) for (auto& command : would.commands) session.submit(command);

#include <string>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

/// One sublicense as wished. Rows keep the order of the table; new ones follow.
struct SplitRow {
    std::string id;  // of the existing sublicense; empty for one to be created
    std::string name;
    std::string type;  // "dynamic" | "reserved"
    Count licenses = 0;
    bool removed = false;  // an existing one to be deleted

    friend bool operator==(const SplitRow&, const SplitRow&) = default;
};

struct SplitDraft {
    std::string subscription;  // its id
    std::vector<SplitRow> rows;

    friend bool operator==(const SplitDraft&, const SplitDraft&) = default;
};

/// Why one row cannot become what is wished.
struct SplitRefusal {
    std::size_t row = 0;  // of the draft
    std::string name;
    std::string message;  // plain words with the figures
    std::string code;     // "E_NOT_ENOUGH_LICENSES"; empty for an input error
    std::string remedy;   // what would help, with its number; may be empty
};

/// A site that would be over its limit once it has the new terms.
struct SplitExcess {
    std::string site;
    std::string name;  // of its key
    Count used = 0;
    Count limit = 0;
    Count excess = 0;
    Count excess_now = 0;  // before the edit
    bool by_file = false;  // activated offline: learns of it with its next offline refresh
};

struct SplitPreview {
    SubscriptionView after;  // as the table would show it; rows of removed ones are gone
    Count reserved = 0;      // set aside by Reserved keys
    Count promised = 0;      // the ceilings of all Dynamic keys together
    Count shortage = 0;      // licenses the split needs beyond the total; 0 when it fits
    /// Ceilings of Dynamic keys per license that is not reserved; 0 without Dynamic keys.
    double over_commitment = 0.0;
    std::vector<SplitRefusal> refusals;
    std::vector<SplitExcess> over_limit;
    /// Sublicense commands (scenario format) in an order in which none is refused for want of
    /// licenses that a later one frees: what gives back comes first.
    std::vector<std::string> commands;
};

/// The split as it is.
SplitDraft draft_of(const SubscriptionView& subscription);

/// What would come of applying `draft` now. Changes nothing. An unknown subscription gives an
/// empty preview.
SplitPreview preview_split(const Session& session, const SplitDraft& draft);

/// The figures of the table for a draft (docs/rules.md, Arithmetic), without asking whether it is
/// allowed.
SubscriptionView view_of(const SubscriptionView& now, const SplitDraft& draft);

/// Scales all Dynamic ceilings so that they add up to `factor` times what is not reserved: at least
/// 1 each, at most the total (SBL-23). Their proportions stay as near as whole numbers allow.
void set_over_commitment(SplitDraft& draft, Count total, double factor);

}  // namespace headroom::app
