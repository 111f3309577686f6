#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

bool ChangeSet::empty() const {
  return nodes.empty() && deleted_nodes.empty() && relationships.empty() &&
         deleted_relationships.empty();
}

Graph::Transaction::Transaction(Graph& graph)
    : graph_(graph), begin_(graph.implementation_->journal.size()) {
  ++graph_.implementation_->open_transactions;
}

Graph::Transaction::~Transaction() {
  if (!open_) return;
  graph_.implementation_->roll_back(begin_);
  --graph_.implementation_->open_transactions;
}

void Graph::Transaction::commit() {
  if (!open_) return;
  open_ = false;
  if (--graph_.implementation_->open_transactions == 0) graph_.implementation_->journal.clear();
}

ChangeSet Graph::Transaction::changes() const {
  return model::summarize(graph_.implementation_->journal, begin_);
}

ChangeCounts Graph::Transaction::counts() const {
  return model::count(graph_.implementation_->journal, begin_);
}

}  // namespace newsgraph
