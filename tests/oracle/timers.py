"""What happens by itself, in the order of CLK-7."""

from calendar_days import DAY, add_months, day_of, day_text

HOUR = 3600
MINUTE = 60


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
        site.refresh_due = site.report_due = None
        return
    adopt_terms(world, site, world.issue_terms(site.key, site.macs, now), now)
    site.refresh_due = now + world.settings["refreshHours"] * HOUR


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


def watch_limits(world, now):
    """Begins, continues and ends breaches (section 10): one with each key and license status."""
    world.synchronize()
    for site in world.sites.values():
        excess = max(0, site.macs - world.limit(site, now))
        license_held = (site.last_key, site.status)
        was_over = site.breach is not None
        if was_over and (excess == 0 or site.breach["license"] != license_held):
            site.breach["to"] = now
            site.breach = None
        if excess == 0:
            site.balloon_wanted = False
            continue
        if site.breach is None:
            site.breach = {"site": site.code, "key": site.last_key, "from": now, "to": None, "peak": 0,
                           "license": license_held}
            world.breaches.append(site.breach)
            site.balloon_wanted = site.balloon_wanted or not was_over
        site.breach["peak"] = max(site.breach["peak"], excess)


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
    if now % DAY == 0:
        renew_automatically(world, now)
        for site in world.sites.values():
            if site.status == "Activated" and day_of(now) > site.terms["until"]:
                site.status = "Expired"
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
    candidates = [(now // DAY + 1) * DAY]
    for site in world.sites.values():
        dues = [site.refresh_due, site.report_due] if world.is_connected(site) else []
        if site.breach:
            dues.append(site.next_balloon)
        candidates += [max(due, now + 1) for due in dues if due is not None]
        if site.icon != icon_to_be(site) or site.balloon_wanted:
            candidates.append((now // MINUTE + 1) * MINUTE)
    return min(candidates)
