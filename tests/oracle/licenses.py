"""The state of the reference and its arithmetic: every figure is computed anew from the formulas of
docs/rules.md whenever it is asked for; nothing is kept up to date."""

from dataclasses import dataclass, field

from calendar_days import day_of

NEVER = 10**9


class Refusal(Exception):
    def __init__(self, code, **details):
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(eq=False)
class Key:
    id: str
    type: str
    max: int
    on_date: int | None  # last day; None: with the subscription
    created: int
    deleted: bool = False
    site: "Site | None" = None
    pending: bool = False  # deactivated offline, the file not uploaded yet (DEA-3)
    known_used: int = 0  # what the License Server knows (FIG-4)
    reported_used: int = 0  # what My Account shows (FIG-1)
    last_report: int | None = None
    history: list = field(default_factory=list)
    activation_request: int = 0
    used_activations: set = field(default_factory=set)
    activation_file: dict | None = None
    newest_request: int = 0
    newest_request_at: int = 0
    used_releases: set = field(default_factory=set)


@dataclass(eq=False)
class Subscription:
    total: int
    start: int
    expiration: int
    months: int
    auto_renew: bool
    renewal_not_before: int
    keys: list = field(default_factory=list)
    issue_date: int | None = None


@dataclass(eq=False)
class Site:
    code: str
    leaves_unmanaged: bool = False
    macs: int = 0
    unmanaged: int = 0
    internet: bool = True  # the setting; outages leave it alone
    switched_on: bool = True  # the setting
    offline_outages: int = 0
    down_outages: int = 0
    status: str = "Not activated"
    method: str | None = None
    key: Key | None = None  # what the Proxy holds
    last_key: Key | None = None
    server_key: Key | None = None  # what the server has bound for it, else the newest pending
    pending_keys: list = field(default_factory=list)  # given up offline, not released yet (DEA-3)
    terms: dict | None = None
    serial: int = 0
    refresh_due: int | None = None
    report_due: int | None = None
    last_refresh: int | None = None
    pending_activation: tuple | None = None
    release: dict | None = None
    refusals: dict = field(default_factory=dict)
    breach: dict | None = None
    started_at: int | None = None
    icon: str = "normal"
    balloons: int = 0
    balloon_wanted: bool = False  # a breach that no poll has seen yet
    next_balloon: int | None = None
    log: list = field(default_factory=list)  # (instant, what, Macs, limit, error code): the lines that are compared
    watched_excess: int = 0
    trouble: str | None = None  # what has just befallen its key: "expired" or "revoked"

    @property
    def up(self):
        return self.switched_on and not self.down_outages

    @property
    def online(self):
        return self.internet and not self.offline_outages


@dataclass(eq=False)
class World:
    settings: dict
    subscription: Subscription
    keys: dict = field(default_factory=dict)
    sites: dict = field(default_factory=dict)
    server_switched_on: bool = True
    server_outages: int = 0
    outages: list = field(default_factory=list)  # (instant, begins, kind, site), in their order
    payment_works: bool = True
    files: dict = field(default_factory=dict)
    last_request: int = 0
    last_serial: int = 0
    breaches: list = field(default_factory=list)
    refusals: dict = field(default_factory=dict)  # of commands that belong to no site
    accounted_to: int = 0    # up to here the two integrals are summed up
    over_mac_seconds: int = 0
    idle_license_seconds: int = 0
    over_now: int = 0        # Macs over a limit, and licenses idle in Reserved keys, since then
    idle_now: int = 0

    @property
    def server_up(self):
        return self.server_switched_on and not self.server_outages

    def status(self, now):
        """SUB-10, SUB-11."""
        if day_of(now) <= self.subscription.expiration:
            return "Active"
        return "Grace period" if day_of(now) <= self.last_valid_day() else "Expired"

    def last_valid_day(self):
        return self.subscription.expiration + self.settings["graceDays"]

    def is_valid(self, key, now):
        """KEY-4."""
        own_day = NEVER if key.on_date is None else key.on_date
        return not key.deleted and day_of(now) <= min(self.last_valid_day(), own_day)

    def idle_reserved(self, now):
        return sum(max(0, key.max - self.live_used(key)) for key in self.valid_keys(now) if key.type == "reserved")

    def excess(self, site, now):
        return max(0, site.macs - self.limit(site, now))

    def account(self, now):
        """Brings the integrals up to `now`: nothing changes between the instants at which this is called."""
        passed = now - self.accounted_to
        if passed > 0:
            self.over_mac_seconds += passed * self.over_now
            self.idle_license_seconds += passed * self.idle_now
        self.accounted_to = now
        self.over_now = sum(self.excess(site, now) for site in self.sites.values())
        self.idle_now = self.idle_reserved(now)

    def valid_keys(self, now):
        return [key for key in self.subscription.keys if self.is_valid(key, now)]

    def live_used(self, key):
        if key.site is None:
            return 0
        return key.known_used if key.pending else key.site.macs

    def pool(self, now, used):
        """M*, with `used(key)` Macs behind each key."""
        taken = [key.max if key.type == "reserved" else used(key) for key in self.valid_keys(now)]
        return self.subscription.total - sum(taken)

    def known_pool(self, now):
        self.synchronize()
        return self.pool(now, lambda key: key.known_used)

    def live_pool(self, now):
        return self.pool(now, self.live_used)

    def primary_max(self, now):
        return self.subscription.total - sum(key.max for key in self.valid_keys(now) if key.type == "reserved")

    def max_of(self, key, now):
        return self.primary_max(now) if key.type == "primary" else key.max

    def is_connected(self, site):
        holds_key = site.method == "online" and site.status in ("Activated", "Expired")
        return holds_key and site.up and site.online and self.server_up

    def synchronize(self):
        """The server sees connected Proxies live, the others as they were last (FIG-4)."""
        for site in self.sites.values():
            if self.is_connected(site):
                site.key.known_used = site.macs

    def limit(self, site, now):
        """What the Proxy compares its own count with (FIG-4, FIG-5)."""
        if site.status != "Activated":
            return 0
        if site.terms["type"] == "reserved":
            return site.terms["max"]
        if not self.is_connected(site) or not self.is_valid(site.key, now):
            return site.terms["frozen"]
        own_idle = max(0, site.key.max - site.macs) if site.key.type == "reserved" else 0
        return max(0, min(site.terms["max"], site.macs + self.known_pool(now) + own_idle))

    def server_limit(self, key, now):
        if not self.is_valid(key, now):
            return 0
        if key.type == "reserved":
            return key.max
        return max(0, min(self.max_of(key, now), key.known_used + self.known_pool(now)))

    def frozen_limit(self, key, used, now):
        """The limit for an installation with `used` Macs as long as it cannot ask."""
        if not self.is_valid(key, now):
            return 0
        if key.type == "reserved":
            return key.max
        known, key.known_used = key.known_used, used
        frozen = max(0, min(self.max_of(key, now), used + self.pool(now, lambda one: one.known_used)))
        key.known_used = known
        return frozen

    def issue_terms(self, key, used, now):
        """Terms for an installation with `used` Macs, with the serial number of their issue."""
        own_day = NEVER if key.on_date is None else key.on_date
        self.last_serial += 1
        return {"type": key.type, "max": self.max_of(key, now), "frozen": self.frozen_limit(key, used, now),
                "end": self.subscription.expiration if key.on_date is None else key.on_date,
                "until": min(own_day, self.last_valid_day()), "serial": self.last_serial,
                "start": self.subscription.start if key.type == "primary" else key.created}
