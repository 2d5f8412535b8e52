#pragma once
// A company with an offline installation, for the tests of files that travel by hand.

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "core/licensing/digest.h"
#include "core/simulation/simulator.h"

namespace headroom::testing {

class OfflineOffice {
public:
    OfflineOffice() : simulator_(licensing::World{}, *parse_instant("2017-03-01")) {
        using namespace licensing;
        obey(RegisterAccount{"ann@acme.example", "Ann", "Doe", "secret", {}, {}, false});
        obey(CreateBusiness{{"Acme", "Malta", "", "VLT", "1"}});
        obey(Sell{.id = "main", .licenses = 20});
        obey(RegisterSubscription{"main", "Acme"});
        obey(AllowOffline{"main", true});
        obey(CreateSublicense{"main", "res", "Res", KeyType::reserved, 8, Expiry{}});
        obey(CreateSublicense{"main", "dyn", "Dyn", KeyType::dynamic, 10, Expiry{}});
        obey(AddSite{.code = "P01"});
        obey(AddSite{.code = "P02"});
    }

    const licensing::World& world() const { return simulator_.world(); }
    const licensing::Site& site(const char* code) const { return *world().find_site(code); }
    void wait(Span span) { simulator_.advance_to(simulator_.now() + span); }

    /// The command is accepted.
    void obey(const licensing::Command& command) {
        const auto outcome = simulator_.submit("ann@acme.example", command);
        REQUIRE(outcome.ok());
    }

    /// The command is refused with this code and changes nothing (invariant 20).
    void refuse(const licensing::Command& command, licensing::ErrorCode code) {
        const std::string before = licensing::state_digest(world());
        const auto outcome = simulator_.submit("ann@acme.example", command);
        REQUIRE(outcome.refusal.has_value());
        CHECK(licensing::code_name(outcome.refusal->code) == licensing::code_name(code));
        CHECK(licensing::state_digest(world()) == before);
    }

    /// Request, upload, import: the site is activated offline.
    void activate(const char* site, const char* key) {
        obey(licensing::RequestActivation{site, key, "request"});
        obey(licensing::UploadFile{"request", "response"});
        obey(licensing::ImportActivation{site, "response"});
    }

private:
    simulation::Simulator simulator_;
};

}  // namespace headroom::testing
