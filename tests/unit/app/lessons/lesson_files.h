#pragma once
// Small lessons as text, for the tests of core/app/lessons.

#include <string>
#include <string_view>

namespace headroom::lesson_files {

/// Three Macs at a site of five; the goal is to have five. Solved by one command.
inline std::string two_more_macs() {
    return R"({
  "schema": "headroom/lesson/1", "name": "two-more", "title": "More Macs",
  "chapter": "Exceeding the License Limit", "story": "Some come today.",
  "question": "How many fit?",
  "predict": {"options": ["2", "3"], "answer": "2", "why": "Five licenses, three Macs."},
  "scenario": {
    "schema": "headroom/scenario/1", "name": "Five", "start": "2027-03-01T08:00:00Z", "end": "2w",
    "world": {
      "company": "Acme", "admin": "admin@acme.example",
      "subscriptions": [{"id": "main", "licenses": 5, "starts": "2027-01-01", "months": 12}],
      "sites": [{"code": "P01", "key": "main", "macs": 3}]}},
  "goals": [{"text": "Five Macs are managed", "get": "/sites/P01/managed", "equals": 5}],
  "hints": ["Enroll them."],
  "solution": [{"at": "1d", "do": "mac.enroll", "site": "P01", "count": 2}],
  "par": 1
}
)";
}

/// The same with `from` replaced by `to`, once; the text must hold it.
inline std::string changed(std::string_view from, std::string_view to) {
    std::string text = two_more_macs();
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace headroom::lesson_files
