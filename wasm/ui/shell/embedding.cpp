#include "wasm/ui/shell/embedding.h"

namespace headroom::ui {
namespace {

bool the_page_is_embedded = false;

}  // namespace

bool is_embedded() { return the_page_is_embedded; }

void set_embedded(bool embedded) { the_page_is_embedded = embedded; }

}  // namespace headroom::ui
