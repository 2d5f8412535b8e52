#include "core/app/session.h"
#include "core/scenario/embedded_presets.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

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
        return infos;
    }();
    return all;
}

}  // namespace headroom::app
