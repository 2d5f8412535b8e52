"""Random scenarios whose every step and expectation is what the reference says."""

import random

import activation
import commands
import offline
import sublicenses
from calendar_days import DAY, day_of, day_text, instant, instant_text
from facts import facts, lengths
from licenses import Key, Refusal, Site, Subscription, World
from random_commands import CommandMaker
from timers import log_refusal, next_instant, run_after_command, run_timers, watch_limits

VERBS = {
    "mac.enroll": commands.mac_enroll, "mac.discover": commands.mac_discover, "mac.remove": commands.mac_remove,
    "sublicense.create": sublicenses.sublicense_create, "sublicense.edit": sublicenses.sublicense_edit,
    "sublicense.delete": sublicenses.sublicense_delete, "sales.upgrade": commands.sales_upgrade,
    "sales.correct": commands.sales_correct, "subscription.renew": commands.subscription_renew,
    "subscription.setAutoRenew": commands.subscription_set_auto_renew, "store.setPayment": commands.store_set_payment,
    "network.set": commands.network_set, "server.set": commands.server_set, "proxy.set": commands.proxy_set,
    "proxy.activate": activation.proxy_activate, "proxy.refresh": activation.proxy_refresh,
    "proxy.deactivate": offline.proxy_deactivate, "proxy.requestActivation": offline.proxy_request_activation,
    "proxy.importActivation": offline.proxy_import_activation, "proxy.closeDialog": offline.proxy_close_dialog,
    "proxy.requestRefresh": offline.proxy_request_refresh, "proxy.importRefresh": offline.proxy_import_refresh,
    "portal.upload": offline.portal_upload, "file.corrupt": offline.file_corrupt,
}


def obey(world, now, command):
    """(done, refusal) of a command given now, all its consequences included."""
    arguments = {name: value for name, value in command.items() if name != "do"}
    site = world.sites.get(arguments.get("site"))
    if site:
        arguments["site"] = site
    try:
        done, refusal = VERBS[command["do"]](world, now, **arguments)
    except Refusal as caught:
        done, refusal = 0, caught
        counted = (site or world).refusals
        counted[refusal.code] = counted.get(refusal.code, 0) + 1
        if site:
            log_refusal(world, now, site, refusal)
    watch_limits(world, now)
    run_after_command(world, now)
    world.account(now)
    return done, refusal


def as_step(now, command, done, refusal):
    step = {"at": instant_text(now), **command}
    if "expires" in step:
        step["expires"] = expiry_text(step["expires"])
    if refusal:
        step["expectError"] = refusal.code
        if refusal.details:
            step["expectArgs"] = refusal.details
    if refusal or done is not None:
        step["expectDone"] = done
    return step


def expiry_text(on_date):
    return "withSubscription" if on_date is None else day_text(on_date)


