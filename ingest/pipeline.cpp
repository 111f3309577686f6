#include "newsgraph/ingest/pipeline.h"

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/resolve/merge.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/understand.h"

namespace newsgraph {

/// What the stages share; all of it is read only.
struct Pipeline::Stages {
  const language::Analyzer& analyzer = language::Analyzer::english();
  understanding::Knowledge knowledge{understanding::Gazetteer::built_in(),
                                     understanding::Lexicon::built_in()};
};

Pipeline::Pipeline() : stages_(std::make_unique<const Stages>()) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

Extraction Pipeline::extract(const Document& document) const {
  const language::Analysis analysis = stages_->analyzer.analyze(document);
  return understanding::understand(document, analysis, stages_->knowledge);
}

IngestOutcome Pipeline::ingest(const Document& document, Graph& graph) const {
  return merge(document, extract(document), graph);
}

IngestOutcome Pipeline::merge(const Document& document, const Extraction& extraction,
                              Graph& graph) const {
  return resolve::merge(document, extraction, graph);
}

}  // namespace newsgraph
