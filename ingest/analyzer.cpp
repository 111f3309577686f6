#include "newsgraph/ingest/analyzer.h"

#include <algorithm>
#include <utility>

#include "newsgraph/ingest/language/decoding/lemmas.h"
#include "newsgraph/ingest/language/introduced_acronyms.h"
#include "newsgraph/ingest/language/labels.h"
#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/network.h"
#include "newsgraph/ingest/language/segmentation/multiword.h"
#include "newsgraph/ingest/language/segmentation/segmenter.h"

extern "C" const char newsgraph_embedded_english_model[];
extern "C" const char newsgraph_embedded_english_model_end[];

namespace newsgraph::language {

namespace {

std::vector<std::string_view> kept_labels(const ModelFile& model, std::string_view section) {
  std::vector<std::string_view> labels = model.lines(section);
  if (labels.empty()) model.fail("has no labels in \"" + std::string(section) + "\"");
  for (std::string_view& label : labels) label = keep_label(label);
  return labels;
}

/// A block as a range of code points.
struct Range {
  BlockKind kind;
  std::size_t begin;
  std::size_t end;
};

std::size_t code_point_at(std::span<const CodePoint> points, std::size_t byte) {
  const auto found = std::ranges::lower_bound(points, byte, {}, &CodePoint::byte);
  return static_cast<std::size_t>(found - points.begin());
}

/// Running text without blocks: paragraphs are divided by empty lines.
std::vector<Range> paragraphs(std::span<const CodePoint> points) {
  std::vector<Range> ranges;
  const std::size_t size = points.size() - 1;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < size;) {
    std::size_t newlines = 0, end = i;
    while (end < size && is_space(points[end].value)) {
      newlines += points[end].value == '\n' ? 1 : 0;
      ++end;
    }
    if (newlines > 1) {
      if (i > begin) ranges.push_back({BlockKind::kParagraph, begin, i});
      begin = end;
    }
    i = std::max(end, i + 1);
  }
  if (begin < size) ranges.push_back({BlockKind::kParagraph, begin, size});
  return ranges;
}

std::vector<Range> ranges_of(const Document& document, std::span<const CodePoint> points) {
  if (document.blocks.empty()) return paragraphs(points);
  std::vector<Range> ranges;
  for (const Block& block : document.blocks) {
    ranges.push_back(
        {block.kind, code_point_at(points, block.begin), code_point_at(points, block.end)});
  }
  return ranges;
}

/// Where a sentence too long for the network is cut: after a mark in the second half of what fits,
/// else where it must be.
std::size_t piece_end(const std::vector<Token>& tokens, std::size_t begin) {
  const std::size_t limit = begin + Network::kLongestSentence;
  if (limit >= tokens.size()) return tokens.size();
  for (const std::string_view marks : {".;:!?", ","}) {
    for (std::size_t end = limit; end > begin + Network::kLongestSentence / 2; --end) {
      const std::string& form = tokens[end - 1].form;
      if (form.size() == 1 && marks.find(form.front()) != std::string_view::npos) return end;
    }
  }
  return limit;
}

}  // namespace

struct Analyzer::Parts {
  explicit Parts(ModelFile file)
      : model(std::move(file)),
        metadata(model.text("metadata")),
        upos(kept_labels(model, "labels.upos")),
        xpos(kept_labels(model, "labels.xpos")),
        feats(kept_labels(model, "labels.feats")),
        deprel(kept_labels(model, "labels.deprel")),
        ner(kept_labels(model, "labels.ner")),
        parataxis(keep_label("parataxis")),
        segmenter(model),
        multiword(model),
        lemmatizer(model),
        network(model) {}

  void append_sentences(std::string_view text, std::span<const CodePoint> points,
                        const Range& range, std::size_t paragraph,
                        std::vector<Sentence>& sentences) const;

  ModelFile model;
  std::string_view metadata;
  std::vector<std::string_view> upos, xpos, feats, deprel, ner;  ///< none is empty
  std::string_view parataxis;
  Segmenter segmenter;
  MultiwordTable multiword;
  Lemmatizer lemmatizer;
  Network network;
};

