"""The state document as the reference sees it: pointers and their values."""

from calendar_days import day_of, day_text, instant_text


def facts(world, now):
    world.synchronize()
    found = {"/now": instant_text(now)}
    found.update(subscription_facts(world, now))
    for row, key in enumerate(key for key in world.subscription.keys if not key.deleted):
        found.update(row_facts(world, now, f"/subscriptions/main/rows/{row}", key))
    for key in world.subscription.keys:
        found.update(key_facts(world, now, f"/keys/{key.id}", key))
    for site in world.sites.values():
        found.update(site_facts(world, now, f"/sites/{site.code}", site))
        if site.server_key:
            found.update(proxy_server_facts(world, now, f"/proxyServers/{site.code}", site.server_key))
    found.update(total_facts(world, now))
    found["/totals/breaches"] = len(world.breaches)
    found["/totals/managed"] = sum(site.macs for site in world.sites.values())
    found["/totals/balloons"] = sum(site.balloons for site in world.sites.values())
    return found


def total_facts(world, now):
    world.account(now)
    refusals = dict(world.refusals)
    for site in world.sites.values():
        for code, count in site.refusals.items():
            refusals[code] = refusals.get(code, 0) + count
    over = sum((now if breach["to"] is None else breach["to"]) - breach["from"] for breach in world.breaches)
    return {"/totals/refusals": refusals, "/totals/breachHours": over / 3600,
            "/totals/overLimitMacDays": world.over_mac_seconds / 86400,
            "/totals/idleReservedDays": world.idle_license_seconds / 86400}


def proxy_server_facts(world, now, row, key):
    """My Account's table of Proxies: as last reported (FIG-1)."""
    pool = max(0, world.pool(now, lambda one: one.reported_used))
    used, most = key.reported_used, world.max_of(key, now)
    left = {"primary": pool, "dynamic": min(most - used, pool), "reserved": most - used}[key.type]
    ends = world.subscription.expiration if key.on_date is None else key.on_date
    return {f"{row}/used": used, f"{row}/maxLicenses": most, f"{row}/expiresOn": day_text(ends),
            f"{row}/available": max(0, left) if world.is_valid(key, now) else 0,
            f"{row}/lastReportDate": key.last_report is not None and day_text(day_of(key.last_report)) or None,
            f"{row}/offlineAllowed": True}


def lengths(world):
    """Pointers and numbers of elements."""
    return {"/files": len(world.files), "/proxyServers": sum(1 for site in world.sites.values() if site.server_key)}


def subscription_facts(world, now):
    subscription, at = world.subscription, "/subscriptions/main"
    keys, expired = world.valid_keys(now), world.status(now) == "Expired"
    used = sum(world.live_used(key) for key in keys)
    reported = sum(key.reported_used for key in keys)
    idle = sum(max(0, key.max - world.live_used(key)) for key in keys if key.type == "reserved")
    pool = world.live_pool(now)
    return {
        f"{at}/status": world.status(now), f"{at}/total": subscription.total, f"{at}/used": used,
        f"{at}/available": 0 if expired else max(0, subscription.total - used), f"{at}/mainPool": pool,
        f"{at}/availableDynamic": 0 if expired else max(0, pool), f"{at}/availableReserved": 0 if expired else idle,
        f"{at}/primaryMax": world.primary_max(now), f"{at}/expirationDate": day_text(subscription.expiration),
        f"{at}/issueDate": subscription.issue_date and day_text(subscription.issue_date),
        f"{at}/reported/used": reported,
        f"{at}/reported/available": 0 if expired else max(0, subscription.total - reported),
        f"{at}/reported/availableDynamic": 0 if expired else max(0, world.pool(now, lambda key: key.reported_used)),
        f"{at}/reported/availableReserved": 0 if expired else sum(
            max(0, key.max - key.reported_used) for key in keys if key.type == "reserved"),
        f"{at}/autoRenew": subscription.auto_renew, f"{at}/durationMonths": subscription.months,
        f"{at}/expiringSoon": world.status(now) == "Active" and subscription.expiration - day_of(now) < 30,
        f"{at}/startDate": day_text(subscription.start), f"{at}/contract/licenses": subscription.total,
        f"{at}/contract/expirationDate": day_text(subscription.expiration),
    }


def row_available(world, now, key):
    pool, used = max(0, world.live_pool(now)), world.live_used(key)
    if not world.is_valid(key, now):
        return 0
    if key.type == "primary":
        return pool
    return max(0, min(key.max - used, pool) if key.type == "dynamic" else key.max - used)


def key_status(world, now, key):
    if key.deleted:
        return "deleted"
    return "active" if world.is_valid(key, now) else "expired"


def row_facts(world, now, at, key):
    return {
        f"{at}/id": key.id, f"{at}/type": key.type, f"{at}/max": world.max_of(key, now),
        f"{at}/used": world.live_used(key), f"{at}/available": row_available(world, now, key),
        f"{at}/expires": day_text(world.subscription.expiration if key.on_date is None else key.on_date),
        f"{at}/status": key_status(world, now, key),
    }


def key_facts(world, now, at, key):
    limit, used = world.server_limit(key, now), world.live_used(key)
    binding = "free" if key.site is None else "releasePending" if key.pending else "bound"
    return {
        f"{at}/status": key_status(world, now, key), f"{at}/binding": binding,
        f"{at}/site": key.site and key.site.code, f"{at}/limit": limit, f"{at}/used": used,
        f"{at}/excess": max(0, used - limit), f"{at}/exceeded": used > limit, f"{at}/atLimit": used == limit,
        f"{at}/type": key.type, f"{at}/max": world.max_of(key, now), f"{at}/available": row_available(world, now, key),
    }


def site_facts(world, now, at, site):
    limit, terms = world.limit(site, now), site.terms
    found = {
        f"{at}/licenseStatus": site.status, f"{at}/method": site.method, f"{at}/key": site.key and site.key.id,
        f"{at}/managed": site.macs, f"{at}/limit": limit, f"{at}/excess": max(0, site.macs - limit),
        f"{at}/discovered": site.unmanaged, f"{at}/internet": site.internet, f"{at}/up": site.up,
        f"{at}/refusals": dict(site.refusals), f"{at}/problemMonitor/icon": site.icon,
        f"{at}/problemMonitor/balloons": site.balloons,
        f"{at}/exceeded": site.macs > limit, f"{at}/atLimit": site.macs == limit,
        f"{at}/usedLicenses": site.macs if terms else None,
        f"{at}/numberOfLicenses": terms and terms["max"],
        f"{at}/remainingLicenses": terms and max(0, limit - site.macs),
        f"{at}/startDate": terms and day_text(terms["start"]), f"{at}/endDate": terms and day_text(terms["end"]),
    }
    if site.key and site.server_key:
        found[f"{at}/lastRefresh"] = site.last_refresh and instant_text(site.last_refresh)
        found[f"{at}/lastReport"] = instant_text(site.server_key.last_report)
        found[f"{at}/usageHistory"] = list(site.server_key.history)
    return found
