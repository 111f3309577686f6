#include <sstream>
#include <system_error>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/sample_articles.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/ingest/bulk_ingest.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

namespace {

struct Question {
  const char* words;
  const char* cypher;
};

constexpr Question kQuestions[] = {
    {"Who met whom, and when?",
     "MATCH (a:Person)-[m:MET_WITH]->(b:Person)\n"
     "WHERE m.status = 'occurred'\n"
     "RETURN a.name AS who, b.name AS met, m.date_text AS date, m.place AS place, m AS said_in\n"
     "ORDER BY m.date, who, met"},
    {"Who agreed on what?",
     "MATCH (a)-[g:AGREED_ON]->(t:Topic)\n"
     "RETURN t.name AS topic, collect(a.name) AS agreed, g.date_text AS date, collect(g) AS "
     "said_in\n"
     "ORDER BY date, topic"},
    {"Who speaks for which country, and whom have they accused or thanked?",
     "MATCH (c:Country)<-[o:HOLDS_OFFICE]-(p:Person)-[f:ACCUSED|THANKED]->(other)\n"
     "RETURN p.name AS person, o.title AS office, c.name AS country, type(f) AS did,\n"
     "       other.name AS whom, f AS said_in\n"
     "ORDER BY country, person, did, whom"},
};

/// What the picture shows: who dealt with whom, and about what.
constexpr const char* kPicture =
    "MATCH (a)-[r:MET_WITH|AGREED_WITH|AGREED_ON|SIGNED|ACCUSED|THANKED|HOLDS_OFFICE]->(b)\n"
    "RETURN a, r, b";

void read_samples(Store& store, Console& console) {
  const Pipeline pipeline;
  BulkIngest ingest(store, pipeline, {},
                    {.done = {}, .fault = [](const Error& error) { throw error; }, .resolved = {}});
  for (const SampleArticle& article : sample_articles()) {
    std::istringstream content{std::string(article.content)};
    read_articles(content, std::string(article.file_name), ArticleFormat::kDetect,
                  {[&](Document document) { ingest.add(std::move(document)); },
                   [](const Error& error) { throw error; }});
  }
  ingest.finish();
  const IngestCounts& counts = ingest.counts();
  console.out << "Read " << counted(counts.articles(), "article") << " into "
              << printable(store.file().string()) << ": "
              << counted(store.graph().node_count(), "node") << ", "
              << counted(store.graph().relationship_count(), "relationship") << ".\n";
}

std::string indented(std::string text) {
  for (std::size_t i = 0; (i = text.find('\n', i)) != std::string::npos; ++i) {
    text.insert(i + 1, "    ");
  }
  return "    " + text;
}

void ask(const Graph& graph, const Question& question, Console& console) {
  const TableStyle style = style_of(console);
  const char* const heading = console.colour_out ? "\x1b[1m" : "";
  const char* const plain = console.colour_out ? "\x1b[0m" : "";
  console.out << '\n'
              << heading << question.words << plain << "\n\n"
              << indented(question.cypher) << "\n\n";
  const Result result = Engine(graph).run(question.cypher);
  Footnotes footnotes;
  const auto writer = make_row_writer(RowFormat::kTable, console.out, style, &footnotes);
  writer->begin(result.columns);
  for (const Row& row : result.rows) writer->row(graph, row);
  writer->end();
  console.out << '\n';
  footnotes.write(graph, console.out, style);
}

/// An SVG; where GraphViz is not installed, what GraphViz would draw it from.
void draw(const Graph& graph, const std::filesystem::path& directory, Console& console) {
  const Result result = Engine(graph).run(kPicture);
  Selection selection;
  for (const Row& row : result.rows) {
    for (const Value& value : row) selection.add(graph, value);
  }
  const std::filesystem::path svg = directory / "demo.svg";
  const std::filesystem::path dot = directory / "demo.dot";
  try {
    std::ostringstream drawn;
    export_svg(graph, selection, drawn);
    OutputFile file(svg);
    file.stream() << drawn.str();
    file.commit();
    console.out << "\nThe picture is in " << printable(svg.string()) << '\n';
  } catch (const Error& error) {
    OutputFile file(dot);
    export_dot(graph, selection, file.stream());
    file.commit();
    console.out << "\nThe picture could not be drawn (" << printable(error.what())
                << ").\nIts description is in " << printable(dot.string())
                << "; with GraphViz installed, draw it with: dot -Tsvg -O "
                << printable(dot.string()) << '\n';
  }
}

}  // namespace

ExitStatus run(const DemoOptions& options, Console& console) {
  std::error_code failure;
  std::filesystem::create_directories(options.directory, failure);
  if (failure) {
    throw Error(ErrorKind::kInput, "cannot make the folder: " + failure.message(),
                {options.directory.string()});
  }
  const std::filesystem::path file = options.directory / "demo.newsgraph";
  Store store = Store::open(file, Store::Mode::kCreate);
  read_samples(store, console);
  for (const Question& question : kQuestions) ask(store.graph(), question, console);
  draw(store.graph(), options.directory, console);
  console.out << "Now ask your own: newsgraph query " << printable(file.string())
              << " 'MATCH (a)-[r:VISITED]->(b) RETURN a.name, b.name, r.date_text'\n";
  return kDone;
}

}  // namespace newsgraph::cli
