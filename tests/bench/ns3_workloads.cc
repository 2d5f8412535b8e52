// Workloads W1 and W2 of docs/performance.md in ns-3:
//   ns3_workloads W1 1000 [ns3::HeapScheduler] | ns3_workloads W2 - [ns3::HeapScheduler]

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <random>
#include <vector>

#include "ns3/core-module.h"

namespace {

constexpr double day = 86400;
std::mt19937_64 generator(1);
std::uint64_t events = 0;

double exponential(double mean) { return std::exponential_distribution<double>(1 / mean)(generator); }

void turn() {
    ++events;
    ns3::Simulator::Schedule(ns3::Seconds(exponential(1)), &turn);
}

struct Fleet {
    static constexpr double stay = 1095 * day;
    static constexpr int macs = 1000;
    std::vector<int> used = std::vector<int>(100, macs);

    void leave(int site) {
        --used[site];
        ++events;
    }
    void let_leave(int site) {
        ns3::Simulator::Schedule(ns3::Seconds(exponential(stay)), &Fleet::leave, this, site);
    }
    void arrive(int site) {
        ++used[site];
        ++events;
        let_leave(site);
        ns3::Simulator::Schedule(ns3::Seconds(exponential(stay / macs)), &Fleet::arrive, this, site);
    }
    void every(double period) {
        ++events;
        ns3::Simulator::Schedule(ns3::Seconds(period), &Fleet::every, this, period);
    }
    void start() {
        for (int site = 0; site < 100; ++site) {
            for (int i = 0; i < macs; ++i) let_leave(site);
            ns3::Simulator::Schedule(ns3::Seconds(exponential(stay / macs)), &Fleet::arrive, this, site);
            ns3::Simulator::Schedule(ns3::Seconds(day), &Fleet::every, this, day);
            ns3::Simulator::Schedule(ns3::Seconds(7 * day), &Fleet::every, this, 7 * day);
        }
    }
};

}  // namespace

int main(int argc, char** argv) {
    const bool w1 = std::strcmp(argv[1], "W1") == 0;
    ns3::ObjectFactory scheduler;
    scheduler.SetTypeId(argc > 3 ? argv[3] : "ns3::HeapScheduler");
    ns3::Simulator::SetScheduler(scheduler);
    Fleet fleet;
    const std::clock_t begin = std::clock();
    if (w1) {
        const int count = std::atoi(argv[2]);
        for (int i = 0; i < count; ++i) ns3::Simulator::Schedule(ns3::Seconds(exponential(1)), &turn);
        ns3::Simulator::Stop(ns3::Seconds(count < 300000 ? 600000.0 / count : 2));
    } else {
        fleet.start();
        ns3::Simulator::Stop(ns3::Seconds(5 * 365 * day));
    }
    ns3::Simulator::Run();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("%f\n", static_cast<double>(events) / seconds);
    ns3::Simulator::Destroy();
}
