"""headroom explain: which event led to a value or a failure, and what led to it."""

import json

from harness import breach_scenario, check, check_equal, scenario, test
from cli_schema import validator


def explained(program, content, *options, expect=0):
    program.write("x.json", content)
    result = program.run("explain", "x.json", *options, "--json", "e.json", expect=expect)
    document = program.read_json("e.json")
    errors = [error.message[:200] for error in validator(program, "explain").iter_errors(document)]
    check(not errors, f"the schema: {errors}")
    return result, document


def links(document):
    return [(link["event"]["event"], link["trigger"]["kind"], link["trigger"]["step"]) for link in document["chain"]]


@test
def explain_a_failed_expectation(program):
    result, document = explained(program, scenario(expected_used=4), "--expectation", "0")
    check_equal(document["passed"], False, "passed")
    check_equal(links(document), [("macEnrolled", "step", 0)], "chain")
    check_equal(document["chain"][0]["at"], "2017-03-07T08:00:00Z", "instant")
    check_equal(document["chain"][0]["trigger"]["person"], "admin@acme.example", "person")
    check_equal([rule["id"] for rule in document["chain"][0]["rules"]], ["MAC-1", "MAC-6"], "rules")
    check("fails: expected 4, is 5." in result.out, result.out)
    check("It is false since 2017-03-07T08:00:00Z" in result.out, result.out)
    check("step 0 (mac.enroll at P01, 1 Mac), given by admin@acme.example" in " ".join(result.out.split()), result.out)


@test
def explain_a_breach_back_to_the_macs(program):
    content = breach_scenario()
    _, document = explained(program, content, "--get", "/sites/P01/excess", "--at", "3d")
    check_equal(document["value"], 2, "value")
    check_equal((document["before"], document["after"]), (1, 2), "the change")
    check_equal(links(document), [("macEnrolled", "step", 0)], "chain")
    _, document = explained(program, content, "--get", "/totals/breaches")
    check_equal(links(document), [("limitExceeded", "step", 0), ("macEnrolled", "step", 0)], "chain")
    # Back within the limit again: the last change counts, and not one that bisecting would come upon.
    _, document = explained(program, content, "--get", "/sites/P01/excess")
    check_equal((document["before"], document["after"]), (1, 0), "the change")
    check_equal(links(document), [("macRemoved", "step", 1)], "chain")


@test
def explain_a_shrunk_sublicense_through_the_refresh(program):
    content = scenario()
    content["world"]["subscriptions"][0]["sublicenses"] = [
        {"id": "dept", "name": "Dept", "type": "reserved", "licenses": 6, "expires": "withSubscription"}]
    content["world"]["sites"][0].update(key="dept")
    content["steps"] = [{"at": "30h", "do": "sublicense.edit", "sublicense": "dept", "licenses": 3}]
    content["expect"] = [{"at": "3d", "get": "/sites/P01/exceeded", "equals": False}]
    _, document = explained(program, content, "--expectation", "0")
    check_equal(links(document), [("refreshed", "timer", None), ("sublicenseEdited", "step", 0)], "chain")
    check_equal([link["at"] for link in document["chain"]],
                ["2017-03-08T08:00:00Z", "2017-03-07T14:00:00Z"], "instants")
    _, document = explained(program, content, "--get", "/sites/P01/problemMonitor/icon", "--at", "3d")
    check_equal([link[0] for link in links(document)],
                ["monitorChanged", "refreshed", "sublicenseEdited"], "chain")
    # A refresh that brings nothing new has no cause beyond its timer.
    _, document = explained(program, content, "--get", "/sites/P01/lastRefresh", "--at", "5d")
    check_equal(links(document), [("refreshed", "timer", None)], "chain")


