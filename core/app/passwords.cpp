#include "core/app/passwords.h"

#include <optional>
#include <variant>

#include "core/base/text.h"
#include "core/licensing/passwords.h"
#include "core/licensing/settings.h"

namespace headroom::app {
namespace {

using namespace licensing;

constexpr std::string_view another_password = "(another password)";
constexpr std::string_view short_password = "short";
static_assert(short_password.size() < password_min_characters);

std::string chosen(std::string_view typed) {
    if (trim(typed).empty()) return "";
    const bool is_short = character_count(typed) < password_min_characters;
    return std::string(is_short ? short_password : own_password);
}

std::string repeated(std::string_view password, std::string_view repeat) {
    if (repeat.empty()) return "";
    return repeat == password ? chosen(password) : std::string(another_password);
}

std::string shown(std::string_view typed, bool right) {
    if (typed.empty()) return "";
    return std::string(right ? own_password : another_password);
}

void write_down(scenario::Step& step, const char* member, std::string& password,
                std::string placeholder) {
    password = std::move(placeholder);
    step.source[member] = password;
}

}  // namespace

TypedPassword typed_password(const scenario::Step& step) {
    for (const Command& command : step.commands) {
        if (const auto* wish = std::get_if<RegisterAccount>(&command)) {
            return {wish->email, wish->password};
        }
        if (const auto* wish = std::get_if<SignIn>(&command)) return {wish->email, wish->password};
        if (const auto* wish = std::get_if<JoinCompany>(&command)) {
            return {wish->email, wish->password};
        }
    }
    return {};
}

void hide_passwords(scenario::Step& step, const IsPasswordOf& is_right) {
    for (Command& command : step.commands) {
        if (auto* wish = std::get_if<RegisterAccount>(&command)) {
            if (wish->password_repeat) {
                write_down(step, "passwordRepeat", *wish->password_repeat,
                           repeated(wish->password, *wish->password_repeat));
            }
            write_down(step, "password", wish->password, chosen(wish->password));
        } else if (auto* sign_in = std::get_if<SignIn>(&command)) {
            const bool right = is_right(sign_in->email, sign_in->password);
            write_down(step, "password", sign_in->password, shown(sign_in->password, right));
        } else if (auto* join = std::get_if<JoinCompany>(&command)) {
            const bool right = is_right(join->email, join->password);
            write_down(step, "password", join->password, shown(join->password, right));
        }
    }
}

}  // namespace headroom::app
