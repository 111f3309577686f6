// Arguments and options that mean the same in every command that has them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "newsgraph/cli/arguments/choice.h"
#include "newsgraph/cli/commands.h"

namespace newsgraph::cli {

const Choices<ArticleFormat>& article_formats();
const Choices<ListingFormat>& listing_formats();

void add_graph(CLI::App& command, std::filesystem::path& graph, const char* meaning);
void add_files(CLI::App& command, std::vector<std::string>& files);
/// Files of articles for a command that can do without.
CLI::Option* add_optional_files(CLI::App& command, std::vector<std::string>& files);

void add_article_format(CLI::App& command, ArticleFormat& format);
void add_row_format(CLI::App& command, RowFormat& format);
void add_listing_format(CLI::App& command, ListingFormat& format);
void add_jobs(CLI::App& command, unsigned& jobs);
void add_parameters(CLI::App& command, std::vector<std::string>& parameters);
void add_lexicon(CLI::App& command, PipelineOptions& options);
void add_limits(CLI::App& command, ExecutionLimits& limits);

}  // namespace newsgraph::cli
