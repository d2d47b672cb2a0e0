/// A typed identifier: the same text may name a case or a person, and the compiler keeps the two apart.
///
/// - Shape: any text; codes that come from lists (areas, matters, parties) keep the spelling of the list.
package struct Identifier<Subject>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The text of the identifier.
  package let text: String

  /// Names a subject by its text.
  package init(_ text: String) { self.text = text }

  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  package var description: String { text }
}

extension Identifier: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  package init(stringLiteral value: String) { self.init(value) }
}

/// The subjects that identifiers name; they are never made, they only keep identifiers apart.
package enum Subject {
  package enum Person {}
  package enum Party {}
  package enum Seat {}
  package enum Matter {}
  package enum Stage {}
  package enum ListEntry {}
  package enum Case {}
  package enum Post {}
  package enum Proposal {}
  package enum Ballot {}
  package enum Resolution {}
  package enum Task {}
  package enum Grant {}
  package enum Mandate {}
}

/// A human being with an account.
package typealias PersonID = Identifier<Subject.Person>
/// A body, or a class of people such as the residents of an area (主体).
package typealias PartyID = Identifier<Subject.Party>
/// What lets a person act for a party, for a time (席位).
package typealias SeatID = Identifier<Subject.Seat>
/// A matter of the inventory (事项), hierarchical by prefix: `WJ` covers `WJ02`.
package typealias MatterCode = Identifier<Subject.Matter>
/// A stage of a matter (环节), spelled as in the list: 受理, 协商, 执法, …
package typealias StageCode = Identifier<Subject.Stage>
/// The code of an entry of the inventory (职权编码).
package typealias EntryCode = Identifier<Subject.ListEntry>
/// A case (案件).
package typealias CaseID = Identifier<Subject.Case>
/// A post in the deliberation of a case.
package typealias PostID = Identifier<Subject.Post>
/// A proposal in a case.
package typealias ProposalID = Identifier<Subject.Proposal>
/// A ballot on a proposal.
package typealias BallotID = Identifier<Subject.Ballot>
/// A resolution (决议).
package typealias ResolutionID = Identifier<Subject.Resolution>
/// A duty that a clause of a resolution or an order made (任务).
package typealias TaskID = Identifier<Subject.Task>
/// A mandate to vote for another: a proxy or a delegation (委托).
package typealias MandateID = Identifier<Subject.Mandate>

extension Identifier where Subject == Vocabulary.Subject.Stage {
  /// Receiving, examining and admitting a case (受理).
  package static var intake: Self { "受理" }
  /// Deliberation and proposals (协商).
  package static var deliberation: Self { "协商" }
  /// A ballot is open (表决).
  package static var ballot: Self { "表决" }
  /// A resolution stands for signature (决议).
  package static var resolution: Self { "决议" }
  /// Tasks are carried out (执行).
  package static var execution: Self { "执行" }
  /// What was carried out is checked by another party (核查).
  package static var verification: Self { "核查" }
  /// The filer says whether the problem is solved; the case is closed or reopened (评价).
  package static var evaluation: Self { "评价" }
  /// Keeping the institution itself: people, seats, registers, the inventory (治理).
  package static var governance: Self { "治理" }

  /// The stages of a case from filing to closing, in order.
  package static var ofACase: [Self] {
    [.intake, .deliberation, .ballot, .resolution, .execution, .verification, .evaluation]
  }
}
/// A grant of emergency powers (紧急授权).
package typealias GrantID = Identifier<Subject.Grant>
