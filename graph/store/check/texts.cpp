#include "newsgraph/graph/store/check/texts.h"

#include <sqlite3.h>
#include <xxhash.h>

#include <algorithm>
#include <new>
#include <string_view>

namespace newsgraph::store {

namespace {

/// As many ranges of ids as are told apart: 512 KiB a table.
constexpr std::uint64_t kRanges = std::uint64_t{1} << 16;
/// FTS5 cuts longer words off (FTS5_MAX_TOKEN_SIZE).
constexpr int kMaximumWordBytes = 32'768;

std::uint64_t hash_of(std::string_view text, std::initializer_list<std::uint64_t> numbers) {
  std::uint64_t hash = XXH3_64bits(text.data(), text.size());
  for (const std::uint64_t number : numbers) {
    hash = XXH3_64bits_withSeed(&number, sizeof(number), hash);
  }
  return hash;
}

/// FTS5's numbers in records: seven bits a byte, the highest first, the last one without the top
/// bit; from nine bytes on, which no count reaches, otherwise.
void append_varint(std::uint64_t number, std::string& bytes) {
  char reversed[10];
  int count = 0;
  do {
    reversed[count] = static_cast<char>((number & 0x7F) | (count == 0 ? 0 : 0x80));
    ++count;
    number >>= 7;
  } while (number != 0);
  while (count > 0) bytes += reversed[--count];
}

std::string record_of(const std::vector<std::uint64_t>& numbers) {
  std::string bytes;
  for (const std::uint64_t number : numbers) append_varint(number, bytes);
  return bytes;
}

std::string shadow_of(const TextTable& table, const char* part) {
  return std::string(table.name) + "_" + part;
}

}  // namespace

/// The tokenizer of the tables, as create_text_tables() names it.
class TextCheck::Tokenizer {
 public:
  explicit Tokenizer(const Connection& connection) {
    fts5_api* api = nullptr;
    // https://www.sqlite.org/fts5.html#extending_fts5
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(connection.handle(), "SELECT fts5(?1)", -1, &statement, nullptr);
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    void* user_data = nullptr;
    if (api == nullptr ||
        api->xFindTokenizer(api, "unicode61", &user_data, &functions_) != SQLITE_OK) {
      connection.fail(SQLITE_ERROR);
    }
    const char* arguments[] = {"remove_diacritics", "2"};
    if (functions_.xCreate(user_data, arguments, 2, &tokenizer_) != SQLITE_OK) {
      throw std::bad_alloc();
    }
  }
  ~Tokenizer() { functions_.xDelete(tokenizer_); }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  /// Calls visit(word) for each word of the text, in order.
  template <class Visit>
  void words(std::string_view text, const Visit& visit) {
    const auto take = [](void* context, int, const char* word, int bytes, int, int) {
      const Visit& own = *static_cast<const Visit*>(context);
      own(std::string_view(word, static_cast<std::size_t>(std::min(bytes, kMaximumWordBytes))));
      return SQLITE_OK;
    };
    functions_.xTokenize(tokenizer_, const_cast<Visit*>(&visit), FTS5_TOKENIZE_DOCUMENT,
                         text.data(), static_cast<int>(text.size()), take);
  }

