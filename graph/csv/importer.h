// Reads the files of an import, record by record, into a sink.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "newsgraph/graph/csv/columns.h"
#include "newsgraph/graph/csv/id_table.h"
#include "newsgraph/graph/csv/sink.h"
#include "newsgraph/graph/csv_import.h"

namespace newsgraph::csv {

class Importer {
 public:
  /// Both are borrowed.
  Importer(const CsvImport& import, Sink& sink) : import_(import), sink_(sink) {}

  CsvImportCounts run();

 private:
  /// One column that is a property, with its key's id.
  struct KeyedColumn {
    KeyId key;
    PropertyColumn column;
  };
  /// What holds for all records of some files.
  struct Group {
    Thing thing;
    Columns columns;
    std::vector<KeyedColumn> properties;  ///< by rising key
    std::vector<LabelId> labels;          ///< rising
    std::vector<KeyId> lookup_keys;       ///< by which nodes are to be found at once
    std::vector<LabelId> indexed;         ///< the last labels that were seen to have indexes
    std::optional<TypeId> type;
    IdTable* ids = nullptr;  ///< of the nodes' own ids
    const IdTable* starts = nullptr;
    const IdTable* ends = nullptr;
  };

  void read_files(const CsvImport::Files& files, Thing thing);
  Group make_group(const CsvReader& header, const CsvImport::Files& files, Thing thing);
  void take(const CsvReader& record, Group& group);
  void take_node(const CsvReader& record, Group& group);
  void take_relationship(const CsvReader& record, const Group& group);
  void read_properties(const CsvReader& record, const Group& group);
  [[noreturn]] void refuse(const CsvReader& record, const PropertyColumn& column,
                           FieldType type) const;
  const std::vector<LabelId>& labels_of(const CsvReader& record, const Group& group);
  void make_indexes(const std::vector<LabelId>& labels, Group& group);
  TypeId type_of(const CsvReader& record, const Group& group);
  std::vector<Evidence> evidence_of(const CsvReader& record, const Group& group) const;
  std::string_view id_of(const CsvReader& record, std::size_t field);
  std::optional<std::uint32_t> node_of(const CsvReader& record, const IdColumn& column,
                                       const IdTable& ids);
  const IdTable& space(const CsvReader& header, const IdColumn& column) const;

  const CsvImport& import_;
  Sink& sink_;
  std::map<std::string, IdTable> spaces_;
  CsvImportCounts counts_;
  // Kept from record to record for their memory.
  std::vector<Property> properties_;
  std::vector<LabelId> labels_;
  std::string id_;
};

}  // namespace newsgraph::csv
