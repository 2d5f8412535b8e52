#pragma once
// Walks through two documents at once and tells what differs.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/diff/diff.h"
#include "core/app/diff/diff_words.h"

namespace headroom::app::diff_parts {

/// Where the walk stands.
struct DiffPlace {
    std::string subject;  // "Site P01"; empty: the document itself
    std::string label;    // within the subject: "most Macs, median"
    std::string_view unit;
    std::string member;         // the last member's name
    double weight = 50;         // of the subject
    std::string first, second;  // JSON pointers
};

class DiffWalk {
public:
    /// `first_file` and `second_file` name the documents in sentences. `has_defaults`: a member
    /// that one of them leaves out means its default (scenarios).
    DiffWalk(std::string first_file, std::string second_file, bool has_defaults)
        : first_file_(std::move(first_file)),
          second_file_(std::move(second_file)),
          has_defaults_(has_defaults) {}

    void compare(const Json& first, const Json& second, const DiffPlace& place);

    /// What was found, the largest change first; of equal ones in the order of the documents.
    std::vector<Difference> take();

private:
    void compare_objects(const Json& first, const Json& second, const DiffPlace& place);
    void compare_lists(const Json& first, const Json& second, const DiffPlace& place);
    void compare_plain_lists(const Json& first, const Json& second, const DiffPlace& place);
    void compare_member(const std::string& name, const Json* first, const Json* second,
                        const DiffPlace& place);
    void changed(const Json& first, const Json& second, const DiffPlace& place);
    void estimate_changed(const Json& first, const Json& second, const DiffPlace& place);
    void only_in_one(const Json& value, const DiffPlace& place, Difference::What what);
    void add(Difference::What what, std::string text, double size, const DiffPlace& place);
    DiffPlace inside(const DiffPlace& place, const std::string& name, const Json& value) const;

    std::string first_file_, second_file_;
    bool has_defaults_;
    std::vector<Difference> found_;
};

}  // namespace headroom::app::diff_parts
