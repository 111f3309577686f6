#include "newsgraph/graph/store/row_reader.h"

#include <algorithm>
#include <limits>

#include "newsgraph/graph/store/label_text.h"

namespace newsgraph::store {

void RowReader::damaged(const std::string& detail) const {
  throw DamagedFile(connection_.file(), detail);
}

std::uint32_t RowReader::number32(const Statement& row, int column) const {
  const std::int64_t number = row.integer(column);
  if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) {
    damaged("the number " + std::to_string(number) + " is out of range");
  }
  return static_cast<std::uint32_t>(number);
}

template <class Id>
Id RowReader::id_of(std::span<const std::string> names, std::int64_t number) const {
  if (number < 0 || static_cast<std::uint64_t>(number) >= names.size()) {
    damaged("a label, type or key of id " + std::to_string(number) + " that has no name");
  }
  return Id{static_cast<std::uint32_t>(number)};
}

LabelId RowReader::label(std::int64_t number) const {
  return id_of<LabelId>(names_.label_names(), number);
}
TypeId RowReader::type(std::int64_t number) const {
  return id_of<TypeId>(names_.type_names(), number);
}
KeyId RowReader::key(std::int64_t number) const {
  return id_of<KeyId>(names_.key_names(), number);
}

const std::vector<LabelId>& RowReader::labels(const Statement& row, int column) {
  const std::string_view text = row.text(column);
  if (!read_labels(text, numbers_)) damaged("the labels `" + std::string(text) + "` are no list");
  return labels(numbers_);
}

const std::vector<LabelId>& RowReader::labels(std::span<const std::int64_t> numbers) {
  labels_.clear();
  for (const std::int64_t number : numbers) labels_.push_back(label(number));
  return labels_;
}

const RowReader::Properties& RowReader::properties(const Statement& row, int column,
                                                   std::int64_t owner) {
  if (row.is_null(column)) return properties({}, owner);
  const std::vector<PropertyReader::Property>* read = reader_.read(row.text(column));
  if (read == nullptr) {
    damaged("the properties of id " + std::to_string(owner) + " are no list of triples");
  }
  return properties(*read, owner);
}

const RowReader::Properties& RowReader::properties(std::span<const PropertyReader::Property> read,
                                                   std::int64_t owner) {
  properties_.clear();
  for (const auto& [number, value] : read) {
    const KeyId id = key(number);
    const bool is_twice = std::ranges::count(properties_, id, &Properties::value_type::first) > 0;
    if (!value || is_twice) {
      damaged("property " + std::string(names_.name(id)) + " of id " + std::to_string(owner) +
              (is_twice ? " is there twice" : " has no meaning"));
    }
    properties_.emplace_back(id, *value);
  }
  return properties_;
}

Evidence RowReader::evidence(const Statement& row, int column) const {
  return {.article = NodeId{number32(row, column)},
          .sentence = number32(row, column + 1),
          .begin_codepoint = number32(row, column + 2),
          .end_codepoint = number32(row, column + 3),
          .quote = std::string(row.text(column + 4)),
          .confidence = row.real(column + 5)};
}

}  // namespace newsgraph::store
