#include "core/app/lessons/lesson_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/scenario/judge.h"
#include "core/scenario/state_members.h"

namespace headroom::app::lesson_words {

using namespace scenario;

namespace {

std::vector<std::string> tokens_of(const std::string& pointer) {
    std::vector<std::string> tokens;
    for (const std::string_view token : split(pointer, '/')) tokens.emplace_back(token);
    if (!tokens.empty()) tokens.erase(tokens.begin());
    return tokens;
}

/// Whether the pointer is of the form of a path of state_members(): "<code>" stands for any name.
bool is_of_form(const std::vector<std::string>& pointer, std::string_view path) {
    const std::vector<std::string> form = tokens_of(std::string(path));
    if (form.size() != pointer.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (!form[i].starts_with('<') && form[i] != pointer[i]) return false;
    }
    return true;
}

/// What the figure is: "Macs managed"; empty when the table does not say.
std::string meaning_of(const std::string& pointer) {
    const std::vector<std::string> tokens = tokens_of(pointer);
    for (const StateMember& one : state_members()) {
        if (is_of_form(tokens, one.path)) return std::string(one.meaning);
    }
    return "";
}

/// Of whom: the name behind the first part of the pointer.
std::string owner_of(const std::string& pointer) {
    const std::vector<std::string> tokens = tokens_of(pointer);
    if (tokens.size() < 3) return "";
    if (tokens[0] == "totals" || tokens[0] == "mail") return "";
    return tokens[1];
}

std::string value_in_words(const Json& value) {
    if (value.is_string()) return "\"" + value.get<std::string>() + "\"";
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_null()) return "nothing";
    return value.dump();
}

std::string wish_in_words(const Expectation& goal) {
    const std::string value = value_in_words(goal.value);
    switch (goal.comparison) {
        case Comparison::equals: return value;
        case Comparison::not_equals: return "anything but " + value;
        case Comparison::at_least: return "at least " + value;
        case Comparison::at_most: return "at most " + value;
        case Comparison::contains: return "something with " + value + " in it";
        case Comparison::length: return value + " entries";
        case Comparison::absent: return "gone";
    }
    return value;
}

std::optional<Question> of_subscription(const std::string& id, const std::string& figure) {
    using About = Question::About;
    static constexpr std::array<std::pair<std::string_view, About>, 4> figures{
        {{"used", About::licenses_used},
         {"mainPool", About::main_pool},
         {"availableDynamic", About::main_pool},
         {"available", About::available}}};
    for (const auto& [name, about] : figures) {
        if (name != figure) continue;
        Question question;
        question.about = about;
        question.subscription = id;
        return question;
    }
    return std::nullopt;
}

std::optional<Question> of_key(const std::string& id, const std::string& figure) {
    using About = Question::About;
    static constexpr std::array<std::pair<std::string_view, About>, 4> figures{
        {{"max", About::row_max},
         {"used", About::row_used},
         {"available", About::row_available},
         {"limit", About::row_limit}}};
    for (const auto& [name, about] : figures) {
        if (name != figure) continue;
        Question question;
        question.about = about;
        question.row = id;
        return question;
    }
    return std::nullopt;
}

std::optional<Question> of_site(const SiteView& site) {
    Question question;
    question.site = site.code;
    if (site.exceeded) {
        question.about = Question::About::breach;
        return question;
    }
    if (site.key_id.empty()) return std::nullopt;
    return of_key(site.key_id, "limit");
}

}  // namespace

std::string moment(Instant t) {
    std::string text = format_instant(t).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

std::string moves(Count n) { return counted(n, "move"); }

std::optional<Question> question_about(const std::string& pointer, const Overview& overview) {
    const std::vector<std::string> tokens = tokens_of(pointer);
    if (tokens.size() != 3) return std::nullopt;
    if (tokens[0] == "subscriptions") return of_subscription(tokens[1], tokens[2]);
    if (tokens[0] == "keys") return of_key(tokens[1], tokens[2]);
    if (tokens[0] != "sites") return std::nullopt;
    for (const SiteView& site : overview.sites) {
        if (site.code == tokens[1]) return of_site(site);
    }
    return std::nullopt;
}

WhyNotYet why_not(const Session& session, const Expectation& goal, const Json& state) {
    const ExpectationResult result = judge(goal, state);
    if (result.passed.value_or(false)) return {};
    WhyNotYet why;
    const std::string owner = owner_of(goal.get);
    const std::string meaning = meaning_of(goal.get);
    const std::string figure = meaning.empty() ? goal.get : meaning;
    const bool is_there = !result.actual.is_null() || goal.comparison == Comparison::absent ||
                          result.message.find("leads nowhere") == std::string::npos;
    const std::string subject = (owner.empty() ? "" : owner + ": ") + figure;
    if (!is_there) {
        why.sentence = subject + ": there is no such thing yet.";
    } else if (result.actual.is_structured()) {
        why.sentence = subject + ": it has to be " + wish_in_words(goal) + ".";
    } else {
        const bool is_answer = result.actual.is_boolean();  // told as yes or no
        why.sentence = subject + (is_answer ? ": the answer is " : ": it is ") +
                       value_in_words(result.actual) + " now and has to be " + wish_in_words(goal) +
                       ".";
    }
    why.question = question_about(goal.get, session.overview());
    if (!why.question) return why;
    if (const auto explanation = explain(session, *why.question)) {
        if (!explanation->text.empty()) why.sentence += " " + explanation->text;
    } else {
        why.question.reset();
    }
    return why;
}

}  // namespace headroom::app::lesson_words
