// The stages of ingest strung together: Document → Analysis → Extraction → graph.
//
//     Pipeline pipeline;
//     Extraction extraction = pipeline.extract(document);   // a pure function of one article
//     pipeline.ingest(document, graph);                     // the same, into a graph
//
// Thread safety: one Pipeline serves any number of threads; it is never changed after it is made.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/explanation.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph {

/// Takes an article, by its id, and exactly what it brought out of the graph: facts and events that
/// others report too keep those reports. False when the graph has no such article.
bool remove_article(const std::string& id, Graph& graph);

/// Whether the graph has the article, by its id, with this very content. Ingesting it would change
/// nothing. Costs a hash of the text.
bool holds_article(const Graph& graph, const Document& document);

/// Whether the graph has an article of the same id whose text has next to nothing in common with
/// this one's: ingesting it would replace what seems to be another article.
bool holds_another_article(const Graph& graph, const Document& document);

/// What reading an article did to the graph.
enum class IngestOutcome {
  kAdded,      ///< the article was new
  kUnchanged,  ///< the same id with the same content was there; the graph is as it was
  kReplaced,   ///< the id was there with other content: its facts have been replaced
};

/// What merging has found out about one graph: many articles are merged faster with it, and the
/// graph is the same without. A few dozen MB at most. While it is in use, nothing else may change
/// what articles have brought into the graph.
class MergeMemory {
 public:
  MergeMemory();
  ~MergeMemory();
  MergeMemory(MergeMemory&&) noexcept;
  MergeMemory& operator=(MergeMemory&&) noexcept;

 private:
  friend class Pipeline;
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

struct PipelineOptions {
  /// Event lexicons of the user's (docs/event-lexicon.md). Their lines come before the built-in
  /// ones, a later file's before an earlier one's.
  std::vector<std::filesystem::path> lexicons;
};

class Pipeline {
 public:
  /// Throws Error when a lexicon cannot be read or a line of it is malformed.
  explicit Pipeline(const PipelineOptions& options = {});
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;

  /// Everything the article says. Needs no graph and changes none.
  Extraction extract(const Document& document) const;
  /// The same, with what was tried and why; slower, for people.
  Extraction extract(const Document& document, Explanation& explanation) const;

  /// Puts the article and what it says into the graph; one that is there already is not analysed.
  /// Throws Error, leaving the graph as it was. Many articles: bulk_ingest.h.
  IngestOutcome ingest(const Document& document, Graph& graph) const;
  /// The second half of ingest(), for an extraction made elsewhere (another thread, another
  /// machine).
  IngestOutcome merge(const Document& document, const Extraction& extraction, Graph& graph) const;
  IngestOutcome merge(const Document& document, const Extraction& extraction, Graph& graph,
                      MergeMemory& memory) const;

 private:
  struct Stages;
  std::unique_ptr<const Stages> stages_;
};

}  // namespace newsgraph
