#include "newsgraph/graph/csv/columns.h"

#include <algorithm>
#include <utility>

#include "newsgraph/graph/csv/evidence_text.h"

namespace newsgraph::csv {

namespace {

/// Of several names, an export writes the first.
constexpr std::pair<std::string_view, FieldType> kTypes[] = {
    {"string", FieldType::kString},
    {"char", FieldType::kString},
    {"long", FieldType::kInteger},
    {"int", FieldType::kInteger},
    {"short", FieldType::kInteger},
    {"byte", FieldType::kInteger},
    {"double", FieldType::kFloat},
    {"float", FieldType::kFloat},
    {"boolean", FieldType::kBoolean},
    {"date", FieldType::kDate},
    {"localtime", FieldType::kLocalTime},
    {"time", FieldType::kTime},
    {"localdatetime", FieldType::kLocalDateTime},
    {"datetime", FieldType::kDateTime},
    {"duration", FieldType::kDuration},
    {"list", FieldType::kList},
};
constexpr const char* kTypeHint =
    "Types are string, int, long, float, double, boolean, date, time, localtime, datetime, "
    "localdatetime and duration, each also with [] behind it, and list (a JSON array).";

/// `name:TYPE(space)` in its parts.
struct Title {
  std::string name;
  std::string type;
  std::string space;
};

Title parts_of(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return {std::string(text), "", ""};
  Title title{std::string(text.substr(0, colon)), std::string(text.substr(colon + 1)), ""};
  const std::size_t bracket = title.type.find('(');
  if (bracket != std::string::npos && title.type.back() == ')') {
    title.space = title.type.substr(bracket + 1, title.type.size() - bracket - 2);
    title.type.resize(bracket);
  }
  return title;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

class HeaderReader {
 public:
  HeaderReader(const CsvReader& header, Thing thing) : header_(header), thing_(thing) {}

  Columns read() {
    for (std::size_t field = 0; field < header_.fields().size(); ++field) take(field);
    if (thing_ == Thing::kRelationship && (!columns_.start_id || !columns_.end_id)) {
      fail(0, columns_.start_id ? "there is no column :END_ID" : "there is no column :START_ID",
           "The header of relationships is, for example: :START_ID,:END_ID,since:date");
    }
    return std::move(columns_);
  }

 private:
  void take(std::size_t field) {
    const Title title = parts_of(header_.fields()[field].text);
    columns_.names.push_back(title.name);
    if (take_role(field, title)) return;
    if (title.name.empty() && title.type.empty()) return;
    if (title.name.empty()) {
      fail(field, "column `:" + title.type + "` has no meaning here",
           thing_ == Thing::kNode
               ? "Nodes may have :ID, :LABEL and :IGNORE."
               : "Relationships may have :START_ID, :END_ID, :TYPE and :IGNORE.");
    }
    add_property(field, title);
  }

  /// Whether the column is something else than a property.
  bool take_role(std::size_t field, const Title& title) {
    const bool is_node = thing_ == Thing::kNode;
    if (title.type == "IGNORE") {
      if (!is_node && title.name == kEvidenceName) return set(columns_.evidence, field, field);
      return true;
    }
    if (is_node && title.type == "LABEL") return set(columns_.labels, field, field);
    if (!is_node && title.type == "TYPE") return set(columns_.type, field, field);
    if (!is_node && title.type == "START_ID") {
      return set(columns_.start_id, IdColumn{field, title.space}, field);
    }
    if (!is_node && title.type == "END_ID") {
      return set(columns_.end_id, IdColumn{field, title.space}, field);
    }
    if (!is_node || title.type != "ID") return false;
    set(columns_.id, IdColumn{field, title.space}, field);
    if (!title.name.empty()) columns_.properties.push_back({field, title.name});
    return true;
  }

  template <typename Column>
  bool set(std::optional<Column>& column, Column value, std::size_t field) {
    if (column) fail(field, "there are two such columns", "Only properties may be several.");
    column = std::move(value);
    return true;
  }

  void add_property(std::size_t field, const Title& title) {
    PropertyColumn column{field, title.name};
    std::string type = lower(title.type);
    if (type.ends_with("[]")) {
      column.is_array = true;
      type.resize(type.size() - 2);
    }
    const auto known = std::ranges::find(kTypes, type, [](const auto& each) { return each.first; });
    const bool is_array_of_lists =
        column.is_array && known != std::end(kTypes) && known->second == FieldType::kList;
    if (known != std::end(kTypes) && !is_array_of_lists) {
      column.type = known->second;
    } else if (!type.empty() || column.is_array) {
      fail(field, "there is no type `" + title.type + "`", kTypeHint);
    }
    const bool is_twice = std::ranges::any_of(
        columns_.properties, [&](const PropertyColumn& other) { return other.key == column.key; });
    if (is_twice) {
      fail(field, "two columns are named " + column.key, "Take one by :IGNORE out of them.");
    }
    columns_.properties.push_back(std::move(column));
  }

  [[noreturn]] void fail(std::size_t field, const std::string& message,
                         const std::string& hint) const {
    throw Error(ErrorKind::kInput, message, header_.location(field), hint);
  }

  const CsvReader& header_;
  Thing thing_;
  Columns columns_;
};

}  // namespace

std::string_view name_of(FieldType type) {
  return std::ranges::find(kTypes, type, [](const auto& each) { return each.second; })->first;
}

Columns read_columns(const CsvReader& header, Thing thing) {
  return HeaderReader(header, thing).read();
}

bool repeats_names(const Columns& columns, std::span<const Field> record) {
  const bool has_names =
      std::ranges::any_of(columns.names, [](const std::string& name) { return !name.empty(); });
  return has_names && std::ranges::equal(columns.names, record, {}, {},
                                         [](const Field& field) { return field.text; });
}

}  // namespace newsgraph::csv
