#include "core/app/setup/site_paste.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "core/base/csv.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

enum class Meaning : std::uint8_t {
    code,
    name,
    macs,
    key,
    licenses,
    connection,
    growth,
    stay,
    stay_years,
    stay_days,
    calendar,
    subscription,
    unknown
};

struct HeaderWords {
    Meaning meaning;
    std::array<std::string_view, 5> words;  // an empty one ends the list
};

/// Of a header cell in lower case; the first line that fits counts.
Meaning meaning_of_header(const std::string& cell) {
    static const std::array<HeaderWords, 14> known{{
        {Meaning::subscription, {"subscription"}},
        {Meaning::unknown, {"new mac"}},
        {Meaning::name, {"name"}},
        {Meaning::code, {"code", "site", "sccm"}},
        {Meaning::growth, {"growth", "grow"}},
        {Meaning::stay_days, {"contract"}},
        {Meaning::stay_years, {"year", "lifetime"}},
        {Meaning::stay, {"stay", "replace", "how long"}},
        {Meaning::calendar, {"term", "calendar", "month"}},
        {Meaning::connection, {"online", "offline", "connection", "method", "internet"}},
        {Meaning::licenses, {"licenses", "licences", "limit"}},
        {Meaning::macs, {"mac", "device", "computer", "count", "number"}},
        {Meaning::key, {"key", "type", "license", "licence"}},
        {Meaning::name, {"description", "location", "place", "department"}},
    }};
    for (const HeaderWords& one : known) {
        for (const std::string_view word : one.words) {
            if (!word.empty() && cell.find(word) != std::string::npos) return one.meaning;
        }
    }
    return Meaning::unknown;
}

std::vector<Meaning> read_header(const CsvTable::Row& row) {
    std::vector<Meaning> meanings;
    int known = 0;
    for (const CsvField& field : row.fields) {
        const std::string cell = to_lower(field.text);
        if (cell.find_first_of("0123456789") != std::string::npos) return {};
        SiteFigures figures;
        const bool is_value =
            read_key_words(cell, figures) || cell == "online" || cell == "offline";
        if (is_value) return {};
        meanings.push_back(meaning_of_header(cell));
        if (meanings.back() != Meaning::unknown) ++known;
    }
    return known >= 2 || (known == 1 && meanings.size() == 1) ? meanings : std::vector<Meaning>{};
}

std::optional<bool> read_connection(const std::string& cell) {
    if (cell == "offline" || cell == "no" || cell == "no internet") return true;
    if (cell == "online" || cell == "yes") return false;
    return std::nullopt;
}

bool has_calendar(const std::string& cell) { return cell.find("term") != std::string::npos; }

bool looks_like_code(const std::string& text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    return plain && text.size() <= 4;
}

/// Reads the cells of one line.
class LineReader {
public:
    LineReader(int line, std::vector<PasteProblem>& problems) : line_(line), problems_(problems) {}

    void read_with_header(const CsvTable::Row& row, const std::vector<Meaning>& meanings) {
        for (std::size_t i = 0; i < row.fields.size() && i < meanings.size(); ++i) {
            const std::string text = row.fields[i].text;
            if (!text.empty()) take(meanings[i], text);
        }
    }

    void read_by_content(const CsvTable::Row& row) {
        for (const CsvField& field : row.fields) {
            if (!field.text.empty()) take(recognised(field.text), field.text);
        }
        if (names_.size() > 1) {
            site_.figures.code = names_[0];
            site_.figures.name = names_[1];
        } else if (names_.size() == 1) {
            (looks_like_code(names_[0]) ? site_.figures.code : site_.figures.name) = names_[0];
        }
    }

    NewSite& site() { return site_; }

private:
    Meaning recognised(const std::string& text) {
        const std::string cell = to_lower(text);
        SiteFigures figures;
        if (read_key_words(cell, figures)) return Meaning::key;
        if (cell == "online" || cell == "offline") return Meaning::connection;
        if (cell.find('%') != std::string::npos) return Meaning::growth;
        if (parse_grouped_count(cell)) {
            ++numbers_;
            return numbers_ == 1   ? Meaning::macs
                   : numbers_ == 2 ? Meaning::growth
                                   : Meaning::stay_years;
        }
        if (numbers_ > 0 && has_calendar(cell)) return Meaning::calendar;
        if (numbers_ > 0 && parse_stay(cell)) return Meaning::stay;
        if (numbers_ > 0 && parse_percent(cell)) return Meaning::growth;
        return numbers_ > 0 ? Meaning::subscription : Meaning::unknown;
    }

    void take(Meaning meaning, const std::string& text) {
        const std::string cell = to_lower(text);
        SiteFigures& figures = site_.figures;
        switch (meaning) {
            case Meaning::code: figures.code = text; break;
            case Meaning::name: figures.name = text; break;
            case Meaning::subscription: figures.subscription = text; break;
            case Meaning::macs: take_count(cell, "Macs", figures.macs); break;
            case Meaning::licenses: take_count(cell, "licenses", figures.licenses); break;
            case Meaning::key: take_key_words(text, cell); break;
            case Meaning::connection: take_connection(text, cell); break;
            case Meaning::growth: take_growth(text, cell); break;
            case Meaning::stay: take_stay(text, cell, 0); break;
            case Meaning::stay_years: take_stay(text, cell, 365); break;
            case Meaning::stay_days: take_stay(text, cell, 1); break;
            case Meaning::calendar: take_calendar(cell); break;
            case Meaning::unknown: names_.push_back(text); break;
        }
    }

    void take_count(const std::string& cell, const char* what, Count& count) {
        if (const auto number = parse_grouped_count(cell)) {
            count = *number;
        } else {
            problem(fmt::format("\"{}\" is no number of {}", cell, what),
                    "Write a whole number like 310.");
        }
    }

