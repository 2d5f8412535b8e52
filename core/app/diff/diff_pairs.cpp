#include "core/app/diff/diff_pairs.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/app/diff/diff_words.h"

namespace headroom::app::diff_parts {
namespace {

using Places = std::vector<std::size_t>;

std::vector<std::string> texts_of(const Json& list) {
    std::vector<std::string> texts;
    for (const Json& element : list) texts.push_back(element.dump());
    return texts;
}

/// Pairs what both have in a longest common subsequence of [from, end_a) and [from, end_b), by
/// dynamic programming; lists so long that the table had more than 4 million cells are left to the
/// pairing by identity.
void pair_common(const std::vector<std::string>& a, const std::vector<std::string>& b,
                 std::size_t from, std::size_t end_a, std::size_t end_b, Places& partner) {
    const std::size_t rows = end_a - from;
    const std::size_t columns = end_b - from;
    if (rows == 0 || columns == 0 || rows > 4'000'000 / columns) return;
    // length[i][j]: of the longest common subsequence of what follows i and j.
    std::vector<std::vector<std::uint32_t>> length(rows + 1,
                                                   std::vector<std::uint32_t>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            length[i][j] = a[from + i] == b[from + j]
                               ? length[i + 1][j + 1] + 1
                               : std::max(length[i + 1][j], length[i][j + 1]);
        }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (a[from + i] == b[from + j]) {
            partner[from + j++] = from + i++;
        } else if (length[i + 1][j] >= length[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
}

void pair_equal(const Json& first, const Json& second, Places& partner) {
    const std::vector<std::string> a = texts_of(first);
    const std::vector<std::string> b = texts_of(second);
    std::size_t from = 0;
    std::size_t end_a = a.size();
    std::size_t end_b = b.size();
    while (from < end_a && from < end_b && a[from] == b[from]) {
        partner[from] = from;
        ++from;
    }
    while (end_a > from && end_b > from && a[end_a - 1] == b[end_b - 1]) {
        partner[--end_b] = --end_a;
    }
    pair_common(a, b, from, end_a, end_b, partner);
}

void pair_by_identity(std::string_view list, const Json& first, const Json& second,
                      const std::vector<bool>& taken, Places& partner) {
    std::map<std::string, Places> waiting;  // the next one last
    for (std::size_t i = first.size(); i-- > 0;) {
        if (!taken[i]) waiting[element_identity(list, first[i])].push_back(i);
    }
    for (std::size_t j = 0; j < second.size(); ++j) {
        if (partner[j] != no_place) continue;
        const auto found = waiting.find(element_identity(list, second[j]));
        if (found == waiting.end() || found->second.empty()) continue;
        partner[j] = found->second.back();
        found->second.pop_back();
    }
}

}  // namespace

ListPairs pair_lists(std::string_view list, const Json& first, const Json& second) {
    Places partner(second.size(), no_place);
    pair_equal(first, second, partner);
    const auto mark = [&] {
        std::vector<bool> taken(first.size(), false);
        for (const std::size_t i : partner) {
            if (i != no_place) taken[i] = true;
        }
        return taken;
    };
    pair_by_identity(list, first, second, mark(), partner);
    ListPairs result;
    std::size_t latest = 0;
    for (std::size_t j = 0; j < second.size(); ++j) {
        result.pairs.emplace_back(partner[j], j);
        if (partner[j] == no_place) continue;
        if (partner[j] < latest) result.same_order = false;
        latest = partner[j];
    }
    const std::vector<bool> taken = mark();
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (!taken[i]) result.pairs.emplace_back(i, no_place);
    }
    return result;
}

}  // namespace headroom::app::diff_parts
