// Of the program that runs under Node: the CPU time of the thread that simulates, which C++ cannot
// reach there. The process as a whole also compiles in the background, for seconds.
mergeInto(LibraryManager.library, {
    $cpuClockCell: "new Int32Array(new SharedArrayBuffer(4))",
    headroom_cpu_seconds__deps: ["$cpuClockCell"],
    headroom_cpu_seconds: function () {
        try {
            // Linux books the time of a thread when it sleeps; otherwise every 4 ms or so.
            Atomics.wait(cpuClockCell, 0, 0, 0.05);
            const booked = require("fs").readFileSync("/proc/self/schedstat", "utf8");
            return Number(booked.split(" ")[0]) / 1e9;
        } catch {
            const used = process.cpuUsage();
            return (used.user + used.system) / 1e6;
        }
    },
});
