#include "core/app/lessons/read_lesson.h"

#include <algorithm>
#include <utility>

#include "core/app/lessons/lesson_checks.h"
#include "core/app/lessons/lesson_trial.h"
#include "core/scenario/object_reader.h"

namespace headroom::app {

using namespace scenario;

namespace {

constexpr const char* lesson_schema_name = "headroom/lesson/1";

bool is_lesson_name(const std::string& name) {
    if (name.empty() || name.size() > lesson_limits::name_most) return false;
    if (name.front() == '-' || name.back() == '-') return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// Text with something in it.
std::string filled_text(ObjectReader& reader, std::string_view name) {
    std::string text = reader.required_text(name);
    const Node node = reader.member(name);
    if (node && *node.value == "") reader.error(node, "a text is expected, not \"\"");
    return text;
}

void check_size(ObjectReader& reader, std::string_view name, std::size_t size, std::size_t least,
                std::size_t most) {
    if (size >= least && size <= most) return;
    reader.error(reader.member(name), "from " + std::to_string(least) + " to " +
                                          std::to_string(most) + " are expected, not " +
                                          std::to_string(size));
}

class LessonReader {
public:
    LessonReader(const JsonSource& source, ErrorList& errors) : source_(source), errors_(errors) {}

    Lesson read() {
        ObjectReader reader({&source_.value, &source_.place, ""}, errors_);
        reader.text("$schema");
        read_heading(reader);
        read_prediction(reader);
        read_rest(reader);
        const Node scenario_node = reader.required("scenario");
        LessonTrial trial{source_, errors_};
        trial.goals = goals_of(reader, "goals", 1, lesson_.goals);
        trial.keep = goals_of(reader, "keep", 0, lesson_.keep);
        trial.solution = reader.array("solution");
        reader.required("solution");
        if (reader.has("solution")) {
            check_size(reader, "solution", trial.solution.size(), 1, lesson_limits::moves_most);
        }
        reader.finish();
        if (scenario_node && scenario_node.value->is_object()) {
            trial.scenario = scenario_node;
            play_fits(trial);
        } else if (scenario_node) {
            reader.error(scenario_node,
                         "a scenario is expected, not " + describe(*scenario_node.value));
        }
        return std::move(lesson_);
    }

private:
    void read_heading(ObjectReader& reader) {
        const std::string schema = reader.required_text("schema");
        const Node node = reader.member("schema");
        if (node && node.value->is_string() && schema != lesson_schema_name) {
            reader.error(node, std::string("\"") + lesson_schema_name + "\" is expected, not " +
                                   in_quotes(schema));
        }
        lesson_.name = reader.required_text("name");
        if (reader.has("name") && !is_lesson_name(lesson_.name)) {
            reader.error(reader.member("name"),
                         "a name of at most 60 lower-case letters, digits and hyphens is "
                         "expected, not " +
                             in_quotes(lesson_.name));
        }
        lesson_.title = filled_text(reader, "title");
        lesson_.chapter = filled_text(reader, "chapter");
        lesson_.story = filled_text(reader, "story");
        lesson_.question = filled_text(reader, "question");
    }

    void read_prediction(ObjectReader& reader) {
        ObjectReader predict(reader.required("predict"), errors_);
        if (!predict.ok()) return;
        predict.required("options");
        auto& options = lesson_.predict.options;
        options = predict.texts("options").value_or(std::vector<std::string>());
        if (predict.has("options")) {
            check_size(predict, "options", options.size(), lesson_limits::options_least,
                       lesson_limits::options_most);
        }
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (std::find(options.begin(), options.begin() + static_cast<std::ptrdiff_t>(i),
                          options[i]) != options.begin() + static_cast<std::ptrdiff_t>(i)) {
                predict.error(predict.member("options"), in_quotes(options[i]) + " is there twice");
            }
        }
        const std::string answer = predict.required_text("answer");
        const auto found = std::find(options.begin(), options.end(), answer);
        if (found != options.end()) {
            lesson_.predict.answer = static_cast<std::size_t>(found - options.begin());
        } else if (predict.has("answer")) {
            const std::vector<std::string_view> words(options.begin(), options.end());
            predict.error(predict.member("answer"),
                          "the answer is none of the options" + suggestion(answer, words));
        }
        lesson_.predict.why = filled_text(predict, "why");
        predict.finish();
    }

    void read_rest(ObjectReader& reader) {
        if (const Node node = reader.member("budget")) {
            ObjectReader budget(node, errors_);
            lesson_.budget.licenses = budget.integer("licenses", 0, 1'000'000'000);
            lesson_.budget.moves = budget.integer("moves", 1, lesson_limits::moves_most);
            budget.finish();
        }
        reader.required("hints");
        lesson_.hints = reader.texts("hints").value_or(std::vector<std::string>());
        if (reader.has("hints")) {
            check_size(reader, "hints", lesson_.hints.size(), 1, lesson_limits::hints_most);
        }
        lesson_.par = reader.required_integer("par", 1, lesson_limits::moves_most).value_or(1);
        lesson_.rules = reader.texts("rules").value_or(std::vector<std::string>());
        lesson_.then_try = reader.text("thenTry").value_or("");
    }

    std::vector<Node> goals_of(ObjectReader& reader, std::string_view name, std::size_t least,
                               std::vector<Lesson::Goal>& into) {
        if (least > 0) reader.required(name);
        std::vector<Node> nodes = reader.array(name);
        if (reader.has(name)) {
            check_size(reader, name, nodes.size(), least, lesson_limits::goals_most);
        }
        for (const Node& node : nodes) {
            ObjectReader goal(node, errors_);
            into.push_back({goal.ok() ? filled_text(goal, "text") : "", std::nullopt});
        }
        return nodes;
    }

    // The rest of a goal, the commands and their names are the scenario reader's matter.
    void play_fits(const LessonTrial& trial) {
        auto fitted = try_lesson(trial);
        if (!fitted || !errors_.empty()) return;
        for (std::size_t i = 0; i < lesson_.goals.size(); ++i) {
            if (trial.goals[i].value->contains("at")) {
                lesson_.goals[i].at = fitted->checks.goals[i].at;
            }
        }
        for (std::size_t i = 0; i < lesson_.keep.size(); ++i) {
            if (!trial.keep[i].value->contains("at")) continue;
            errors_.add(trial.keep[i].place->line, trial.keep[i].place->column,
                        trial.keep[i].pointer + "/at",
                        "what is kept holds all the time; leave \"at\" out");
        }
        lesson_.solution = std::move(fitted->solution);
        lesson_.checks = std::make_shared<const LessonChecks>(std::move(fitted->checks));
        lesson_.scenario_json = trial.scenario.value->dump(2) + "\n";
    }

    const JsonSource& source_;
    ErrorList& errors_;
    Lesson lesson_;
};

}  // namespace

Result<Lesson, std::vector<InputError>> read_lesson(std::string_view text, std::string_view file) {
    auto source = parse_json(text, file);
    if (!source) return std::move(source.error());
    ErrorList errors{std::string(file)};
    Lesson lesson = LessonReader(*source, errors).read();
    if (!errors.empty()) return errors.take();
    return lesson;
}

bool is_lesson_text(std::string_view text) {
    constexpr std::string_view mark = "\"headroom/lesson/";
    constexpr std::size_t first_lines = 200;
    // A scenario may have the mark in a text of its own, but most have it nowhere.
    if (text.find(mark) == std::string_view::npos) return false;
    const auto source = parse_json(text, "");
    if (!source) return text.substr(0, first_lines).find(mark) != text.npos;
    const Json* schema = scenario::member(source->value, "schema");
    return schema != nullptr && schema->is_string() &&
           schema->get_ref<const std::string&>().starts_with(mark.substr(1));
}

}  // namespace headroom::app
