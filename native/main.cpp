// The command line program `headroom`. See `headroom --help`.

#include "native/command_line.h"

int main(int argc, char** argv) { return headroom::cli::run_program(argc, argv); }
