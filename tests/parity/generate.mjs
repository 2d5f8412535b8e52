// Random but repeatable scenarios that use everything the engine can do, for comparing builds with each other.
// As a program: node tests/parity/generate.mjs FOLDER [COUNT]   writes generated-000.json ... and prints their paths.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// mulberry32: a small generator with 32 bits of state, the same on every machine.
function randomSource(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const between = (low, high) => low + Math.floor(next() * (high - low + 1));
    const pick = (list) => list[between(0, list.length - 1)];
    return { next, between, pick, chance: (p) => next() < p };
}

function stay(random) {
    const days = random.between(3, 200) + random.pick([0, 0.5, 0.1]);
    return random.pick([
        { model: 'forever' },
        { model: 'fixed', days },
        { model: 'exponential', meanDays: days },
        { model: 'weibull', shape: random.pick([0.6, 0.9, 1.5, 3.7]), scaleDays: days },
        { model: 'lognormal', meanDays: days, sigma: random.pick([0.3, 0.8, 1.4]) },
    ]);
}

function arrivals(random, days) {
    const model = random.pick(['poisson', 'poisson', 'poisson', 'batches', 'recorded', 'none']);
    if (model === 'none') return { model };
    if (model === 'batches') {
        const batches = Array.from({ length: random.between(1, 4) },
            () => ({ at: `${random.between(0, days - 1)}d${random.between(0, 23)}h`, count: random.between(1, 30) }));
        return { model, batches };
    }
    if (model === 'recorded') {
        const first = Date.UTC(2017, 2, 1);
        const most = Math.max(1, Math.min(10, Math.floor((days - 2) / 3)));  // none after the end
        const recorded = Array.from({ length: random.between(1, most) }, (_, i) => ({
            date: new Date(first + (1 + i * 3) * 86400000).toISOString().slice(0, 10),
            count: random.between(0, 8),
        }));
        return { model, recorded };
    }
    const poisson = { model, perDay: random.pick([0.05, 0.3, 1, 1.7, 6.25]) };
    if (random.chance(0.3)) poisson.growthPerYear = random.pick([0.4, -0.25, 2]);
    if (random.chance(0.3)) poisson.weekdays = Array.from({ length: 7 }, () => random.pick([0, 1, 1, 2.5]));
    if (random.chance(0.2)) poisson.months = Array.from({ length: 12 }, () => random.pick([0.5, 1, 3]));
    return poisson;
}

function world(random) {
    const sites = [];
    const subscriptions = [];
    for (let s = 0; s < random.between(1, 3); ++s) {
        const licenses = random.between(10, 120);
        let left = licenses;
        const sublicenses = [];
        for (let k = 0; k < random.between(1, 5); ++k) {
            const type = random.pick(['reserved', 'dynamic']);
            const most = type === 'reserved' ? left : licenses;
            if (most < 1) continue;
            const count = random.between(1, Math.max(1, Math.floor(most / 2)));
            if (type === 'reserved') left -= count;
            const id = `k${s}_${k}`;
            const expires = random.chance(0.2) ? '2017-05-15' : 'withSubscription';
            sublicenses.push({ id, name: `Key ${s} ${k}`, type, licenses: count, expires });
            const code = `S${s}${k}`;
            sites.push({ code, key: id, macs: random.between(0, count + 3), internet: random.chance(0.9),
                discoveryWhenFull: random.pick(['enroll', 'leaveUnmanaged']) });
        }
        subscriptions.push({ id: `sub${s}`, licenses, starts: '2016-06-01', months: random.pick([12, 24]),
            autoRenew: random.chance(0.5), sublicenses });
    }
    for (const site of sites) if (!site.internet) delete site.key; // cannot be activated online
    return { company: 'Acme', admin: 'admin@acme.example', subscriptions, sites };
}

function step(random, made, days) {
    const at = `${random.between(0, days - 1)}d${random.between(0, 23)}h${random.between(0, 59)}m`;
    const site = random.pick(made.sites).code;
    const keys = made.subscriptions.flatMap((s) => s.sublicenses.map((k) => k.id));
    const actions = [
        () => ({ do: 'mac.enroll', site, count: random.between(1, 12) }),
        () => ({ do: 'mac.discover', site, count: random.between(1, 12) }),
        () => ({ do: 'mac.remove', site, count: random.between(1, 6) }),
        () => ({ do: 'network.set', site, internet: random.chance(0.6) }),
        () => ({ do: 'server.set', up: random.chance(0.6) }),
        () => ({ do: 'proxy.set', site, up: random.chance(0.6) }),
        () => ({ do: 'proxy.refresh', site }),
        () => ({ do: 'proxy.deactivate', site }),
        () => ({
            do: 'sales.upgrade', subscription: random.pick(made.subscriptions).id, licenses: random.between(1, 30),
        }),
    ];
    if (keys.length > 0) {
        const key = random.pick(keys);
        actions.push(() => ({ do: 'sublicense.edit', sublicense: key, licenses: random.between(1, 40) }),
            () => ({ do: 'sublicense.edit', sublicense: key, type: random.pick(['dynamic', 'reserved']) }),
            () => ({ do: 'sublicense.delete', sublicense: key, force: true }),
            () => ({ do: 'proxy.activate', site, key }));
    }
    return { at, ...random.pick(actions)() };
}

function fault(random, made, days) {
    const kind = random.pick(['siteOffline', 'serverDown', 'proxyDown']);
    const one = kind === 'serverDown' ? { kind } : { kind, site: random.pick(made.sites).code };
    if (random.chance(0.5)) return { ...one, everyDays: random.between(5, 60), lastHours: random.between(1, 200) };
    const from = random.between(0, days - 1);
    return { ...one, from: `${from}d`, to: `${from}d${random.between(1, 23)}h` };
}

export function generatedScenario(number) {
    const random = randomSource(1000 + number);
    const days = random.between(20, 400);
    let made = world(random);
    while (made.sites.length === 0) made = world(random);
    return JSON.stringify({
        schema: 'headroom/scenario/1',
        name: `Generated ${number}`,
        seed: random.between(0, 2 ** 31),
        start: '2017-03-01T08:00:00Z',
        end: `${days}d`,
        world: made,
        steps: Array.from({ length: random.between(0, 25) }, () => step(random, made, days)),
        demand: made.sites.filter(() => random.chance(0.8)).map(({ code }) => ({
            site: code,
            arrivals: arrivals(random, days),
            stay: stay(random),
            method: random.pick(['manual', 'discovery']),
            existing: random.pick(['new', 'memoryless']),
        })),
        faults: Array.from({ length: random.between(0, 4) }, () => fault(random, made, days)),
    }, null, 1);
}

/// Writes `count` scenarios into `folder`; their paths.
export function writeScenarios(folder, count) {
    mkdirSync(folder, { recursive: true });
    return Array.from({ length: count }, (_, i) => {
        const path = join(folder, `generated-${String(i).padStart(3, '0')}.json`);
        writeFileSync(path, generatedScenario(i));
        return path;
    });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [folder, count = '200'] = process.argv.slice(2);
    if (!folder) {
        console.error('usage: node tests/parity/generate.mjs FOLDER [COUNT]');
        process.exit(2);
    }
    for (const path of writeScenarios(folder, Number(count))) console.log(path);
}
