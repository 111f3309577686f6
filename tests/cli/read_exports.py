"""Reads the exports in a folder with NetworkX and rdflib, and checks what they find.

Exit status 77 says that neither is installed.
"""

import sys
from pathlib import Path


def networkx_reads(folder):
    import networkx

    for graph in (
        networkx.read_gexf(folder / "g.gexf", version="1.3"),
        networkx.read_graphml(folder / "g.graphml"),
    ):
        assert graph.is_directed()
        assert graph.number_of_nodes() == 2 and graph.number_of_edges() == 2
        names = {data["name"] for _, data in graph.nodes(data=True)}
        assert names == {"Ada; `=1+1`", "P"}, names
        labels = {data["labels"] for _, data in graph.nodes(data=True)}
        assert labels == {":Person:Minister", ":Country"}, labels


# What the readers themselves call the arguments to which they give attributes.
TAKEN = ["self", "key", "id", "label", "networkx_key", "u_for_edge", "v_for_edge", "node_for_adding",
         "labels", "evidence", "node for adding"]


def networkx_reads_any_name(folder):
    """Parallel edges with properties of every name in TAKEN, whose values are these names."""
    import networkx

    for graph in (
        networkx.read_gexf(folder / "names.gexf", version="1.3"),
        networkx.read_graphml(folder / "names.graphml"),
    ):
        assert graph.is_multigraph()
        assert graph.number_of_nodes() == 2 and graph.number_of_edges() == 2
        for _, data in graph.nodes(data=True):
            assert set(TAKEN) <= set(data.values()), data
        for _, _, data in graph.edges(data=True):
            assert set(TAKEN) <= set(data.values()), data


def rdflib_reads(folder):
    import rdflib
    from rdflib.compare import isomorphic

    turtle = rdflib.Graph().parse(folder / "g.ttl", format="turtle")
    jsonld = rdflib.Graph().parse(folder / "g.jsonld", format="json-ld")
    assert len(turtle) > 20
    assert isomorphic(turtle, jsonld)
    since = turtle.value(predicate=rdflib.URIRef("urn:newsgraph:property:since"), object=None,
                         subject=rdflib.URIRef("urn:newsgraph:node:1"))
    assert str(since) == "1143-10-05", since


def main():
    folder = Path(sys.argv[1])
    read = 0
    for check in (networkx_reads, networkx_reads_any_name, rdflib_reads):
        try:
            check(folder)
            read += 1
        except ModuleNotFoundError as missing:
            print(f"{check.__name__} is passed over: {missing}")
    return 0 if read else 77


if __name__ == "__main__":
    sys.exit(main())
