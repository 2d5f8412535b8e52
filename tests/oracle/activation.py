"""Who holds a key: online activation and refresh, and what offline files share with them (section 8.2)."""

from calendar_days import day_of, day_text
from licenses import Refusal
from timers import HOUR, adopt_terms, log, refresh


def check_online(world, site):
    if site.status == "Not activated":
        raise Refusal("E_NOT_ACTIVATED")
    if site.method != "online":
        raise Refusal("E_WRONG_METHOD", method="offline")
    check_reachable(world, site)


def check_reachable(world, site):
    if not site.up:
        raise Refusal("E_PROXY_DOWN")
    if not (site.online and world.server_up):
        raise Refusal("E_SERVER_UNREACHABLE")


def check_key(world, now, key, issued):
    if key is None or key.deleted:
        raise Refusal("E_KEY_UNKNOWN")
    if not world.is_valid(key, now):
        raise Refusal("E_KEY_EXPIRED")
    if key.pending:
        raise Refusal("E_KEY_RELEASE_PENDING", site=key.site.code)
    if key.site and key is not issued:
        raise Refusal("E_KEY_IN_USE", site=key.site.code)


def free(key):
    site = key.site
    if key in site.pending_keys:
        site.pending_keys.remove(key)
    if site.server_key is key:
        site.server_key = site.pending_keys[-1] if site.pending_keys else None  # PAG-5
    key.site, key.pending = None, False
    key.known_used = key.reported_used = 0
    key.last_report, key.history = None, []


def issued_key(site):
    """The key that the server has bound for the site, also when its activation file was never imported."""
    return site.server_key if site.server_key and not site.server_key.pending else None


def bind(world, site, key, used, counted_at, request, now):
    """The server's side of an activation (section 8.2 step 5, OFF-5)."""
    if issued := issued_key(site):
        free(issued)
    world.synchronize()
    key.site, site.server_key = site, key
    key.known_used = key.reported_used = used
    key.last_report, key.history = counted_at, [{"date": day_text(day_of(counted_at)), "used": used}]
    key.activation_request = key.newest_request = request
    if request:
        key.used_activations.add(request)
    key.newest_request_at = counted_at
    world.subscription.issue_date = world.subscription.issue_date or day_of(now)


def hold(world, site, key, method, terms, now):
    """The Proxy's side of an activation."""
    site.key = site.last_key = key
    site.method, site.serial, site.last_refresh = method, terms["serial"], None
    site.pending_activation = site.release = None
    adopt_terms(world, site, terms, now)
    log(now, site, "Activated", site.macs, terms["max"])


def proxy_activate(world, now, site, key):
    if site.status != "Not activated":
        raise Refusal("E_ALREADY_ACTIVATED")
    check_reachable(world, site)
    check_key(world, now, world.keys.get(key), issued_key(site))
    bind(world, site, world.keys[key], site.macs, now, 0, now)
    hold(world, site, world.keys[key], "online", world.issue_terms(world.keys[key], site.macs, now), now)
    site.refresh_due = now + world.settings["refreshHours"] * HOUR
    site.report_due = now + world.settings["reportHours"] * HOUR
    return 1, None


def proxy_refresh(world, now, site):
    check_online(world, site)
    refresh(world, site, now)
    return 1, None
