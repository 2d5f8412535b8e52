#include "core/planning/import/observed_stays.h"

#include <algorithm>

namespace headroom::planning {

std::vector<ObservedStay> observed_stays(const Import& import) {
    std::vector<ObservedStay> stays;
    const bool several = import.first_list < import.today;
    for (const ImportedDevice& device : import.devices) {
        if (!device.arrived) continue;
        const Date end = device.left ? *device.left : import.today;
        ObservedStay stay;
        stay.days = end - *device.arrived;
        stay.ended = device.left.has_value();
        if (several) stay.entry_days = std::max(0, import.first_list - *device.arrived);
        if (stay.days > stay.entry_days) stays.push_back(stay);
    }
    return stays;
}

}  // namespace headroom::planning