void Analyzer::Parts::append_sentences(std::string_view text, std::span<const CodePoint> points,
                                       const Range& range, std::size_t paragraph,
                                       std::vector<Sentence>& sentences) const {
  for (const SurfaceToken& surface : segmenter.segment(points, range.begin, range.end)) {
    if (surface.starts_sentence) {
      sentences.emplace_back();
      sentences.back().block = range.kind;
      sentences.back().paragraph = paragraph;
      sentences.back().begin_byte = points[surface.begin].byte;
      sentences.back().begin_codepoint = surface.begin;
    }
    Sentence& sentence = sentences.back();
    std::size_t begin = surface.begin;
    for (const std::size_t length :
         multiword.split(points, surface.begin, surface.end, surface.second_reading)) {
      Token& token = sentence.tokens.emplace_back();
      token.begin_codepoint = begin;
      token.end_codepoint = begin + length;
      token.begin_byte = points[begin].byte;
      token.end_byte = points[token.end_codepoint].byte;
      token.form = text.substr(token.begin_byte, token.end_byte - token.begin_byte);
      token.joined = begin != surface.begin;
      token.space_after =
          token.end_codepoint == range.end || is_space(points[token.end_codepoint].value);
      begin = token.end_codepoint;
    }
    sentence.end_byte = points[surface.end].byte;
    sentence.end_codepoint = surface.end;
  }
}

Analyzer::Analyzer(ModelFile model) : parts_(std::make_unique<const Parts>(std::move(model))) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

const Analyzer& Analyzer::english() {
  static const Analyzer analyzer(
      ModelFile::view({newsgraph_embedded_english_model,
                       static_cast<std::size_t>(newsgraph_embedded_english_model_end -
                                                newsgraph_embedded_english_model)},
                      "of this program"));
  return analyzer;
}

Analyzer Analyzer::load(const std::filesystem::path& path) {
  return Analyzer(ModelFile::read(path));
}

std::string_view Analyzer::metadata() const {
  return parts_->metadata;
}

Analysis Analyzer::segment(const Document& document) const {
  const std::vector<CodePoint> points = decode(document.text);
  Analysis analysis;
  std::size_t paragraph = 0;
  for (const Range& range : ranges_of(document, points)) {
    parts_->append_sentences(document.text, points, range, paragraph++, analysis.sentences);
  }
  return analysis;
}

void Analyzer::annotate(Analysis& analysis) const {
  // What the network reads instead of initials that it would take for another word.
  constexpr std::string_view kPlainAcronym = "ISIS";
  const auto acronyms = introduced_acronyms(analysis.sentences);
  std::vector<std::vector<std::string_view>> pieces;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::size_t begin = 0; begin < sentence.tokens.size();) {
      const std::size_t end = piece_end(sentence.tokens, begin);
      std::vector<std::string_view>& piece = pieces.emplace_back();
      for (; begin < end; ++begin) {
        const std::string_view form = sentence.tokens[begin].form;
        piece.push_back(acronyms.contains(form) ? kPlainAcronym : form);
      }
    }
  }
  const std::vector<std::vector<WordLabels>> labels = parts_->network.label(pieces);

  std::size_t piece = 0;
  for (Sentence& sentence : analysis.sentences) {
    std::size_t root = 0;  // of the first piece: the others hang on it
    for (std::size_t begin = 0; begin < sentence.tokens.size(); ++piece) {
      for (std::size_t i = 0; i < labels[piece].size(); ++i) {
        const WordLabels& word = labels[piece][i];
        Token& token = sentence.tokens[begin + i];
        token.upos = parts_->upos[word.upos];
        token.xpos = parts_->xpos[word.xpos];
        token.feats = parts_->feats[word.feats];
        token.deprel = parts_->deprel[word.deprel];
        token.ner = parts_->ner[word.ner];
        token.lemma = parts_->lemmatizer.lemma(token.form, token.upos, word.lemma);
        token.head = word.head == 0 ? 0 : begin + word.head;
        if (word.head == 0 && begin == 0) {
          root = i + 1;
        } else if (word.head == 0) {
          token.head = root;
          token.deprel = parts_->parataxis;
        }
      }
      begin += labels[piece].size();
    }
  }
}

Analysis Analyzer::analyze(const Document& document) const {
  Analysis analysis = segment(document);
  annotate(analysis);
  return analysis;
}

Analysis Analyzer::analyze(std::string_view text) const {
  Document document;
  document.text = text;
  return analyze(document);
}

}  // namespace newsgraph::language
