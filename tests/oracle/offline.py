"""Offline activation, refresh and deactivation with their files (docs/rules.md, Offline files)."""

from activation import bind, check_key, check_online, free, hold, issued_key
from calendar_days import day_of, day_text
from licenses import Refusal
from timers import adopt_terms, log

REQUESTS = ("activationRequest", "refreshRequest", "deactivationRequest")


def request(world, kind, site, key_id, now):
    world.last_request += 1
    return {"kind": kind, "id": world.last_request, "site": site, "key": key_id, "used": site.macs, "at": now}


def proxy_request_activation(world, now, site, key, save):
    if site.status != "Not activated":
        raise Refusal("E_ALREADY_ACTIVATED")
    check_running(site)
    world.files[save] = request(world, "activationRequest", site, key, now)
    site.pending_activation = (world.last_request, key)
    return None, None


def proxy_close_dialog(world, now, site):
    site.pending_activation = None
    return None, None


def proxy_import_activation(world, now, site, file):
    file = world.files[file]
    if site.status != "Not activated":
        raise Refusal("E_ALREADY_ACTIVATED")
    check_running(site)
    check_file(file, "activationFile")
    if file["site"] is not site:
        raise Refusal("E_FILE_OTHER_SERVER")
    if site.pending_activation != (file["id"], file["key"]):
        raise Refusal("E_RESPONSE_NOT_EXPECTED")
    hold(world, site, world.keys[file["key"]], "offline", file["terms"], now)
    return None, None


def check_running(site):
    """DIF-11."""
    if not site.up:
        raise Refusal("E_PROXY_DOWN")


def check_file(file, *kinds):
    """OFF-6: the kind first, then the checksum."""
    if file["kind"] not in kinds:
        raise Refusal("E_FILE_WRONG_KIND")
    if file.get("damaged"):
        raise Refusal("E_FILE_CORRUPT")


def file_corrupt(world, now, file):
    """DIF-13: what is damaged stays so."""
    done = 0 if world.files[file].get("damaged") else 1
    world.files[file] = {**world.files[file], "damaged": True}
    return done, None


def check_offline(site):
    if site.status == "Not activated":
        raise Refusal("E_NOT_ACTIVATED")
    if site.method != "offline":
        raise Refusal("E_WRONG_METHOD", method="online")


def proxy_request_refresh(world, now, site, save):
    check_offline(site)
    check_running(site)
    world.files[save] = request(world, "refreshRequest", site, site.key.id, now)
    return None, None


def proxy_import_refresh(world, now, site, file):
    file = world.files[file]
    check_offline(site)
    check_running(site)
    check_file(file, "subscriptionInformation")
    if file["site"] is not site:
        raise Refusal("E_FILE_OTHER_SERVER")
    if file["key"] != site.key.id:
        raise Refusal("E_RESPONSE_NOT_EXPECTED")
    if file["terms"]["serial"] < site.serial:
        raise Refusal("E_FILE_OUTDATED")
    site.last_refresh = now
    site.serial = file["terms"]["serial"]
    if file["revoked"]:
        site.status = "Key revoked"
        log(now, site, "Revoked")
        return None, None
    adopt_terms(world, site, file["terms"], now)
    return None, None


def proxy_deactivate(world, now, site, save=None):
    if site.status == "Not activated":
        if site.release is None or save is None:
            raise Refusal("E_NOT_ACTIVATED")
        check_running(site)
        world.files[save] = site.release  # DEA-5
        return None, None
    check_running(site)
    knows_of_revocation = site.status == "Key revoked"
    if not knows_of_revocation and site.method == "offline":
        site.release = request(world, "deactivationRequest", site, site.key.id, now)
        site.key.pending = True
        site.pending_keys.append(site.key)
        if save:
            world.files[save] = site.release
    else:
        if not knows_of_revocation:
            check_online(world, site)
        free(site.key)
    site.key = site.terms = site.method = site.refresh_due = site.report_due = site.last_refresh = None
    site.status = "Not activated"
    log(now, site, "Deactivated")
    return None, None


# ---- the page Offline Activation and Validation


def portal_upload(world, now, file, save):
    file = world.files[file]
    world.synchronize()
    check_file(file, *REQUESTS)
    key = world.keys[file["key"]]
    answers = dict(zip(REQUESTS, (answer_activation, answer_refresh, complete_release)))
    answer = answers[file["kind"]](world, now, file, key)
    if answer:
        world.files[save] = answer
    return None, None


def is_newer(file, key):
    """REF-4: than what the server heard last of the installation with this key."""
    if key.newest_request == 0:
        return file["at"] > key.newest_request_at
    return file["id"] > key.newest_request and file["at"] >= key.newest_request_at


def answer_activation(world, now, file, key):
    site = file["site"]
    if key.deleted:
        raise Refusal("E_KEY_UNKNOWN")
    if key.site is site and not key.pending and key.activation_request == file["id"]:
        return key.activation_file  # OFF-5
    issued = issued_key(site)
    if issued and not is_newer(file, issued):
        raise Refusal("E_FILE_OUTDATED")
    check_key(world, now, key, issued)
    if file["id"] in key.used_activations:
        raise Refusal("E_FILE_ALREADY_USED")
    bind(world, site, key, file["used"], file["at"], file["id"], now)
    key.activation_file = {"kind": "activationFile", "id": file["id"], "site": site, "key": key.id,
                           "terms": world.issue_terms(key, file["used"], now)}
    return key.activation_file


def answer_refresh(world, now, file, key):
    if key.site is not file["site"] or key.pending or key.newest_request == 0:
        raise Refusal("E_FILE_OUTDATED")  # DIF-12: its activation is over
    if file["id"] < key.newest_request or file["at"] < key.newest_request_at:
        raise Refusal("E_FILE_OUTDATED")
    if file["id"] > key.newest_request:
        key.newest_request, key.newest_request_at = file["id"], file["at"]
        if not key.deleted:
            key.known_used = key.reported_used = file["used"]
            key.last_report = file["at"]
            key.history.append({"date": day_text(day_of(file["at"])), "used": file["used"]})
    return {"kind": "subscriptionInformation", "site": file["site"], "key": key.id, "revoked": key.deleted,
            "terms": world.issue_terms(key, file["used"], now)}


def complete_release(world, now, file, key):
    if file["id"] in key.used_releases:
        raise Refusal("E_FILE_ALREADY_USED")
    if not key.pending:
        raise Refusal("E_FILE_OUTDATED")
    key.used_releases.add(file["id"])
    free(key)
