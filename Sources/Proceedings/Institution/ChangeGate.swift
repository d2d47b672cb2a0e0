import Cases
import Duties
package import Inventory
import Record
package import Vocabulary
import Voting

/// The gate between levels: what a draft may change, by whom, on which path, and by when.
struct ChangeGate {
  let base: CompiledInventory
  let draft: CompiledInventory
  let path: ChangePath
  let drafter: PartyID
  let standing: CaseStanding
  let calendar: WorkingCalendar

  /// Refuses a draft that takes another way than the law opens to its drafter.
  ///
  /// - Refuses: `admissionRequired` for a duty that somebody hands down to a subdistrict or a community without the way
  ///   of admission; `resourcesMissing` for one without the means that go with it (费随事转); `admissionTooSoon` for one
  ///   that would bind before the time of notice is over; `assemblyVoteRequired` for a matter of self-government that
  ///   somebody else would change without the vote of its assembly.
  func require(at now: Instant) throws(Refusal) {
    let difference = base.difference(to: draft)
    let handed = base.handedDown(to: draft, difference).filter { $0.holder != .party(drafter) }
    for item in handed {
      let details = ["party": item.holder.text, "name": item.entry.name.zh, "entry": item.entry.code.text]
      guard path == .admission else { throw refusal(.admissionRequired, item.entry, details) }
      guard !item.entry.resources.isEmpty else { throw refusal(.resourcesMissing, item.entry, details) }
    }
    if path == .admission {
      let earliest = calendar.end(of: base.limit(.admissionNotice), from: now)
      guard calendar.clock.start(of: draft.tables.effectiveFrom) >= earliest else {
        throw Refusal(
          .admissionTooSoon, inventory: base.version,
          details: [
            "date": draft.tables.effectiveFrom.description, "earliest": calendar.clock.date(of: earliest).description,
          ])
      }
    }
    for entry in base.autonomyTouched(by: draft, difference) where entry.holder != .party(drafter) {
      guard isAssembly, entry.area.contains(standing.area) else {
        throw refusal(.assemblyVoteRequired, entry, ["party": entry.holder.text, "name": entry.name.zh])
      }
    }
  }

  /// Whether every rule by which the case can be decided is one of an assembly of all residents.
  private var isAssembly: Bool {
    let rules = base.matter(standing.matter)?.votingRules ?? []
    return !rules.isEmpty && rules.allSatisfy { VotingRules.assemblies.contains($0) }
  }

  private func refusal(_ code: Refusal.Code, _ entry: InventoryEntry, _ details: [String: String]) -> Refusal {
    var holders: [PartyID] = []
    if case .party(let party) = entry.holder { holders = [party] }
    return Refusal(
      code, entry: base.entry(entry.code) == nil ? nil : entry.code, basis: entry.basis.text.zh,
      inventory: base.version, holders: holders, details: details)
  }
}

extension CompiledInventory {
  /// A limit of the institution itself, from the limits of the matter of governance, or the usual one.
  package func limit(_ limit: GovernanceLimit) -> TimeLimit {
    matter(.governance)?.limit(of: limit.stage) ?? limit.usual
  }
}

/// The clocks of keeping the institution; a list sets them as limits of its matter of governance.
package enum GovernanceLimit: CaseIterable, Sendable {
  /// How long before it binds an admission must be applied for (准入提前).
  case admissionNotice
  /// Within which an application for admission must be decided (准入决定).
  case admissionDecision
  /// How long emergency powers may last (紧急授权最长).
  case emergencyTerm
  /// Within which their use must be reviewed after their end (紧急授权复核).
  case emergencyReview

  /// The word under which the table of matters sets it.
  package var stage: StageCode {
    switch self {
    case .admissionNotice: "准入提前"
    case .admissionDecision: "准入决定"
    case .emergencyTerm: "紧急授权最长"
    case .emergencyReview: "紧急授权复核"
    }
  }

  /// What holds where the table says nothing.
  ///
  /// - Source: 北京市西城区社区工作准入 (2018): 30 working days ahead, decided within 15. For emergency powers the law
  ///   sets no number; these are limits of ours, and a list sets its own.
  package var usual: TimeLimit {
    switch self {
    case .admissionNotice: TimeLimit(number: 30, unit: .workingDay)
    case .admissionDecision: TimeLimit(number: 15, unit: .workingDay)
    case .emergencyTerm: TimeLimit(number: 30, unit: .calendarDay)
    case .emergencyReview: TimeLimit(number: 10, unit: .workingDay)
    }
  }
}
