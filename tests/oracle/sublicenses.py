"""Creating, editing and deleting sublicenses (docs/rules.md, Sublicenses)."""

from activation import free
from calendar_days import day_of
from licenses import Key, Refusal


def check_date(world, now, on_date):
    if on_date is not None and on_date < day_of(now):
        raise Refusal("E_DATE_PAST")
    if on_date is not None and on_date > world.subscription.expiration:
        raise Refusal("E_DATE_AFTER_SUBSCRIPTION")


def check_pool(world, now, requested):
    available = max(0, world.known_pool(now))
    if requested > available:
        raise Refusal("E_NOT_ENOUGH_LICENSES", requested=requested, available=available)


def check_total(world, requested):
    if requested > world.subscription.total:
        raise Refusal("E_ABOVE_TOTAL", requested=requested, total=world.subscription.total)


def check_usable(world, now):
    if world.status(now) == "Expired":
        raise Refusal("E_SUBSCRIPTION_EXPIRED")


def living_key(world, sublicense):
    key = world.keys.get(sublicense)
    if key is None or key.deleted:
        raise Refusal("E_KEY_UNKNOWN")
    return key


def sublicense_create(world, now, subscription, id, name, type, licenses, expires):
    check_usable(world, now)
    if licenses < 1:
        raise Refusal("E_NUMBER_INVALID")
    check_pool(world, now, licenses) if type == "reserved" else check_total(world, licenses)
    check_date(world, now, expires)
    world.keys[id] = Key(id, type, licenses, expires, day_of(now))
    world.subscription.keys.append(world.keys[id])
    return 1, None


UNCHANGED = object()


def sublicense_edit(world, now, sublicense, type=None, licenses=None, expires=UNCHANGED):
    key = living_key(world, sublicense)
    check_usable(world, now)
    changed = Key(key.id, type or key.type, key.max if licenses is None else licenses,
                  key.on_date if expires is UNCHANGED else expires, key.created)
    if changed.max < 1:
        raise Refusal("E_NUMBER_INVALID")
    if expires is not UNCHANGED:
        check_date(world, now, expires)
    world.synchronize()
    if world.is_valid(changed, now):
        check = check_change if world.is_valid(key, now) else check_revival
        check(world, now, key, changed)
    done = 0 if (key.type, key.max, key.on_date) == (changed.type, changed.max, changed.on_date) else 1
    key.type, key.max, key.on_date = changed.type, changed.max, changed.on_date
    return done, None


def check_revival(world, now, key, changed):
    """SBL-34: as if it were new, and what its Macs use has to fit."""
    if changed.type == "reserved":
        return check_pool(world, now, changed.max)
    check_total(world, changed.max)
    return check_pool(world, now, key.known_used)


def check_change(world, now, key, changed):
    """SBL-30 to SBL-33: on the difference."""
    if changed.type == "dynamic":
        if changed.max > key.max:
            check_total(world, changed.max)
        return
    held = key.max if key.type == "reserved" else key.known_used
    if changed.max > held:
        check_pool(world, now, changed.max - held)
    reserved = sum(one.max for one in world.valid_keys(now) if one.type == "reserved" and one is not key)
    if key.type != "reserved" and changed.max > world.subscription.total - reserved:
        raise Refusal("E_NOT_ENOUGH_LICENSES")  # invariant 3


def sublicense_delete(world, now, sublicense, force=False):
    key = living_key(world, sublicense)
    if key.site and not force:
        raise Refusal("E_SUBLICENSE_IN_USE", site=key.site.code, state="releasePending" if key.pending else "bound")
    key.deleted = True
    if key.pending:
        free(key)
    elif key.site:
        key.site.trouble = "revoked"
    return 1, None
