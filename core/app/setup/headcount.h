#pragma once
// From a growing headcount to arrivals, and back. A planner says "310 Macs, 8 % more each year,
// replaced after four years"; the simulator wants arrivals a day and the law of a stay.
//
// With N Macs, stays of T years on average and a growth of g a year, n(t) = N (1+g)^t needs
//     arrivals a year = n'(t) + departures = N ln(1+g) (1+g)^t + departures(t).
// Departures at the start are N / T, because the stays of the Macs that are there have begun
// before (`existing: memoryless`). Hence N (ln(1+g) + 1/T) a year at the start.

#include "core/app/site_demand.h"

namespace headroom::app {

/// `growth` is that of the headcount: 0.08 = 8 % more after a year, at least -0.99. The law and
/// mean of the stay are those of `demand`. Never below no arrivals: then Macs only leave.
ArrivalFigures arrivals_for_headcount(Count macs, double growth, const SiteDemand& demand);

/// The growth a year with which the headcount begins; 0 without Macs.
double headcount_growth(Count macs, const SiteDemand& demand);

}  // namespace headroom::app
