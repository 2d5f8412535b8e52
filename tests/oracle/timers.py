"""What happens by itself, in the order of CLK-7."""

from calendar_days import DAY, add_months, day_of, day_text, instant_text

HOUR = 3600
MINUTE = 60


def log(now, site, what, macs=None, limit=None, code=None):
    site.log.append((instant_text(now), what, macs, limit, code))


def log_refusal(world, now, site, refusal):
    """EXC-1: what a license refuses stands in the log."""
    if refusal.code in ("E_LICENSE_LIMIT", "E_NOT_ACTIVATED", "E_KEY_EXPIRED", "E_KEY_REVOKED"):
        log(now, site, "Refused", site.macs, world.limit(site, now), refusal.code)


def report(world, site, now):
    site.key.reported_used = site.macs
    site.key.last_report = now
    site.key.history.append({"date": day_text(day_of(now)), "used": site.macs})
    site.report_due = now + world.settings["reportHours"] * HOUR


def adopt_terms(world, site, terms, now):
    site.terms = terms
    site.status = "Activated" if day_of(now) <= terms["until"] else "Expired"


def refresh(world, site, now):
    site.last_refresh = now
    if site.key.deleted:
        site.status = "Key revoked"
        log(now, site, "Revoked")
        site.refresh_due = site.report_due = None
        return
    adopt_terms(world, site, world.issue_terms(site.key, site.macs, now), now)
    site.refresh_due = now + world.settings["refreshHours"] * HOUR


