/// How a ballot is held, beside the rule: notice and opening, the procedure, corrections of the roll, chambers, those
/// who stood aside, and the head's decision.
package struct BallotMannerItem: Shown {
  /// A correction of the roll.
  package struct Correction: Shown {
    /// When.
    package let at: Moment
    /// Why.
    package let reason: String
    /// The digest before and after.
    package let digests: String

    /// A correction.
    package init(at: Moment, reason: String, digests: String) {
      self.at = at
      self.reason = reason
      self.digests = digests
    }

    package func field(_ name: String) -> ShownValue? {
      switch name {
      case "at": .of(at)
      case "reason": .of(reason)
      case "digests": .of(digests)
      default: nil
      }
    }
  }

  /// A chamber with its rule and, once it is counted, its count.
  package struct ChamberItem: Shown {
    /// The name.
    package let name: String
    /// The rule by which it adopts.
    package let rule: String
    /// Whether nothing is adopted without it, in words.
    package let required: String?
    /// Its count.
    package let result: BallotResultItem?

    /// A chamber.
    package init(name: String, rule: String, required: String?, result: BallotResultItem?) {
      self.name = name
      self.rule = rule
      self.required = required
      self.result = result
    }

    package func field(_ name: String) -> ShownValue? {
      switch name {
      case "name": .of(self.name)
      case "rule": .of(rule)
      case "required": .of(required)
      case "result": .of(result)
      default: nil
      }
    }
  }

  /// When the ballot opens, while that lies ahead or where notice was given.
  package let opens: Moment?
  /// The procedure with its article, and its days of notice, in words.
  package let procedure: [String]
  /// Corrections of the roll.
  package let corrections: [Correction]
  /// Whether there are any.
  package let hasCorrections: Bool
  /// How many chambers must adopt, and once counted how many did, in words.
  package let over: String?
  /// The chambers.
  package let chambers: [ChamberItem]
  /// Who stood aside, in words.
  package let recused: String?
  /// What the head decided, and why.
  package let head: [String]
  /// What came of papers and mandates, and how far the entry of papers is, in words.
  package let gathered: [String]
  /// Whether there is anything to say about them.
  package let hasGathered: Bool

  /// How a ballot is held.
  package init(
    opens: Moment?, procedure: [String], corrections: [Correction], over: String?, chambers: [ChamberItem],
    recused: String?, head: [String], gathered: [String] = []
  ) {
    self.gathered = gathered
    hasGathered = !gathered.isEmpty
    self.opens = opens
    self.procedure = procedure
    self.corrections = corrections
    hasCorrections = !corrections.isEmpty
    self.over = over
    self.chambers = chambers
    self.recused = recused
    self.head = head
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "opens": .of(opens)
    case "procedure": .of(procedure)
    case "corrections": .of(corrections)
    case "hasCorrections": .of(hasCorrections)
    case "over": .of(over)
    case "chambers": .of(chambers)
    case "recused": .of(recused)
    case "head": .of(head)
    case "gathered": .of(gathered)
    case "hasGathered": .of(hasGathered)
    default: nil
    }
  }
}
