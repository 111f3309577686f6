// Names in articles are data in all that the program writes: each output is read back by a reader
// of its format, finds the same names and nothing that they tried to say.
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <rapidjson/document.h>
#include <serd/serd.h>
#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "cli/program.h"
#include "graph/export/hostile_names.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using Names = std::multiset<std::string>;

/// A graph with each name wherever one can stand: of a node, of a label, a type and a key, in a
/// quotation, in a list.
class Injection : public Program {
 protected:
  Injection() {
    Store::open(path("g.newsgraph"), Store::Mode::kCreate).write([&](Graph& graph) {
      const NodeId article = graph.create_node({"Article"}, {{"title", "T"}, {"name", "article"}});
      for (const std::string& name : hostile_names()) {
        const std::string_view labels[] = {"Person", name};
        const NodeId node =
            graph.create_node(labels, {{"name", name}, {name, name}, {"aliases", List{name, 1}}});
        graph.add_evidence(graph.create_relationship(node, name, node, {{name, name}}),
                           {article, 0, 0, 1, name, 0.5});
      }
    });
    for (const std::string& name : hostile_names()) names_.insert(name);
  }

  std::string exported(const std::string& file, const std::string& options = {}) const {
    const Finished finished = run("export g.newsgraph -o " + file + " " + options);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return slurp(path(file));
  }

  /// Of persons, as a graph file has them.
  Names names_in(const std::string& graph) const {
    Names names;
    const Store store = Store::open(path(graph), Store::Mode::kRead);
    const Graph& read = store.graph();
    for (const NodeId node : read.nodes_with_label(read.find_label("Person").value())) {
      names.insert(read.property(node, read.find_key("name").value()).as_string());
    }
    return names;
  }

  /// What the names would leave behind if a shell ran them, or a file was called as they say.
  void TearDown() override {
    for (const fs::path& folder : {folder_, folder_.parent_path(), fs::path("/tmp")}) {
      EXPECT_FALSE(fs::exists(folder / "owned")) << folder;
    }
  }

  Names names_;
};

// ---- files --------------------------------------------------------------------------------------

TEST_F(Injection, IntoSqlFails) {
  EXPECT_EQ(names_in("g.newsgraph"), names_);
  sqlite3* file = nullptr;
  ASSERT_EQ(sqlite3_open(path("g.newsgraph").c_str(), &file), SQLITE_OK);
  Names shown;
  sqlite3_exec(
      file, "SELECT name FROM nodes WHERE labels LIKE 'Person%'",
      [](void* names, int, char** fields, char**) {
        static_cast<Names*>(names)->insert(fields[0]);
        return 0;
      },
      &shown, nullptr);
  sqlite3_close(file);
  EXPECT_EQ(shown, names_);
  EXPECT_THAT(run("query g.newsgraph --format csv 'MATCH (n:Person) RETURN count(n)'").out,
              HasSubstr(std::to_string(names_.size())));
}

TEST_F(Injection, IntoACypherScriptFails) {
  exported("g.cypher");
  const Finished read = run("query copy.newsgraph --create --batch --file g.cypher");
  EXPECT_EQ(read.status, 0) << read.err;
  EXPECT_EQ(names_in("copy.newsgraph"), names_);
}

TEST_F(Injection, IntoCsvFilesFails) {
  const Finished written = run("export g.newsgraph --format csv -o out");
  ASSERT_EQ(written.status, 0) << written.err;
  const std::size_t command = written.err.find("--array-delimiter");
  const std::string options = command == std::string::npos
                                  ? "--nodes out/nodes*.csv --relationships out/relationships*.csv"
                                  : written.err.substr(command, written.err.find('\n') - command);
  const Finished read = run("import copy.newsgraph " + options);
  EXPECT_EQ(read.status, 0) << read.err;
  EXPECT_EQ(names_in("copy.newsgraph"), names_);
  for (const fs::path& file : fs::directory_iterator(folder_ / "out")) {
    EXPECT_EQ(file.filename().string().find_first_of("$`'/\\ *;|&<>"), std::string::npos) << file;
  }
}

/// Fields of CSV as a spreadsheet cuts them.
std::vector<std::string> fields_of(const std::string& csv) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (csv[i] == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"') {
      fields.back() += csv[i++];
    } else if (csv[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (csv[i] == ',' || csv[i] == '\n')) {
      fields.emplace_back();
    } else if (!quoted && csv[i] == '\r') {
      continue;  // of a line's end
    } else {
      fields.back() += csv[i];
    }
  }
  return fields;
}

void expect_no_formulas(const std::string& csv, const Names& names) {
  const std::vector<std::string> fields = fields_of(csv);
  for (const std::string& field : fields) {
    const bool is_formula =
        !field.empty() && (std::string("=+-@\t\r\n").find(field[0]) != std::string::npos ||
                           field.starts_with("\xEF\xBC\x9D"));
    EXPECT_FALSE(is_formula) << field;
  }
  for (const std::string& name : names) {
    EXPECT_TRUE(std::ranges::count(fields, name) + std::ranges::count(fields, "'" + name) > 0)
        << name;
  }
}

