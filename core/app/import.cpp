#include "core/app/import.h"

#include "core/planning/import/import.h"
#include "core/planning/import/import_document.h"
#include "core/planning/import/observed_stays.h"

namespace headroom::app {

struct ImportReader::State {
    explicit State(planning::ImportOptions options) : importer(std::move(options)) {}
    planning::Importer importer;
    std::optional<Result<planning::Import, planning::ImportErrors>> import;

    const Result<planning::Import, planning::ImportErrors>& finish() {
        if (!import) import.emplace(importer.finish());
        return *import;
    }
};

ImportReader::ImportReader(const ImportRequest& request) {
    planning::ImportOptions options;
    options.as = planning::parse_import_kind(request.as);
    options.site_column = request.site_column;
    options.site_codes = request.site_codes;
    options.date_order = planning::parse_date_order(request.date_order);
    options.today = request.today;
    options.gone_after_days = request.gone_after_days;
    state_ = std::make_unique<State>(std::move(options));
}

ImportReader::~ImportReader() = default;
void ImportReader::begin_file(std::string_view name) { state_->importer.begin_file(name); }
bool ImportReader::feed(std::string_view piece) { return state_->importer.feed(piece); }
void ImportReader::end_file() { state_->importer.end_file(); }

Result<ImportDocuments, std::vector<scenario::InputError>> ImportReader::finish() {
    const auto& import = state_->finish();
    if (!import) return import.error();
    ImportDocuments documents;
    documents.import_json = planning::import_json(*import).dump(2) + "\n";
    documents.usage_csv = planning::usage_csv(import->usage);
    for (const planning::ImportedSite& site : import->sites) {
        documents.sites.push_back({site.code, site.macs, site.gone});
    }
    documents.sentences = planning::import_sentences(*import);
    return documents;
}

Result<FitDocuments, std::vector<scenario::InputError>> ImportReader::fit(
    const FitRequest& request) {
    const auto& import = state_->finish();
    if (!import) return import.error();
    return fit_history(import->usage, request,
                       planning::estimate_stays(planning::observed_stays(*import)));
}

Result<planning::UsageHistory, std::vector<scenario::InputError>> ImportReader::history() {
    const auto& import = state_->finish();
    if (!import) return import.error();
    return import->usage;
}

std::vector<std::string> import_kinds() {
    std::vector<std::string> names;
    for (const planning::ImportKind kind : planning::all_import_kinds())
        names.emplace_back(planning::name_of(kind));
    return names;
}

Result<std::map<std::string, std::string>, std::vector<scenario::InputError>> read_site_codes(
    std::string_view csv, std::string_view file) {
    return planning::read_site_codes(csv, file);
}

}  // namespace headroom::app
