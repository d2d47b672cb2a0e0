import Inventory
import Proceedings
import Vocabulary

extension HouseFaces {
  /// Entries on a page of the inventory.
  static var entriesPerPage: Int { 40 }

  package func entries(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let inventory = try await shown(visit, scene)
    let names = scene.names(of: inventory)
    let search = EntrySearch(visit.query, inventory)
    let index = studies.search(in: inventory)
    let entries = inventory.allEntries
    let found = index.positions(search.query).lazy.map { entries[$0] }.filter(search.matches)
    let all = Array(found)
    let page = all.dropFirst(search.offset).prefix(Self.entriesPerPage)
    let next = search.offset + page.count
    let stages = entries.map(\.stage).uniqued.filter { $0 != .any }
    return face(
      EntriesPage(
        version: inventory.version, versionLink: versionLink(inventory, words), query: search.query,
        matters: inventory.allMatters.map {
          Option($0.code.text, $0.name[scene.language], isChosen: $0.code == search.matter)
        },
        parties: inventory.allParties.map {
          Option($0.id.text, $0.name[scene.language], isChosen: $0.id == search.party)
        },
        stages: stages.map { Option($0.text, names.stage($0), isChosen: $0 == search.stage) },
        isFiltered: search.isFiltered,
        clearHref: Address.entries([("version", visit.query["version"] ?? "")]),
        found: search.offset == 0 ? named(search.query, index, names) : [],
        count: words.count("count.entries", all.count), entries: page.map { line($0, names) }, isEmpty: page.isEmpty,
        nextHref: next < all.count
          ? Address.entries(
            visit.query.pairs.filter { $0.name != "after" && $0.name != "lang" && $0.name != "receipt" }
              .map { ($0.name, $0.value) } + [("after", String(next))]) : nil),
      title: words["inventory.search"], section: .inventory, scene, showing: inventory)
  }

  /// The parties, matters and areas that the words of a search name; a few of each.
  private func named(_ query: String, _ index: InventorySearch, _ names: Names) -> [Fact] {
    guard !query.isEmpty else { return [] }
    let (words, asked) = (names.words, names.asked)
    return index.matters(query).prefix(6).map {
      Fact(words["case.matter"], $0.name[words.language], href: Address.matterPage($0.code, version: asked))
    }
      + index.parties(query).prefix(6).map {
        Fact(words["inventory.party"], $0.name[words.language], href: Address.party($0.id, version: asked))
      }
      + index.areas(query).prefix(6).map {
        Fact(words["case.area"], $0.name[words.language], href: Address.area($0.code, version: asked))
      }
  }

  /// An entry in a list.
  func line(_ entry: InventoryEntry, _ names: Names) -> EntryLine {
    let version = names.inventory?.version
    return EntryLine(
      code: entry.code.text, href: Address.entry(entry.code, version: version), name: entry.name[names.language],
      party: names.holder(entry.holder), role: names.mark(entry.role), matter: names.anyMatter(entry.matter),
      stage: names.anyStage(entry.stage), acts: names.acts(entry.acts), basis: entry.basis.text[names.language])
  }
}

/// What is searched in the list of entries.
struct EntrySearch {
  let query: String
  let matter: MatterCode?
  let party: PartyID?
  let stage: StageCode?
  let area: AreaCode?
  let offset: Int
  private let inventory: CompiledInventory

  init(_ query: AddressQuery, _ inventory: CompiledInventory) {
    self.query = String((query["q"] ?? "").prefix(80))
    matter = query["matter"].map { MatterCode($0) }
    party = query["party"].map { PartyID($0) }
    stage = query["stage"].map { StageCode($0) }
    area = query["area"].flatMap { AreaCode($0) }
    offset = max(0, min(query["after"].flatMap { Int($0) } ?? 0, 10_000_000))
    self.inventory = inventory
  }

  var isFiltered: Bool { !query.isEmpty || matter != nil || party != nil || stage != nil || area != nil }

  /// Whether an address asks for entries rather than for the whole.
  static func isAsked(_ query: AddressQuery) -> Bool {
    ["q", "matter", "party", "stage", "area", "after"].contains { query[$0] != nil }
  }

  /// Whether an entry is for what is chosen; the words are looked for apart.
  func matches(_ entry: InventoryEntry) -> Bool {
    if let matter, !entry.matter.covers(matter) { return false }
    if let stage, !entry.stage.covers(stage) { return false }
    if let area, !(entry.area.contains(area) || area.contains(entry.area)) { return false }
    if let party, !names(entry.holder, party) { return false }
    return true
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
