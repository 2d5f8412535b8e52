#include "core/base/deflate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/deflate_tables.h"

namespace headroom {
namespace {

using namespace deflate_tables;

constexpr std::size_t window = 32768;
constexpr std::size_t longest = 258;
constexpr std::size_t shortest = 4;  // shorter matches cost more than their letters
constexpr int tries = 64;
constexpr std::size_t block_tokens = 40000;

/// A letter (distance 0) or a repetition.
struct Token {
    std::uint16_t value = 0;  // the letter, or the length
    std::uint16_t distance = 0;
};

class Matcher {
public:
    explicit Matcher(std::string_view text) : text_(text), before_(text.size(), none) {
        heads_.fill(none);
    }

    void enter(std::size_t at) {
        if (at + shortest > text_.size()) return;
        std::size_t& head = heads_[hash(at)];
        before_[at] = head;
        head = at;
    }

    Token longest_at(std::size_t at) const {
        Token best{static_cast<unsigned char>(text_[at]), 0};
        if (at + shortest > text_.size()) return best;
        const std::size_t most = std::min(longest, text_.size() - at);
        std::size_t found = shortest - 1;
        std::size_t candidate = heads_[hash(at)];
        for (int i = 0; i < tries && candidate != none && at - candidate <= window - 1; ++i) {
            std::size_t length = 0;
            while (length < most && text_[candidate + length] == text_[at + length]) ++length;
            if (length > found) {
                found = length;
                best = {static_cast<std::uint16_t>(length),
                        static_cast<std::uint16_t>(at - candidate)};
            }
            candidate = before_[candidate];
        }
        return best;
    }

private:
    static constexpr std::size_t none = ~std::size_t{0};

    std::size_t hash(std::size_t at) const {
        std::uint32_t key = 0;
        for (std::size_t i = 0; i < shortest; ++i) {
            key = key << 8 | static_cast<unsigned char>(text_[at + i]);
        }
        return key * 2654435761U >> 17;
    }

    std::string_view text_;
    std::array<std::size_t, 32768> heads_{};
    std::vector<std::size_t> before_;
};

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    Matcher matcher(text);
    for (std::size_t at = 0; at < text.size();) {
        const Token token = matcher.longest_at(at);
        const std::size_t length = token.distance == 0 ? 1 : token.value;
        for (std::size_t i = 0; i < length; ++i) matcher.enter(at + i);
        tokens.push_back(token);
        at += length;
    }
    return tokens;
}

template <std::size_t N>
int range_of(const std::array<Range, N>& ranges, int value) {
    int index = static_cast<int>(N) - 1;
    while (ranges[static_cast<std::size_t>(index)].base > value) --index;
    return index;
}

class BitWriter {
public:
    void put(std::uint32_t value, int bits) {
        pending_ |= static_cast<std::uint64_t>(value) << count_;
        count_ += bits;
        while (count_ >= 8) {
            out_ += static_cast<char>(pending_ & 0xFFU);
            pending_ >>= 8;
            count_ -= 8;
        }
    }
    std::string take() {
        if (count_ > 0) put(0, 8 - count_);
        return std::move(out_);
    }

private:
    std::string out_;
    std::uint64_t pending_ = 0;
    int count_ = 0;
};

/// Code lengths of at most `most` bits for the symbols that occur (Huffman, then cut to length).
std::vector<int> code_lengths(const std::vector<std::uint32_t>& counts, int most) {
    struct Node {
        std::uint64_t count;
        int left;
        int right;
    };
    std::vector<Node> nodes;
    std::vector<std::pair<std::uint64_t, int>> open;  // count, node; smallest last
    std::vector<int> lengths(counts.size(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        nodes.push_back({counts[i], -1, -1});
        if (counts[i] > 0) open.emplace_back(counts[i], static_cast<int>(i));
    }
    if (open.size() == 1) lengths[static_cast<std::size_t>(open[0].second)] = 1;
    if (open.size() < 2) return lengths;
    const auto smaller_last = [](const auto& a, const auto& b) { return a > b; };
    std::sort(open.begin(), open.end(), smaller_last);
    while (open.size() > 1) {
        const auto a = open.back();
        open.pop_back();
        const auto b = open.back();
        open.pop_back();
        const std::pair<std::uint64_t, int> sum{a.first + b.first, static_cast<int>(nodes.size())};
        nodes.push_back({sum.first, a.second, b.second});
        open.insert(std::lower_bound(open.begin(), open.end(), sum, smaller_last), sum);
    }
    std::vector<std::pair<int, int>> walk{{open[0].second, 0}};
    while (!walk.empty()) {
        const auto [node, depth] = walk.back();
        walk.pop_back();
        const Node& here = nodes[static_cast<std::size_t>(node)];
        if (here.left < 0) {
            lengths[static_cast<std::size_t>(node)] = depth;
            continue;
        }
        walk.emplace_back(here.left, depth + 1);
        walk.emplace_back(here.right, depth + 1);
    }
    if (*std::max_element(lengths.begin(), lengths.end()) <= most) return lengths;
    // Too deep: with flatter counts the tree is, too.
    std::vector<std::uint32_t> flatter = counts;
    for (std::uint32_t& count : flatter) count = count == 0 ? 0 : count / 2 + 1;
    return code_lengths(flatter, most);
}

/// The codes that follow from their lengths, each already in the order in which its bits are sent.
std::vector<std::uint32_t> codes_of(const std::vector<int>& lengths) {
    std::array<std::uint32_t, 17> count{};
    for (const int length : lengths) ++count[static_cast<std::size_t>(length)];
    count[0] = 0;
    std::array<std::uint32_t, 17> next{};
    for (std::size_t bits = 1; bits < next.size(); ++bits) {
        next[bits] = (next[bits - 1] + count[bits - 1]) << 1U;
    }
    std::vector<std::uint32_t> codes(lengths.size(), 0);
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const auto bits = static_cast<std::size_t>(lengths[i]);
        if (bits == 0) continue;
        std::uint32_t code = next[bits]++;
        for (std::size_t b = 0; b < bits; ++b, code >>= 1U) {
            codes[i] = codes[i] << 1U | (code & 1U);
        }
    }
    return codes;
}

struct Code {
    std::vector<int> lengths;
    std::vector<std::uint32_t> codes;

