#!/usr/bin/env node
// The command line; the program stands beside this file.
require("./cli/headroom-node.cjs");
