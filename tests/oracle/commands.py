"""Commands on Macs, the subscription and connections. Like all commands here they are functions of the world, the
instant and the step's arguments, and return (done, refusal); done is None where it is not compared."""

from calendar_days import add_months, day_of
from licenses import Refusal
from timers import change_connections, log_refusal, watch_limits

# ---- Macs


def attempts(world, site, count, attempt, now):
    """One command per Mac: the good ones stand, the first refusal is told."""
    done, first = 0, None
    for _ in range(count):
        try:
            done += attempt()
            watch_limits(world, now)
        except Refusal as refusal:
            site.refusals[refusal.code] = site.refusals.get(refusal.code, 0) + 1
            log_refusal(world, now, site, refusal)
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
    done = 0 if world.subscription.total == licenses else 1
    world.subscription.total = licenses
    return done, None


def subscription_renew(world, now, subscription, months, paid):
    if months not in (1, 12, 24, 36):
        raise Refusal("E_NUMBER_INVALID")
    if paid:
        renewed = world.subscription
        base = day_of(now) if world.status(now) == "Expired" else renewed.expiration
        renewed.expiration, renewed.months = add_months(base, months), months
        renewed.renewal_not_before = now
    return 1 if paid else 0, None


def subscription_set_auto_renew(world, now, subscription, on):
    done = 0 if world.subscription.auto_renew == on else 1
    if done:
        world.subscription.renewal_not_before = now
    world.subscription.auto_renew = on
    return done, None


def store_set_payment(world, now, works):
    done = 0 if world.payment_works == works else 1
    world.payment_works = works
    return done, None


# ---- connections


def switch(world, now, owner, name, value):
    """DIF-2: what is so already is not done."""
    done = 0 if getattr(owner, name) == value else 1
    change_connections(world, now, lambda: setattr(owner, name, value), turn_is_over=True)
    return done, None


def network_set(world, now, site, internet):
    return switch(world, now, site, "internet", internet)


def server_set(world, now, up):
    return switch(world, now, world, "server_switched_on", up)


def proxy_set(world, now, site, up):
    return switch(world, now, site, "switched_on", up)
