package import Inventory
package import Vocabulary

/// Where a case stands in its life (案件状态). Whether the problem is solved is another axis: `CaseOutcome`.
package enum CaseState: String, CaseIterable, Sendable, Codable {
  /// Filed; the receiver must accept it, return it or hand it over (已提交).
  case filed
  /// Returned to the filer with a reason; the filer may mend and file it again (已退回).
  case returned
  /// Accepted by a lead (已受理).
  case accepted
  /// The parties deliberate and propose (协商中).
  case deliberating
  /// A ballot is open (表决中).
  case balloting
  /// A resolution is drafted and signed (决议中).
  case resolving
  /// The clauses in force are carried out (执行中).
  case executing
  /// Every task is reported done; another party checks (核查中).
  case verifying
  /// A case on the command track stands for review afterwards (事后审查).
  case reviewing
  /// Verified; the filer says whether it is solved (待评价).
  case evaluating
  /// Closed; only the filer reopens it (已结案).
  case closed

  /// The stage of the inventory that a case in this state is at.
  ///
  /// An accepted case is at the stage where its track decides: deliberation when the parties must be consulted,
  /// resolution when an order is enough.
  package func stage(on track: Track) -> StageCode {
    switch self {
    case .filed, .returned: .intake
    case .accepted: track == .consult ? .deliberation : .resolution
    case .deliberating: .deliberation
    case .balloting: .ballot
    case .resolving: .resolution
    case .executing: .execution
    case .verifying, .reviewing: .verification
    case .evaluating, .closed: .evaluation
    }
  }
}

/// Whether the problem is solved, in the words of the one who filed it (结果).
package enum CaseOutcome: String, CaseIterable, Sendable, Codable {
  case unknown, solved, partly, unsolved
}
