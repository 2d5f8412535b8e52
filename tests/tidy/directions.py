"""Which folder may include what: the directions of the house (core/README.md)."""

GENERATED_HEADERS = {"icons.h"}
ROOTS = ("core/", "native/", "wasm/", "tests/")

# folder -> the folders whose headers it may include. The first folder that holds the file counts.
ALLOWED = [
    ("core/base", ["core/base"]),
    ("core/licensing", ["core/base", "core/licensing"]),
    ("core/engine", ["core/base", "core/engine"]),
    ("core/simulation", ["core/base", "core/licensing", "core/engine", "core/simulation"]),
    ("core/scenario", ["core/base", "core/licensing", "core/engine", "core/simulation", "core/scenario"]),
    (
        "core/planning",
        ["core/base", "core/licensing", "core/engine", "core/simulation", "core/scenario", "core/planning"],
    ),
    ("core/app", ["core"]),
    ("native", ["core/app", "core/base", "native"]),
    ("wasm/ui", ["core/app", "core/base", "wasm/ui"]),
    ("wasm", ["core/app", "core/base", "wasm"]),
]

# The few places that may know the browser, and what knowing it looks like.
BROWSER_PLACES = (
    "wasm/platform", "wasm/frame_api.cpp", "wasm/hands_api.cpp", "wasm/letters_api.cpp", "wasm/main.cpp",
    "wasm/mirror_api.cpp", "wasm/page_api.cpp", "wasm/planner_worker.cpp", "wasm/session_api.cpp"
)
BROWSER_HEADERS = ("emscripten", "GLFW/", "GLES", "imgui_impl_")

# Core computes on the caller's thread; whoever wants several runs several.
THREAD_HEADERS = {"thread", "mutex", "shared_mutex", "condition_variable", "future"}


def _is_imgui(header):
    return header.startswith(("imgui", "imstb"))


def check_directions(repository):
    for file in repository.cpp:
        allowed = next((targets for folder, targets in ALLOWED if file.inside(folder)), None)
        for number, style, header in file.includes:
            if style == "quoted":
                yield from _check_quoted(repository, file, number, header, allowed)
            yield from _check_platform(file, number, header)


def _check_quoted(repository, file, number, header, allowed):
    if header in GENERATED_HEADERS or _is_imgui(header):
        return
    if not header.startswith(ROOTS):
        yield file, number, f'write the include from the root, or with <> for a library: "{header}"'
    elif not repository.exists(header):
        yield file, number, f'there is no file "{header}"'
    elif allowed and not any(header.startswith(folder + "/") for folder in allowed):
        yield file, number, f'wrong direction: "{header}" (allowed here: {", ".join(allowed)})'


def _check_platform(file, number, header):
    if header.startswith(BROWSER_HEADERS) and not file.inside(*BROWSER_PLACES):
        yield file, number, f"only {', '.join(BROWSER_PLACES)} may include <{header}>"
    if _is_imgui(header) and not file.inside("wasm", "tests/ui"):
        yield file, number, f"ImGui is for wasm/ and tests/ui only: <{header}>"
    if header in THREAD_HEADERS and file.inside("core"):
        yield file, number, f"core has no threads of its own: <{header}>"


def check_headers_used(repository):
    """A header that nobody includes is dead."""
    included = {header for file in repository.cpp for _, _, header in file.includes}
    for file in repository.cpp:
        if file.path.endswith(".h") and file.path not in included:
            yield file, 1, "nobody includes this header"
