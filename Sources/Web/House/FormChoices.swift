import Cases
import Inventory
import Proceedings
import Vocabulary
import Voting

/// Fields whose answers the inventory knows: matters, areas, parties.
extension FormDrawer {
  /// The options of a field; nil where it has no list of its own.
  func choices(for field: String, of command: String, chosen: [String]) -> FormField.Control? {
    guard let inventory = scene.inventory else { return nil }
    switch (command, field) {
    case ("file-case", "matter"): return matters(in: inventory, chosen: chosen)
    case ("grant-emergency", _): return emergencyChoices(for: field, in: inventory, chosen: chosen)
    case (_, "area"): return .select(areas(in: inventory, chosen: chosen), empty: words["form.choose"])
    case ("offer-handover", "party"):
      guard let standing = facts?.standing else { return nil }
      let accepters = inventory.holders(
        of: .accept, matter: standing.matter, stage: standing.stage, area: standing.area, at: scene.now
      ).map(\.party)
      let lent = (facts?.grants ?? []).filter { $0.contains(scene.now) && $0.acts.contains(.accept) }.map(\.holder)
      return .select(
        parties((accepters + lent).uniqued.filter { $0 != standing.receiver }, chosen), empty: words["form.choose"])
    case ("appoint-seat", "party"):
      return .select([], groups: partyGroups(in: inventory, chosen: chosen), empty: words["form.choose"])
    case ("call-ballot", "proposal"):
      let options = (facts?.proposals ?? []).map { Option($0.id.text, $0.title, isChosen: chosen.contains($0.id.text)) }
      return .select(options, empty: words["form.choose"])
    case ("call-ballot", "rule"):
      let rules = facts.flatMap { inventory.matter($0.standing.matter)?.votingRules } ?? []
      let options = rules.compactMap { id in
        BallotProcedures.procedure(id).map {
          Option(id, $0.rule.title[scene.language], isChosen: chosen.contains(id))
        }
      }
      return .select(options, empty: words["form.choose"])
    case ("grant-proxy", "holder"):
      guard !people.isEmpty else { return nil }
      return .select(
        people.map { Option($0.value, $0.label, isChosen: chosen.contains($0.value)) }, empty: words["form.choose"])
    case ("grant-proxy", "matter"):
      let matters = inventory.allMatters.filter { !$0.votingRules.isEmpty }
      return .select(
        matters.map { Option($0.code.text, $0.name[scene.language], isChosen: chosen.contains($0.code.text)) },
        empty: words["form.choose"])
    case (EnterPaperBallot.kind.name, "named"), (SettlePaperBallot.kind.name, "named"):
      return .checks(optionsOnPaper(chosen))
    case (EnterPaperBallot.kind.name, "option"), (SettlePaperBallot.kind.name, "option"):
      return .select(optionsOnPaper(chosen), empty: words["form.choose"])
    case (_, "lead"): return .select(parties(executors(in: inventory), chosen), empty: words["form.choose"])
    case (_, "verifier"): return .select(parties(verifiers(in: inventory), chosen), empty: words["clause.any-verifier"])
    case (_, "supports"): return .checks(parties(executors(in: inventory), chosen))
    default: return nil
    }
  }

  /// What emergency powers may name: any body but the reader's own, matters, stages, acts that can be lent, areas.
  private func emergencyChoices(
    for field: String, in inventory: CompiledInventory, chosen: [String]
  ) -> FormField.Control? {
    func checks(_ options: [(value: String, label: String)]) -> FormField.Control {
      .checks(options.map { Option($0.value, $0.label, isChosen: chosen.contains($0.value)) })
    }
    switch field {
    case "party":
      return .select([], groups: partyGroups(in: inventory, chosen: chosen), empty: words["form.choose"])
    case "matters":
      return checks(
        inventory.allMatters.filter { !MatterCode.governance.covers($0.code) }.prefix(200)
          .map { ($0.code.text, $0.name[scene.language]) })
    case "stages": return checks((StageCode.ofACase + [.any]).map { ($0.text, names.anyStage($0)) })
    case "acts":
      return checks(
        Act.allCases.filter { ActTable.grantable.contains($0) }.map { ($0.rawValue, words["actname.\($0.rawValue)"]) })
    case "areas":
      return checks(inventory.allAreas.prefix(200).map { ($0.code.text, $0.name[scene.language]) })
    default: return nil
    }
  }

  private func parties(_ ids: [PartyID], _ chosen: [String]) -> [Option] {
    ids.map { Option($0.text, names.party($0), isChosen: chosen.contains($0.text)) }
  }

  /// The parties to which the inventory gives the execution of the matter here; only they can be given tasks.
  private func executors(in inventory: CompiledInventory) -> [PartyID] {
    guard let standing = facts?.standing else { return [] }
    return inventory.holders(
      of: .execute, matter: standing.matter, stage: .execution, area: standing.area, at: scene.now
    ).map(\.party).uniqued
  }

  /// The parties to which the inventory gives the verification of the matter here.
  private func verifiers(in inventory: CompiledInventory) -> [PartyID] {
    guard let standing = facts?.standing else { return [] }
    return inventory.holders(
      of: .verify, matter: standing.matter, stage: .verification, area: standing.area, at: scene.now
    ).map(\.party).uniqued
  }

  private func partyGroups(in inventory: CompiledInventory, chosen: [String]) -> [OptionGroup] {
    PartyKind.allCases.compactMap { kind in
      let ids = inventory.allParties.filter { $0.kind == kind }.map(\.id)
      return ids.isEmpty ? nil : OptionGroup(words["kind.\(kind.rawValue)"], parties(ids, chosen))
    }
  }

  private func areas(in inventory: CompiledInventory, chosen: [String]) -> [Option] {
    inventory.allAreas.map { area in
      let depth = inventory.allAreas.count { $0.code != area.code && $0.code.contains(area.code) }
      return Option(
        area.code.text, String(repeating: "\u{3000}", count: depth) + area.name[scene.language],
        isChosen: chosen.contains { AreaCode($0) == area.code })
    }
  }

  /// Matters in residents' words: what each is about, who receives it first, how it is decided. Only matters that the
  /// reader may file, and that somebody receives.
  private func matters(in inventory: CompiledInventory, chosen: [String]) -> FormField.Control {
    let home = scene.visit.seat.flatMap { inventory.party($0.party)?.area } ?? scene.institution?.area
    let areas = home.map { home in [home] + inventory.allAreas.map(\.code).filter { home.contains($0) && $0 != home } }
    let options = inventory.allMatters.compactMap { matter -> Option? in
      let receivers = (areas ?? []).prefix(200).lazy.filter {
        scene.actor == nil || scene.lets(.file, in: matter.code, .intake, at: $0)
      }.compactMap {
        inventory.holders(of: .accept, matter: matter.code, stage: .intake, area: $0, at: scene.now).first
      }
      guard matter.code != .governance, let receiver = receivers.first else { return nil }
      let description = matter.description[scene.language]
      return Option(
        matter.code.text, matter.name[scene.language], hint: description.isEmpty ? nil : description,
        note: words("file.receiver", ["party": names.party(receiver.party)]) + words["file.separator"]
          + words["file.\(matter.track.rawValue)"],
        isChosen: chosen.contains(matter.code.text))
    }
    return options.count <= 24 ? .choice(options) : .select(options, empty: words["form.choose"])
  }
}
