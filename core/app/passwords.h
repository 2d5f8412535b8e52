#pragma once
// Passwords that somebody types are judged and then forgotten: what is written down, played,
// saved, linked or kept holds a placeholder in their place. Typed passwords stay in memory, and
// only as long as the session lives.
//
// A placeholder has what matters of the password for the rules: being empty, too short (ACC-1), the
// same as its repetition (ACC-2), the person's own or not (ACC-7, USR-7). So the steps that are
// written down replay with the same events.

#include <functional>
#include <string>
#include <string_view>

#include "core/scenario/scenario.h"

namespace headroom::app {

/// Whether a text is the password of the person with this email.
using IsPasswordOf = std::function<bool(std::string_view email, std::string_view typed)>;

/// The email and the password that a step carries; both empty when it carries none.
struct TypedPassword {
    std::string email;
    std::string password;
};
TypedPassword typed_password(const scenario::Step& step);

/// Puts placeholders for the passwords of account.register, account.signIn and users.join.
void hide_passwords(scenario::Step& step, const IsPasswordOf& is_right);

}  // namespace headroom::app
