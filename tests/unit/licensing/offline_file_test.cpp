// Offline files as texts: what is written is read back, and every damage is noticed (OFF-4, OFF-6).

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/base/sha256.h"
#include "core/licensing/offline_file.h"

using namespace headroom;
using namespace headroom::licensing;

namespace {

constexpr FileKind all_kinds[] = {FileKind::activation_request, FileKind::activation_file,
                                  FileKind::refresh_request, FileKind::subscription_information,
                                  FileKind::deactivation_request};

OfflineFile make_file(FileKind kind) {
    OfflineFile file;
    file.kind = kind;
    file.request_id = 17;
    file.hostname = "pmm-p01";
    file.site_code = "P01";
    file.site_description = "Größe \"quoted\" \\ \n";
    file.proxy_version = "6.0";
    file.key = "ABCDEF-GHIJKL-MNOPQR-STUVWX-YZ0123";
    file.used = 25;
    file.created_at = *parse_instant("2017-03-01T08:00:01Z");
    if (kind == FileKind::activation_file || kind == FileKind::subscription_information) {
        Terms terms;
        terms.type = KeyType::dynamic;
        terms.max = 40;
        terms.total = 100;
        terms.start_date = *parse_date("2016-11-29");
        terms.end_date = *parse_date("2017-11-29");
        terms.valid_until = *parse_date("2017-12-29");
        terms.frozen_limit = 33;
        terms.issued_at = *parse_instant("2017-03-01T08:00:02Z");
        terms.serial = 5;
        file.terms = terms;
    }
    return file;
}

bool is_corrupt_or_foreign(std::string_view text, FileKind kind) {
    const auto read = read_offline_file(World{}, text, {kind});
    return !read &&
           (read.error() == ErrorCode::file_corrupt || read.error() == ErrorCode::file_wrong_kind);
}

// A file with other content and the digest that fits it: what no program writes, but a person
// could.
std::string bent(FileKind kind, const std::function<void(nlohmann::json&)>& bend) {
    nlohmann::json json = nlohmann::json::parse(to_text(make_file(kind)));
    json.erase("digest");
    bend(json);
    json["digest"] = sha256_hex(json.dump());
    return json.dump();
}

}  // namespace

TEST_CASE("wrong content under a right digest is corrupt, and nothing is thrown") {
    using nlohmann::json;
    const std::vector<std::function<void(json&)>> bends{
        [](json& j) { j["createdAt"] = "yesterday"; },
        [](json& j) { j["createdAt"] = 5; },
        [](json& j) { j.erase("requestId"); },
        [](json& j) { j["used"] = "many"; },
        [](json& j) { j["terms"]["type"] = "golden"; },
        [](json& j) { j["terms"]["startDate"] = "2017-02-30"; },
        [](json& j) { j["terms"]["issuedAt"] = "noon"; },
        [](json& j) { j["terms"].erase("serial"); },
    };
    std::size_t number = 0;
    for (const auto& bend : bends) {
        CAPTURE(++number);
        const auto read = read_offline_file(World{}, bent(FileKind::activation_file, bend),
                                            {FileKind::activation_file});
        REQUIRE_FALSE(read);
        CHECK(read.error() == ErrorCode::file_corrupt);
    }
    const auto good = bent(FileKind::activation_file, [](json&) {});
    CHECK(read_offline_file(World{}, good, {FileKind::activation_file}));
}

TEST_CASE(
    "one of our files whose kind is no text, or missing, is corrupt; any other text is foreign") {
    const auto error_of = [](const std::string& text) {
        const auto read = read_offline_file(World{}, text, {FileKind::refresh_request});
        REQUIRE_FALSE(read);
        return read.error();
    };
    using nlohmann::json;
    CHECK(error_of(bent(FileKind::refresh_request, [](json& j) { j["kind"] = 5; })) ==
          ErrorCode::file_corrupt);
    CHECK(error_of(bent(FileKind::refresh_request, [](json& j) { j.erase("kind"); })) ==
          ErrorCode::file_corrupt);
    CHECK(error_of("[1, 2]") == ErrorCode::file_wrong_kind);
    CHECK(error_of("{}") == ErrorCode::file_wrong_kind);
    CHECK(error_of("") == ErrorCode::file_wrong_kind);
}

TEST_CASE("every kind of offline file is read back as it was written") {
    for (const FileKind kind : all_kinds) {
        INFO(name_of(kind));
        OfflineFile file = make_file(kind);
        file.revoked = kind == FileKind::subscription_information;
        const auto read = read_offline_file(World{}, to_text(file), {kind});
        REQUIRE(read);
        CHECK(read->kind == kind);
        CHECK(read->request_id == file.request_id);
        CHECK(read->hostname == file.hostname);
        CHECK(read->site_code == file.site_code);
        CHECK(read->site_description == file.site_description);
        CHECK(read->proxy_version == file.proxy_version);
        CHECK(read->key == file.key);
        CHECK(read->used == file.used);
        CHECK(read->created_at == file.created_at);
        CHECK(read->revoked == file.revoked);
        REQUIRE(read->terms.has_value() == file.terms.has_value());
        if (file.terms) CHECK(read->terms->tied() == file.terms->tied());
        CHECK(to_text(*read) == to_text(file));
    }
}

TEST_CASE("a file of any other kind is of the wrong kind, before anything else is looked at") {
    for (const FileKind written : all_kinds) {
        for (const FileKind expected : all_kinds) {
            if (written == expected) continue;
            const auto read = read_offline_file(World{}, to_text(make_file(written)), {expected});
            REQUIRE_FALSE(read);
            CHECK(read.error() == ErrorCode::file_wrong_kind);
        }
    }
}

TEST_CASE("one flipped bit anywhere is never accepted as another content") {
    for (const FileKind kind : all_kinds) {
        const std::string text = to_text(make_file(kind));
        const std::string content = to_text(*read_offline_file(World{}, text, {kind}));
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (const char bit : {'\x01', '\x20'}) {
                std::string damaged = text;
                damaged[at] = static_cast<char>(damaged[at] ^ bit);
                if (is_corrupt_or_foreign(damaged, kind)) continue;
                // White space between the members carries nothing.
                const auto read = read_offline_file(World{}, damaged, {kind});
                INFO(name_of(kind) << " byte " << at);
                REQUIRE(read);
                CHECK(to_text(*read) == content);
            }
        }
    }
}

TEST_CASE("a file that was cut short is corrupt") {
    const std::string text = to_text(make_file(FileKind::refresh_request));
    for (std::size_t size = 0; size + 3 < text.size(); ++size) {
        CHECK(is_corrupt_or_foreign(text.substr(0, size), FileKind::refresh_request));
    }
}

TEST_CASE("texts that were never offline files are of the wrong kind") {
    for (const char* text : {"", "junk", "{}", "[]", "null", "\"kind\"", "{\"kind\": 1}",
                             "{\"kind\": \"letter\"}", "\xFF\xFE"}) {
        const auto read = read_offline_file(World{}, text, {FileKind::activation_request});
        REQUIRE_FALSE(read);
        CHECK(read.error() == ErrorCode::file_wrong_kind);
    }
}
