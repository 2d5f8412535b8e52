#pragma once
// The frame of the HTML reports: one file, no scripts, nothing fetched, made for the screen and for
// A4 paper.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/scenario/json_source.h"

namespace headroom::planning {

class HtmlReport {
public:
    HtmlReport(std::string_view title, std::string_view subtitle);

    /// A big figure each: value, what it is.
    void figures(const std::vector<std::pair<std::string, std::string>>& cards);
    /// The title of several headings that belong together.
    void chapter(std::string_view text);
    void heading(std::string_view text);
    void paragraph(std::string_view text);
    /// Sentences as a list.
    void list(const std::vector<std::string>& sentences);
    /// Ready-made HTML or SVG.
    void raw(std::string_view html) { body_ += html; }
    /// Charts side by side, as many as fit.
    void charts(const std::vector<std::string>& svgs);
    /// The first column is text, the others are figures or `words_html`. Cells are HTML.
    void table(const std::vector<std::string>& titles,
               const std::vector<std::vector<std::string>>& rows);
    /// Name and value of what the report rests on. Values are plain text.
    void facts(const std::vector<std::pair<std::string, std::string>>& rows);

    /// The whole file.
    std::string finish() const;

private:
    std::string title_;
    std::string body_;
};

/// Words as a cell of a table, read from the left.
std::string words_html(std::string_view text);

/// A probability with its interval, as a cell; `scale` is where the mark's scale ends.
std::string probability_cell(const scenario::Json& interval, double scale);

/// Report of a risk study out of its document `headroom/risk/1`.
std::string risk_report(const scenario::Json& risk_document);

}  // namespace headroom::planning
