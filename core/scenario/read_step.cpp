#include "core/scenario/read_step.h"

#include "core/base/text.h"
#include "core/scenario/command_catalogue.h"
#include "core/scenario/step_arguments.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

// `text` of the member when it is a non-empty string; reading proper reports anything else.
std::string plain_text(const Node& step, const char* name) {
    if (!step.value->is_object() || !step.value->contains(name)) return "";
    const Json& value = (*step.value)[name];
    return value.is_string() ? value.get<std::string>() : "";
}

void read_expected(ObjectReader& reader, Step& step) {
    if (const auto code = reader.text("expectError")) {
        step.expected_error = parse_error_code(*code);
        if (!step.expected_error) {
            std::vector<std::string_view> names;
            for (const ErrorCode known : all_error_codes()) names.push_back(code_name(known));
            reader.error(reader.member("expectError"),
                         "unknown error code " + in_quotes(*code) + suggestion(*code, names));
        }
    }
    if (const Node arguments = reader.member("expectArgs")) {
        if (!arguments.value->is_object()) reader.error(arguments, "an object is expected");
        step.expected_details = *arguments.value;
    }
    step.expected_done = reader.integer("expectDone", 0, max_count);
}

void read_at(ObjectReader& reader, Step& step, const StepContext& context) {
    const Node node = reader.required("at");
    const auto at = reader.instant("at", context.start);
    if (!at) return;
    step.at = *at;
    if (*at >= context.start && *at <= context.end) return;
    reader.error(node, "the step lies outside the scenario, which runs from " +
                           format_instant(context.start) + " to " + format_instant(context.end));
}

}  // namespace

void declare_names(const Node& step, StepContext& context, ErrorList& errors) {
    const std::string verb = plain_text(step, "do");
    const auto declare = [&](NameKind kind, const char* member) {
        const std::string name = plain_text(step, member);
        if (name.empty() || context.names.declare(kind, name)) return;
        ObjectReader reader(step, errors);
        reader.error(reader.member(member), std::string(title_of(kind)) + " " + in_quotes(name) +
                                                " is taken; choose another one");
    };
    if (verb == "sales.sell" || verb == "sales.trial") declare(NameKind::subscription, "id");
    if (verb == "sublicense.create") declare(NameKind::sublicense, "id");
    if (verb == "site.add") declare(NameKind::site, "code");
    if (const std::string file = plain_text(step, "save"); !file.empty()) {
        context.names.declare(NameKind::file, file);  // files may be saved over
    }
    if (verb == "account.register" || verb == "account.createBusiness") {
        if (step.value->contains("company") && (*step.value)["company"].is_object()) {
            const Json& company = (*step.value)["company"];
            const Json name = company.value("name", Json());
            if (name.is_string()) {
                context.names.declare(NameKind::company, name.get<std::string>());
            }
        }
    }
}

Step read_step(const Node& node, Timing timing, StepContext& context, ErrorList& errors) {
    Step step;
    step.pointer = node.pointer;
    step.line = node.place->line;
    step.column = node.place->column;
    step.source = *node.value;
    ObjectReader reader(node, errors);
    if (!reader.ok()) return step;
    if (timing == Timing::has_at) read_at(reader, step, context);
    step.actor = reader.text("as").value_or(context.admin);
    read_expected(reader, step);
    reader.text("save");
    reader.text("comment");
    const Node verb_node = reader.required("do");
    step.verb = reader.text("do").value_or("");
    const CommandForm* form = find_command(step.verb);
    if (form == nullptr) {
        if (verb_node && verb_node.value->is_string()) {
            const auto names = all_verbs();
            reader.error(verb_node,
                         "unknown command " + in_quotes(step.verb) + suggestion(step.verb, names));
        }
        return step;
    }
    StepArguments arguments(reader, context);
    form->read(arguments, step);
    reader.finish();
    return step;
}

}  // namespace headroom::scenario
