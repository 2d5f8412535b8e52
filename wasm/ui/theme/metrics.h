#pragma once
// Sizes. ImGui works in device pixels here, so that text and hairlines land on whole pixels at
// every pixel ratio; every length of the design is written in CSS pixels and goes through dp().

namespace headroom::ui {

/// Device pixels per CSS pixel of the browser, and the interface scale (1 to 2) that comes on top.
void set_pixel_ratio(float ratio, float interface_scale = 1.0F);
/// Device pixels per pixel of the design: both together. At least 0.5.
float pixel_ratio();
/// Device pixels per CSS pixel of the browser alone.
float device_ratio();

/// A length of the design in device pixels, rounded to whole ones; never 0 for a positive length.
float dp(float css_pixels);

/// The thinnest line the screen can show.
constexpr float hairline() { return 1.0F; }

// The 4 px grid and the sizes that the design fixes, in CSS pixels.
inline constexpr float space_1 = 4.0F;
inline constexpr float space_2 = 8.0F;
inline constexpr float space_3 = 12.0F;
inline constexpr float space_4 = 16.0F;
inline constexpr float space_6 = 24.0F;
inline constexpr float space_8 = 32.0F;
inline constexpr float control_height = 32.0F;
inline constexpr float row_height = 32.0F;
inline constexpr float corner_radius = 6.0F;

}  // namespace headroom::ui
