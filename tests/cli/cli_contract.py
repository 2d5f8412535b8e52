"""The report and its state document, member by member."""

import json

from harness import check, check_equal, test

WHOLE, NUMBER, TEXT, FLAG, LIST, OBJECT = "whole number", "number", "text", "flag", "list", "object"
TEXT_OR_NULL, WHOLE_OR_NULL = (TEXT, None), (WHOLE, None)

REPORT = {
    "schema": TEXT, "engine": OBJECT, "scenario": OBJECT, "seed": WHOLE, "from": TEXT, "to": TEXT, "passed": FLAG,
    "steps": LIST, "expectations": LIST, "breaches": LIST, "refusals": OBJECT, "metrics": OBJECT, "traceHash": TEXT,
    "state": OBJECT,
}
STEP = {"index": WHOLE, "at": TEXT, "do": TEXT, "ok": FLAG, "done": WHOLE, "refused": WHOLE, "error": TEXT_OR_NULL,
        "warning": TEXT_OR_NULL, "saved": TEXT_OR_NULL}
EXPECTATION = {"index": WHOLE, "at": TEXT, "get": TEXT, "passed": FLAG, "expected": WHOLE, "actual": WHOLE}
BREACH = {"site": TEXT, "key": TEXT, "from": TEXT, "to": TEXT_OR_NULL, "peakExcess": WHOLE, "cause": TEXT}
METRICS = {"events": WHOLE, "balloons": WHOLE, "breachHours": NUMBER, "overLimitMacDays": NUMBER,
           "idleReservedDays": NUMBER}
REPORTED = {"used": WHOLE, "available": WHOLE, "availableDynamic": WHOLE, "availableReserved": WHOLE}
SUBSCRIPTION = {
    "name": TEXT, "product": TEXT, "kind": TEXT, "status": TEXT, "total": WHOLE, **REPORTED, "mainPool": WHOLE,
    "primaryMax": WHOLE, "issueDate": TEXT_OR_NULL, "startDate": TEXT, "expirationDate": TEXT, "autoRenew": FLAG,
    "offlineAllowed": FLAG, "owner": TEXT_OR_NULL, "sublicenseCaption": TEXT_OR_NULL, "reported": OBJECT, "rows": LIST,
}
ROW = {"id": TEXT, "name": TEXT, "key": TEXT, "type": TEXT, "max": WHOLE, "used": WHOLE, "available": WHOLE,
       "expires": TEXT, "status": TEXT}
KEY = {"key": TEXT, "type": TEXT, "max": WHOLE, "used": WHOLE, "available": WHOLE, "limit": WHOLE, "excess": WHOLE,
       "exceeded": FLAG, "atLimit": FLAG, "status": TEXT, "binding": TEXT, "site": TEXT_OR_NULL}
SITE = {
    "licenseStatus": TEXT, "method": TEXT_OR_NULL, "key": TEXT_OR_NULL, "startDate": TEXT_OR_NULL,
    "endDate": TEXT_OR_NULL, "numberOfLicenses": WHOLE_OR_NULL, "usedLicenses": WHOLE_OR_NULL,
    "remainingLicenses": WHOLE_OR_NULL, "managed": WHOLE, "discovered": WHOLE, "limit": WHOLE, "excess": WHOLE,
    "exceeded": FLAG, "atLimit": FLAG, "internet": FLAG, "up": FLAG, "lastRefresh": TEXT_OR_NULL,
    "lastReport": TEXT_OR_NULL, "activationDate": TEXT_OR_NULL, "problemMonitor": OBJECT, "log": LIST,
    "usageHistory": LIST, "refusals": OBJECT,
}
PROXY_SERVER = {
    "proxyName": TEXT, "licenseKey": TEXT, "siteCode": TEXT, "siteDescription": TEXT, "offlineAllowed": FLAG,
    "proxyVersion": TEXT, "activationDate": TEXT, "lastReportDate": TEXT, "maxLicenses": WHOLE, "used": WHOLE,
    "available": WHOLE, "expiresOn": TEXT,
}
TOTALS = {"managed": WHOLE, "breaches": WHOLE, "breachHours": NUMBER, "overLimitMacDays": NUMBER, "balloons": WHOLE,
          "refusals": OBJECT}


def is_of(kind, value):
    if isinstance(kind, tuple):
        return any(is_of(one, value) for one in kind)
    if kind is None:
        return value is None
    if kind == FLAG or isinstance(value, bool):
        return kind == FLAG and isinstance(value, bool)
    types = {WHOLE: int, NUMBER: (int, float), TEXT: str, LIST: list, OBJECT: dict}
    return isinstance(value, types[kind])


