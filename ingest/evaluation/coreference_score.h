// How well clusters of mentions agree with the expected ones: MUC, B³ and CEAF of entities, and
// their mean, which the CoNLL shared tasks of 2011 and 2012 rank by. Definitions as in Pradhan et
// al. 2014, "Scoring Coreference Partitions of Predicted Mentions", where gold and found mentions
// may differ.
#pragma once

#include <cstddef>
#include <vector>

namespace newsgraph::evaluation {

/// A mention is a number; equal numbers are the same mention. None occurs twice in a partition.
using Cluster = std::vector<std::size_t>;
using Partition = std::vector<Cluster>;

/// A measure as fractions, so that documents add up: the sums go over all documents before
/// precision and recall are taken, as in the reference scorer.
struct Fractions {
  double recall_part = 0;
  double recall_whole = 0;
  double precision_part = 0;
  double precision_whole = 0;

  /// 0 where there is nothing to divide by.
  double recall() const;
  double precision() const;
  double f1() const;
  Fractions& operator+=(const Fractions& other);
};

struct CoreferenceScore {
  Fractions muc;       ///< links that join mentions (Vilain et al. 1995)
  Fractions b_cubed;   ///< for each mention, the share of its cluster (Bagga and Baldwin 1998)
  Fractions ceaf;      ///< clusters paired one to one by φ4, their Dice overlap (Luo 2005)
  Fractions mentions;  ///< mentions found, wherever they were put

  /// Mean of the F1 of MUC, B³ and CEAF.
  double conll_f1() const;
  CoreferenceScore& operator+=(const CoreferenceScore& other);
};

/// Scores one document. Time grows with the cube of the clusters that overlap, directly or through
/// others; clusters that share nothing cost nothing.
CoreferenceScore score_coreference(const Partition& gold, const Partition& found);

/// Without clusters of one mention, which OntoNotes does not annotate.
Partition without_singletons(Partition partition);

}  // namespace newsgraph::evaluation
