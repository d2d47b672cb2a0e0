package import Vocabulary

/// What a check of a list found: the rule, the rows, and a counterexample.
package struct InventoryFinding: Hashable, Sendable, Codable {
  /// The rule that does not hold.
  package let rule: CheckRule
  /// Whether it stands in the way of publishing.
  package let severity: Severity
  /// The codes of the entries concerned, in the order of the list.
  package let codes: [EntryCode]
  /// The lines of the entries concerned in their files.
  package let rows: [Int]
  /// For each of `rows`, which of the sources of the tables it stands in.
  package let tables: [Int]
  /// Where and when the rule does not hold.
  package let witness: Witness?
  /// What is wrong and what to do.
  package let message: Bilingual

  /// A finding about entries.
  package init(
    rule: CheckRule, severity: Severity? = nil, codes: [EntryCode], rows: [Int], tables: [Int] = [], witness: Witness?,
    message: Bilingual
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.codes = codes
    self.rows = rows
    self.tables = tables
    self.witness = witness
    self.message = message
  }

  /// A place in the space of the list at which a rule does not hold.
  package struct Witness: Hashable, Sendable, Codable {
    /// The matter.
    package let matter: MatterCode
    /// The stage, spelled as in the list.
    package let stage: StageCode
    /// The area.
    package let area: AreaCode
    /// The first day; nil for always.
    package let from: CivilDate?
    /// The first day after; nil for no end.
    package let to: CivilDate?

    /// A matter at a stage in an area, from a day until another.
    package init(matter: MatterCode, stage: StageCode, area: AreaCode, from: CivilDate?, to: CivilDate?) {
      self.matter = matter
      self.stage = stage
      self.area = area
      self.from = from
      self.to = to
    }

    package func encode(to encoder: any Encoder) throws {
      // Open ends are written as null, so that every witness has the same keys.
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(matter, forKey: .matter)
      try container.encode(stage, forKey: .stage)
      try container.encode(area, forKey: .area)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
    }
  }

  /// Whether a finding blocks publishing, or warns.
  package enum Severity: String, CaseIterable, Sendable, Codable, Comparable {
    case blocking, warning

    /// Blocking findings come first.
    package static func < (left: Self, right: Self) -> Bool { left == .blocking && right == .warning }
  }
}

/// The rules of a sound list.
package enum CheckRule: String, CaseIterable, Sendable, Codable {
  /// Someone supports, and nobody leads.
  case gapNoLead = "GAP_NO_LEAD"
  /// Two parties lead the same thing at the same place and time.
  case overlapMultiLead = "OVERLAP_MULTI_LEAD"
  /// A counterpart that is not in the list, or support that no lead mirrors.
  case danglingReference = "DANGLING_REF"
  case basisMissing = "BASIS_MISSING"
  case basisExpired = "BASIS_EXPIRED"
  /// The power needs an instrument of a higher rank.
  case basisTooLow = "BASIS_TOO_LOW"
  /// A newer or higher instrument took the place of the basis.
  case basisSuperseded = "BASIS_SUPERSEDED"
  /// This kind of body cannot hold this kind of power.
  case subjectIneligible = "SUBJECT_INELIGIBLE"
  /// Coercion delegated, a mandate passed on, or a mandate without writing or term.
  case delegationChain = "DELEGATION_CHAIN"
  case powerWithoutDuty = "POWER_WITHOUT_DUTY"
  case dutyWithoutPower = "DUTY_WITHOUT_POWER"
  case dutyWithoutResource = "DUTY_WITHOUT_RESOURCE"
  case timeLimitExceedsStatute = "TIME_LIMIT_EXCEEDS_STATUTE"
  /// The holder supervises itself.
  case selfSupervision = "SELF_SUPERVISION"
  /// A body supervises one that stands above it, or only those verify who execute.
  case separationOfDuties = "SOD"
  case negativeListHit = "NEGATIVE_LIST_HIT"
  case recalledStillActive = "RECALLED_STILL_ACTIVE"
  case admissionMissing = "ADMISSION_MISSING"
  case codeDuplicate = "CODE_DUPLICATE"
  case codeFormat = "CODE_FORMAT"
  case dutyChainIncomplete = "DUTY_CHAIN_INCOMPLETE"
  /// Cases were handled by someone other than the listed lead.
  case drift = "DRIFT"
  /// An entry that another entry of the same holder makes pointless.
  case deadEntry = "DEAD_ENTRY"
  /// The line of superiors, or of the supervisors of a matter, goes in a circle.
  case escalationCycle = "ESCALATION_CYCLE"
  /// A duty with a clock whose holder has neither a supervisor nor a superior.
  case escalationNowhere = "ESCALATION_NOWHERE"
  /// An emergency power without an end.
  case emergencyWithoutEnd = "EMERGENCY_WITHOUT_END"
  /// A procedure asks for more signatures than there are seats that may sign.
  case signaturesUnreachable = "SIGNATURES_UNREACHABLE"

  /// Whether it blocks publishing.
  package var severity: InventoryFinding.Severity {
    switch self {
    case .gapNoLead, .overlapMultiLead, .danglingReference, .basisMissing, .basisExpired, .basisTooLow,
      .subjectIneligible, .delegationChain, .powerWithoutDuty, .timeLimitExceedsStatute, .selfSupervision,
      .separationOfDuties, .negativeListHit, .recalledStillActive, .admissionMissing, .codeDuplicate,
      .escalationCycle, .emergencyWithoutEnd, .signaturesUnreachable:
      .blocking
    case .basisSuperseded, .dutyWithoutPower, .dutyWithoutResource, .codeFormat, .dutyChainIncomplete, .drift,
      .deadEntry, .escalationNowhere:
      .warning
    }
  }
}
