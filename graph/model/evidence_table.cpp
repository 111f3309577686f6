#include "newsgraph/graph/model/evidence_table.h"

#include <algorithm>
#include <utility>

namespace newsgraph::model {

std::span<const EvidenceRow> EvidenceTable::rows_of_base(std::uint32_t relationship) const {
  if (relationship + std::size_t{1} >= base_.begins.size()) return {};
  const std::uint32_t begin = base_.begins[relationship];
  return base_.rows.span().subspan(begin, base_.begins[relationship + 1] - begin);
}

std::span<const EvidenceRow> EvidenceTable::rows(std::uint32_t relationship) const {
  const auto changed = changed_.find(relationship);
  return changed == changed_.end() ? rows_of_base(relationship) : changed->second;
}

std::vector<Evidence> EvidenceTable::get(RelationshipId relationship) const {
  std::vector<Evidence> evidence;
  for (const EvidenceRow& row : rows(relationship.value)) {
    evidence.push_back({NodeId{row.article}, row.sentence, row.begin_codepoint, row.end_codepoint,
                        std::string(strings_.text(row.quote)), row.confidence});
  }
  return evidence;
}

std::vector<Evidence> EvidenceTable::set(RelationshipId relationship,
                                         std::span<const Evidence> evidence) {
  std::vector<Evidence> before = get(relationship);
  std::vector<EvidenceRow> replacement;
  replacement.reserve(evidence.size());
  for (const Evidence& each : evidence) replacement.push_back(row_of(each));
  for (const EvidenceRow& row : rows(relationship.value)) strings_.release(row.quote);
  if (replacement.empty() && rows_of_base(relationship.value).empty()) {
    changed_.erase(relationship.value);
  } else {
    changed_[relationship.value] = std::move(replacement);
  }
  return before;
}

EvidenceRow EvidenceTable::row_of(const Evidence& evidence) {
  return {evidence.article.value,
          evidence.sentence,
          evidence.begin_codepoint,
          evidence.end_codepoint,
          strings_.acquire(evidence.quote),
          0,
          evidence.confidence};
}

std::vector<EvidenceRow>& EvidenceTable::own(std::uint32_t relationship) {
  const auto [changed, fresh] = changed_.try_emplace(relationship);
  if (fresh) {
    const std::span<const EvidenceRow> base = rows_of_base(relationship);
    changed->second.assign(base.begin(), base.end());
  }
  return changed->second;
}

void EvidenceTable::insert(RelationshipId relationship, std::size_t position,
                           const Evidence& evidence) {
  std::vector<EvidenceRow>& rows = own(relationship.value);
  rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(position), row_of(evidence));
}

void EvidenceTable::erase(RelationshipId relationship, std::size_t position) {
  std::vector<EvidenceRow>& rows = own(relationship.value);
  strings_.release(rows[position].quote);
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(position));
  if (rows.empty() && rows_of_base(relationship.value).empty()) changed_.erase(relationship.value);
}

std::uint32_t EvidenceTable::bound() const {
  std::size_t bound = base_.begins.empty() ? 0 : base_.begins.size() - 1;
  for (const auto& [relationship, changed] : changed_) {
    bound = std::max<std::size_t>(bound, relationship + std::size_t{1});
  }
  return static_cast<std::uint32_t>(bound);
}

void EvidenceTable::mark_strings(std::vector<bool>& held) const {
  const std::uint32_t end = bound();
  for (std::uint32_t relationship = 0; relationship < end; ++relationship) {
    for (const EvidenceRow& row : rows(relationship)) held[row.quote.value] = true;
  }
}

void EvidenceTable::compact(const std::vector<StringId>& renumbered) {
  if (changed_.empty() && renumbered.empty()) return;
  std::vector<std::uint32_t> begins;
  std::vector<EvidenceRow> all;
  const std::uint32_t end = bound();
  begins.reserve(end + std::size_t{1});
  for (std::uint32_t relationship = 0; relationship < end; ++relationship) {
    begins.push_back(static_cast<std::uint32_t>(all.size()));
    for (EvidenceRow row : rows(relationship)) {
      if (!renumbered.empty()) row.quote = renumbered[row.quote.value];
      all.push_back(row);
    }
  }
  begins.push_back(static_cast<std::uint32_t>(all.size()));
  all.shrink_to_fit();
  base_ = {FrozenArray<std::uint32_t>(std::move(begins)), FrozenArray<EvidenceRow>(std::move(all))};
  changed_.clear();
}

}  // namespace newsgraph::model
