#pragma once
// Who gives a command. A session is told once where its commands come from; it then writes the
// acting person into each command and judges it with that person's rights. No panel names a person.
//
//   session.act_as({Acting::In::my_account, "ann@acme.example"});
//   session.submit(R"({"do": "sublicense.delete", "sublicense": "dept1"})");   // as Ann

#include <cstdint>
#include <string>

namespace headroom::app {

struct Acting {
    enum class In : std::uint8_t {
        script,      // as the command says, otherwise the scenario's administrator (contract §1.3)
        my_account,  // whoever is signed in, with that person's rights and no more (ACC-10 to
                     // ACC-12)
        planning,    // an active administrator of the company that owns what the command is about
    };
    In in = In::script;
    std::string person;  // email of who is signed in to My Account; empty: nobody

    friend bool operator==(const Acting&, const Acting&) = default;
};

}  // namespace headroom::app
