#pragma once
// The dialogs, each made by a function so that panels need not know their classes.

#include <memory>
#include <string>
#include <vector>

#include "core/app/session.h"
#include "wasm/ui/dialogs/sheet.h"

namespace headroom::ui {

enum class MacsAction : std::uint8_t { enroll, discover, remove };

std::unique_ptr<Sheet> make_new_sublicense(const std::string& subscription_id);
std::unique_ptr<Sheet> make_edit_sublicense(const app::SubscriptionView& subscription,
                                            const app::LicenseRow& row);
std::unique_ptr<Sheet> make_macs_sheet(MacsAction action, const std::string& site);
std::unique_ptr<Sheet> make_activate(const std::string& site);
std::unique_ptr<Sheet> make_deactivate(const std::string& site);
std::unique_ptr<Sheet> make_help();
/// A branch as it stands at the moment that is compared.
struct ComparedBranch {
    std::string name;
    app::Overview overview;
};
std::unique_ptr<Sheet> make_compare_branches(ComparedBranch here, ComparedBranch other);
/// Asks for a name and passes it on: of the current branch, or of a bookmark at this moment.
std::unique_ptr<Sheet> make_rename_branch(const std::string& name);
std::unique_ptr<Sheet> make_bookmark(const std::string& suggestion);
std::unique_ptr<Sheet> make_long_link(std::string fragment);
std::unique_ptr<Sheet> make_load_errors(std::string file_name,
                                        std::vector<scenario::InputError> errors);

}  // namespace headroom::ui
