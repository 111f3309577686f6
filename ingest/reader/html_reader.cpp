#include "newsgraph/ingest/reader/html_reader.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/utf8.h"
#include "newsgraph/ingest/reader/publication_date.h"
#include "newsgraph/ingest/reader/text_blocks.h"

namespace newsgraph::reader {

namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Page = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view name_of(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return {};
  return reinterpret_cast<const char*>(node->name);
}

/// libxml2 recovers from bytes that are not of the page's encoding, and may let them through.
std::string attribute(const xmlNode* node, const char* name) {
  if (node->type != XML_ELEMENT_NODE) return {};
  xmlChar* value = xmlGetProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name));
  if (value == nullptr) return {};
  std::string text = valid_utf8(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return text;
}

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::ranges::find(names, name) != names.end();
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// What is around an article, not of it: by its element, or by what its class says.
bool is_page_furniture(const xmlNode* node) {
  static constexpr std::array<std::string_view, 16> kElements{
      "script", "style", "noscript", "nav",    "aside",  "footer", "form",   "button",
      "iframe", "svg",   "select",   "object", "dialog", "menu",   "header", "template"};
  static constexpr std::array<std::string_view, 15> kWords{
      "comment", "related",  "promo",  "share",   "social",    "newsletter", "cookie",   "advert",
      "sidebar", "subscrib", "banner", "paywall", "recommend", "breadcrumb", "most-read"};
  if (is_one_of(name_of(node), kElements)) {
    // The header of an article holds its headline; that of a page does not.
    return name_of(node) != "header" || node->parent == nullptr ||
           name_of(node->parent) != "article";
  }
  const std::string marks = lower(attribute(node, "class") + " " + attribute(node, "id"));
  if (attribute(node, "aria-hidden") == "true") return true;
  return std::ranges::any_of(
      kWords, [&](std::string_view word) { return marks.find(word) != std::string::npos; });
}

bool is_block(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kBlocks{
      "p",  "h1", "h2", "h3",         "h4",         "h5",  "h6",
      "li", "dd", "dt", "blockquote", "figcaption", "pre", "td"};
  return is_one_of(name, kBlocks);
}

/// Text with each run of white space as one space, none at the ends.
std::string folded(std::string_view text) {
  std::string result;
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\xc2\xa0";
    if (no_break || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
      space = !result.empty();
      i += no_break ? 1 : 0;
      continue;
    }
    if (space) result += ' ';
    space = false;
    result += text[i];
  }
  return result;
}

/// The text of an element. libxml2 bounds how deep elements nest, so recursion is bounded too.
void append_text(const xmlNode* node, std::string& text) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      text += reinterpret_cast<const char*>(child->content);
    } else if (name_of(child) == "br") {
      text += ' ';
    } else if (child->type == XML_ELEMENT_NODE && !is_page_furniture(child)) {
      append_text(child, text);
    }
  }
}

std::string text_of(const xmlNode* node) {
  std::string text;
  append_text(node, text);
  return folded(valid_utf8(text));
}

void walk(const xmlNode* node, const std::function<bool(const xmlNode*)>& visit) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (visit(child)) walk(child, visit);
  }
}

// ---- metadata
// ------------------------------------------------------------------------------------

void read_linked_data(const std::string& json, Document& document) {
  rapidjson::Document data;
  data.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (data.HasParseError()) return;
  std::function<void(const rapidjson::Value&, int)> read = [&](const rapidjson::Value& value,
                                                               int depth) {
    constexpr int kDeepest = 4;  // the article, a list of things, or a graph of them
    if (depth > kDeepest) return;
    if (value.IsArray()) {
      for (const auto& item : value.GetArray()) read(item, depth + 1);
    }
    if (!value.IsObject()) return;
    const auto text = [&](const char* key) -> std::string {
      const auto member = value.FindMember(key);
      if (member == value.MemberEnd() || !member->value.IsString()) return {};
      return valid_utf8({member->value.GetString(), member->value.GetStringLength()});
    };
    if (!document.date) document.date = publication_date(text("datePublished"));
    if (document.title.empty()) document.title = folded(text("headline"));
    if (const auto graph = value.FindMember("@graph"); graph != value.MemberEnd()) {
      read(graph->value, depth + 1);
    }
  };
  read(data, 0);
}

void read_meta(const xmlNode* node, Document& document) {
  const std::string key =
      lower(attribute(node, "property") + attribute(node, "name") + attribute(node, "itemprop"));
  const std::string content = folded(attribute(node, "content"));
  static constexpr std::array<std::string_view, 8> kDateKeys{
      "article:published_time", "datepublished", "date",    "dc.date",
      "dc.date.issued",         "publishdate",   "pubdate", "sailthru.date"};
  if (key == "og:title") document.title = content;
  if (key == "og:site_name" || key == "publisher") document.source = content;
  if (key == "og:url" && document.url.empty()) document.url = content;
  if (is_one_of(key, kDateKeys) && !document.date) document.date = publication_date(content);
}

