package import Vocabulary
package import Voting

/// How a ballot is held and what came of it beside the count: the notice, the procedure, corrections of the roll, the
/// chambers, and who stood aside.
package struct BallotManner: Sendable, Equatable {
  /// When it opens, where notice is given before; nil when it opened with the notice.
  package let opens: Instant?
  /// The procedure; nil where the rule alone says how.
  package let conduct: BallotConduct?
  /// Corrections of the roll between notice and opening, the oldest first.
  package let corrections: [RollCorrection]
  /// The count of each chamber, once it is counted.
  package let chambers: ChamberedResult?
  /// The public names of those on the roll who declared an interest and do not count.
  package let recused: [String]
  /// How far the entry of papers is; nil where none were printed.
  package let papers: PaperProgress?
  /// What came of papers and mandates, once it is counted.
  package let gathered: GatheredNames?

  /// How a ballot is held.
  package init(
    opens: Instant? = nil, conduct: BallotConduct? = nil, corrections: [RollCorrection] = [],
    chambers: ChamberedResult? = nil, recused: [String] = [], papers: PaperProgress? = nil,
    gathered: GatheredNames? = nil
  ) {
    self.papers = papers
    self.gathered = gathered
    self.opens = opens
    self.conduct = conduct
    self.corrections = corrections
    self.chambers = chambers
    self.recused = recused
  }
}
