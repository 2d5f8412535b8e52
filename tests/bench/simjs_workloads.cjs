// Workloads W1 and W2 of docs/performance.md in simjs: node simjs_workloads.cjs W1 1000 | W2
globalThis.window = globalThis; // the package is a bundle for pages: it hangs its names onto the window
require('simjs');

const { Sim: Simulation, Entity, Random } = window.Sim;
const day = 86400;
const seconds = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;

// simjs runs until an instant, so that the turns are counted and the span is chosen for them.
function hold(count) {
    const random = new Random(1);
    let done = 0;
    class Holder extends Entity {
        start() { this.turn(); }
        turn() {
            done += 1;
            this.setTimer(random.exponential(1)).done(this.turn);
        }
    }
    const sim = new Simulation();
    for (let i = 0; i < count; ++i) sim.addEntity(Holder);
    const begin = seconds();
    sim.simulate(Math.max(1, 200000 / count));
    return done / (seconds() - begin);
}

function fleet(sites = 100, macs = 1000, stay = 1095, years = 5) {
    const random = new Random(1);
    let events = 0;
    class Site extends Entity {
        start() {
            this.used = macs;
            for (let i = 0; i < macs; ++i) this.letLeave();
            this.setTimer(random.exponential(macs / (stay * day))).done(this.arrive);
            this.setTimer(day).done(this.refresh);
            this.setTimer(7 * day).done(this.report);
        }
        letLeave() { this.setTimer(random.exponential(1 / (stay * day))).done(this.leave); }
        leave() { this.used -= 1; events += 1; }
        arrive() {
            this.used += 1;
            events += 1;
            this.letLeave();
            this.setTimer(random.exponential(macs / (stay * day))).done(this.arrive);
        }
        refresh() { events += 1; this.setTimer(day).done(this.refresh); }
        report() { events += 1; this.setTimer(7 * day).done(this.report); }
    }
    const sim = new Simulation();
    const begin = seconds();
    for (let i = 0; i < sites; ++i) sim.addEntity(Site);
    sim.simulate(years * 365 * day);
    return events / (seconds() - begin);
}

console.log(process.argv[2] === 'W1' ? hold(Number(process.argv[3])) : fleet());