    void take_key_words(const std::string& text, const std::string& cell) {
        if (read_key_words(cell, site_.figures)) return;
        problem(fmt::format("\"{}\" is no key", text),
                "Write primary, Reserved 340 or Dynamic 80.");
    }

    void take_connection(const std::string& text, const std::string& cell) {
        if (const auto offline = read_connection(cell)) {
            site_.figures.offline = *offline;
        } else {
            problem(fmt::format("\"{}\" says not how the site is connected", text),
                    "Write online or offline.");
        }
    }

    void take_growth(const std::string& text, const std::string& cell) {
        site_.expectation.growth = parse_percent(cell);
        if (site_.expectation.growth) return;
        problem(fmt::format("\"{}\" is no growth in percent", text), "Write a figure like 8 %.");
    }

    void take_stay(const std::string& text, const std::string& cell, double unit_days) {
        if (has_calendar(cell)) return take_calendar(cell);
        if (cell == "-") return;
        site_.expectation.stay = parse_stay(cell, unit_days);
        if (site_.expectation.stay) return;
        problem(fmt::format("\"{}\" says not how long Macs stay", text),
                "Write words like 4 years, contracts of 90 days, about 3 years or for ever.");
    }

    void take_calendar(const std::string& cell) {
        const bool none = cell == "-" || cell == "no" || cell == "none" || cell == "even";
        site_.expectation.by_terms = !none;
        // "terms, contracts of 300 days" says both.
        if (const auto stay = parse_stay(cell)) site_.expectation.stay = stay;
    }

    void problem(std::string text, std::string fix) {
        problems_.push_back({line_, std::move(text) + ".", std::move(fix), false});
    }

    int line_;
    int numbers_ = 0;
    NewSite site_;
    std::vector<std::string> names_;
    std::vector<PasteProblem>& problems_;
};

/// A usable code, and no second line about the same site.
bool settle_code(PastedSite& pasted, std::vector<std::string>& codes, std::set<std::string>& seen,
                 PastedSites& all) {
    SiteFigures& figures = pasted.site.figures;
    figures.code = std::string(trim(figures.code));
    figures.name = std::string(trim(figures.name));
    const auto refuse = [&](std::string text, std::string fix) {
        all.problems.push_back({pasted.line, std::move(text), std::move(fix), true});
        return false;
    };
    if (figures.code.empty() && figures.name.empty()) {
        return refuse("The line names no site.", "Give it a code or a name.");
    }
    if (figures.code.empty()) figures.code = code_for(figures.name, codes);
    if (!seen.insert(figures.code).second) {
        return refuse(fmt::format("{} stands on an earlier line already.", figures.code),
                      "Give the second site another code.");
    }
    codes.push_back(figures.code);
    const bool limited = figures.key == KeyWish::reserved || figures.key == KeyWish::dynamic;
    if (limited && figures.licenses < 1) {
        figures.licenses = std::max<Count>(1, figures.macs);
        all.problems.push_back({pasted.line,
                                fmt::format("{} says {} without a number, so it gets {}.",
                                            figures.code, key_words(figures.key), figures.licenses),
                                "Write the number behind the word.", false});
    }
    return true;
}

}  // namespace

bool read_key_words(std::string_view text, SiteFigures& figures) {
    const std::string cell = to_lower(trim(text));
    struct Word {
        std::string_view word;
        KeyWish wish;
    };
    static constexpr std::array<Word, 5> words{{{"primary", KeyWish::primary},
                                                {"reserved", KeyWish::reserved},
                                                {"dynamic", KeyWish::dynamic},
                                                {"none", KeyWish::none},
                                                {"no key", KeyWish::none}}};
    for (const Word& one : words) {
        if (!cell.starts_with(one.word)) continue;
        std::string_view rest = trim(std::string_view(cell).substr(one.word.size()));
        while (!rest.empty() &&
               (rest.front() == ':' || rest.front() == '(' || rest.front() == '=')) {
            rest = trim(rest.substr(1));
        }
        while (!rest.empty() && rest.back() == ')') rest.remove_suffix(1);
        const bool has_number = one.wish == KeyWish::reserved || one.wish == KeyWish::dynamic;
        const auto number = parse_grouped_count(rest);
        if (!rest.empty() && rest != "key" && !(has_number && number)) return false;
        figures.key = one.wish;
        if (number) figures.licenses = *number;
        return true;
    }
    return false;
}

PastedSites read_pasted_sites(std::string_view text, const std::vector<std::string>& taken) {
    PastedSites all;
    const CsvTable table = parse_csv(text);
    if (table.problem.line > 0) {
        all.problems.push_back({table.problem.line, table.problem.message,
                                "Copy the table again, or mend the quotes.", true});
    }
    std::vector<std::string> codes = taken;
    std::set<std::string> seen;
    std::vector<Meaning> meanings;
    bool first = true;
    for (const CsvTable::Row& row : table.rows) {
        if (first) meanings = read_header(row);
        all.had_header = !meanings.empty();
        const bool is_header = first && all.had_header;
        first = false;
        if (is_header) continue;
        if (all.sites.size() == most_pasted_sites) {
            all.problems.push_back(
                {row.line, fmt::format("Only {} sites are taken at once.", most_pasted_sites),
                 "Paste the rest afterwards.", true});
            break;
        }
        LineReader reader(row.line, all.problems);
        all.had_header ? reader.read_with_header(row, meanings) : reader.read_by_content(row);
        PastedSite pasted{row.line, std::move(reader.site())};
        if (settle_code(pasted, codes, seen, all)) all.sites.push_back(std::move(pasted));
    }
    return all;
}

}  // namespace headroom::app
