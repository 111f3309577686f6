#include "newsgraph/ingest/pipeline.h"

#include <fstream>
#include <optional>
#include <sstream>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/resolve/merge.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/understand.h"

namespace newsgraph {

namespace {

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  // A folder opens like a file and then has nothing to give.
  if (std::error_code ignored; !file || std::filesystem::is_directory(path, ignored)) {
    throw Error(ErrorKind::kInput, "cannot read this event lexicon", {path.string(), 0, 0},
                "Check the name and the right to read it.");
  }
  return std::move(text).str();
}

}  // namespace

struct MergeMemory::Implementation {
  resolve::Memory memory;
};

MergeMemory::MergeMemory() : implementation_(std::make_unique<Implementation>()) {}
MergeMemory::~MergeMemory() = default;
MergeMemory::MergeMemory(MergeMemory&&) noexcept = default;
MergeMemory& MergeMemory::operator=(MergeMemory&&) noexcept = default;

/// What the stages share; all of it is read only once it is made.
struct Pipeline::Stages {
  const language::Analyzer& analyzer = language::Analyzer::english();
  std::optional<understanding::Lexicon> extended;

  explicit Stages(const PipelineOptions& options) {
    for (const std::filesystem::path& path : options.lexicons) {
      extended = lexicon().extended(text_of_file(path), path.string());
    }
  }

  const understanding::Lexicon& lexicon() const {
    return extended ? *extended : understanding::Lexicon::built_in();
  }
  understanding::Knowledge knowledge() const {
    return {understanding::Gazetteer::built_in(), lexicon()};
  }
};

Pipeline::Pipeline(const PipelineOptions& options)
    : stages_(std::make_unique<const Stages>(options)) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

bool remove_article(const std::string& id, Graph& graph) {
  return resolve::remove(id, graph);
}

bool holds_article(const Graph& graph, const Document& document) {
  return resolve::holds(graph, document);
}

bool holds_another_article(const Graph& graph, const Document& document) {
  return resolve::holds_another(graph, document);
}

Extraction Pipeline::extract(const Document& document) const {
  const language::Analysis analysis = stages_->analyzer.analyze(document);
  return understanding::understand(document, analysis, stages_->knowledge());
}

Extraction Pipeline::extract(const Document& document, Explanation& explanation) const {
  const language::Analysis analysis = stages_->analyzer.analyze(document);
  return understanding::understand(document, analysis, stages_->knowledge(), &explanation);
}

IngestOutcome Pipeline::ingest(const Document& document, Graph& graph) const {
  if (holds_article(graph, document)) return IngestOutcome::kUnchanged;
  return merge(document, extract(document), graph);
}

IngestOutcome Pipeline::merge(const Document& document, const Extraction& extraction,
                              Graph& graph) const {
  MergeMemory memory;
  return merge(document, extraction, graph, memory);
}

IngestOutcome Pipeline::merge(const Document& document, const Extraction& extraction, Graph& graph,
                              MergeMemory& memory) const {
  return resolve::merge(document, extraction, graph, memory.implementation_->memory);
}

}  // namespace newsgraph
