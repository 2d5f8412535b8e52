"""Random commands, mostly sensible ones, for a world of the reference."""

from calendar_days import day_of


class CommandMaker:
    def __init__(self, random, world, with_files):
        self.random = random
        self.world = world
        self.with_files = with_files
        self.planned = []  # what follows of an exchange of files
        self.made = 0
        self.of_world = set(world.files)  # steps cannot name them

    def next(self, now):
        while True:
            command = self.planned.pop(0) if self.planned and self.chance(0.75) else self.some(now)
            if command and ("file" not in command or command["file"] in self.world.files):
                return command

    def chance(self, share):
        return self.random.random() < share

    def new_name(self, letter):
        self.made += 1
        return f"{letter}{self.made}"

    def some(self, now):
        if self.with_files and self.chance(0.2):
            return self.exchange()
        if self.with_files and self.chance(0.25):
            return self.stray_file_command()
        makers = (self.macs, self.sublicense, self.subscription, self.connection, self.proxy)
        return self.random.choices(makers, (44, 21, 11, 12, 12))[0](now)

    def macs(self, _):
        do, counts = self.random.choices((("mac.enroll", (1, 2, 3, 7)), ("mac.discover", (1, 2, 4)),
                                          ("mac.remove", (1, 2, 5))), (22, 12, 10))[0]
        return {"do": do, "site": self.site(), "count": self.random.choice(counts)}

    def site(self):
        return self.random.choice(list(self.world.sites))

    def sublicense(self, now):
        key, kind = self.random.choice("abc"), self.random.random()
        if kind < 0.65:
            return self.edit(now, key)
        if kind < 0.85:
            return {"do": "sublicense.delete", "sublicense": key, "force": self.chance(0.4)}
        id = self.new_name("n")
        return {"do": "sublicense.create", "subscription": "main", "id": id, "name": id.upper(),
                "type": self.random.choice(["reserved", "dynamic"]), "licenses": self.random.randint(0, 9),
                "expires": None}

    def edit(self, now, key):
        command = {"do": "sublicense.edit", "sublicense": key}
        if self.chance(0.5):
            command["licenses"] = self.random.randint(0, 12)
        if self.chance(0.4):
            command["type"] = self.random.choice(["reserved", "dynamic"])
        if self.chance(0.35) or len(command) == 2:
            today, last = day_of(now), self.world.subscription.expiration
            command["expires"] = self.random.choice([None, today - 1, today, today + 1, last, last + 1])
        return command

    def subscription(self, _):
        subscription = {"subscription": "main"}
        return self.random.choices((
            {"do": "sales.upgrade", **subscription, "licenses": self.random.randint(1, 5)},
            {"do": "sales.correct", **subscription, "licenses": self.random.randint(1, 25)},
            {"do": "subscription.renew", **subscription, "months": self.random.choice([1, 12, 6]),
             "paid": self.chance(0.8)},
            {"do": "subscription.setAutoRenew", **subscription, "on": self.chance(0.6)},
            {"do": "store.setPayment", "works": self.chance(0.5)}), (3, 3, 2, 2, 2))[0]

    def connection(self, _):
        return self.random.choices((
            {"do": "network.set", "site": self.site(), "internet": self.chance(0.5)},
            {"do": "server.set", "up": self.chance(0.6)},
            {"do": "proxy.set", "site": self.site(), "up": self.chance(0.6)}), (5, 4, 3))[0]

    def proxy(self, _):
        return self.random.choices((
            {"do": "proxy.refresh", "site": self.site()},
            {"do": "proxy.deactivate", "site": self.site()},
            {"do": "proxy.activate", "site": self.site(), "key": self.random.choice(["main", "a", "b", "c"])}),
            (5, 3, 4))[0]

    def offline_sites(self):
        return [site.code for site in self.world.sites.values() if site.method == "offline" and site.up]

    def exchange(self):
        """An offline activation, refresh or deactivation with all its steps."""
        saved, answer = self.new_name("request"), self.new_name("answer")
        idle = [site.code for site in self.world.sites.values() if site.status == "Not activated" and site.up]
        free = [key.id for key in self.world.subscription.keys if not key.site and not key.deleted]
        offline = self.offline_sites()
        upload = {"do": "portal.upload", "file": saved, "save": answer}
        if idle and free and (not offline or self.chance(0.5)):
            site = self.random.choice(idle)
            self.planned = [upload, {"do": "proxy.importActivation", "site": site, "file": answer}]
            return {"do": "proxy.requestActivation", "site": site, "key": self.random.choice(free), "save": saved}
        if not offline:
            return None
        site = self.random.choice(offline)
        if self.chance(0.75):
            self.planned = [upload, {"do": "proxy.importRefresh", "site": site, "file": answer}]
            return {"do": "proxy.requestRefresh", "site": site, "save": saved}
        self.planned = [upload]
        return {"do": "proxy.deactivate", "site": site, "save": saved}

    def some_file(self, *kinds):
        """A file that a step saved, of these kinds, sometimes of any; rather the newest."""
        files = [name for name, file in self.world.files.items()
                 if name not in self.of_world and (file["kind"] in kinds or self.chance(0.05))]
        if not files:
            return None
        return files[-1] if self.chance(0.7) else self.random.choice(files)

    def stray_file_command(self):
        """One step of such an exchange at a time that may be wrong."""
        save, kind = self.new_name("stray"), self.random.random()
        if kind < 0.08:
            file = self.some_file("activationRequest", "activationFile", "refreshRequest", "subscriptionInformation")
            return file and {"do": "file.corrupt", "file": file}
        if kind < 0.2:
            return {"do": "proxy.requestActivation", "site": self.site(),
                    "key": self.random.choice(["main", "a", "b", "c"]), "save": save}
        if kind < 0.55:
            file = self.some_file("activationRequest", "refreshRequest", "deactivationRequest")
            return file and {"do": "portal.upload", "file": file, "save": save}
        if kind < 0.85:
            do, wanted = self.random.choice([("proxy.importActivation", "activationFile"),
                                             ("proxy.importRefresh", "subscriptionInformation")])
            file = self.some_file(wanted)
            owner = file and self.world.files[file]["site"].code
            return file and {"do": do, "site": owner if self.chance(0.9) else self.site(), "file": file}
        if kind < 0.9:
            return {"do": "proxy.closeDialog", "site": self.site()}
        site = self.random.choice(self.offline_sites() or [self.site()])
        return {"do": "proxy.requestRefresh" if kind < 0.95 else "proxy.deactivate", "site": site, "save": save}
