#include "wasm/ui/theme/other_scripts.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <utility>

#include "wasm/ui/theme/fonts.h"
#include "wasm/ui/theme/metrics.h"

namespace headroom::ui {
namespace {

constexpr std::size_t styles = 8;
constexpr std::size_t most_at_once = 100;

struct Letters {
    std::set<ImWchar> wanted;   // all that ever occurred
    std::set<ImWchar> waiting;  // for their pictures
    std::array<std::map<ImWchar, DrawnLetter>, styles> drawn;
    std::vector<std::pair<int, const DrawnLetter*>> placed;  // number in the atlas
    float ratio = 0;                                         // that the pictures were drawn for
    bool fresh = false;
};

Letters& all_letters() {
    static Letters instance;
    return instance;
}

/// Pictures of another size are of no use: all letters wait anew.
void forget_other_sizes(Letters& all) {
    if (all.ratio == pixel_ratio()) return;
    all.ratio = pixel_ratio();
    for (auto& style : all.drawn) style.clear();
    all.waiting = all.wanted;
}

bool is_drawable(unsigned letter) {
    const bool control = letter < 0xA0U;
    const bool surrogate = letter >= 0xD800U && letter <= 0xDFFFU;
    const bool icon = letter >= 0xE000U && letter <= 0xF8FFU;
    const bool nothing = (letter >= 0x200BU && letter <= 0x200FU) || letter == 0xFEFFU;
    return !control && !surrogate && !icon && !nothing && letter < 0xFFFDU;
}

}  // namespace

void note_letters(std::string_view text) {
    Letters& all = all_letters();
    const ImFont* body = font(TextStyle::body);
    if (body == nullptr) return;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) < 0x80U) {
            ++at;
            continue;
        }
        unsigned letter = 0;
        at += std::max(1, ImTextCharFromUtf8(&letter, at, end));
        if (!is_drawable(letter) || all.wanted.size() >= most_letters) continue;
        const auto point = static_cast<ImWchar>(letter);
        if (body->FindGlyphNoFallback(point) != nullptr) continue;
        if (all.wanted.insert(point).second) all.waiting.insert(point);
    }
}

std::vector<ImWchar> take_missing_letters() {
    Letters& all = all_letters();
    forget_other_sizes(all);
    std::vector<ImWchar> some;
    while (!all.waiting.empty() && some.size() < most_at_once) {
        some.push_back(*all.waiting.begin());
        all.waiting.erase(all.waiting.begin());
    }
    return some;
}

void keep_letter(std::size_t style, DrawnLetter letter) {
    if (style >= styles || letter.width <= 0 || letter.height <= 0) return;
    const std::size_t area =
        static_cast<std::size_t>(letter.width) * static_cast<std::size_t>(letter.height);
    if (letter.coverage.size() != area) return;
    all_letters().drawn[style][letter.letter] = std::move(letter);
    all_letters().fresh = true;
}

bool take_new_letters() { return std::exchange(all_letters().fresh, false); }

void add_letters(ImFontAtlas& atlas, std::size_t style, ImFont* to) {
    Letters& all = all_letters();
    forget_other_sizes(all);
    if (style == 0) all.placed.clear();
    // As ImGui will set it when it builds the font.
    const float ascent = std::round(ascent_of(style));
    for (const auto& [point, drawn] : all.drawn[style]) {
        const int number = atlas.AddCustomRectFontGlyph(
            to, point, drawn.width, drawn.height, drawn.advance, {drawn.left, ascent - drawn.top});
        all.placed.emplace_back(number, &drawn);
    }
}

void fill_letters(ImFontAtlas& atlas) {
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    for (const auto& [number, drawn] : all_letters().placed) {
        const ImFontAtlasCustomRect* rect = atlas.GetCustomRectByIndex(number);
        if (!rect->IsPacked()) continue;
        for (int row = 0; row < drawn->height; ++row) {
            const int to = (rect->Y + row) * width + rect->X;
            std::memcpy(pixels + to,
                        drawn->coverage.data() + static_cast<std::ptrdiff_t>(row) * drawn->width,
                        static_cast<std::size_t>(drawn->width));
        }
    }
}

}  // namespace headroom::ui