def change_connections(world, now, change, turn_is_over):
    """A command comes after the refreshes of its instant, so that the retry of this very instant is over; an outage
    ends before them."""
    before = {site.code: (world.is_connected(site), site.up) for site in world.sites.values()}
    world.synchronize()
    change()
    retry = world.settings["retryHours"] * HOUR
    for site in world.sites.values():
        was_connected, was_up = before[site.code]
        if world.is_connected(site) and not was_connected and site.refresh_due is not None and site.refresh_due <= now:
            late = now - site.refresh_due
            site.refresh_due += (late // retry + 1 if turn_is_over else -(-late // retry)) * retry
        if site.up and not was_up:
            site.started_at = now
        if site.up != was_up:
            log(now, site, "Started" if site.up else "Stopped")
    world.synchronize()


def run_outages(world, now):
    while world.outages and world.outages[0][0] == now:
        _, begins, kind, site = world.outages.pop(0)
        owner = world if kind == "serverDown" else site
        name = {"serverDown": "server_outages", "siteOffline": "offline_outages", "proxyDown": "down_outages"}[kind]
        change_connections(world, now, lambda: setattr(owner, name, getattr(owner, name) + (1 if begins else -1)),
                           turn_is_over=False)


def renew_automatically(world, now):
    subscription = world.subscription
    due = subscription.auto_renew and day_of(now) >= subscription.expiration and now > subscription.renewal_not_before
    if due and world.payment_works and world.status(now - 1) != "Expired":
        subscription.expiration = add_months(subscription.expiration, subscription.months)


def is_retry(world, site, now):
    return (now - site.refresh_due) % (world.settings["retryHours"] * HOUR) == 0


def send_reports(world, now):
    for site in world.sites.values():
        if site.report_due is not None and site.report_due <= now and world.is_connected(site):
            report(world, site, now)


STATUS_CAUSES = {"Not activated": "deactivated", "Key revoked": "revoked", "Expired": "expired"}


def watch_limits(world, now):
    """Begins, continues and ends breaches: one with each key and license status (DIF-1)."""
    world.synchronize()
    for site in world.sites.values():
        excess = max(0, site.macs - world.limit(site, now))
        cause = STATUS_CAUSES.get(site.status, site.trouble)
        site.trouble = None
        was_over = site.breach is not None
        log_limit(world, now, site, excess, was_over, was_over and is_another_license(site, cause))
        if was_over and (excess == 0 or is_another_license(site, cause)):
            end_breach(world, site, now)
        if excess == 0:
            site.balloon_wanted = False
            continue
        if site.breach is None:
            site.breach = {"site": site.code, "key": site.last_key, "from": now, "to": None, "peak": 0,
                           "status": site.status, "cause": cause,
                           "reserved": site.terms is not None and site.terms["type"] == "reserved"}
            world.breaches.append(site.breach)
            site.balloon_wanted = site.balloon_wanted or not was_over
        site.breach["peak"] = max(site.breach["peak"], excess)
        site.breach["status"] = site.status


def log_limit(world, now, site, excess, was_over, other_license):
    """EXC-1: the log tells the beginning, every change and the end."""
    if excess > 0 and (not was_over or other_license):
        log(now, site, "Exceeded", site.macs, site.macs - excess)
    elif excess > 0 and excess != site.watched_excess:
        log(now, site, "Still exceeded", site.macs, site.macs - excess)
    elif excess == 0 and was_over:
        log(now, site, "Respected", site.macs, world.limit(site, now))
    site.watched_excess = excess


def is_another_license(site, cause):
    """A new status with the same cause does not split; that of a good license is never the same."""
    other_status = site.breach["status"] != site.status and (cause is None or site.breach["cause"] != cause)
    return site.breach["key"] is not site.last_key or other_status


def end_breach(world, site, now):
    """What begins and ends at one instant is no breach."""
    site.breach["to"] = now
    if site.breach["from"] == now:
        world.breaches.remove(site.breach)
    site.breach = None


def poll(world, site, now):
    """The Problem Monitor: on whole minutes and when it starts; balloons from the poll that saw the breach."""
    if now % MINUTE == 0 or site.started_at == now:
        site.icon = icon_to_be(site)
        if site.icon == "yellow" and site.balloon_wanted:
            site.balloon_wanted = False
            site.next_balloon = now
    over = site.icon == "yellow" and site.breach is not None and site.up and not site.balloon_wanted
    if over and site.next_balloon is not None and now >= site.next_balloon:
        site.balloons += 1
        site.next_balloon = now + world.settings["balloonMinutes"] * MINUTE


def icon_to_be(site):
    if not site.up:
        return "noConnection"
    return "yellow" if site.breach else "normal"


def run_timers(world, now):
    run_outages(world, now)
    if now % DAY == 0:
        renew_automatically(world, now)
        for key in world.subscription.keys:
            if key.site and not key.pending and world.is_valid(key, now - 1) and not world.is_valid(key, now):
                key.site.trouble = "expired"
        for site in world.sites.values():
            if site.status == "Activated" and day_of(now) > site.terms["until"]:
                site.status = "Expired"
                log(now, site, "Expired")
    world.synchronize()
    for site in world.sites.values():
        due = site.refresh_due is not None and site.refresh_due <= now
        if due and world.is_connected(site) and is_retry(world, site, now):
            refresh(world, site, now)
    send_reports(world, now)
    watch_limits(world, now)
    for site in world.sites.values():
        poll(world, site, now)


def run_after_command(world, now):
    """What a command has made due at its own instant."""
    send_reports(world, now)
    watch_limits(world, now)
    for site in world.sites.values():
        if site.started_at == now:
            poll(world, site, now)


def next_instant(world, now):
    """No timer is due before it; it may come earlier than needed."""
    candidates = [(now // DAY + 1) * DAY] + [outage[0] for outage in world.outages[:1]]
    for site in world.sites.values():
        dues = [site.refresh_due, site.report_due] if world.is_connected(site) else []
        if site.breach:
            dues.append(site.next_balloon)
        candidates += [max(due, now + 1) for due in dues if due is not None]
        if site.icon != icon_to_be(site) or site.balloon_wanted:
            candidates.append((now // MINUTE + 1) * MINUTE)
    return min(candidates)