 private:
  fts5_tokenizer functions_{};
  Fts5Tokenizer* tokenizer_ = nullptr;
};

TextCheck::TextCheck(Connection& connection, std::uint32_t node_bound)
    : connection_(connection),
      range_size_(std::max<std::uint64_t>(1, (node_bound + kRanges - 1) / kRanges)),
      tokenizer_(std::make_unique<Tokenizer>(connection)) {
  for (const TextTable& table : text_tables()) {
    sums_.push_back(
        {std::vector<std::uint64_t>(kRanges), 0, std::vector<std::uint64_t>(table.columns.size())});
  }
}

TextCheck::~TextCheck() = default;

std::size_t TextCheck::range_of(std::int64_t node) const {
  return std::min(static_cast<std::uint64_t>(node) / range_size_, kRanges - 1);
}

std::string TextCheck::name_of(std::size_t range) const {
  const std::uint64_t first = range * range_size_;
  if (range_size_ == 1) return "node " + std::to_string(first);
  return "nodes " + std::to_string(first) + " to " + std::to_string(first + range_size_ - 1);
}

void TextCheck::expect(NodeId node, const NodeTexts& texts) {
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    const auto row = text_tables()[i].row(texts);
    if (!row) continue;
    Sums& sums = sums_[i];
    std::uint64_t& sum = sums.by_range[range_of(node.value)];
    std::vector<std::uint64_t> counts(row->size());
    for (std::size_t column = 0; column < row->size(); ++column) {
      tokenizer_->words((*row)[column], [&](std::string_view word) {
        sum += hash_of(word, {node.value, column, counts[column]++});
      });
      sums.words[column] += counts[column];
    }
    sum += hash_of(record_of(counts), {node.value});
    ++sums.nodes;
  }
}

/// What the table says of each word (https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table).
void TextCheck::take_words(const TextTable& table, Sums& sums, Findings& findings) {
  const std::string name = table.name;
  connection_.execute(("PRAGMA query_only = OFF;"
                       "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, " +
                       name +
                       ", row);"
                       "CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, " +
                       name +
                       ", instance);"
                       "PRAGMA query_only = ON")
                          .c_str());
  {
    Statement rows(connection_,
                   "SELECT p.term, p.doc, p.col, p.offset "
                   "FROM temp.terms t CROSS JOIN temp.places p ON p.term = t.term");
    while (rows.step()) {
      const std::int64_t node = rows.integer(1);
      const auto column = std::ranges::find(table.columns, rows.text(2)) - table.columns.begin();
      sums.by_range[range_of(node)] -= hash_of(
          rows.text(0), {static_cast<std::uint64_t>(node), static_cast<std::uint64_t>(column),
                         static_cast<std::uint64_t>(rows.integer(3))});
      ++findings.report().words;
    }
  }
  connection_.execute(
      "PRAGMA query_only = OFF; DROP TABLE temp.terms; DROP TABLE temp.places;"
      "PRAGMA query_only = ON");
}

/// How many words each node has, by which hits are ranked.
void TextCheck::take_sizes(const TextTable& table, Sums& sums) {
  Statement rows(connection_, "SELECT id, sz FROM " + shadow_of(table, "docsize"));
  while (rows.step()) {
    const std::int64_t node = rows.integer(0);
    sums.by_range[range_of(node)] -= hash_of(rows.bytes(1), {static_cast<std::uint64_t>(node)});
  }
}

/// How many nodes and words there are, by which hits are ranked too.
void TextCheck::check_totals(const TextTable& table, const Sums& sums, Findings& findings) {
  constexpr const char* kTotalsRow = "1";
  std::vector<std::uint64_t> totals = {sums.nodes};
  totals.insert(totals.end(), sums.words.begin(), sums.words.end());
  Statement row(connection_,
                "SELECT block FROM " + shadow_of(table, "data") + " WHERE id = " + kTotalsRow);
  const bool is_there = row.step();
  const bool is_new = is_there && row.bytes(0).empty() && sums.nodes == 0;
  if (!is_new && (!is_there || row.bytes(0) != record_of(totals))) {
    findings.fault(std::string("table ") + table.name, "its totals are not those of the nodes",
                   kMakeAnew);
  }
}

void TextCheck::compare(Findings& findings) {
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    const TextTable& table = text_tables()[i];
    Sums& sums = sums_[i];
    findings.stage(table.name, [&] {
      take_words(table, sums, findings);
      take_sizes(table, sums);
      check_totals(table, sums, findings);
      for (std::size_t range = 0; range < kRanges; ++range) {
        if (sums.by_range[range] == 0) continue;
        findings.fault(std::string("table ") + table.name,
                       "its words of " + name_of(range) + " are not those of the text", kMakeAnew);
      }
    });
  }
}

}  // namespace newsgraph::store
