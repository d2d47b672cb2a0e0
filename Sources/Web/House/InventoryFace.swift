import Inventory
import Proceedings
import Vocabulary

extension HouseFaces {
  /// Entries on a page of the inventory.
  static var entriesPerPage: Int { 40 }

  package func inventory(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let versions = try await room.inventoryVersions()
    let inventory = try await shown(visit, scene)
    let names = Names(words: words, inventory: inventory)
    guard let published = versions.first(where: { $0.version == inventory.version }) else {
      throw Unknown("version", inventory.version)
    }
    let search = EntrySearch(visit.query, inventory, scene.language)
    let found = inventory.allEntries.filter(search.matches)
    let page = found.dropFirst(search.offset).prefix(Self.entriesPerPage)
    let next = search.offset + page.count
    let stages = inventory.allEntries.map(\.stage).uniqued.filter { $0 != .any }
    return face(
      InventoryPage(
        version: item(published, shown: inventory.version, versions, scene),
        versions: versions.map { item($0, shown: inventory.version, versions, scene) }, query: search.query,
        matters: inventory.allMatters.map {
          Option($0.code.text, "\($0.name[scene.language])", isChosen: $0.code == search.matter)
        },
        parties: inventory.allParties.map {
          Option($0.id.text, $0.name[scene.language], isChosen: $0.id == search.party)
        },
        stages: stages.map { Option($0.text, names.stage($0), isChosen: $0 == search.stage) },
        isFiltered: search.isFiltered, count: words.count("count.entries", found.count),
        entries: page.map { line($0, names) },
        nextHref: next < found.count ? Address.here(visit, with: "after", String(next)) : nil,
        matterLinks: inventory.allMatters.map {
          Fact($0.code.text, $0.name[scene.language], href: Address.matterPage($0.code))
        },
        publish: changeMatter(scene).map {
          Link(words["inventory.change"], "/cases/new?matter=" + Address.segment($0.text))
        }),
      title: words["inventory.title"], section: .inventory, scene)
  }

  package func inventoryVersions(_ visit: Visit) async throws -> Face { try await inventory(visit) }

  /// The version that the address asks for, or the one in force.
  func shown(_ visit: Visit, _ scene: Scene) async throws -> CompiledInventory {
    let asked = visit.query["version"]
    if let inventory = scene.inventory, asked == nil || asked == inventory.version { return inventory }
    guard let asked, let inventory = try await room.inventory(version: asked) else {
      throw Unknown("version", asked ?? "")
    }
    return inventory
  }

  private func item(
    _ version: PublishedVersion, shown: String, _ all: [PublishedVersion], _ scene: Scene
  ) -> InventoryVersion {
    let words = scene.words
    let mark: Mark =
      if version.version == scene.inventory?.version {
        Mark(words["inventory.in-force"], .done)
      } else {
        version.effectiveFrom > scene.today
          ? Mark(words["inventory.coming"], .wait) : Mark(words["inventory.superseded"], .quiet)
      }
    return InventoryVersion(
      version: version.version, href: "/inventory?version=" + Address.segment(version.version),
      effective: words.day(version.effectiveFrom), published: words.time(version.publishedAt, on: scene.clock),
      event: Link(words("notice.event", ["sequence": String(version.sequence)]), Address.event(version.sequence)),
      entries: words.count("count.entries", version.entries), digest: version.digest, mark: mark,
      isShown: version.version == shown)
  }

  /// The matter in which the reader may ask for a change of the inventory.
  private func changeMatter(_ scene: Scene) -> MatterCode? {
    guard let inventory = scene.inventory, let actor = scene.actor,
      let area = inventory.party(actor.party)?.area ?? scene.institution?.area
    else { return nil }
    return inventory.allMatters.first { matter in
      guard MatterCode.governance.covers(matter.code), matter.track == .consult else { return false }
      let request = DecisionRequest(
        actor: actor, act: .file, matter: matter.code, stage: .intake, area: area, at: scene.now)
      if case .permit = inventory.decide(request) { return true }
      return false
    }?.code
  }

  /// An entry in a list.
  func line(_ entry: InventoryEntry, _ names: Names) -> EntryLine {
    let version = names.inventory?.version
    return EntryLine(
      code: entry.code.text, href: Address.entry(entry.code, version: version), name: entry.name[names.language],
      party: names.holder(entry.holder), role: names.mark(entry.role),
      matter: entry.matter == .any ? names.words["inventory.any-matter"] : names.matter(entry.matter),
      stage: entry.stage == .any ? names.words["inventory.any-stage"] : names.stage(entry.stage),
      acts: names.acts(entry.acts), basis: entry.basis.text[names.language])
  }
}

/// What is searched in the list of entries.
struct EntrySearch {
  let query: String
  let matter: MatterCode?
  let party: PartyID?
  let stage: StageCode?
  let offset: Int
  private let inventory: CompiledInventory
  private let language: Language

  init(_ query: AddressQuery, _ inventory: CompiledInventory, _ language: Language) {
    self.query = String((query["q"] ?? "").prefix(80))
    matter = query["matter"].map { MatterCode($0) }
    party = query["party"].map { PartyID($0) }
    stage = query["stage"].map { StageCode($0) }
    offset = max(0, min(query["after"].flatMap { Int($0) } ?? 0, 10_000_000))
    self.inventory = inventory
    self.language = language
  }

  var isFiltered: Bool { !query.isEmpty || matter != nil || party != nil || stage != nil }

  func matches(_ entry: InventoryEntry) -> Bool {
    if let matter, !entry.matter.covers(matter) { return false }
    if let stage, !entry.stage.covers(stage) { return false }
    if let party, !names(entry.holder, party) { return false }
    guard !query.isEmpty else { return true }
    let wanted = query.lowercased()
    return entry.code.text.contains(query) || entry.name.zh.contains(query)
      || entry.name[language].lowercased().contains(wanted) || entry.basis.text[language].lowercased().contains(wanted)
      || entry.duty[language].lowercased().contains(wanted)
  }

  private func names(_ holder: EntryHolder, _ party: PartyID) -> Bool {
    switch holder {
    case .party(let id): id == party
    case .anyOf(let kind): inventory.party(party)?.kind == kind
    case .anyone: true
    }
  }
}

extension Names {
  func holder(_ holder: EntryHolder) -> String {
    switch holder {
    case .party(let id): party(id)
    case .anyOf(let kind): words("holder.any-of", ["kind": words["kind.\(kind.rawValue)"]])
    case .anyone: words["holder.anyone"]
    }
  }

  func acts(_ acts: [Act]) -> String {
    acts.count == Act.allCases.count
      ? words["inventory.any-act"] : words.list(acts.map { words["actname.\($0.rawValue)"] })
  }

  func mark(_ role: EntryRole) -> Mark {
    let tone: Mark.Tone =
      switch role {
      case .lead: .done
      case .support: .open
      case .prohibited, .recalled: .stop
      }
    return Mark(words["role.\(role.rawValue)"], tone)
  }
}
