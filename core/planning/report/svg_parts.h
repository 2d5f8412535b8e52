#pragma once
// Pieces of SVG that charts are put together from. Places are in the units of the view box; y grows
// downward. Colours and fonts are given by class, so that the style sheet of html_report.cpp
// decides, also in print.

#include <string>
#include <string_view>
#include <vector>

namespace headroom::planning {

/// The opening tag of a chart; `label` is what a screen reader says.
std::string open_svg(double width, double height, std::string_view label);

/// Text whose baseline starts, ends or is centred at the place, as the classes `end` and `middle`
/// say. The text is escaped.
std::string svg_text(double x, double y, std::string_view css, std::string_view text);

std::string line_at(double x1, double y1, double x2, double y2, std::string_view css);

std::string rectangle(double x, double y, double width, double height, std::string_view css);

/// Moves the baselines of labels downward until they stand at least one line apart.
void keep_apart(std::vector<double>& places);

}  // namespace headroom::planning