TEST_F(Injection, IntoSpreadsheetsFails) {
  expect_no_formulas(
      run("query g.newsgraph --format csv 'MATCH (n:Person) RETURN n.name AS `=name`'").out,
      names_);
  ASSERT_EQ(run("export g.newsgraph --format csv --spreadsheet-safe -o out").status, 0);
  std::string all;
  for (const fs::path& file : fs::directory_iterator(folder_ / "out")) all += slurp(file);
  expect_no_formulas(all, names_);
}

// ---- JSON ---------------------------------------------------------------------------------------

/// The strings under a name, wherever they stand.
void collect(const rapidjson::Value& json, const std::string& key, Names& found) {
  if (json.IsArray()) {
    for (const auto& element : json.GetArray()) collect(element, key, found);
  }
  if (!json.IsObject()) return;
  for (const auto& member : json.GetObject()) {
    if (member.name.GetString() == key && member.value.IsString()) {
      found.emplace(member.value.GetString(), member.value.GetStringLength());
    }
    EXPECT_STRNE(member.name.GetString(), "admin");
    collect(member.value, key, found);
  }
}

Names names_in_json(const std::string& text, const std::string& key = "name") {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  EXPECT_FALSE(json.HasParseError()) << text.substr(0, 1000);
  Names names;
  if (!json.HasParseError()) collect(json, key, names);
  names.erase("article");
  return names;
}

std::string as_array(const std::string& lines) {
  std::istringstream in(lines);
  std::string array = "[";
  for (std::string line; std::getline(in, line);) array += (array == "[" ? "" : ",") + line;
  return array + "]";
}

TEST_F(Injection, IntoJsonFails) {
  EXPECT_EQ(names_in_json(exported("g.json")), names_);
  EXPECT_EQ(names_in_json(as_array(exported("g.jsonl"))), names_);
  const std::string query = "query g.newsgraph 'MATCH (n:Person) RETURN n.name AS name' --format ";
  EXPECT_EQ(names_in_json(run(query + "json").out), names_);
  EXPECT_EQ(names_in_json(as_array(run(query + "jsonl").out)), names_);
  names_in_json(run("info g.newsgraph --format json").out);
}

// ---- mark-up ------------------------------------------------------------------------------------

using Page = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Page parsed(const std::string& xml) {
  Page page(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "g.xml", nullptr,
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
            &xmlFreeDoc);
  EXPECT_NE(page, nullptr) << xml.substr(0, 1000);
  return page;
}

void for_each_element(const xmlNode* node, const std::function<void(const xmlNode*)>& visit) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) visit(node);
    for_each_element(node->children, visit);
  }
}

std::string text_of(const xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(const_cast<xmlNode*>(node));
  std::string text(reinterpret_cast<const char*>(content));
  xmlFree(content);
  return text;
}

/// No element but those that the format has, and no attribute that a browser would run.
void expect_harmless(const Page& page, const std::set<std::string>& elements) {
  EXPECT_EQ(page->intSubset == nullptr || page->intSubset->entities == nullptr, true);
  for_each_element(xmlDocGetRootElement(page.get()), [&](const xmlNode* node) {
    const std::string name = reinterpret_cast<const char*>(node->name);
    EXPECT_TRUE(elements.contains(name)) << name;
    for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
      const std::string attribute = reinterpret_cast<const char*>(each->name);
      EXPECT_FALSE(attribute.starts_with("on") || attribute == "href") << name << " " << attribute;
    }
  });
}

/// What XML cannot say stands in it as U+FFFD.
Names in_xml(const Names& names) {
  Names shown;
  for (const std::string& name : names) {
    std::string text;
    for (const char c : name) {
      const bool is_sayable =
          static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
      text += is_sayable ? std::string(1, c) : std::string(kReplacementCharacter);
    }
    shown.insert(text);
  }
  return shown;
}

TEST_F(Injection, IntoGraphmlAndGexfFails) {
  Page page = parsed(exported("g.graphml"));
  ASSERT_NE(page, nullptr);
  expect_harmless(page, {"graphml", "key", "graph", "node", "edge", "data"});
  std::string key;
  for_each_element(xmlDocGetRootElement(page.get()), [&](const xmlNode* node) {
    const auto has = [&](const char* attribute, const char* value) {
      xmlChar* found = xmlGetProp(const_cast<xmlNode*>(node), BAD_CAST attribute);
      const bool same = found != nullptr && xmlStrEqual(found, BAD_CAST value) != 0;
      if (same || found == nullptr) return xmlFree(found), same;
      xmlFree(found);
      return false;
    };
    if (has("attr.name", "name") && has("for", "node")) {
      xmlChar* id = xmlGetProp(const_cast<xmlNode*>(node), BAD_CAST "id");
      key = reinterpret_cast<const char*>(id);
      xmlFree(id);
    }
  });
  Names shown;
  for_each_element(xmlDocGetRootElement(page.get()), [&](const xmlNode* node) {
    xmlChar* of = xmlGetProp(const_cast<xmlNode*>(node), BAD_CAST "key");
    if (of != nullptr && key == reinterpret_cast<const char*>(of)) shown.insert(text_of(node));
    xmlFree(of);
  });
  shown.erase("article");
  EXPECT_EQ(shown, in_xml(names_));

  page = parsed(exported("g.gexf"));
  ASSERT_NE(page, nullptr);
  expect_harmless(page, {"gexf", "meta", "creator", "description", "graph", "attributes",
                         "attribute", "nodes", "node", "edges", "edge", "attvalues", "attvalue"});
}

