import Duties
package import Inventory
package import Record
package import Vocabulary

/// Whether practice is what the list says: cases handled by someone other than the listed lead.
package protocol PracticeReading: Sendable {
  /// Cases that were handled between two days by someone other than the lead listed in the version in force then.
  ///
  /// - Shape: `from` and `through` are days in the institution's civil time, both within; nil leaves that end open.
  ///   In the order of the first handling.
  func drift(from: CivilDate?, through: CivilDate?) async throws -> DriftReport
  /// How much of the work of the communities in an area was administrative in a month; nil means every area.
  ///
  /// - Parameter instant: the time at which the list of communities and their limits are read, if the month is not over.
  func administrativeShare(
    in month: CivilMonth, area: AreaCode?, at instant: Instant
  ) async throws -> AdministrativeShareReport
}

/// Where practice and list part.
package struct DriftReport: Sendable, Equatable {
  /// How many cases were handled in the time.
  package let cases: Int
  /// One finding for each case and party.
  package let findings: [DriftFinding]

  /// A report.
  package init(cases: Int, findings: [DriftFinding]) {
    self.cases = cases
    self.findings = findings
  }
}

extension Event {
  /// The kinds of events by which a party handles a stage of a case.
  package static var handlingKinds: [EventKind] {
    [
      .caseAccepted, .handoverAccepted, .deliberationConvened, .ballotCalled, .ballotClosed, .resolutionDrafted,
      .progressReported, .taskChecked, .commandReviewed, .caseClosed,
    ]
  }

  /// The stage that the event handles; nil when it handles none. Progress counts once the task is reported done, which
  /// only its lead does.
  package var handledStage: StageCode? {
    switch self {
    case .caseAccepted, .handoverAccepted: .intake
    case .deliberationConvened: .deliberation
    case .ballotCalled, .ballotClosed: .ballot
    case .resolutionDrafted: .resolution
    case .progressReported(let reported): reported.progress == .done ? .execution : nil
    case .taskChecked, .commandReviewed: .verification
    case .caseClosed: .evaluation
    default: nil
    }
  }
}
