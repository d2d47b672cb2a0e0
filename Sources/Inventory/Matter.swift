package import Vocabulary

/// How a matter is decided: by command along the line, or by consultation (指令、协商).
package enum Track: String, CaseIterable, Sendable, Codable { case command, consult }

/// What kind of matter it is, which chooses its way (管制、应急、动员、服务、协调).
package enum MatterClass: String, CaseIterable, Sendable, Codable {
  case regulate, emergency, mobilise, service, coordinate
}

/// A matter of the inventory (事项) with its stages and limits.
package struct Matter: Hashable, Sendable, Codable {
  /// The code; a shorter code covers the longer ones that begin with it.
  package let code: MatterCode
  /// The name.
  package let name: Bilingual
  /// Command or consultation.
  package let track: Track
  /// What kind of matter it is.
  package let matterClass: MatterClass
  /// The stages of its procedure, in order.
  package let stages: [StageCode]
  /// The majority rule of its ballots, if it has ballots.
  package let votingRule: String?
  /// What the matter is, for residents.
  package let description: Bilingual
  /// The limits of its stages.
  package let limits: [StageLimit]
  /// The private fields that its cases may store, each for a purpose; nothing private where this is nil or empty.
  package let purposes: [PrivatePurpose]?
  /// How many households put it on the agenda themselves; nil where they cannot.
  package let initiative: Initiative?

  /// A matter with its procedure.
  package init(
    code: MatterCode, name: Bilingual, track: Track, matterClass: MatterClass, stages: [StageCode] = [],
    votingRule: String? = nil, description: Bilingual = Bilingual(zh: ""), limits: [StageLimit] = [],
    initiative: Initiative? = nil, purposes: [PrivatePurpose]? = nil
  ) {
    self.purposes = purposes
    self.initiative = initiative
    self.code = code
    self.name = name
    self.track = track
    self.matterClass = matterClass
    self.stages = stages
    self.votingRule = votingRule
    self.description = description
    self.limits = limits
  }

  /// The rules and procedures of its ballots, each by its id, in the order of the table: `RESIDENTS_ASSEMBLY;RANKED_IRV`.
  package var votingRules: [String] {
    (votingRule ?? "").split { ";；、，, ".contains($0) }.map(String.init)
  }

  /// The limit of a stage, if the table sets one.
  package func limit(of stage: StageCode) -> TimeLimit? { limits.first { $0.stage == stage }?.limit }
}

/// The time that a stage of a matter may take.
package struct StageLimit: Hashable, Sendable, Codable {
  /// The stage.
  package let stage: StageCode
  /// The time.
  package let limit: TimeLimit

  /// A limit of a stage.
  package init(stage: StageCode, limit: TimeLimit) {
    self.stage = stage
    self.limit = limit
  }
}

extension MatterCode {
  /// Any matter.
  package static var any: Self { "*" }

  /// Whether this code is `other`, is the beginning of it, or is `*`.
  ///
  /// A run of letters is never cut, so `XF` covers `XF01` and not `XFJ1`; a name that stands for a code covers itself
  /// only.
  package func covers(_ other: MatterCode) -> Bool {
    if self == .any || self == other { return true }
    return Self.isHead(text, of: other.text)
  }

  private static func isHead(_ head: String, of text: String) -> Bool {
    let (short, long) = (head.utf8, text.utf8)
    guard !head.isEmpty, head != "*", short.count < long.count, long.starts(with: short) else { return false }
    let next = long[long.index(long.startIndex, offsetBy: short.count)]
    guard let last = short.last, last < 0x80, next < 0x80 else { return false }
    return !isLetter(last) || !isLetter(next)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}

extension StageCode {
  /// Any stage.
  package static var any: Self { "*" }

  /// Whether this is `other`, or `*`.
  package func covers(_ other: StageCode) -> Bool { self == other || self == .any }
}
