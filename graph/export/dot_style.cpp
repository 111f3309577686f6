#include "newsgraph/graph/export/dot_style.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/text.h"
#include "newsgraph/graph/export/title.h"

namespace newsgraph::exporting {

namespace {

// ---- nodes ----------------------------------------------------------------------------------

struct Style {
  std::string_view label;
  std::string_view shape;
  std::string_view fill;
  std::string_view border;
};

// The labels of the news schema (docs/schema.md), the most telling first: a node with several
// labels takes the first that is here. The borders are Okabe and Ito's palette ("Color Universal
// Design", 2008), told apart under all common colour blindness; the fills are its tints, light
// enough for black text. Shapes tell the same again, for print in grey.
constexpr std::array<Style, 9> kStyles = {{
    {"Person", "ellipse", "#D6EDFA", "#0072B2"},
    {"Country", "box", "#FBE3B0", "#E69F00"},
    {"Organization", "box", "#C5EBDD", "#009E73"},
    {"Place", "house", "#FBF7B8", "#B8AB1F"},
    {"Topic", "note", "#F4DCE9", "#CC79A7"},
    {"Statement", "plaintext", "#F3F3F3", "#8A8A8A"},
    {"Event", "octagon", "#F9D5BF", "#D55E00"},
    {"Name", "plaintext", "#F7F7F7", "#8A8A8A"},
    {"Article", "tab", "#E4E4E4", "#555555"},
}};

// Other labels share these, by a hash of their name: the same label has the same colour in every
// picture.
constexpr std::array<Style, 6> kOtherStyles = {{
    {"", "box", "#DDE3F0", "#4C5F8C"},
    {"", "box", "#E9E0D2", "#8C6D46"},
    {"", "box", "#DCEBD0", "#5E8C3A"},
    {"", "box", "#F0DADA", "#A14B4B"},
    {"", "box", "#E3DAF0", "#6F4E9C"},
    {"", "box", "#D3ECEC", "#3A8C8C"},
}};

/// FNV-1a, which is the same everywhere, unlike std::hash.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char character : text) {
    hash = (hash ^ static_cast<unsigned char>(character)) * 16777619u;
  }
  return hash;
}