TEST_F(Injection, IntoDotAndSvgFails) {
  if (std::system("command -v dot > /dev/null 2>&1") != 0) GTEST_SKIP() << "no GraphViz";
  exported("g.dot");
  const std::string command =
      "cd '" + folder_.string() + "' && dot -Tplain g.dot > plain.txt 2> errors.txt";
  ASSERT_EQ(std::system(command.c_str()), 0) << slurp(path("errors.txt"));
  std::istringstream lines(slurp(path("plain.txt")));
  std::size_t nodes = 0, edges = 0;
  for (std::string line; std::getline(lines, line);) {
    nodes += line.starts_with("node ") ? 1 : 0;
    edges += line.starts_with("edge ") ? 1 : 0;
  }
  EXPECT_EQ(nodes, names_.size() + 1);
  EXPECT_EQ(edges, names_.size());

  const Page page = parsed(exported("g.svg"));
  ASSERT_NE(page, nullptr);
  // `a` is of what is shown under the pointer, and leads nowhere.
  expect_harmless(page, {"svg", "g", "title", "text", "path", "polygon", "polyline", "ellipse", "a",
                         "rect", "defs", "style"});
}

// ---- RDF ----------------------------------------------------------------------------------------

TEST_F(Injection, IntoTurtleAndJsonLdFails) {
  struct Reading {
    std::size_t statements = 0;
    Names literals;
  } reading;
  const std::string turtle = exported("g.ttl");
  SerdReader* reader = serd_reader_new(
      SERD_TURTLE, &reading, nullptr, nullptr, nullptr,
      [](void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
         const SerdNode*, const SerdNode* object, const SerdNode*, const SerdNode*) {
        Reading& all = *static_cast<Reading*>(handle);
        ++all.statements;
        EXPECT_STRNE(reinterpret_cast<const char*>(subject->buf), "urn:evil");
        if (object->type == SERD_LITERAL) {
          all.literals.emplace(reinterpret_cast<const char*>(object->buf), object->n_bytes);
        }
        return SERD_SUCCESS;
      },
      nullptr);
  serd_reader_set_strict(reader, true);
  EXPECT_EQ(serd_reader_read_string(reader, reinterpret_cast<const uint8_t*>(turtle.c_str())),
            SERD_SUCCESS);
  serd_reader_free(reader);
  EXPECT_GT(reading.statements, 5 * names_.size());
  for (const std::string& name : names_) EXPECT_GT(reading.literals.count(name), 0u) << name;

  const std::string json = exported("g.jsonld");
  names_in_json(json);
  EXPECT_THAT(json, Not(HasSubstr("\"@id\":\"urn:evil")));
}

// ---- what people see ----------------------------------------------------------------------------

void expect_no_control(std::string_view shown, const std::string& what) {
  while (!shown.empty()) {
    const char32_t c = take_code_point(shown);
    const bool is_control = (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
    const bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    ASSERT_FALSE(is_control || turns || c == kNoCodePoint)
        << what << ": U+" << std::hex << static_cast<unsigned>(c);
  }
}

TEST_F(Injection, IntoTheTerminalFails) {
  write("a.txt", "date 2025-03-12\n\n\x1b[2JTitle \xE2\x80\xAE\n\nPeru thanked Kenya\x1b[1m.\n");
  for (const char* command : {
           "query g.newsgraph 'MATCH (n:Person)-[r]->(m) RETURN n, r, m, n.name, type(r)'",
           "query g.newsgraph 'MATCH (n) RETURN labels(n), keys(n), n.aliases'",
           "query g.newsgraph 'EXPLAIN MATCH (n:Person {name: \"\x1b[2J\"}) RETURN n'",
           "query g.newsgraph 'MATCH (n) RETURN \x1b[2J'",
           "query g.newsgraph 'RETURN $p.x' --param 'p=\x1b[2J'",
           "schema g.newsgraph",
           "info g.newsgraph",
           "entities g.newsgraph",
           "entities g.newsgraph '\x1b[2J\x1b[1;1H'",
           "explain a.txt",
           "ingest g.newsgraph a.txt",
           "ingest g.newsgraph '\x1b[2J'",
           "remove g.newsgraph '\x1b[2J'",
           "shell g.newsgraph --read-only < in.txt",
           "'\x1b[2J'",
       }) {
    const Finished finished = run(command, "MATCH (n) RETURN n.name;\n:schema\n:\x1b[2J\n");
    expect_no_control(finished.out, command);
    expect_no_control(finished.err, command);
  }
}

}  // namespace
}  // namespace newsgraph::testing
