// Of the program that runs under Node: its clock of CPU time, which C++ cannot reach there.
mergeInto(LibraryManager.library, {
    headroom_cpu_seconds: function () {
        const used = process.cpuUsage();
        return (used.user + used.system) / 1e6;
    },
});