Style style_of(const Graph& graph, NodeId node) {
  const auto labels = graph.labels(node);
  for (const Style& style : kStyles) {
    const auto is_style = [&](LabelId label) { return graph.name(label) == style.label; };
    if (std::any_of(labels.begin(), labels.end(), is_style)) return style;
  }
  const std::string_view label = labels.empty() ? std::string_view() : graph.name(labels.front());
  return kOtherStyles[hash_of(label) % kOtherStyles.size()];
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

// Widths in code points and numbers of lines, tried on pictures of 50 nodes.
constexpr std::size_t kNameWidth = 18, kNameLines = 4;
constexpr std::size_t kSentenceWidth = 30, kSentenceLines = 4;

std::string caption_of(const Graph& graph, NodeId node, const Style& style) {
  if (style.label == "Event" && text_property(graph, node, "name").empty()) {
    std::string text = joined(wrapped(text_property(graph, node, "type"), kNameWidth, 1));
    std::string date = text_property(graph, node, "date_text");
    if (date.empty()) date = text_property(graph, node, "date");
    if (!date.empty()) text.append("\n").append(joined(wrapped(date, kNameWidth, 1)));
    if (!text.empty()) return text;
  }
  const bool is_sentence = style.label == "Statement" || style.label == "Article";
  const std::string text =
      is_sentence ? joined(wrapped(title_of(graph, node), kSentenceWidth, kSentenceLines))
                  : joined(wrapped(title_of(graph, node), kNameWidth, kNameLines));
  return style.label == "Statement" ? std::string("“").append(text).append("”") : text;
}

/// What hovering over a node in an SVG shows: the labels and the title in full length.
std::string tooltip_of(const Graph& graph, NodeId node) {
  std::string text;
  for (const LabelId label : graph.labels(node)) text.append(":").append(graph.name(label));
  return joined(wrapped(text + " " + title_of(graph, node), 80, 12));
}

std::string_view node_font_size(const Style& style) {
  return style.label == "Statement" || style.label == "Article" ? "9" : "11";
}

// ---- edges ----------------------------------------------------------------------------------

/// Relations that hold both ways (docs/schema.md).
constexpr std::array<std::string_view, 4> kSymmetric = {"MET_WITH", "SPOKE_WITH", "AGREED_WITH",
                                                        "COOPERATED_WITH"};

/// A line and the label beside it have one colour, so that the eye can match them in a crowd. The
/// colours are again Okabe and Ito's: blue talks, green agrees, red harms; what lasts is dashed,
/// and what joins an event to its parts stays behind what people did.
struct Family {
  std::string_view attributes;
  std::vector<std::string_view> types;
};

const std::vector<Family>& families() {
  static const std::vector<Family> kFamilies = {
      {"color=\"#0072B2\", fontcolor=\"#00507D\"",
       {"MET_WITH", "SPOKE_WITH", "VISITED", "HOSTED", "ATTENDED", "DISCUSSED", "INVITED"}},
      {"color=\"#009E73\", fontcolor=\"#006B4E\"",
       {"AGREED_WITH", "AGREED_ON", "SIGNED", "COOPERATED_WITH", "SUPPORTED", "THANKED", "AIDED",
        "CONCEDED", "RETREATED"}},
      {"color=\"#D55E00\", fontcolor=\"#A04600\"",
       {"ACCUSED", "REJECTED", "THREATENED", "PROTESTED", "SANCTIONED", "MOBILIZED", "COERCED",
        "ATTACKED"}},
      {"color=\"#9A9A9A\", fontcolor=\"#6A6A6A\", style=dashed",
       {"HOLDS_OFFICE", "MEMBER_OF", "LOCATED_IN"}},
      {"color=\"#CFCFCF\", fontcolor=\"#969696\", weight=0",
       {"ACTOR", "RECIPIENT", "AT", "ABOUT", "REPORTED_IN", "MENTIONS", "NAMES"}},
  };
  return kFamilies;
}

std::string_view family_attributes(std::string_view type) {
  for (const Family& family : families()) {
    if (std::find(family.types.begin(), family.types.end(), type) != family.types.end()) {
      return family.attributes;
    }
  }
  return "color=\"#606060\", fontcolor=\"#404040\"";
}

std::string caption_of(const Graph& graph, RelationshipId relationship) {
  std::string text = joined(wrapped(graph.name(graph.type(relationship)), kNameWidth, 2));
  // "2024-10" says more than the first day of that October.
  Value date = graph.property(relationship, "date_text");
  if (date.is_null()) date = graph.property(relationship, "date");
  if (!date.is_null()) text.append("\n").append(joined(wrapped(plain_text(date), kNameWidth, 1)));
  return text;
}

/// The sentence behind the fact.
std::string tooltip_of(const Graph& graph, RelationshipId relationship) {
  const auto evidence = graph.evidence(relationship);
  if (evidence.empty()) return std::string(graph.name(graph.type(relationship)));
  return joined(wrapped(evidence.front().quote, 80, 12));
}

}  // namespace

std::string dot_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char character : valid_xml(text)) {
    switch (character) {
      case '"':
        result += "\\\"";
        break;
      case '\\':
        result += "\\\\";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\t':
      case '\r':
        result += ' ';
        break;
      case '&':  // dot reads entities such as &amp; in every string
        result += "&amp;";
        break;
      default:
        result += character;
    }
  }
  return result + '"';
}

std::string dot_attributes(const Graph& graph, NodeId node) {
  const Style style = style_of(graph, node);
  std::string text = "[label=" + dot_quoted(caption_of(graph, node, style)) +
                     ", tooltip=" + dot_quoted(tooltip_of(graph, node));
  text.append(", shape=").append(style.shape);
  text.append(", fillcolor=\"").append(style.fill);
  text.append("\", color=\"").append(style.border);
  text.append("\", fontsize=").append(node_font_size(style));
  return text + "]";
}

std::string dot_attributes(const Graph& graph, RelationshipId relationship) {
  const std::string_view type = graph.name(graph.type(relationship));
  const std::string tooltip = dot_quoted(tooltip_of(graph, relationship));
  std::string text = "[label=" + dot_quoted(caption_of(graph, relationship)) +
                     ", tooltip=" + tooltip + ", labeltooltip=" + tooltip;
  text.append(", ").append(family_attributes(type));
  if (std::find(kSymmetric.begin(), kSymmetric.end(), type) != kSymmetric.end()) {
    text += ", dir=none";
  }
  return text + "]";
}

}  // namespace newsgraph::exporting
