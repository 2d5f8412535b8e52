#pragma once
// A value or the reason there is none. (std::expected is not available on all three compilers.)

#include <utility>
#include <variant>

namespace headroom {

/// Holds either a T or an E; E must differ from T. Checked with `if (result)`, read with `*result`
/// or `result.error()`; reading the side that is not there throws std::bad_variant_access.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return content_.index() == 0; }
    T& operator*() { return std::get<0>(content_); }
    const T& operator*() const { return std::get<0>(content_); }
    T* operator->() { return &std::get<0>(content_); }
    const T* operator->() const { return &std::get<0>(content_); }
    E& error() { return std::get<1>(content_); }
    const E& error() const { return std::get<1>(content_); }

private:
    std::variant<T, E> content_;
};

}  // namespace headroom
