package import Vocabulary

/// What must be settled for a matter before a case of it can be run (办理标准).
package enum StandardItem: String, CaseIterable, Sendable, Codable {
  /// Who leads the answer to a case (受理牵头).
  case acceptLead = "accept-lead"
  /// Who leads the execution (执行牵头).
  case executeLead = "execute-lead"
  /// Who leads the check of what was done (核查牵头).
  case verifyLead = "verify-lead"
  /// How long the answer may take (办理时限).
  case timeLimit = "time-limit"
  /// Who closes a case, and on which condition (结案条件).
  case closingCondition = "closing-condition"
  /// The legal basis of those powers (办理依据).
  case basis
}

extension CompiledInventory {
  /// What the standard of a matter lacks in an area at an instant, in the order of `StandardItem`; empty when complete.
  ///
  /// - Source: the filing and closing standard of digital urban management (GB/T 30428.8) asks for the same items.
  package func missingOfStandard(of matter: MatterCode, in area: AreaCode, at now: Instant) -> [StandardItem] {
    func entry(of act: Act, at stage: StageCode, leading: Bool) -> InventoryEntry? {
      holders(of: act, matter: matter, stage: stage, area: area, at: now)
        .first { !leading || $0.role == .lead }.flatMap { self.entry($0.entry) }
    }
    let accept = entry(of: .accept, at: .intake, leading: true)
    let execute = entry(of: .execute, at: .execution, leading: true)
    let verify = entry(of: .verify, at: .verification, leading: true)
    let close = entry(of: .close, at: .evaluation, leading: false)
    let found = [accept, execute, verify, close].compactMap(\.self)
    return StandardItem.allCases.filter { item in
      switch item {
      case .acceptLead: accept == nil
      case .executeLead: execute == nil
      case .verifyLead: verify == nil
      case .timeLimit: accept?.clock == nil && self.matter(matter)?.limit(of: .intake) == nil
      case .closingCondition: close?.duty.zh.isEmpty ?? true
      case .basis: found.isEmpty || found.contains { $0.basis.text.zh.isEmpty }
      }
    }
  }

  /// Whether a matter stands in some list of a party: an entry in force that names the matter, or a group of matters
  /// that it belongs to, gives the party a part in it at any stage. What everyone may do in every matter lists nothing.
  package func isListed(_ matter: MatterCode, for party: PartyID, in area: AreaCode, at now: Instant) -> Bool {
    let number = parties.number(of: party.text)
    guard number >= 0 else { return false }
    let (span, day) = (AreaSpan(area), tables.clock.date(of: now).day)
    for covering in matters.covering(matter) {
      for position in entriesOfMatter[Int(matters.cover(covering))] {
        let face = faces[Int(position)]
        if face.grants, tables.entries[Int(position)].matter != .any, face.area.contains(span),
          parties(of: face, in: span).contains(number),
          stretches[Int(position)].contains(where: { $0.contains(day) })
        {
          return true
        }
      }
    }
    return false
  }
}
