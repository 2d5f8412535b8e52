#include <algorithm>
#include <array>
#include <string_view>

#include "core/app/session.h"
#include "core/scenario/embedded_presets.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

/// The order in which they are offered: a first look, then the rules one by one, then a year,
/// then companies of different kinds.
constexpr std::array<std::string_view, 16> preset_order{
    "first-split",        "hiring-forecast",    "dynamic-competition",
    "shrunk-department",  "discovery-overflow", "upgrade-and-refresh",
    "sublicense-expires", "renewal-and-grace",  "offline-site",
    "trial-to-customer",  "kb-example",         "year-of-growth",
    "school-terms",       "agency-contracts",   "merger",
    "replacement-wave"};

std::size_t rank_of(const PresetInfo& preset) {
    return static_cast<std::size_t>(
        std::find(preset_order.begin(), preset_order.end(), preset.name) - preset_order.begin());
}

}  // namespace

const std::vector<PresetInfo>& presets() {
    static const std::vector<PresetInfo> all = [] {
        std::vector<PresetInfo> infos;
        for (const scenario::EmbeddedPreset& preset : scenario::embedded_presets()) {
            const auto json = scenario::Json::parse(preset.text, nullptr, false);
            PresetInfo info;
            info.name = preset.name;
            info.title = json.value("name", info.name);
            info.description = json.value("description", "");
            info.text = preset.text;
            infos.push_back(std::move(info));
        }
        std::stable_sort(infos.begin(), infos.end(),
                         [](const auto& a, const auto& b) { return rank_of(a) < rank_of(b); });
        return infos;
    }();
    return all;
}

const PresetInfo* find_preset(std::string_view name) {
    for (const PresetInfo& preset : presets()) {
        if (preset.name == name) return &preset;
    }
    return nullptr;
}

}  // namespace headroom::app
