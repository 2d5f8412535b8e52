#pragma once
// What a learner has solved so far: the best result of each lesson, as text that the browser keeps.

#include <map>
#include <string>
#include <string_view>

#include "core/base/strong_id.h"

namespace headroom::app {

class LessonRecords {
public:
    struct Record {
        int stars = 0;  // 1 to 3
        Count moves = 0;
    };

    /// Takes over the better results of `text`, lesson by lesson. Anything in it that is no result
    /// is ignored, because it comes from a browser's storage.
    void merge(std::string_view text);
    /// Notes a result: of stars and moves the better value stays. True when anything changed.
    bool note(std::string_view lesson, Record record);

    /// nullptr while the lesson is not solved.
    const Record* find(std::string_view lesson) const;
    std::size_t solved() const { return records_.size(); }

    /// `{"one-key":{"stars":3,"moves":2}}`, by name.
    std::string text() const;

private:
    std::map<std::string, Record, std::less<>> records_;
};

}  // namespace headroom::app
