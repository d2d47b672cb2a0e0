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
  /// The public side of a secret ballot, once its key is published.
  package let credentials: CredentialCount?

  /// How a ballot is held.
  package init(
    opens: Instant? = nil, conduct: BallotConduct? = nil, corrections: [RollCorrection] = [],
    chambers: ChamberedResult? = nil, recused: [String] = [], papers: PaperProgress? = nil,
    gathered: GatheredNames? = nil, credentials: CredentialCount? = nil
  ) {
    self.papers = papers
    self.gathered = gathered
    self.credentials = credentials
    self.opens = opens
    self.conduct = conduct
    self.corrections = corrections
    self.chambers = chambers
    self.recused = recused
  }
}

extension BallotManner {
  /// Whether nobody can tell who voted how.
  package var isSecret: Bool { conduct?.isSecret ?? false }
}

/// The key of a secret ballot, who signs under it, and how many credentials there are.
package struct CredentialCount: Sendable, Equatable {
  /// The key.
  package let key: CredentialKey
  /// The party that issues.
  package let issuer: PartyID
  /// The event that published the key.
  package let sequence: Int64
  /// How many credentials were issued; how many were used is how many have voted.
  package let issued: Int

  /// A count of credentials.
  package init(key: CredentialKey, issuer: PartyID, sequence: Int64, issued: Int) {
    self.key = key
    self.issuer = issuer
    self.sequence = sequence
    self.issued = issued
  }
}

/// Where a vote of a secret ballot stands in the record, as its receipt is held against it.
package struct SealedReceipt: Sendable, Equatable {
  /// The event that entered the vote.
  package let sequence: Int64
  /// When it was entered.
  package let at: Instant
  /// The serial of its credential.
  package let serial: String
  /// The event of the vote that counts for that credential: this one, or a later one that replaced it.
  package let counting: Int64
  /// Whether it is opened.
  package let isOpened: Bool

  /// Whether this vote is the one that counts.
  package var counts: Bool { counting == sequence }

  /// Where a vote stands.
  package init(sequence: Int64, at: Instant, serial: String, counting: Int64, isOpened: Bool) {
    self.sequence = sequence
    self.at = at
    self.serial = serial
    self.counting = counting
    self.isOpened = isOpened
  }
}
