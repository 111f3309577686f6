// How fast properties are read and set, a value at a time and as columns, on a million nodes.
//
// Times are of a million values; `bytes` is what the allocator gave out for one value.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph {
namespace {

constexpr std::uint32_t kNodes = 1'000'000;

double allocated_bytes() {
  const struct mallinfo2 allocator = mallinfo2();
  return static_cast<double>(allocator.uordblks + allocator.hblkhd);
}

Value number_of(std::uint32_t id) {
  return std::int64_t{id};
}
Value date_of(std::uint32_t id) {
  return Date{id % 4000};
}
Value gender_of(std::uint32_t id) {
  return id % 2 == 0 ? "F" : "M";
}
Value name_of(std::uint32_t id) {
  return "Person number " + std::to_string(id);
}

Graph with_property(Value (*value_of)(std::uint32_t)) {
  Graph graph;
  for (std::uint32_t id = 0; id < kNodes; ++id) {
    graph.set_property(graph.create_node({"Person"}), "key", value_of(id));
  }
  graph.compact();
  return graph;
}

void per_value(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * kNodes);
}

void set_property(benchmark::State& state, Value (*value_of)(std::uint32_t)) {
  double bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Graph graph;
    for (std::uint32_t id = 0; id < kNodes; ++id) graph.create_node({"Person"});
    const double before = allocated_bytes();
    state.ResumeTiming();
    for (std::uint32_t id = 0; id < kNodes; ++id)
      graph.set_property(NodeId{id}, "key", value_of(id));
    state.PauseTiming();
    bytes = (allocated_bytes() - before) / kNodes;
    graph = Graph();
    state.ResumeTiming();
  }
  state.counters["bytes"] = bytes;
  per_value(state);
}

void read_property(benchmark::State& state, Value (*value_of)(std::uint32_t)) {
  const Graph graph = with_property(value_of);
  const KeyId key = *graph.find_key("key");
  for (auto _ : state) {
    for (std::uint32_t id = 0; id < kNodes; ++id) {
      benchmark::DoNotOptimize(graph.property(NodeId{id}, key));
    }
  }
  per_value(state);
}

void read_integers(benchmark::State& state) {
  const Graph graph = with_property(number_of);
  const PropertyColumn& column = graph.node_column(*graph.find_key("key"));
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (std::uint32_t id = 0; id < kNodes; ++id) sum += column.has(id) ? column.integer(id) : 0;
    benchmark::DoNotOptimize(sum);
  }
  per_value(state);
}

void count_dates_in_window(benchmark::State& state) {
  const Graph graph = with_property(date_of);
  const PropertyColumn& column = graph.node_column(*graph.find_key("key"));
  for (auto _ : state) {
    int found = 0;  // absent ids have days of 0, outside of the window
    for (std::uint32_t page = 0; page < column.page_count(); ++page) {
      for (const std::int32_t days : column.values<std::int32_t>(page)) {
        found += days >= 1000 && days < 1030 ? 1 : 0;
      }
    }
    benchmark::DoNotOptimize(found);
  }
  per_value(state);
}

void compare_strings(benchmark::State& state) {
  const Graph graph = with_property(gender_of);
  const PropertyColumn& column = graph.node_column(*graph.find_key("key"));
  const StringId sought = *graph.find_text("F");
  for (auto _ : state) {
    int found = 0;
    for (std::uint32_t id = 0; id < kNodes; ++id) {
      found += column.has(id) && column.string(id) == sought ? 1 : 0;
    }
    benchmark::DoNotOptimize(found);
  }
  per_value(state);
}

void search_in_strings(benchmark::State& state) {
  const Graph graph = with_property(name_of);
  const PropertyColumn& column = graph.node_column(*graph.find_key("key"));
  const Strings& strings = graph.strings();
  for (auto _ : state) {
    int found = 0;
    for (std::uint32_t id = 0; id < kNodes; ++id) {
      if (!column.has(id)) continue;
      found += strings.text(column.string(id)).find("777") != std::string_view::npos ? 1 : 0;
    }
    benchmark::DoNotOptimize(found);
  }
  per_value(state);
}

void find_nodes_by_scan(benchmark::State& state) {
  const Graph graph = with_property(name_of);
  const LabelId person = *graph.find_label("Person");
  const KeyId key = *graph.find_key("key");
  for (auto _ : state) benchmark::DoNotOptimize(graph.find_nodes(person, key, "Person number 7"));
  per_value(state);
}

BENCHMARK_CAPTURE(set_property, integer, number_of)->Iterations(3);
BENCHMARK_CAPTURE(set_property, date, date_of)->Iterations(3);
BENCHMARK_CAPTURE(set_property, few_strings, gender_of)->Iterations(3);
BENCHMARK_CAPTURE(set_property, many_strings, name_of)->Iterations(3);
BENCHMARK_CAPTURE(read_property, integer, number_of);
BENCHMARK_CAPTURE(read_property, date, date_of);
BENCHMARK_CAPTURE(read_property, string, name_of);
BENCHMARK(read_integers);
BENCHMARK(count_dates_in_window);
BENCHMARK(compare_strings);
BENCHMARK(search_in_strings);
BENCHMARK(find_nodes_by_scan);

}  // namespace
}  // namespace newsgraph

BENCHMARK_MAIN();
