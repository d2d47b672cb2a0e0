import Inventory
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  /// Matters, parties and areas that the front page of the inventory shows.
  static var mattersAtAGlance: Int { 40 }
  static var partiesAtAGlance: Int { 8 }
  static var areasAtAGlance: Int { 10 }

  package func inventory(_ visit: Visit) async throws -> Face {
    if EntrySearch.isAsked(visit.query) { return try await entries(visit) }
    let scene = try await scene(visit)
    let words = scene.words
    let inventory = try await shown(visit, scene)
    let versions = try await room.inventoryVersions()
    let version = try await item(of: inventory, in: versions, scene)
    let findings = studies.findings(of: inventory, CheckedDays(on: scene.day(of: inventory)))
    let blocking = findings.count { $0.severity == .blocking }
    let drawing = coverDrawing(inventory, scene)
    let asked = visit.query["version"]
    let place = scene.institution?.area ?? inventory.allAreas.first?.code
    let stages = drawing.stages(of: inventory.allMatters)
    let lines = partyLines(inventory, scene)
    let findingsHref = Address.findings([("version", asked ?? "")])
    let entriesHref = Address.entries([("version", asked ?? "")])
    let suffix = Address.query([("version", asked ?? "")])
    let (partiesHref, areasHref) = ("/parties" + suffix, "/inventory/areas" + suffix)
    let page = InventoryPage(
      version: version,
      figures: [
        Figure(words.grouped(inventory.allEntries.count), words["inventory.figure.entries"], href: entriesHref),
        Figure(words.grouped(inventory.allMatters.count), words["inventory.figure.matters"], href: "#matters"),
        Figure(words.grouped(inventory.allParties.count), words["inventory.figure.parties"], href: partiesHref),
        Figure(words.grouped(inventory.allAreas.count), words["inventory.figure.areas"], href: areasHref),
        Figure(words.grouped(versions.count), words["inventory.figure.versions"], href: "/inventory/versions"),
        Figure(words.grouped(findings.count), words["inventory.figure.findings"], href: findingsHref),
      ],
      verdict: blocking > 0
        ? Mark(words("inventory.blocking", ["count": words.grouped(blocking)]), .stop)
        : findings.isEmpty
          ? Mark(words["findings.clean"], .done)
          : Mark(words("inventory.warning", ["count": words.grouped(findings.count)]), .wait),
      verdictHref: findingsHref, area: place.map(drawing.names.area) ?? "",
      stages: stages.map(drawing.names.stage),
      matters: place.map { place in
        inventory.allMatters.prefix(Self.mattersAtAGlance).map { drawing.strip($0, stages, place) }
      } ?? [],
      moreMatters: place.flatMap { place in
        inventory.allMatters.count > Self.mattersAtAGlance
          ? Link(words.count("inventory.all-matters", inventory.allMatters.count), Address.area(place, version: asked))
          : nil
      },
      parties: lines.sorted { $0.weight > $1.weight }.prefix(Self.partiesAtAGlance).map(\.line),
      partiesHref: partiesHref, areas: Array(drawing.tree(from: nil, most: Self.areasAtAGlance)),
      areasHref: areasHref, whoHref: "/inventory/who" + suffix, entriesHref: entriesHref,
      publish: changeMatter(scene) == nil ? nil : change(scene))
    return face(page, title: words["inventory.title"], section: .inventory, scene, showing: inventory)
  }

  /// The version that the address asks for, or the one in force; a draft is asked for by its id.
  func shown(_ visit: Visit, _ scene: Scene) async throws -> CompiledInventory {
    let asked = visit.query["version"]
    if let inventory = scene.inventory, asked == nil || asked == inventory.version { return inventory }
    guard let asked, let inventory = try await room.inventory(version: asked) else {
      throw Unknown("version", asked ?? "")
    }
    return inventory
  }

  /// A version as pages show it, published or a draft.
  private func item(
    of inventory: CompiledInventory, in versions: [PublishedVersion], _ scene: Scene
  ) async throws -> InventoryVersion {
    if inventory.draftOf != nil, let kept = try await room.inventoryDraft(ProposalID(inventory.version)) {
      return DraftDrawing(scene: scene, names: scene.names(of: inventory)).version(kept.draft)
    }
    guard let published = versions.first(where: { $0.version == inventory.version }) else {
      throw Unknown("version", inventory.version)
    }
    return item(published, shown: inventory.version, scene)
  }

  /// A published version as pages show it.
  func item(_ version: PublishedVersion, shown: String, _ scene: Scene) -> InventoryVersion {
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
  func changeMatter(_ scene: Scene) -> MatterCode? {
    guard let inventory = scene.inventory, let actor = scene.actor,
      let area = inventory.party(actor.party)?.area ?? scene.institution?.area
    else { return nil }
    return inventory.allMatters.first { matter in
      MatterCode.governance.covers(matter.code) && matter.track == .consult
        && scene.lets(.file, in: matter.code, .intake, at: area)
    }?.code
  }
}
