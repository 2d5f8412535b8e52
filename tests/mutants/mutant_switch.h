#pragma once
// The switch behind which mutants are compiled (scripts/mutants puts calls of these functions into
// a copy of the sources). HEADROOM_MUTANT is the number of the one mutant that is on; none by
// default. When the program ends, the numbers of the mutants that it came past are appended to the
// file HEADROOM_REACHED, one a line.
//
// A function that is deprecated stands for a change which the types do not allow: the compiler's
// warning tells its number, and the mutant is left out.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace hm {

inline constexpr unsigned most = 1u << 20;
inline unsigned char reached[most];

struct Switch {
    unsigned chosen = 0;
    Switch() {
        if (const char* number = std::getenv("HEADROOM_MUTANT")) {
            chosen = static_cast<unsigned>(std::strtoul(number, nullptr, 10));
        }
    }
    ~Switch() {
        const char* path = std::getenv("HEADROOM_REACHED");
        std::FILE* file = path ? std::fopen(path, "a") : nullptr;
        if (!file) return;
        for (unsigned id = 0; id < most; ++id) {
            if (reached[id]) std::fprintf(file, "%u\n", id);
        }
        std::fclose(file);
    }
};
inline Switch the_switch;

template <unsigned id>
inline bool on() {
    reached[id] = 1;
    return the_switch.chosen == id;
}

// ---- operators: the operands are evaluated once, in either case

#define HM_OPERATOR(name, is, becomes)                                                          \
    template <unsigned id, class A, class B>                                                    \
    requires requires(const A& a, const B& b) { static_cast<decltype(a is b)>(a becomes b); }   \
    inline auto name(const A& a, const B& b) {                                                  \
        using Result = decltype(a is b);                                                        \
        return on<id>() ? static_cast<Result>(a becomes b) : a is b;                            \
    }                                                                                           \
    template <unsigned id, class A, class B>                                                    \
    requires(!requires(const A& a, const B& b) { static_cast<decltype(a is b)>(a becomes b); }) \
        [[deprecated("no mutant")]] inline decltype(auto)                                       \
        name(A&& a, B&& b) {                                                                    \
        return std::forward<A>(a) is std::forward<B>(b);                                        \
    }

HM_OPERATOR(less, <, <=)
HM_OPERATOR(less_equal, <=, <)
HM_OPERATOR(greater, >, >=)
HM_OPERATOR(greater_equal, >=, >)
HM_OPERATOR(equal, ==, !=)
HM_OPERATOR(unequal, !=, ==)
HM_OPERATOR(plus, +, -)
HM_OPERATOR(minus, -, +)
HM_OPERATOR(times, *, +)
HM_OPERATOR(divided, /, *)
HM_OPERATOR(modulo, %, *)

// ---- values

template <unsigned id, class T>
inline T constant(T value) {
    if constexpr (std::is_same_v<T, bool>) {
        return on<id>() != value;
    } else {
        return on<id>() ? static_cast<T>(value + 1) : value;
    }
}

template <class T>
concept Number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
template <class T>
concept Emptied = std::is_class_v<T> && std::is_default_constructible_v<T>;

template <unsigned id, class V>
requires std::is_same_v < std::decay_t<V>,
bool > inline bool returned(V&& value) { return on<id>() != value; }
template <unsigned id, class V>
requires Number<std::decay_t<V>>
inline std::decay_t<V> returned(V&& value) {
    return on<id>() ? static_cast<std::decay_t<V>>(value + 1) : value;
}
template <unsigned id, class V>
requires Emptied<std::decay_t<V>>
inline auto returned(V&& value)
    -> std::conditional_t<std::is_lvalue_reference_v<V>, V, std::decay_t<V>> {
    if constexpr (std::is_lvalue_reference_v<V>) {
        static std::remove_reference_t<V> empty{};
        return on<id>() ? empty : value;
    } else {
        if (on<id>()) return std::decay_t<V>{};
        return std::forward<V>(value);
    }
}
template <unsigned id, class V>
requires(!std::is_arithmetic_v<std::decay_t<V>> && !Emptied<std::decay_t<V>>)
    [[deprecated("no mutant")]] inline auto returned(V&& value)
        -> std::conditional_t<std::is_lvalue_reference_v<V>, V, std::decay_t<V>> {
    return std::forward<V>(value);
}

// ---- arguments

template <unsigned id, class T>
inline T& first_of(T& a, T& b) {
    return on<id>() ? b : a;
}
template <unsigned id, class A, class B>
requires(!std::is_lvalue_reference_v<A> || !std::is_same_v<A, B>)
    [[deprecated("no mutant")]] inline A&& first_of(A&& a, B&&) {
    return std::forward<A>(a);
}

template <unsigned id, class T>
inline T smaller(const T& a, const T& b) {
    return on<id>() ? std::max(a, b) : std::min(a, b);
}
template <unsigned id, class T>
inline T larger(const T& a, const T& b) {
    return on<id>() ? std::min(a, b) : std::max(a, b);
}

}  // namespace hm
