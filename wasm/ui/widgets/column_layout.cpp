#include "wasm/ui/widgets/column_layout.h"

#include <algorithm>
#include <cmath>

namespace headroom::ui {
namespace {

constexpr float hidden_width = -1;

class ColumnLayout {
public:
    ColumnLayout(const std::vector<ColumnNeed>& needs, float room, float around)
        : needs_(needs), room_(room), around_(around), widths_(needs.size()) {
        for (std::size_t i = 0; i < needs.size(); ++i) widths_[i] = first_width(needs[i]);
    }

    std::vector<float> take() {
        if (!is_dragged()) hide_least_important();
        give_up_to_natural();
        if (!is_dragged()) cut_what_must_be();
        give_spare();
        for (float& width : widths_) width = std::floor(width);
        return std::move(widths_);
    }

private:
    bool is_dragged() const {
        return std::any_of(needs_.begin(), needs_.end(),
                           [](const ColumnNeed& need) { return need.chosen > 0; });
    }

    float first_width(const ColumnNeed& need) const {
        if (need.hidden) return hidden_width;
        if (is_dragged() && need.chosen <= 0) return need.natural;
        return need.chosen > 0 ? need.chosen : std::min(need.least, need.natural);
    }

    float left() const {
        float sum = 0;
        for (const float width : widths_) {
            if (width >= 0) sum += width + around_;
        }
        return room_ - sum;
    }

    void hide_least_important() {
        while (left() < 0) {
            std::size_t last = needs_.size();
            for (std::size_t i = 0; i < needs_.size(); ++i) {
                if (widths_[i] < 0 || needs_[i].rank == 0) continue;
                if (last == needs_.size() || needs_[i].rank >= needs_[last].rank) last = i;
            }
            if (last == needs_.size()) return;
            widths_[last] = hidden_width;
        }
    }

    float lack(std::size_t i) const {
        if (widths_[i] < 0 || needs_[i].chosen > 0) return 0;
        return std::max(0.0F, needs_[i].natural - widths_[i]);
    }

    /// The more important a column, the earlier it gets all that its texts need.
    void give_up_to_natural() {
        for (int rank = 0; rank <= highest_rank(); ++rank) {
            float wanted = 0;
            for (std::size_t i = 0; i < needs_.size(); ++i) {
                if (needs_[i].rank == rank) wanted += lack(i);
            }
            const float room = std::max(0.0F, left());
            const float part = wanted > room ? room / wanted : 1;
            for (std::size_t i = 0; i < needs_.size(); ++i) {
                if (needs_[i].rank == rank) widths_[i] += lack(i) * part;
            }
        }
    }

    int highest_rank() const {
        int highest = 0;
        for (const ColumnNeed& need : needs_) highest = std::max(highest, need.rank);
        return highest;
    }

    /// Only columns that must be shown are left, and they do not fit: the widest give way.
    void cut_what_must_be() {
        constexpr float narrowest = 24;
        for (int rounds = 0; left() < -0.5F && rounds < 400; ++rounds) {
            const auto widest = std::max_element(widths_.begin(), widths_.end());
            if (widest == widths_.end() || *widest <= narrowest) return;
            *widest = std::max(narrowest, *widest - std::min(8.0F, -left()));
        }
    }

    void give_spare() {
        const float spare = std::max(0.0F, left());
        float shares = 0;
        for (std::size_t i = 0; i < needs_.size(); ++i) {
            if (takes_spare(i)) shares += needs_[i].share;
        }
        if (shares <= 0) return;
        for (std::size_t i = 0; i < needs_.size(); ++i) {
            if (takes_spare(i)) widths_[i] += spare * needs_[i].share / shares;
        }
    }

    bool takes_spare(std::size_t i) const {
        return widths_[i] >= 0 && needs_[i].grows && needs_[i].chosen <= 0;
    }

    const std::vector<ColumnNeed>& needs_;
    float room_;
    float around_;
    std::vector<float> widths_;
};

}  // namespace

std::vector<float> lay_out_columns(const std::vector<ColumnNeed>& needs, float room, float around) {
    return ColumnLayout(needs, room, around).take();
}

}  // namespace headroom::ui
