#pragma once
// What the split editor says below its rows: what would be refused, and which site would be over
// its limit.

#include <cstddef>

#include "core/app/split_draft.h"

namespace headroom::ui {

/// Below row `index` of the draft: why it would be refused, and the sites of its key that would be
/// over their limit.
void draw_row_findings(const app::SplitPreview& preview, const app::SplitDraft& draft,
                       std::size_t index);

/// Sites over their limit by a key that is no row of the draft: the primary key when the main
/// license pool is short.
void draw_other_excesses(const app::SplitPreview& preview, const app::SplitDraft& draft);

}  // namespace headroom::ui