class Maker:
    """One random scenario; `with_files` adds offline installations."""

    def __init__(self, seed, with_files):
        self.random = random.Random(f"{seed} {with_files}")
        self.with_files = with_files
        self.document = {"schema": "headroom/scenario/1", "name": f"Random {seed}"}
        self.make_time()
        self.make_world()
        self.make_outages()
        self.commands = CommandMaker(self.random, self.world, with_files)

    def make_time(self):
        pick = self.random.choice
        self.start = instant(2017, self.random.randint(1, 12), self.random.randint(1, 28), pick([0, 0, 8, 23]),
                             pick([0, 0, 13]), pick([0, 0, 17, 59]))
        self.days = pick([4, 8, 10])
        self.end = self.start + self.days * DAY
        self.document.update(start=instant_text(self.start), end=instant_text(self.end))
        self.settings = {"graceDays": pick([0, 1, 2, 30]), "refreshHours": pick([24, 24, 24, 5]),
                         "reportHours": pick([168, 168, 26]), "balloonMinutes": pick([60, 60, 25]),
                         "retryHours": pick([1, 1, 3])}
        self.document["settings"] = self.settings

    def make_world(self):
        pick, today = self.random.choice, day_of(self.start)
        days_left = pick([1, 2, 3, 200])
        subscription = Subscription(self.random.randint(8, 30), today - 20, today + days_left, pick([1, 12]),
                                    self.random.random() < 0.4, self.start)
        self.world = World(self.settings, subscription)
        parts = self.make_keys(subscription, today, days_left)
        sites = self.make_sites()
        self.document["world"] = {
            "company": "Acme", "admin": "boss@acme.example",
            "subscriptions": [{"id": "main", "licenses": subscription.total, "starts": day_text(subscription.start),
                               "expires": day_text(subscription.expiration), "months": subscription.months,
                               "autoRenew": subscription.auto_renew, "offlineAllowed": True,
                               "sublicenses": parts}],
            "sites": sites}

    def make_keys(self, subscription, today, days_left):
        keys, free = [Key("main", "primary", 0, None, today)], subscription.total
        for id in "abc":
            type = self.random.choice(["reserved", "dynamic"])
            most = max(1, free // 2) if type == "reserved" else subscription.total
            maximum = self.random.randint(1, most)
            if type == "reserved" and maximum > free:
                type = "dynamic"
            free -= maximum if type == "reserved" else 0
            on_date = None if self.random.random() < 0.6 else today + self.random.randint(0, min(days_left, 4))
            keys.append(Key(id, type, maximum, on_date, today))
        subscription.keys = keys
        self.world.keys = {key.id: key for key in keys}
        return [{"id": key.id, "type": key.type, "licenses": key.max, "expires": expiry_text(key.on_date)}
                for key in keys[1:]]

    def make_sites(self):
        keys, documents = self.random.sample(["main", "a", "b", "c"], 4), []
        activated = 0.35 if self.with_files else 0.8
        for number, key in enumerate(keys):
            site = Site(f"P{number}", self.random.random() < 0.2, self.random.choice([0, 0, 1, 3, 5]))
            self.world.sites[site.code] = site
            document = {"code": site.code, "macs": site.macs}
            if site.leaves_unmanaged:
                document["discoveryWhenFull"] = "leaveUnmanaged"
            if self.random.random() < activated:
                document["key"] = key
                if self.with_files and self.random.random() < 0.6:
                    document["method"] = "offline"
            documents.append(document)
        for document in documents:
            if "key" in document:
                self.activate(self.world.sites[document["code"]], document["key"], document.get("method"))
        for site in self.world.sites.values():  # DIF-10: the limits of the whole world
            if site.terms:
                site.terms = {**site.terms, "frozen": self.world.frozen_limit(site.key, site.macs, self.start)}
        watch_limits(self.world, self.start)
        self.world.account(self.start)
        self.world.accounted_to, self.world.over_mac_seconds, self.world.idle_license_seconds = self.start, 0, 0
        return documents

    def activate(self, site, key, method):
        """As the world's set-up does: an offline site exchanges the two files of its activation."""
        if method is None:
            activation.proxy_activate(self.world, self.start, site, key)
            return
        request, answer = f"{site.code} activation request", f"{site.code} activation file"
        offline.proxy_request_activation(self.world, self.start, site, key, request)
        offline.portal_upload(self.world, self.start, request, answer)
        offline.proxy_import_activation(self.world, self.start, site, answer)

    def make_outages(self):
        """Outages of every kind, with edges on full hours and minutes and at any second."""
        faults = []
        for _ in range(self.random.choice([0, 0, 2, 4])):
            edges = sorted({self.some_instant(), self.some_instant()} - {self.start})
            if len(edges) < 2:
                continue
            kind = self.random.choice(["serverDown", "siteOffline", "proxyDown"])
            site = None if kind == "serverDown" else self.random.choice(list(self.world.sites.values()))
            where = {} if site is None else {"site": site.code}
            faults.append({"kind": kind, **where, "from": instant_text(edges[0]), "to": instant_text(edges[1])})
            self.world.outages += [(edges[0], True, kind, site), (edges[1], False, kind, site)]
        self.world.outages.sort(key=lambda outage: outage[0])
        self.document["faults"] = faults

    def some_instant(self):
        """Full hours, midnights, the second before, minutes, any second."""
        kind, midnight = self.random.random(), (day_of(self.start) + self.random.randint(1, self.days)) * DAY
        if kind < 0.25:
            return self.start + self.random.randrange(self.days * 24 + 1) * 3600
        if kind < 0.5:
            return min(self.end, max(self.start, midnight - (kind >= 0.4)))
        if kind < 0.7:
            return self.start + self.random.randrange(self.days * 1440 + 1) * 60
        return self.start + self.random.randrange(self.days * DAY + 1)

    def play(self):
        """The document with its steps and expectations, and the world at its end."""
        step_times = sorted(self.some_instant() for _ in range(60 if self.with_files else 28))
        looks = sorted({self.start, self.end} | {self.some_instant() for _ in range(10)})
        steps, expectations, now = [], [], self.start
        while True:
            while step_times and step_times[0] == now:
                step_times.pop(0)
                command = self.commands.next(now)
                steps.append(as_step(now, command, *obey(self.world, now, command)))
            if looks and looks[0] == now:
                looks.pop(0)
                expectations += self.look(now)
            if now >= self.end:
                break
            now = min([next_instant(self.world, now), self.end] + step_times[:1] + looks[:1])
            run_timers(self.world, now)
            self.world.account(now)
        self.document.update(steps=steps, expect=expectations)
        return self.document, self.world

    def look(self, now):
        at = instant_text(now)
        return ([{"at": at, "get": pointer, "equals": value} for pointer, value in facts(self.world, now).items()] +
                [{"at": at, "get": pointer, "length": number} for pointer, number in lengths(self.world).items()])
