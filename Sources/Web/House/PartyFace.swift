import Inventory
import Proceedings
package import Vocabulary

extension HouseFaces {
  package func party(_ id: PartyID, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    guard let party = inventory.party(id) else { throw Unknown("party", id.text) }
    let words = scene.words
    let names = scene.names(of: inventory)
    let drawing = PartyDrawing(names: names, inventory: inventory, party: party, today: scene.day(of: inventory))
    let burden = studies.burdens(of: inventory, on: scene.day(of: inventory)).first { $0.party == id }
    let findings = studies.findings(of: inventory, CheckedDays(on: scene.day(of: inventory)))
    let facts = [
      Fact(words["party.kind"], words["kind.\(party.kind.rawValue)"]),
      Fact(words["case.area"], names.area(party.area), href: Address.area(party.area, version: names.asked)),
      party.superior.map {
        Fact(words["party.superior"], names.party($0), href: Address.party($0, version: names.asked))
      },
      Fact(words["party.code"], id.text, isCode: true),
    ].compactMap(\.self)
    let page = PartyPage(
      name: party.name[scene.language], facts: facts, figures: burden.map { drawing.figures($0) } ?? [],
      balance: burden.map { drawing.balance($0, findings) }, members: try await members(of: party, scene),
      leads: drawing.powers { $0.role == .lead && $0.holder == .party(id) },
      supports: drawing.powers { $0.role == .support && $0.holder == .party(id) },
      shared: drawing.powers { drawing.isShared($0) }, forbidden: drawing.powers { drawing.isForbidden($0) },
      clocks: drawing.clocks, areas: drawing.areas, isEmpty: drawing.entries.isEmpty,
      version: versionLink(inventory, words), casesHref: "/cases" + Address.query([("party", id.text)]),
      entriesHref: Address.entries([("party", id.text), ("version", visit.query["version"] ?? "")]),
      emergencies: try await emergencies(of: id, scene))
    return face(page, title: party.name[scene.language], section: .inventory, scene, showing: inventory)
  }

  /// The people who sit for a body; who belongs to a class of people is not listed.
  private func members(of party: Party, _ scene: Scene) async throws -> [MemberLine] {
    guard party.kind != .people else { return [] }
    return try await room.members(of: party.id, at: scene.now).map { seat, name in
      MemberLine(name: name, title: seat.title?[scene.language], mandate: scene.mandate(seat.mandate))
    }
  }

  package func parties(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    let lines = partyLines(inventory, scene)
    let kinds = inventory.allParties.map(\.kind).uniqued
    let page = PartiesPage(
      version: versionLink(inventory, scene.words),
      groups: kinds.map { kind in
        PartyGroup(
          name: scene.words["kind.\(kind.rawValue)"],
          parties: zip(inventory.allParties, lines).filter { $0.0.kind == kind }.prefix(500).map(\.1.line))
      })
    return face(page, title: scene.words["parties.title"], section: .inventory, scene, showing: inventory)
  }

  /// Every party with what it carries today, in the order of the table.
  func partyLines(_ inventory: CompiledInventory, _ scene: Scene) -> [(weight: Int, line: PartyLine)] {
    let names = scene.names(of: inventory)
    let burdens = studies.burdens(of: inventory, on: scene.day(of: inventory))
    let known = Dictionary(burdens.map { ($0.party, $0) }) { first, _ in first }
    let most = max(1, burdens.map { $0.leads + $0.supports }.max() ?? 1)
    return inventory.allParties.map { party in
      let burden = known[party.id]
      let (leads, supports) = (burden?.leads ?? 0, burden?.supports ?? 0)
      let number = { (count: Int?) in scene.words.grouped(count ?? 0) }
      return (
        leads + supports,
        PartyLine(
          party: names.partyLink(party.id), area: names.area(party.area), leads: number(leads),
          supports: number(supports), clocks: number(burden?.clocks), handedDown: number(burden?.handedDown),
          withMeans: number(burden?.withMeans), leadWidth: leads * 1_000 / most, supportWidth: supports * 1_000 / most)
      )
    }
  }
}

/// Draws what one party may and must do.
struct PartyDrawing {
  let names: Names
  let inventory: CompiledInventory
  let party: Party
  /// The entries in force today that name the party or its class, or that take something back from it.
  let entries: [InventoryEntry]

  private var words: Words { names.words }

  init(names: Names, inventory: CompiledInventory, party: Party, today: CivilDate) {
    self.names = names
    self.inventory = inventory
    self.party = party
    entries = inventory.entries(on: today).filter { entry in
      switch entry.holder {
      case .party(let holder): holder == party.id || Self.takesBack(entry, from: party)
      case .anyOf(let kind): kind == party.kind && Self.meet(entry.area, party.area)
      case .anyone: Self.meet(entry.area, party.area)
      }
    }
  }

  private static func meet(_ left: AreaCode, _ right: AreaCode) -> Bool { left.contains(right) || right.contains(left) }

  /// Whether an entry by which a superior took something back reaches a party.
  private static func takesBack(_ entry: InventoryEntry, from party: Party) -> Bool {
    entry.role == .recalled && ActTable.kindsBelow.contains(party.kind) && entry.area.contains(party.area)
  }