    Code(const std::vector<std::uint32_t>& counts, int most)
        : lengths(code_lengths(counts, most)), codes(codes_of(lengths)) {}
    void put(BitWriter& out, int symbol) const {
        const auto index = static_cast<std::size_t>(symbol);
        out.put(codes[index], lengths[index]);
    }
};

void write_code_lengths(BitWriter& out, const Code& letters, const Code& spans) {
    std::vector<int> all = letters.lengths;
    all.insert(all.end(), spans.lengths.begin(), spans.lengths.end());
    std::vector<std::pair<int, int>> symbols;  // symbol, number of zeros behind 17 and 18
    std::vector<std::uint32_t> counts(19, 0);
    for (std::size_t i = 0; i < all.size();) {
        std::size_t zeros = 0;
        while (i + zeros < all.size() && all[i + zeros] == 0 && zeros < 138) ++zeros;
        const int symbol = zeros >= 11 ? 18 : zeros >= 3 ? 17 : all[i];
        symbols.emplace_back(symbol, static_cast<int>(zeros));
        ++counts[static_cast<std::size_t>(symbol)];
        i += symbol >= 17 ? zeros : 1;
    }
    const Code code(counts, 7);
    out.put(literal_symbols - 257, 5);
    out.put(distance_symbols - 1, 5);
    out.put(19 - 4, 4);
    for (const std::uint8_t place : code_length_order) {
        out.put(static_cast<std::uint32_t>(code.lengths[place]), 3);
    }
    for (const auto& [symbol, zeros] : symbols) {
        code.put(out, symbol);
        if (symbol == 17) out.put(static_cast<std::uint32_t>(zeros - 3), 3);
        if (symbol == 18) out.put(static_cast<std::uint32_t>(zeros - 11), 7);
    }
}

void write_block(BitWriter& out, const Token* first, const Token* last, bool is_last) {
    std::vector<std::uint32_t> letters(literal_symbols, 0);
    std::vector<std::uint32_t> spans(distance_symbols, 0);
    letters[end_of_block] = 1;
    spans[0] = 1;  // a block without repetitions still has to name a code
    for (const Token* token = first; token != last; ++token) {
        if (token->distance == 0) {
            ++letters[token->value];
        } else {
            ++letters[static_cast<std::size_t>(257 + range_of(lengths, token->value))];
            ++spans[static_cast<std::size_t>(range_of(distances, token->distance))];
        }
    }
    const Code letter_code(letters, 15);
    const Code span_code(spans, 15);
    out.put(is_last ? 1 : 0, 1);
    out.put(2, 2);
    write_code_lengths(out, letter_code, span_code);
    for (const Token* token = first; token != last; ++token) {
        if (token->distance == 0) {
            letter_code.put(out, token->value);
            continue;
        }
        const int length = range_of(lengths, token->value);
        const Range& long_range = lengths[static_cast<std::size_t>(length)];
        letter_code.put(out, 257 + length);
        out.put(static_cast<std::uint32_t>(token->value - long_range.base), long_range.extra_bits);
        const int distance = range_of(distances, token->distance);
        const Range& far_range = distances[static_cast<std::size_t>(distance)];
        span_code.put(out, distance);
        out.put(static_cast<std::uint32_t>(token->distance - far_range.base),
                far_range.extra_bits);
    }
    letter_code.put(out, end_of_block);
}

}  // namespace

std::string deflate(std::string_view bytes) {
    const std::vector<Token> tokens = tokens_of(bytes);
    BitWriter out;
    std::size_t at = 0;
    do {
        const std::size_t end = std::min(tokens.size(), at + block_tokens);
        write_block(out, tokens.data() + at, tokens.data() + end, end == tokens.size());
        at = end;
    } while (at < tokens.size());
    return out.take();
}

}  // namespace headroom
