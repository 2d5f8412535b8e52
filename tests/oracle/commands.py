"""Commands on Macs, the subscription and connections. Like all commands here they are functions of the world, the
instant and the step's arguments, and return (done, refusal); done is None where the contract does not say."""

from calendar_days import add_months, day_of
from licenses import Refusal
from timers import HOUR, watch_limits

# ---- Macs


def attempts(world, site, count, attempt, now):
    """One command per Mac: the good ones stand, the first refusal is told (contract section 1.3)."""
    done, first = 0, None
    for _ in range(count):
        try:
            done += attempt()
            watch_limits(world, now)
        except Refusal as refusal:
            site.refusals[refusal.code] = site.refusals.get(refusal.code, 0) + 1
            first = first or refusal
    return done, first


def mac_enroll(world, now, site, count):
    def attempt():
        if not site.up:
            raise Refusal("E_PROXY_DOWN")
        for status, code in (("Not activated", "E_NOT_ACTIVATED"), ("Key revoked", "E_KEY_REVOKED"),
                             ("Expired", "E_KEY_EXPIRED")):
            if site.status == status:
                raise Refusal(code)
        if site.macs + 1 > world.limit(site, now):
            raise Refusal("E_LICENSE_LIMIT", limit=world.limit(site, now))
        site.macs += 1
        return 1

    return attempts(world, site, count, attempt, now)


def mac_discover(world, now, site, count):
    def attempt():
        if not site.up:
            raise Refusal("E_PROXY_DOWN")
        if site.status == "Not activated":
            raise Refusal("E_NOT_ACTIVATED")
        if site.leaves_unmanaged and site.macs + 1 > world.limit(site, now):
            site.unmanaged += 1
            return 0
        site.macs += 1
        return 1

    return attempts(world, site, count, attempt, now)


def mac_remove(world, now, site, count):
    def attempt():
        if site.macs == 0:
            raise Refusal("E_MAC_UNKNOWN")
        site.macs -= 1
        return 1

    return attempts(world, site, count, attempt, now)


# ---- subscription


def sales_upgrade(world, now, subscription, licenses):
    world.subscription.total += licenses
    return 1, None


def sales_correct(world, now, subscription, licenses):
    living = [key for key in world.subscription.keys
              if not key.deleted and (key.on_date is None or day_of(now) <= key.on_date)]
    reserved = sum(key.max for key in living if key.type == "reserved")
    if licenses < reserved:
        raise Refusal("E_TOTAL_BELOW_RESERVED", requested=licenses, reserved=reserved)
    world.subscription.total = licenses
    return None, None


def subscription_renew(world, now, subscription, months, paid):
    if months not in (1, 12, 24, 36):
        raise Refusal("E_NUMBER_INVALID")
    if paid:
        renewed = world.subscription
        base = day_of(now) if world.status(now) == "Expired" else renewed.expiration
        renewed.expiration, renewed.months = add_months(base, months), months
        renewed.renewal_not_before = now
    return None, None


def subscription_set_auto_renew(world, now, subscription, on):
    if world.subscription.auto_renew != on:
        world.subscription.renewal_not_before = now
    world.subscription.auto_renew = on
    return None, None


def store_set_payment(world, now, works):
    world.payment_works = works
    return 1, None


# ---- connections


def change_connections(world, now, change):
    """A command comes after the refreshes of its instant: the retry of this very instant is over."""
    before = {site.code: world.is_connected(site) for site in world.sites.values()}
    world.synchronize()
    change()
    for site in world.sites.values():
        again = world.is_connected(site) and not before[site.code]
        if again and site.refresh_due is not None and site.refresh_due <= now:
            retry = world.settings["retryHours"] * HOUR
            site.refresh_due += ((now - site.refresh_due) // retry + 1) * retry
    return None, None


def network_set(world, now, site, internet):
    return change_connections(world, now, lambda: setattr(site, "internet", internet))


def server_set(world, now, up):
    return change_connections(world, now, lambda: setattr(world, "server_up", up))


def proxy_set(world, now, site, up):
    if up and not site.up:
        site.started_at = now
    return change_connections(world, now, lambda: setattr(site, "up", up))