  func isForbidden(_ entry: InventoryEntry) -> Bool { entry.role == .prohibited || entry.role == .recalled }

  func isShared(_ entry: InventoryEntry) -> Bool {
    if case .party = entry.holder { return false }
    return !isForbidden(entry)
  }

  func figures(_ burden: Burden) -> [Figure] {
    [
      ("leads", burden.leads), ("supports", burden.supports), ("matters", burden.matters), ("clocks", burden.clocks),
      ("handed-down", burden.handedDown), ("with-means", burden.withMeans), ("powers", burden.powers),
    ].map { Figure(words.grouped($0.1), words["burden.\($0.0)"]) }
  }

  /// Duties against powers and means: what came down, what came along, and what the checks say about it.
  func balance(_ burden: Burden, _ findings: [InventoryFinding]) -> PartyBalance {
    let rules: Set<CheckRule> = [.dutyWithoutPower, .dutyWithoutResource, .powerWithoutDuty]
    let own = findings.filter { finding in
      rules.contains(finding.rule)
        && finding.codes.contains { inventory.entry($0)?.holder == .party(party.id) }
    }
    let withMeans = entries.count { isHandedDown($0) && !$0.resources.isEmpty }
    let isEven = own.isEmpty && withMeans >= burden.handedDown
    return PartyBalance(
      mark: isEven ? Mark(words["burden.even"], .done) : Mark(words["burden.uneven"], .wait),
      words: burden.handedDown == 0
        ? words["burden.none-handed-down"]
        : words(
          "burden.sum", ["all": words.grouped(burden.handedDown), "means": words.grouped(withMeans)]),
      withMeans: burden.handedDown == 0 ? 1_000 : min(1_000, withMeans * 1_000 / burden.handedDown),
      findings: own.prefix(20).compactMap { finding in
        finding.codes.first.map { code in
          BalanceLine(
            message: finding.message[names.language], href: Address.entry(code, version: names.asked), code: code.text)
        }
      })
  }

  private func isHandedDown(_ entry: InventoryEntry) -> Bool {
    entry.holder == .party(party.id)
      && [ListKind.cooperating, .communityAssisting, .admitted].contains(entry.list)
  }

  /// Entries by matter, in the order of the list.
  func powers(_ isWanted: (InventoryEntry) -> Bool) -> PartyPowers? {
    let wanted = entries.filter(isWanted)
    guard !wanted.isEmpty else { return nil }
    let byMatter = Dictionary(grouping: wanted, by: \.matter)
    return PartyPowers(
      count: words.count("count.entries", wanted.count),
      matters: wanted.map(\.matter).uniqued.prefix(200).map { matter in
        PartyMatter(
          matter: Link(
            names.anyMatter(matter),
            inventory.matter(matter) == nil
              ? Address.entries([("party", party.id.text), ("version", names.asked ?? "")])
              : Address.matterPage(matter)
                + Address.query([("area", party.area.text), ("version", names.asked ?? "")])),
          stages: (byMatter[matter] ?? []).prefix(40).map(stage))
      })
  }

  private func stage(_ entry: InventoryEntry) -> PartyStage {
    let duty = entry.duty[names.language]
    return PartyStage(
      stage: names.anyStage(entry.stage), acts: names.acts(entry.acts), duty: duty.isEmpty ? nil : duty,
      entry: Link(entry.code.text, Address.entry(entry.code, version: inventory.version)),
      role: isForbidden(entry) ? names.mark(entry.role) : nil, limit: entry.clock.map(names.limit))
  }

  /// The time limits, the shortest first; units are compared by how long they are at least.
  var clocks: [ClockLine] {
    let timed = entries.filter { $0.holder == .party(party.id) }.compactMap { entry in
      entry.clock.map { (entry: entry, limit: $0) }
    }
    return timed.sorted { Self.minutes($0.limit) < Self.minutes($1.limit) }.prefix(60).map { entry, limit in
      ClockLine(
        limit: names.limit(limit), from: limit.from.isEmpty ? nil : names.stage(StageCode(limit.from)),
        kind: words[entry.promisedLimit == nil ? "limit.statutory" : "limit.promised"],
        name: entry.name[names.language], href: Address.entry(entry.code, version: inventory.version))
    }
  }

  private static func minutes(_ limit: TimeLimit) -> Int {
    switch limit.unit {
    case .minute: limit.number
    case .hour, .workingHour: limit.number * 60
    case .workingDay, .calendarDay: limit.number * 1_440
    case .week: limit.number * 10_080
    case .month: limit.number * 40_320
    case .year: limit.number * 525_600
    }
  }

  /// The areas in which the party itself has entries.
  var areas: [Fact] {
    let own = entries.filter { $0.holder == .party(party.id) }
    let counts = Dictionary(grouping: own, by: \.area).mapValues(\.count)
    return counts.keys.sorted().prefix(60).map { area in
      Fact(
        names.area(area), words.count("count.entries", counts[area] ?? 0),
        href: Address.area(area, version: names.asked))
    }
  }
}
