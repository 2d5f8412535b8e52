#!/usr/bin/env python3
"""Workloads W1 and W2 of docs/performance.md in SimPy, as its manual would write them."""

import random
import sys
import time

import simpy

DAY = 86400


def hold(count):
    """W1: `count` processes that wait an exponential time over and over."""
    turns = 200_000
    env = simpy.Environment()
    draw = random.Random(1).expovariate
    done = 0

    def process():
        nonlocal done
        while True:
            yield env.timeout(draw(1.0))
            done += 1

    for _ in range(count):
        env.process(process())
    while done < count:
        env.step()
    done = 0
    begin = time.process_time()
    while done < turns:
        env.step()
    return turns / (time.process_time() - begin)


def fleet(sites=100, macs=1000, stay=1095, years=5):
    """W2 without any licensing: arrivals, departures, refreshes and reports only count."""
    env = simpy.Environment()
    draw = random.Random(1).expovariate
    used = [0] * sites
    events = 0

    def mac(site):
        nonlocal events
        yield env.timeout(draw(1 / (stay * DAY)))
        used[site] -= 1
        events += 1

    def arrivals(site):
        nonlocal events
        while True:
            yield env.timeout(draw(macs / (stay * DAY)))
            used[site] += 1
            events += 1
            env.process(mac(site))

    def every(period):
        nonlocal events
        while True:
            yield env.timeout(period)
            events += 1

    begin = time.process_time()
    for site in range(sites):
        used[site] = macs
        for _ in range(macs):
            env.process(mac(site))
        env.process(arrivals(site))
        env.process(every(DAY))
        env.process(every(7 * DAY))
    env.run(until=years * 365 * DAY)
    return events / (time.process_time() - begin)


if __name__ == "__main__":
    print(hold(int(sys.argv[2])) if sys.argv[1] == "W1" else fleet())
