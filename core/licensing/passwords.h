#pragma once
// A person's password, as commands carry it (ACC-7, USR-7).

#include <string_view>

#include "core/licensing/accounts.h"

namespace headroom::licensing {

/// Stands for the password of whoever it is given for, in scenarios that a page has written: typed
/// passwords go into no file.
inline constexpr std::string_view own_password = "(the person's own password)";

/// Whether this is the person's password, or `own_password`.
inline bool is_password_of(const Person& person, std::string_view password) {
    return password == own_password || person.password_digest == password_digest(password);
}

}  // namespace headroom::licensing
