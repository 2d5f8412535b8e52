// Small worlds have no surprises: all command sequences up to a length over one subscription of 3
// licenses, a Reserved and a Dynamic sublicense and two sites, depth first with copied simulators.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "core/licensing/digest.h"
#include "tests/property/action.h"
#include "tests/property/long_runs.h"

using namespace headroom;
using namespace headroom::licensing;
using namespace headroom::testing;
using simulation::Simulator;

namespace {

const std::string admin = "ann@acme.example";

Simulator make_small_world() {
    Simulator s(World{}, *parse_instant("2017-03-01"));
    s.submit("",
             RegisterAccount{
                 .email = admin, .first_name = "Ann", .last_name = "Doe", .password = "secret"});
    s.submit(admin, CreateBusiness{{"Acme", "Malta", "", "VLT", "1"}});
    s.submit("", Sell{.id = "main", .licenses = 3, .months = 1});
    s.submit(admin, RegisterSubscription{"main", "Acme"});
    s.submit(admin, CreateSublicense{"main", "dyn", "Dyn", KeyType::dynamic, 2, Expiry{}});
    s.submit(admin, CreateSublicense{"main", "res", "Res", KeyType::reserved, 1, Expiry{}});
    s.submit("", AddSite{.code = "P01"});
    s.submit("", AddSite{.code = "P02"});
    s.check_invariants(true);
    return s;
}

std::vector<Action> make_alphabet() {
    const std::vector<Command> commands{
        EnrollMac{"P01", {}},
        EnrollMac{"P02", {}},
        DiscoverMac{"P01", {}},
        DiscoverMac{"P02", {}},
        RemoveMac{"P01", {}},
        RemoveMac{"P02", {}},
        Activate{"P01", "dyn"},
        Activate{"P02", "res"},
        Deactivate{"P01", {}},
        EditSublicense{.sublicense = "res", .licenses = 2},
        EditSublicense{.sublicense = "dyn", .type = KeyType::reserved, .licenses = 1},
        EditSublicense{.sublicense = "dyn", .expires = Expiry{*parse_date("2017-03-02")}},
        Correct{"main", 2},
        SetInternet{"P01", false},
    };
    std::vector<Action> alphabet;
    for (const Command& command : commands) alphabet.push_back({admin, command, {}});
    alphabet.push_back({"", {}, Span::days(1)});
    alphabet.push_back({"", {}, Span::days(62)});  // past expiration and grace
    return alphabet;
}

class Explorer {
public:
    explicit Explorer(int length) : length_(length) {}

    void explore(const Simulator& from) {
        if (static_cast<int>(path_.size()) == length_) return;
        for (const Action& action : alphabet_) {
            path_.push_back(action);
            Simulator simulator = from;
            step(simulator, action);
            explore(simulator);
            path_.pop_back();
        }
    }
    long long states() const { return states_; }
    long long refusals() const { return refusals_; }
    long long breaches() const { return breaches_; }

private:
    void step(Simulator& simulator, const Action& action) {
        ++states_;
        // The hash costs more than all the rest: one refusal in eight has to do.
        const bool hashed = states_ % 8 == 0 && action.command;
        const std::string before = hashed ? state_digest(simulator.world()) : "";
        try {
            const auto outcome = perform(simulator, action);
            if (!outcome->ok()) {
                ++refusals_;
                if (hashed && state_digest(simulator.world()) != before) {
                    fail("20 a refused command changed the state");
                }
            }
        } catch (const std::logic_error& broken) {
            fail(broken.what());
        }
        for (const Site& site : simulator.world().sites) breaches_ += site.excess > 0 ? 1 : 0;
    }
    void fail(const std::string& why) const { FAIL(why << "\n" << describe(path_)); }

    const std::vector<Action> alphabet_ = make_alphabet();
    int length_;
    std::vector<Action> path_;
    long long states_ = 0;
    long long refusals_ = 0;
    long long breaches_ = 0;
};

// Five commands each; builds in which every step is slow explore two commands less.
int sequence_length() {
    if (const char* wanted = std::getenv("HEADROOM_SEQUENCE_LENGTH")) return std::atoi(wanted);
    return long_runs ? 5 : 3;
}

void explore_all(const Simulator& start) {
    Explorer explorer(sequence_length());
    explorer.explore(start);
    WARN("all sequences up to length " << sequence_length() << ": " << explorer.states()
                                       << " states, " << explorer.refusals() << " refusals, "
                                       << explorer.breaches() << " sites over their limit");
    CHECK(explorer.refusals() > explorer.states() / 10);
    CHECK(explorer.breaches() > 0);
}

}  // namespace

TEST_CASE("all short command sequences from a world without activations", "[exhaustive]") {
    explore_all(make_small_world());
}

TEST_CASE("all short command sequences from a world at its limits", "[exhaustive]") {
    Simulator s = make_small_world();
    s.submit(admin, Activate{"P01", "dyn"});
    s.submit(admin, Activate{"P02", "res"});
    s.submit(admin, EnrollMac{"P01", {}});
    s.submit(admin, EnrollMac{"P01", {}});
    s.submit(admin, EnrollMac{"P02", {}});
    explore_all(s);
}
