// The evidence of all relationships, packed.
//
// Most of it lies in a base: one array of rows in the order of relationships, and where those of
// each begin, which may be memory-mapped. Relationships whose evidence changed since have rows of
// their own, until compact() lays all into a new base. Quotes are among the Strings, where the
// sentence behind several relationships stands once.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/evidence.h"
#include "newsgraph/graph/frozen_array.h"
#include "newsgraph/graph/model/string_pool.h"

namespace newsgraph::model {

/// An Evidence as it lies in memory and in files.
struct EvidenceRow {
  std::uint32_t article = 0;
  std::uint32_t sentence = 0;
  std::uint32_t begin_codepoint = 0;
  std::uint32_t end_codepoint = 0;
  StringId quote;
  std::uint32_t unused = 0;  ///< where padding would be, so that files hold nothing indefinite
  double confidence = 0;
};
static_assert(sizeof(EvidenceRow) == 32);

class EvidenceTable {
 public:
  /// `strings` must outlive the table.
  explicit EvidenceTable(StringPool& strings) : strings_(strings) {}

  std::vector<Evidence> get(RelationshipId relationship) const;
  /// Replaces all evidence of a relationship. Returns what was there before.
  std::vector<Evidence> set(RelationshipId relationship, std::span<const Evidence> evidence);
  /// Puts one piece before that at the position.
  void insert(RelationshipId relationship, std::size_t position, const Evidence& evidence);
  void erase(RelationshipId relationship, std::size_t position);
  /// What there is of a relationship; good until the next change.
  std::span<const EvidenceRow> rows(std::uint32_t relationship) const;

  struct Base {
    FrozenArray<std::uint32_t> begins;  ///< by relationship, then the end of the last
    FrozenArray<EvidenceRow> rows;
  };
  const Base& base() const { return base_; }
  /// Takes a base over, whose quotes are held already; the table must be empty.
  void adopt(Base base) { base_ = std::move(base); }

  /// Marks the strings that it holds.
  void mark_strings(std::vector<bool>& held) const;
  /// Lays everything into a new base, with the new ids of StringPool::compact().
  void compact(const std::vector<StringId>& renumbered);

 private:
  std::span<const EvidenceRow> rows_of_base(std::uint32_t relationship) const;
  /// The rows of a relationship, to be changed.
  std::vector<EvidenceRow>& own(std::uint32_t relationship);
  EvidenceRow row_of(const Evidence& evidence);
  std::uint32_t bound() const;

  StringPool& strings_;
  Base base_;
  std::unordered_map<std::uint32_t, std::vector<EvidenceRow>> changed_;  ///< instead of the base's
};

}  // namespace newsgraph::model
