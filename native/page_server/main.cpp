// headroom-page-server FOLDER PORT: serves the folder to this machine until a signal comes. Called
// by `headroom page`, which has checked the arguments.

#include <httplib.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

namespace {

std::atomic<bool> ended{false};

void end_soon(int) { ended = true; }

/// The policy that the page itself states, on one line; empty when it states none.
std::string content_policy(const std::string& folder) {
    std::ifstream file(folder + "/index.html", std::ios::binary);
    const std::string html{std::istreambuf_iterator<char>(file), {}};
    const std::size_t meta = html.find("http-equiv=\"Content-Security-Policy\"");
    const std::string opening = "content=\"";
    const std::size_t begin = html.find(opening, meta);
    if (meta == std::string::npos || begin == std::string::npos) return "";
    std::string policy;
    for (std::size_t i = begin + opening.size(); i < html.size() && html[i] != '"'; ++i) {
        const bool blank = html[i] == ' ' || html[i] == '\n' || html[i] == '\r';
        if (!blank) policy += html[i];
        if (blank && !policy.empty() && policy.back() != ' ') policy += ' ';
    }
    return policy;
}

void describe(httplib::Server& server, const std::string& folder) {
    httplib::Headers headers{{"X-Content-Type-Options", "nosniff"},
                             {"Referrer-Policy", "no-referrer"},
                             {"Cache-Control", "no-cache"}};
    if (const std::string policy = content_policy(folder); !policy.empty()) {
        headers.emplace("Content-Security-Policy", policy);
    }
    server.set_default_headers(headers);
    // Browsers compile a module while it downloads only if it is served as application/wasm.
    server.set_file_extension_and_mimetype_mapping("wasm", "application/wasm");
    server.set_file_extension_and_mimetype_mapping("js", "text/javascript; charset=utf-8");
    server.set_file_extension_and_mimetype_mapping("mjs", "text/javascript; charset=utf-8");
    server.set_file_extension_and_mimetype_mapping("html", "text/html; charset=utf-8");
    server.set_file_extension_and_mimetype_mapping("css", "text/css; charset=utf-8");
    server.set_file_extension_and_mimetype_mapping("json", "application/json; charset=utf-8");
    server.set_file_extension_and_mimetype_mapping("webmanifest", "application/manifest+json");
    // The library would let several servers share a port, and each would get some of the requests.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
}

void catch_signals() {
    struct sigaction action {};
    action.sa_handler = end_soon;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    struct sigaction before {};  // under nohup the server outlives its terminal
    sigaction(SIGHUP, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("Usage: headroom-page-server FOLDER PORT ('headroom page' calls it)\n", stderr);
        return 2;
    }
    const std::string folder = argv[1];
    const int wanted = std::atoi(argv[2]);
    catch_signals();
    httplib::Server server;
    describe(server, folder);
    if (!server.set_mount_point("/", folder)) {
        std::fprintf(stderr, "headroom: %s is no folder\n", folder.c_str());
        return 2;
    }
    const char* const host = "127.0.0.1";
    const int port = wanted == 0                         ? server.bind_to_any_port(host)
                     : server.bind_to_port(host, wanted) ? wanted
                                                         : -1;
    if (port < 0) {
        std::fprintf(stderr, "headroom: port %d is taken or not allowed; choose one with --port\n",
                     wanted);
        return 2;
    }
    std::printf("Headroom is at http://%s:%d/  (Ctrl-C ends it)\n", host, port);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        std::fputs(
            "headroom: standard output cannot be written, so nobody would know the address\n",
            stderr);
        return 70;
    }
    std::atomic<bool> finished{false};
    std::thread watch([&] {
        // A server that does not run yet cannot be stopped: a signal may come that early.
        while (!finished) {
            if (ended && server.is_running()) return server.stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
    server.listen_after_bind();
    finished = true;
    watch.join();
    return 0;
}