def check_members(where, actual, expected):
    for name, kind in expected.items():
        check(name in actual, f"{where}/{name} is missing")
        check(is_of(kind, actual[name]), f"{where}/{name} is no {kind}: {actual[name]!r}")


def busy_report(program):
    """A run with a breach, a refusal, a file, a mail, and one site that is not activated."""
    sublicenses = [{"id": "lab", "licenses": 2}, {"id": "art", "type": "dynamic", "licenses": 5}]
    scenario = {
        "schema": "headroom/scenario/1", "name": "Busy", "start": "2017-03-01", "end": "9d",
        "world": {"company": "Acme", "admin": "boss@acme.example",
                  "subscriptions": [{"id": "main", "licenses": 9, "months": 12, "offlineAllowed": True,
                                     "sublicenses": sublicenses}],
                  "sites": [{"code": "P01", "key": "lab", "macs": 2},
                            {"code": "P02", "key": "art", "method": "offline"}, {"code": "P03"}]},
        "steps": [{"at": "1h", "do": "mac.discover", "site": "P01", "count": 1},
                  {"at": "2h", "do": "mac.enroll", "site": "P01", "count": 1, "expectError": "E_LICENSE_LIMIT"},
                  {"at": "3h", "do": "proxy.requestRefresh", "site": "P02", "save": "request"},
                  {"at": "4h", "do": "users.invite", "company": "Acme", "emails": ["ann@acme.example"]}],
        "expect": [{"get": "/sites/P01/managed", "equals": 3}],
    }
    return json.loads(program.run("run", program.write("busy.json", scenario), "--json", "-", expect=0).out)


@test
def the_report_has_the_members_of_the_contract(program):
    report = busy_report(program)
    check_members("", report, REPORT)
    for name, expected in (("steps", STEP), ("expectations", EXPECTATION), ("breaches", BREACH)):
        check(report[name], f"no {name}")
        for index, element in enumerate(report[name]):
            check_members(f"/{name}/{index}", element, expected)
    check_members("/metrics", report["metrics"], METRICS)
    check_equal(report["refusals"], {"E_LICENSE_LIMIT": 1}, "refusals")
    check_equal(len(report["traceHash"]), 64, "digits of the trace hash")
    check_equal(len(report["scenario"]["sha256"]), 64, "digits of the scenario's hash")
    check(report["engine"]["version"], "no version")
    check_equal(report["scenario"]["name"], "Busy", "name")


@test
def the_state_has_the_members_of_the_contract(program):
    state = busy_report(program)["state"]
    check_equal(state["now"], "2017-03-10T00:00:00Z", "now")
    check_members("/subscriptions/main", state["subscriptions"]["main"], SUBSCRIPTION)
    check_members("/subscriptions/main/reported", state["subscriptions"]["main"]["reported"], REPORTED)
    check_equal([row["id"] for row in state["subscriptions"]["main"]["rows"]], ["main", "lab", "art"], "rows")
    for row in state["subscriptions"]["main"]["rows"]:
        check_members("/subscriptions/main/rows", row, ROW)
    for name, key in state["keys"].items():
        check_members(f"/keys/{name}", key, KEY)
    for code, site in state["sites"].items():
        check_members(f"/sites/{code}", site, SITE)
        check_members(f"/sites/{code}/problemMonitor", site["problemMonitor"],
                      {"icon": TEXT, "message": TEXT_OR_NULL, "balloons": WHOLE})
    check_members("/sites/P01/log/0", state["sites"]["P01"]["log"][0], {"at": TEXT, "text": TEXT})
    check_members("/sites/P01/usageHistory/0", state["sites"]["P01"]["usageHistory"][0], {"date": TEXT, "used": WHOLE})
    check_equal(state["sites"]["P01"]["refusals"], {"E_LICENSE_LIMIT": 1}, "refusals of P01")
    check_equal(sorted(state["proxyServers"]), ["P01", "P02"], "Proxy Servers")
    for code, row in state["proxyServers"].items():
        check_members(f"/proxyServers/{code}", row, PROXY_SERVER)
        check_equal(len(row), 12, "columns")
    members = state["companies"]["Acme"]["members"]
    check_equal(members["ann@acme.example"], {"group": "member", "status": "Invited"}, "the invited member")
    check_equal(state["companies"]["Acme"]["subscriptions"], ["main"], "subscriptions of the company")
    check_equal(state["people"]["boss@acme.example"]["companies"], ["Acme"], "companies of a person")
    check_equal(state["files"]["request"]["kind"], "refreshRequest", "kind of the file")
    check_members("/mail/0", state["mail"][0], {"to": TEXT, "subject": TEXT, "body": TEXT, "at": TEXT})
    check_members("/totals", state["totals"], TOTALS)
