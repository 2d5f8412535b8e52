#include "core/licensing/offline_file.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/sha256.h"

namespace headroom::licensing {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds{FileKind::activation_request, FileKind::activation_file,
                           FileKind::refresh_request, FileKind::subscription_information,
                           FileKind::deactivation_request};

Json terms_to_json(const Terms& terms) {
    return {{"type", name_of(terms.type)},
            {"max", terms.max},
            {"total", terms.total},
            {"startDate", format_date(terms.start_date)},
            {"endDate", format_date(terms.end_date)},
            {"validUntil", format_date(terms.valid_until)},
            {"limitWithoutServer", terms.frozen_limit},
            {"issuedAt", format_instant(terms.issued_at)},
            {"serial", terms.serial}};
}

// Reading throws on anything unexpected; read_offline_file turns that into E_FILE_CORRUPT.
template <class T, class Parse>
T required(const Json& json, const char* name, Parse parse) {
    const auto value = parse(json.at(name).get<std::string>());
    if (!value) throw std::out_of_range(name);
    return *value;
}

KeyType key_type_of(const std::string& name) {
    for (const KeyType type : {KeyType::primary, KeyType::dynamic, KeyType::reserved}) {
        if (name == name_of(type)) return type;
    }
    throw std::out_of_range(name);
}

Terms terms_from_json(const Json& json, KeyId key) {
    Terms terms;
    terms.key = key;
    terms.type = key_type_of(json.at("type").get<std::string>());
    terms.max = json.at("max").get<Count>();
    terms.total = json.at("total").get<Count>();
    terms.start_date = required<Date>(json, "startDate", parse_date);
    terms.end_date = required<Date>(json, "endDate", parse_date);
    terms.valid_until = required<Date>(json, "validUntil", parse_date);
    terms.frozen_limit = json.at("limitWithoutServer").get<Count>();
    terms.issued_at = required<Instant>(json, "issuedAt", parse_instant);
    terms.serial = json.at("serial").get<std::uint32_t>();
    return terms;
}

Json content_of(const OfflineFile& file) {
    Json json{{"format", "headroom/offline-file/1"},
              {"kind", name_of(file.kind)},
              {"requestId", file.request_id},
              {"hostname", file.hostname},
              {"siteCode", file.site_code},
              {"siteDescription", file.site_description},
              {"proxyVersion", file.proxy_version},
              {"key", file.key},
              {"used", file.used},
              {"createdAt", format_instant(file.created_at)}};
    if (file.revoked) json["revoked"] = true;
    if (file.terms) json["terms"] = terms_to_json(*file.terms);
    return json;
}

OfflineFile from_content(const World& world, const Json& json, FileKind kind) {
    OfflineFile file;
    file.kind = kind;
    file.request_id = json.at("requestId").get<std::uint32_t>();
    file.hostname = json.at("hostname").get<std::string>();
    file.site_code = json.at("siteCode").get<std::string>();
    file.site_description = json.at("siteDescription").get<std::string>();
    file.proxy_version = json.at("proxyVersion").get<std::string>();
    file.key = json.at("key").get<std::string>();
    file.used = json.at("used").get<Count>();
    file.created_at = required<Instant>(json, "createdAt", parse_instant);
    file.revoked = json.value("revoked", false);
    if (json.contains("terms")) {
        file.terms = terms_from_json(json.at("terms"), world.key_id(file.key));
    }
    return file;
}

}  // namespace

std::string_view name_of(FileKind kind) {
    switch (kind) {
        case FileKind::activation_request: return "activationRequest";
        case FileKind::activation_file: return "activationFile";
        case FileKind::refresh_request: return "refreshRequest";
        case FileKind::subscription_information: return "subscriptionInformation";
        case FileKind::deactivation_request: return "deactivationRequest";
    }
    return "";
}

std::string to_text(const OfflineFile& file) {
    Json json = content_of(file);
    json["digest"] = sha256_hex(json.dump());
    return json.dump(2) + "\n";
}

Result<OfflineFile, ErrorCode> read_offline_file(const World& world, std::string_view text,
                                                 std::initializer_list<FileKind> expected) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("kind") || !json["kind"].is_string()) {
        // A text that was never one of our files is of the wrong kind; a damaged one is corrupt.
        return text.find("headroom/offline-file/1") == text.npos ? ErrorCode::file_wrong_kind
                                                                 : ErrorCode::file_corrupt;
    }
    const std::string kind_name = json["kind"].get<std::string>();
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](FileKind known) { return name_of(known) == kind_name; });
    if (kind == kinds.end() ||
        std::find(expected.begin(), expected.end(), *kind) == expected.end()) {
        return ErrorCode::file_wrong_kind;
    }
    const Json digest = json.value("digest", Json());
    json.erase("digest");
    if (digest != sha256_hex(json.dump(-1, ' ', false, Json::error_handler_t::replace))) {
        return ErrorCode::file_corrupt;
    }
    try {
        return from_content(world, json, *kind);
    } catch (const std::exception&) {
        return ErrorCode::file_corrupt;  // a right digest over content that we never write
    }
}

OfflineFile make_request(const World& world, SiteId id, FileKind kind, std::string key_text,
                         std::uint32_t request_id, Instant created_at) {
    const Site& site = world.sites[id.index()];
    OfflineFile file;
    file.kind = kind;
    file.request_id = request_id;
    file.hostname = site.hostname;
    file.site_code = site.sccm_code;
    file.site_description = site.description;
    file.proxy_version = site.version;
    file.key = std::move(key_text);
    file.used = world.macs.at(id).count;
    file.created_at = created_at;
    return file;
}

FileSaved save_event(const std::string& name, const OfflineFile& file) {
    return {name, std::string(name_of(file.kind)), to_text(file), file.request_id,
            file.terms ? file.terms->serial : 0};
}

}  // namespace headroom::licensing