void read_metadata(const xmlNode* root, Document& document) {
  std::string page_title;
  walk(root, [&](const xmlNode* node) {
    const std::string_view name = name_of(node);
    if (name == "meta") read_meta(node, document);
    if (name == "title" && page_title.empty()) page_title = text_of(node);
    if (name == "link" && lower(attribute(node, "rel")) == "canonical") {
      document.url = attribute(node, "href");
    }
    if (name == "time" && !document.date)
      document.date = publication_date(attribute(node, "datetime"));
    if (name == "script" && lower(attribute(node, "type")) == "application/ld+json") {
      std::string json;
      append_text(node, json);
      read_linked_data(json, document);
    }
    return true;
  });
  if (document.title.empty()) document.title = page_title;
}

// ---- the article's text
// --------------------------------------------------------------------------

bool may_be_article(const xmlNode* node) {
  const std::string_view name = name_of(node);
  return name == "article" || name == "main" || attribute(node, "itemprop") == "articleBody" ||
         attribute(node, "role") == "main";
}

struct Candidate {
  const xmlNode* node;
  std::size_t paragraphs = 0;  ///< bytes of text in them
};

/// Appends the elements that may hold the article, in the order of the page, and returns how much
/// text the paragraphs below `node` have. One pass, however deeply candidates lie in one another.
std::size_t find_candidates(const xmlNode* node, std::vector<Candidate>& candidates) {
  std::size_t length = 0;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (is_page_furniture(child)) continue;
    if (name_of(child) == "p") length += text_of(child).size();
    const std::size_t place = candidates.size();
    const bool is_candidate = may_be_article(child);
    if (is_candidate) candidates.push_back({child});
    const std::size_t below = find_candidates(child, candidates);
    if (is_candidate) candidates[place].paragraphs = below;
    length += below;
  }
  return length;
}

/// The element that holds the article: marked as such, or the one with the most text in paragraphs.
const xmlNode* find_article(const xmlNode* root) {
  std::vector<Candidate> candidates;
  find_candidates(root, candidates);
  const xmlNode* marked = root;
  std::size_t most = 0;
  for (const auto& [node, length] : candidates) {
    // Prefer the inner of two that hold nearly the same text: the article to the page's main part.
    if (length * 10 <= most * 9 || length == 0) continue;
    marked = node;
    most = std::max(most, length);
  }
  return marked;
}

class TextBuilder {
 public:
  explicit TextBuilder(Document& document) : document_(document) {}

  void add(const std::string& text, BlockKind kind) {
    if (text.empty()) return;
    if (!document_.text.empty()) document_.text += "\n\n";
    const std::size_t begin = document_.text.size();
    document_.text += text;
    append_paragraph(document_.text, begin, document_.text.size(), kind, found_);
  }

  void finish() {
    document_.blocks = std::move(found_.blocks);
    if (document_.source.empty()) document_.source = found_.source;
  }

 private:
  Document& document_;
  TextBlocks found_;
};

bool holds_blocks(const xmlNode* node) {
  bool found = false;
  walk(node, [&](const xmlNode* child) {
    found = found || is_block(name_of(child));
    return !found;
  });
  return found;
}

void collect_blocks(const xmlNode* node, bool has_headline, TextBuilder& builder) {
  walk(node, [&](const xmlNode* child) {
    const std::string_view name = name_of(child);
    if (name.empty() || is_page_furniture(child)) return false;
    if (!is_block(name) || holds_blocks(child)) return true;
    if (name == "h1" && has_headline) return false;
    const BlockKind kind = name == "h1"           ? BlockKind::kHeadline
                           : name == "figcaption" ? BlockKind::kCaption
                                                  : BlockKind::kParagraph;
    builder.add(text_of(child), kind);
    return false;
  });
}

std::string first_heading(const xmlNode* root) {
  std::string heading;
  walk(root, [&](const xmlNode* node) {
    if (heading.empty() && name_of(node) == "h1") heading = text_of(node);
    return heading.empty();
  });
  return heading;
}

}  // namespace

Document read_html(std::string_view html, const std::string& file) {
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  // Without a declaration pages of today are UTF-8, which libxml2 would not assume.
  const std::string head = lower(std::string(html.substr(0, 4096)));
  const char* encoding = head.find("charset") == std::string::npos ? "UTF-8" : nullptr;
  const Page page(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), file.c_str(), encoding, kOptions));
  const xmlNode* root = page == nullptr ? nullptr : xmlDocGetRootElement(page.get());

  Document document;
  if (root != nullptr) {
    read_metadata(root, document);
    const std::string heading = first_heading(root);
    if (!heading.empty()) document.title = heading;
    TextBuilder builder(document);
    builder.add(heading, BlockKind::kHeadline);
    collect_blocks(find_article(root), !heading.empty(), builder);
    builder.finish();
  }
  if (document.blocks.empty()) {
    throw Error(ErrorKind::kInput, "the page has no text", {file, 0, 0},
                "Its text may be put in by a script; save the page from a browser.");
  }
  return document;
}

}  // namespace newsgraph::reader
