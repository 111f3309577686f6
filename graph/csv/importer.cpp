#include "newsgraph/graph/csv/importer.h"

#include <algorithm>

#include "newsgraph/graph/csv/evidence_text.h"
#include "newsgraph/graph/csv/field_value.h"

namespace newsgraph::csv {

namespace {

constexpr std::string_view kName = "name";

[[noreturn]] void fail(const CsvReader& record, std::size_t field, const std::string& message,
                       const std::string& hint) {
  throw Error(ErrorKind::kInput, message, record.location(field), hint);
}

/// For messages: not the whole of a long text.
std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  return "`" + std::string(text.substr(0, kMost)) + (text.size() > kMost ? "…`" : "`");
}

/// Calls `visit` with each part between the delimiters; parts of nothing are left out.
template <typename Visit>
void for_each_part(std::string_view text, char delimiter, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(delimiter), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void sort_and_unify(std::vector<LabelId>& labels) {
  std::ranges::sort(labels);
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
}

}  // namespace

CsvImportCounts Importer::run() {
  for (const CsvImport::Files& files : import_.nodes) read_files(files, Thing::kNode);
  for (const CsvImport::Files& files : import_.relationships) {
    read_files(files, Thing::kRelationship);
  }
  return counts_;
}

void Importer::read_files(const CsvImport::Files& files, Thing thing) {
  std::optional<Group> group;
  for (const std::filesystem::path& path : files.paths) {
    CsvReader reader(path, {import_.delimiter, import_.quote});
    bool is_first = true;
    while (reader.next()) {
      const bool begins = std::exchange(is_first, false);
      if (!group) {
        group = make_group(reader, files, thing);
      } else if (!begins || !repeats_names(group->columns, reader.fields())) {
        take(reader, *group);
      }
    }
    if (group) continue;
    throw Error(ErrorKind::kInput, "there is no header", {path.string(), 1},
                "The first line of the first file says what the columns are.");
  }
}

Importer::Group Importer::make_group(const CsvReader& header, const CsvImport::Files& files,
                                     Thing thing) {
  Group group{.thing = thing,
              .columns = read_columns(header, thing),
              .properties = {},
              .labels = {},
              .lookup_keys = {},
              .indexed = {},
              .type = {}};
  for (const PropertyColumn& column : group.columns.properties) {
    group.properties.push_back({sink_.intern_key(column.key), column});
  }
  std::ranges::sort(group.properties, {}, &KeyedColumn::key);
  const Columns& columns = group.columns;
  if (thing == Thing::kNode) {
    for_each_part(files.name, ':', [&](std::string_view label) {
      group.labels.push_back(sink_.intern_label(label));
    });
    sort_and_unify(group.labels);
    if (columns.id) group.ids = &spaces_[columns.id->space];
    for (const KeyedColumn& property : group.properties) {
      const bool is_id = columns.id && columns.id->field == property.column.field;
      if (is_id || property.column.key == kName) group.lookup_keys.push_back(property.key);
    }
    return group;
  }
  if (!files.name.empty()) {
    group.type = sink_.intern_type(files.name);
  } else if (!columns.type) {
    fail(header, 0, "there is no column :TYPE",
         "Name the type before the files, TYPE=FILE, or give it in a column :TYPE.");
  }
  group.starts = &space(header, *columns.start_id);
  group.ends = &space(header, *columns.end_id);
  return group;
}

const IdTable& Importer::space(const CsvReader& header, const IdColumn& column) const {
  static const IdTable kNone;
  const auto known = spaces_.find(column.space);
  if (known != spaces_.end()) return known->second;
  if (column.space.empty()) return kNone;  // every relationship is a bad one then
  fail(header, column.field, "no nodes have ids of the space (" + column.space + ")",
       "Their header says so: personId:ID(" + column.space + ")");
}

void Importer::take(const CsvReader& record, Group& group) {
  constexpr std::uint64_t kBetweenLooks = 4096;
  if ((counts_.nodes + counts_.relationships) % kBetweenLooks == 0 &&
      import_.stop.stop_requested()) {
    throw Error(ErrorKind::kInput, "the import was given up");
  }
  const std::size_t expected = group.columns.names.size();
  const std::size_t found = record.fields().size();
  if (found != expected) {
    fail(record, std::min(expected, found),
         "a record of " + std::to_string(found) + (found == 1 ? " field" : " fields") +
             ", where the header has " + std::to_string(expected),
         "Put a field that holds the delimiter or a line break into quotes.");
  }
  group.thing == Thing::kNode ? take_node(record, group) : take_relationship(record, group);
}

void Importer::take_node(const CsvReader& record, Group& group) {
  // The id is looked at first: a node that is left out leaves nothing.
  const bool has_id = group.columns.id.has_value();
  const std::string_view id = has_id ? id_of(record, group.columns.id->field) : "";
  if (has_id && group.ids->find(id)) {
    if (!import_.skip_duplicate_nodes) {
      fail(record, group.columns.id->field, "another node has the id " + shown(id) + " already",
           "Give each id once, put the nodes into spaces of ids, :ID(Space), or leave out the "
           "later ones: --skip-duplicate-nodes");
    }
    ++counts_.skipped_nodes;
    return;
  }
  read_properties(record, group);
  const std::vector<LabelId>& labels = labels_of(record, group);
  make_indexes(labels, group);
  const std::uint32_t node = sink_.add_node(labels, properties_);
  if (has_id) group.ids->insert(id, node);
  ++counts_.nodes;
}

void Importer::take_relationship(const CsvReader& record, const Group& group) {
  const std::optional<std::uint32_t> source =
      node_of(record, *group.columns.start_id, *group.starts);
  const std::optional<std::uint32_t> target =
      source ? node_of(record, *group.columns.end_id, *group.ends) : std::nullopt;
  if (!source || !target) {
    ++counts_.skipped_relationships;
    return;
  }
  read_properties(record, group);
  sink_.add_relationship(*source, type_of(record, group), *target, properties_,
                         evidence_of(record, group));
  ++counts_.relationships;
}

std::vector<Evidence> Importer::evidence_of(const CsvReader& record, const Group& group) const {
  if (!group.columns.evidence) return {};
  const std::string_view text = record.fields()[*group.columns.evidence].text;
  if (text.empty()) return {};
  std::optional<std::vector<Evidence>> evidence =
      read_evidence(text, [&](std::string_view id) -> std::optional<NodeId> {
        const std::optional<std::uint32_t> article = group.starts->find(id);
        return article ? std::optional<NodeId>(NodeId{*article}) : std::nullopt;
      });
  if (evidence) return std::move(*evidence);
  fail(record, *group.columns.evidence, shown(text) + " is no evidence",
       "It is as `newsgraph export --format csv` writes it, and its articles are among the nodes.");
}

/// An id as it is looked for: integers in one way of writing.
std::string_view Importer::id_of(const CsvReader& record, std::size_t field) {
  const std::string_view text = record.fields()[field].text;
  if (!import_.integer_ids) {
    if (text.empty() && !record.fields()[field].quoted) {
      fail(record, field, "there is no id", "Each node has one where a column says :ID.");
    }
    return text;
  }
  const bool is_plain = !text.empty() && text.front() >= '1' && text.front() <= '9' &&
                        text.size() < 19 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (is_plain) return text;
  const std::optional<Value> number = to_value(FieldType::kInteger, text);
  if (!number) {
    fail(record, field, shown(text) + " is no integer", "Ids are strings by --id-type string.");
  }
  id_ = std::to_string(number->as_integer());
  return id_;
}

std::optional<std::uint32_t> Importer::node_of(const CsvReader& record, const IdColumn& column,
                                               const IdTable& ids) {
  const std::string_view id = id_of(record, column.field);
  const std::optional<std::uint32_t> node = ids.find(id);
  if (node || import_.skip_bad_relationships) return node;
  fail(record, column.field,
       "no node has the id " + shown(id) +
           (column.space.empty() ? "" : " in the space (" + column.space + ")"),
       "Import the node too, or leave such relationships out: --skip-bad-relationships");
}

void Importer::read_properties(const CsvReader& record, const Group& group) {
  properties_.clear();
  for (const auto& [key, column] : group.properties) {
    const Field& field = record.fields()[column.field];
    if (field.text.empty() && !field.quoted) continue;
    const bool is_id = group.columns.id && group.columns.id->field == column.field;
    const FieldType type = is_id && import_.integer_ids ? FieldType::kInteger : column.type;
    if (type == FieldType::kString && !column.is_array) {
      properties_.push_back({key, field.text, std::nullopt});
      continue;
    }
    // Quoted or not, nothing is no number.
    if (field.text.empty() && !column.is_array) continue;
    std::optional<Value> value = column.is_array
                                     ? to_list(type, field.text, import_.array_delimiter)
                                     : to_value(type, field.text);
    if (!value) refuse(record, column, type);
    properties_.push_back({key, {}, std::move(value)});
  }
}

void Importer::refuse(const CsvReader& record, const PropertyColumn& column, FieldType type) const {
  const std::string_view text = record.fields()[column.field].text;
  std::string what = shown(text);
  if (column.is_array) {
    const Part part = refused_part(type, text, import_.array_delimiter);
    what = "element " + std::to_string(part.number) + " of " + what + ", " + shown(part.text) + ",";
  }
  fail(record, column.field, what + " is not " + std::string(description(type)),
       "Column " + column.key + " is of that type by its header.");
}

const std::vector<LabelId>& Importer::labels_of(const CsvReader& record, const Group& group) {
  if (!group.columns.labels) return group.labels;
  labels_ = group.labels;
  for_each_part(record.fields()[*group.columns.labels].text, import_.array_delimiter,
                [&](std::string_view label) { labels_.push_back(sink_.intern_label(label)); });
  sort_and_unify(labels_);
  return labels_;
}

/// Nodes are looked up by their id and by their name, so what has labels is indexed by these.
void Importer::make_indexes(const std::vector<LabelId>& labels, Group& group) {
  if (labels == group.indexed) return;
  for (const LabelId label : labels) {
    for (const KeyId key : group.lookup_keys) sink_.create_index(label, key);
  }
  group.indexed = labels;
}

TypeId Importer::type_of(const CsvReader& record, const Group& group) {
  if (!group.columns.type) return *group.type;
  const std::string_view name = record.fields()[*group.columns.type].text;
  if (!name.empty()) return sink_.intern_type(name);
  if (group.type) return *group.type;
  fail(record, *group.columns.type, "there is no type", "Each relationship has one.");
}

}  // namespace newsgraph::csv
