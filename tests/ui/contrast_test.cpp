// WCAG 2.1 AA of every pair of tokens that meet on the page: 4.5:1 for text, 3:1 for what tells
// controls and parts of pictures apart.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "wasm/ui/theme/preferences.h"
#include "wasm/ui/theme/tokens.h"

using namespace headroom::ui;

namespace {

using Named = std::pair<std::string, ImU32>;

double channel(ImU32 color, int shift) {
    return static_cast<double>((color >> shift) & 0xFFU) / 255.0;
}

double luminance(ImU32 color) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(channel(color, 0)) + 0.7152 * linear(channel(color, 8)) +
           0.0722 * linear(channel(color, 16));
}

double contrast(ImU32 a, ImU32 b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// `color` with its opacity, laid over an opaque ground.
ImU32 over(ImU32 color, ImU32 ground) {
    const double alpha = channel(color, 24);
    ImU32 mixed = 0xFF000000U;
    for (const int shift : {0, 8, 16}) {
        const double value = channel(color, shift) * alpha + channel(ground, shift) * (1 - alpha);
        mixed |= static_cast<ImU32>(std::lround(value * 255)) << shift;
    }
    return mixed;
}

std::vector<Named> plain_grounds() {
    const Tokens& t = tokens();
    return {{"background", t.background}, {"surface", t.surface}, {"raised", t.raised}};
}

/// Also below the pointer, and selected.
std::vector<Named> all_grounds() {
    std::vector<Named> all = plain_grounds();
    for (const auto& [name, color] : plain_grounds()) {
        all.emplace_back(name + " hovered", over(tokens().hover, color));
        all.emplace_back(name + " selected", over(tokens().selected, color));
    }
    return all;
}

void require(double least, const Named& front, const Named& ground) {
    INFO(front.first << " on " << ground.first << ": " << contrast(front.second, ground.second));
    CHECK(contrast(front.second, ground.second) >= least);
}

template <class Check>
void in_both_themes(Check check) {
    for (const ThemeName theme : {ThemeName::dark, ThemeName::light}) {
        use_theme(theme);
        INFO((theme == ThemeName::dark ? "dark theme" : "light theme"));
        check();
    }
    use_theme(ThemeName::dark);
}

}  // namespace

TEST_CASE("contrast is computed as WCAG says", "[ui]") {
    CHECK(contrast(0xFFFFFFFFU, 0xFF000000U) > 20.99);
    CHECK(contrast(0xFF777777U, 0xFFFFFFFFU) < 4.5);  // the usual example of just too little
    CHECK(contrast(0xFF767676U, 0xFFFFFFFFU) > 4.5);
    CHECK(over(0x80FFFFFFU, 0xFF000000U) == 0xFF808080U);
}

TEST_CASE("every text has 4.5:1 on every ground", "[ui]") {
    in_both_themes([] {
        const Tokens& t = tokens();
        for (const Named& text :
             {Named{"text", t.text}, Named{"text_muted", t.text_muted}, Named{"accent", t.accent},
              Named{"ok", t.ok}, Named{"warning", t.warning}, Named{"breach", t.breach}}) {
            for (const Named& ground : all_grounds()) require(4.5, text, ground);
        }
        for (const Named& fill :
             {Named{"accent_fill", t.accent_fill}, Named{"accent_hover", t.accent_hover},
              Named{"breach_fill", t.breach_fill}}) {
            require(4.5, {"on_accent", t.on_accent}, fill);
        }
        require(4.5, {"text_muted", t.text_muted}, {"free", t.free});
        for (std::size_t i = 0; i < t.series.size(); ++i) {
            require(4.5, {"text on series", text_on_series(i)},
                    {"series " + std::to_string(i), series_color(i)});
        }
    });
}

TEST_CASE("controls and parts of pictures have 3:1 on every ground", "[ui]") {
    in_both_themes([] {
        const Tokens& t = tokens();
        for (const Named& part : {Named{"control", t.control}, Named{"accent_fill", t.accent_fill},
                                  Named{"breach_fill", t.breach_fill}}) {
            for (const Named& ground : plain_grounds()) require(3.0, part, ground);
        }
        for (std::size_t i = 0; i < t.series.size(); ++i) {
            const Named series{"series " + std::to_string(i), series_color(i)};
            for (const Named& ground : plain_grounds()) require(3.0, series, ground);
            require(3.0, series, {"free", t.free});
        }
    });
}

TEST_CASE("with more contrast, text has 7:1 and hairlines have 3:1", "[ui]") {
    prefer_more_contrast(true);
    in_both_themes([] {
        const Tokens& t = tokens();
        for (const Named& text :
             {Named{"text", t.text}, Named{"text_muted", t.text_muted}, Named{"accent", t.accent},
              Named{"ok", t.ok}, Named{"warning", t.warning}, Named{"breach", t.breach}}) {
            for (const Named& ground : all_grounds()) require(7.0, text, ground);
        }
        for (const Named& fill :
             {Named{"accent_fill", t.accent_fill}, Named{"accent_hover", t.accent_hover},
              Named{"breach_fill", t.breach_fill}}) {
            require(7.0, {"on_accent", t.on_accent}, fill);
            for (const Named& ground : plain_grounds()) require(3.0, fill, ground);
        }
        for (const Named& ground : plain_grounds()) {
            require(3.0, {"border", t.border}, ground);
            require(4.5, {"control", t.control}, ground);
        }
        for (std::size_t i = 0; i < t.series.size(); ++i) {
            for (const Named& ground : plain_grounds()) {
                require(3.0, {"series " + std::to_string(i), series_color(i)}, ground);
            }
        }
    });
    prefer_more_contrast(false);
}