@test
def explain_a_refusal_by_what_filled_the_site(program):
    content = scenario()
    content["steps"] = [{"at": "1d", "do": "mac.enroll", "site": "P01", "count": 6},
                        {"at": "2d", "do": "mac.enroll", "site": "P01", "count": 1, "expectError": "E_LICENSE_LIMIT"}]
    content["expect"] = [{"get": "/totals/refusals/E_LICENSE_LIMIT", "equals": 0}]
    _, document = explained(program, content, "--get", "/totals/refusals/E_LICENSE_LIMIT")
    check_equal(links(document), [("commandRefused", "step", 1), ("macEnrolled", "step", 0)], "chain")


@test
def explain_what_never_changed_and_what_time_changes(program):
    content = scenario()
    result, document = explained(program, content, "--get", "/sites/P01/internet")
    check_equal(links(document), [("siteAdded", "world", None)], "chain")
    result, document = explained(program, content, "--get", "/now", "--at", "2d")
    check_equal(document["chain"], [], "chain")
    check("as time goes by" in result.out, result.out)
    _, document = explained(program, content, "--expectation", "0")
    check_equal(document["passed"], True, "passed")
    check(document["text"].endswith("It holds since 2017-03-07T08:00:00Z, when this event made it so."),
          document["text"])


@test
def explain_outages_and_demand(program):
    content = scenario()
    content["faults"] = [{"kind": "siteOffline", "site": "P01", "from": "12h", "to": "40h"}]
    content["demand"] = [{"site": "P01", "arrivals": {"model": "batches", "batches": [{"at": "4d", "count": 2}]},
                          "stay": {"model": "forever"}}]
    _, document = explained(program, content, "--get", "/sites/P01/managed")
    check_equal(links(document), [("macEnrolled", "demand", None)], "chain")
    _, document = explained(program, content, "--get", "/sites/P01/log/0/text", "--at", "30h")
    check(document["chain"], "a log line has an event")


@test
def explain_agrees_with_the_states_of_a_run(program):
    """For every number of the state: it is as told just after the event, and it was otherwise before."""
    content = json.loads(program.run("presets", "shrunk-department", expect=0).out)
    program.write("x.json", content)
    program.run("run", "x.json", "--json", "report.json", "--quiet", expect=0)
    state = program.read_json("report.json")["state"]
    pointers = [f"/sites/{code}/{name}" for code, site in state["sites"].items()
                for name in ("managed", "limit", "excess", "licenseStatus", "usedLicenses")]
    pointers += [f"/keys/{key}/{name}" for key in state["keys"] for name in ("used", "max", "available")]
    for pointer in pointers:
        program.run("explain", "x.json", "--get", pointer, "--json", "e.json", "--quiet", expect=0)
        document = program.read_json("e.json")
        table, name, member = pointer.split("/")[1:]
        check_equal(document["value"], state[table][name][member], pointer)
        check(document["chain"], f"{pointer} came into being")
        at = document["chain"][0]["at"]
        program.run("run", "x.json", "--until", at, "--json", "then.json", "--quiet")
        check_equal(program.read_json("then.json")["state"][table][name][member], document["value"],
                    f"{pointer} at {at}")
        check(document["before"] != document["after"], f"{pointer} changed")


@test
def explain_refuses_what_is_not_there(program):
    file = program.write("x.json", scenario())
    program.run("explain", file, expect=2)
    program.run("explain", file, "--expectation", "0", "--get", "/now", expect=2)
    program.run("explain", file, "--expectation", "0", "--at", "1d", expect=2)
    check("0 to 0 exist" in program.run("explain", file, "--expectation", "1", expect=2).err, "index")
    check("usedLicenses" in program.run("explain", file, "--get", "/sites/P01/used", expect=2).err, "suggestion")
    check("outside" in program.run("explain", file, "--get", "/now", "--at", "11d", expect=2).err, "instant")
    check("no instant" in program.run("explain", file, "--get", "/now", "--at", "soon", expect=2).err, "instant")
    program.run("explain", "missing.json", "--get", "/now", expect=3)
    program.run("explain", file, "--get", "/now", "--json", file, expect=2)
