// Prepended to our programs for Node. Emscripten believes that standard input, output and error are terminals always;
// colours and progress bars would end up in pipes and files.
Module["onRuntimeInitialized"] = function () {
    for (var fd = 0; fd <= 2; fd++) {
        var stream = FS.getStream(fd);
        if (stream) stream.tty = require("tty").isatty(fd);
    }
};
