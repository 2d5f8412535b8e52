// Any bytes as the fragment of a link: a text, or a reason why there is none. And any text that is
// JSON survives the way into a link and back.

#include <cstdlib>
#include <string>
#include <string_view>

#include "core/app/share_link.h"
#include "tests/fuzz/bounds.h"

using namespace headroom;

namespace {

void read(std::string_view fragment) {
    const auto content = app::read_link(fragment);
    if (content && !content->text.empty() && !content->error.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    read(text);
    read("z=" + text);
    read("s=" + text);
    const std::string link = app::link_fragment(text);
    const auto again = app::read_link(link);
    if (!again || !again->error.empty()) std::abort();
    // White space is gone after the first time; after that nothing changes any more.
    if (app::link_fragment(again->text) != link) std::abort();
    return 0;
}
