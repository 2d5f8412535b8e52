#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/base/deflate.h"
#include "core/base/deflate_tables.h"

namespace headroom {
namespace {

using namespace deflate_tables;

class BitReader {
public:
    explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

    /// 0 and `failed` when there are not so many bits left.
    std::uint32_t take(int bits) {
        while (count_ < bits) {
            if (at_ == bytes_.size()) {
                failed = true;
                return 0;
            }
            pending_ |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at_++]))
                        << count_;
            count_ += 8;
        }
        const std::uint32_t value = pending_ & ((1U << bits) - 1U);
        pending_ >>= bits;
        count_ -= bits;
        return value;
    }
    void skip_to_byte() {
        pending_ = 0;
        count_ = 0;
    }

    bool failed = false;

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint32_t pending_ = 0;
    int count_ = 0;
};

/// Symbols by code, read bit by bit.
class Decoder {
public:
    explicit Decoder(const std::vector<int>& lengths) {
        for (const int length : lengths) ++counts_[static_cast<std::size_t>(length)];
        counts_[0] = 0;
        std::array<std::size_t, 16> offsets{};
        for (std::size_t i = 1; i < 16; ++i) offsets[i] = offsets[i - 1] + counts_[i - 1];
        symbols_.resize(offsets[15] + counts_[15]);
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            if (lengths[i] == 0) continue;
            symbols_[offsets[static_cast<std::size_t>(lengths[i])]++] = static_cast<int>(i);
        }
    }

    /// -1 when no code has these bits.
    int next(BitReader& in) const {
        std::size_t code = 0;
        std::size_t first = 0;
        std::size_t index = 0;
        for (std::size_t length = 1; length < 16 && !in.failed; ++length) {
            code |= in.take(1);
            const std::size_t count = counts_[length];
            if (code < first + count && code >= first) return symbols_[index + code - first];
            index += count;
            first = (first + count) << 1U;
            code <<= 1U;
        }
        return -1;
    }

private:
    std::array<std::size_t, 16> counts_{};
    std::vector<int> symbols_;
};

class Inflater {
public:
    Inflater(std::string_view bytes, std::size_t most) : in_(bytes), most_(most) {}

    std::optional<std::string> run() {
        bool last = false;
        while (!last) {
            last = in_.take(1) == 1;
            const std::uint32_t kind = in_.take(2);
            const bool good = kind == 0   ? stored()
                              : kind == 1 ? fixed()
                              : kind == 2 ? fitted()
                                          : false;
            if (!good || in_.failed) return std::nullopt;
        }
        return std::move(out_);
    }

private:
    bool stored() {
        in_.skip_to_byte();
        const std::uint32_t length = in_.take(16);
        const std::uint32_t check = in_.take(16);
        if (in_.failed || (length ^ check) != 0xFFFFU || out_.size() + length > most_) return false;
        for (std::uint32_t i = 0; i < length; ++i) out_ += static_cast<char>(in_.take(8));
        return !in_.failed;
    }

    bool fixed() {
        std::vector<int> letters(288, 8);
        std::fill(letters.begin() + 144, letters.begin() + 256, 9);
        std::fill(letters.begin() + 256, letters.begin() + 280, 7);
        return body(Decoder(letters), Decoder(std::vector<int>(30, 5)));
    }

    bool fitted() {
        const std::size_t letters = in_.take(5) + 257;
        const std::size_t spans = in_.take(5) + 1;
        const std::size_t codes = in_.take(4) + 4;
        if (letters > literal_symbols || spans > distance_symbols) return false;
        std::vector<int> code_lengths(19, 0);
        for (std::size_t i = 0; i < codes; ++i) {
            code_lengths[code_length_order[i]] = static_cast<int>(in_.take(3));
        }
        const Decoder decoder(code_lengths);
        std::vector<int> all;
        while (all.size() < letters + spans) {
            const int symbol = decoder.next(in_);
            if (symbol < 0 || in_.failed) return false;
            int value = symbol;
            std::size_t times = 1;
            if (symbol == 16) {
                if (all.empty()) return false;
                value = all.back();
                times = 3 + in_.take(2);
            } else if (symbol >= 17) {
                value = 0;
                times = symbol == 17 ? 3 + in_.take(3) : 11 + in_.take(7);
            }
            all.insert(all.end(), times, value);
        }
        if (all.size() != letters + spans) return false;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(letters);
        return body(Decoder(std::vector<int>(all.begin(), middle)),
                    Decoder(std::vector<int>(middle, all.end())));
    }

    bool body(const Decoder& letters, const Decoder& spans) {
        for (;;) {
            const int symbol = letters.next(in_);
            if (symbol < 0 || in_.failed) return false;
            if (symbol == end_of_block) return true;
            if (symbol < end_of_block) {
                if (out_.size() == most_) return false;
                out_ += static_cast<char>(symbol);
            } else if (!repeat(symbol - 257, spans)) {
                return false;
            }
        }
    }

    bool repeat(int length_symbol, const Decoder& spans) {
        if (length_symbol >= static_cast<int>(lengths.size())) return false;
        const Range& by = lengths[static_cast<std::size_t>(length_symbol)];
        const std::size_t length = by.base + in_.take(by.extra_bits);
        const int span_symbol = spans.next(in_);
        if (span_symbol < 0 || span_symbol >= distance_symbols) return false;
        const Range& from = distances[static_cast<std::size_t>(span_symbol)];
        const std::size_t distance = from.base + in_.take(from.extra_bits);
        if (in_.failed || distance > out_.size() || out_.size() + length > most_) return false;
        for (std::size_t i = 0; i < length; ++i) out_ += out_[out_.size() - distance];
        return true;
    }

    BitReader in_;
    std::size_t most_;
    std::string out_;
};

}  // namespace

std::optional<std::string> inflate(std::string_view compressed, std::size_t most_bytes) {
    return Inflater(compressed, most_bytes).run();
}

}  // namespace headroom
