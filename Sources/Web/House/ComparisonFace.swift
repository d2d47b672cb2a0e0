import Cases
import Inventory
import Proceedings
import Vocabulary

extension HouseFaces {
  /// Changes that a page shows at most.
  static var changesAtMost: Int { 400 }

  package func comparison(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let (old, new) = try await compared(visit.query, scene.inventory)
    let difference = studies.difference(from: old, to: new)
    let effects = try await room.effects(of: new, after: old, today: scene.today)
    let names = Names(
      words: words, inventory: new, versions: [old.version: old], asked: new.draftOf == nil ? nil : new.version)
    let drawing = DifferenceDrawing(names: names, old: old, new: new)
    let changed = effects.items.filter { $0.effect.outcome != .unchanged }
    let page = ComparisonPage(
      old: versionLink(old, words), new: versionLink(new, words),
      olds: try await versionOptions(chosen: old.version, scene),
      news: try await versionOptions(chosen: new.version, scene),
      figures: comparisonFigures(difference, changed.count, words),
      isSame: difference.isEmpty,
      parties: drawing.parties(Array(difference.changes.prefix(Self.changesAtMost))),
      more: difference.changes.count > Self.changesAtMost
        ? words.count("compare.more", difference.changes.count - Self.changesAtMost) : nil,
      cases: changed.map { drawing.item($0) },
      casesNote: casesNote(effects, changed.count, words),
      amendments: difference.amendments.prefix(Self.changesAtMost).map { drawing.item($0) },
      transfers: difference.transfers.map { drawing.line($0) },
      steps: difference.steps.map { drawing.line($0) },
      apiHref: "/api/inventory/compare" + Address.query([("from", old.version), ("to", new.version)]))
    return face(
      page, title: words["compare.title"], section: .inventory, scene, showing: new.draftOf == nil ? old : new)
  }

  /// How much differs, and how many open cases are concerned.
  func comparisonFigures(_ difference: InventoryDifference, _ cases: Int, _ words: Words) -> [Figure] {
    [
      Figure(words.grouped(difference.changes.count), words["compare.changes"]),
      Figure(words.grouped(Set(difference.changes.map(\.holder)).count), words["compare.parties"]),
      Figure(words.grouped(difference.amendments.count), words["compare.amended"]),
      Figure(words.grouped(cases), words["compare.cases"]),
    ]
  }

  /// How many open cases keep their lead.
  func casesNote(_ effects: CaseEffects, _ changed: Int, _ words: Words) -> String {
    words(
      effects.isCut ? "compare.cases-cut" : "compare.cases-note",
      [
        "all": words.grouped(effects.items.count), "same": words.grouped(effects.items.count - changed),
        "day": words.day(effects.date).words,
      ])
  }

  /// The versions `from` and `to` of an address: left out, the one in force and the one before it in the history.
  private func compared(
    _ query: AddressQuery, _ current: CompiledInventory?
  ) async throws -> (CompiledInventory, CompiledInventory) {
    try await room.compared(from: query["from"], to: query["to"], current)
  }
}

extension ReadingRoom {
  /// Two versions to compare: those that are named; or else to the one in force, from the one published before it, or the one that a draft
  /// is based on.
  func compared(
    from: String?, to: String?, _ current: CompiledInventory?
  ) async throws -> (CompiledInventory, CompiledInventory) {
    func version(_ name: String) async throws -> CompiledInventory {
      guard let inventory = try await inventory(version: name) else { throw Unknown("version", name) }
      return inventory
    }
    guard let current else { throw Unknown("version", to ?? "") }
    let new = if let to { try await version(to) } else { current }
    if let from { return (try await version(from), new) }
    if new.draftOf != nil, let draft = try await inventoryDraft(ProposalID(new.version)) { return (draft.base, new) }
    let history = try await inventoryVersions()
    let place = history.firstIndex { $0.version == new.version }
    guard let place, place + 1 < history.count else { return (new, new) }
    return (try await version(history[place + 1].version), new)
  }

  /// What becomes of the open cases when a version takes the place of another: on its first day, or today when that
  /// has passed. At most a thousand cases are looked at, the most recently changed.
  func effects(of new: CompiledInventory, after old: CompiledInventory, today: CivilDate) async throws -> CaseEffects {
    let date = max(today, new.tables.effectiveFrom)
    var effects = CaseEffects(date: date, items: [], isCut: false)
    guard old.version != new.version else { return effects }
    var before: Int64?
    repeat {
      let list = try await cases(CaseQuery(before: before, limit: 100))
      for summary in list.items where summary.state != .closed {
        guard effects.items.count < 1_000 else {
          effects.isCut = true
          return effects
        }
        guard let standing = try await standing(summary.id) else { continue }
        let open = OpenCase(
          id: summary.id, matter: standing.matter, stage: standing.stage, area: standing.area)
        effects.items.append(
          CaseEffects.Item(summary: summary, open: open, effect: old.effect(of: new, on: open, date: date)))
      }
      before = list.next
    } while before != nil
    return effects
  }
}

/// What a change of versions does to the open cases.
struct CaseEffects {
  struct Item {
    let summary: CaseSummary
    let open: OpenCase
    let effect: CaseEffect
  }

  /// The day on which the versions are compared.
  let date: CivilDate
  var items: [Item]
  /// Whether there are more open cases than were looked at.
  var isCut: Bool
}

/// Draws a difference in the reader's language.
struct DifferenceDrawing {
  let names: Names
  let old: CompiledInventory
  let new: CompiledInventory

  private var words: Words { names.words }

  func parties(_ changes: [InventoryDifference.Change]) -> [PartyChanges] {
    changes.map(\.holder).uniqued.map { holder in
      let own = changes.filter { $0.holder == holder }
      let gains = own.count { !($0.gainedRoles.isEmpty && $0.gainedActs.isEmpty) }
      let losses = own.count { !($0.lostRoles.isEmpty && $0.lostActs.isEmpty) }
      var href: String?
      if case .party(let id) = holder, new.party(id) != nil { href = Address.party(id, version: names.asked) }
      return PartyChanges(
        name: names.holder(holder), href: href, gains: gains > 0 ? words.count("compare.gains", gains) : nil,
        losses: losses > 0 ? words.count("compare.losses", losses) : nil, changes: own.map(line),
        isOpen: changes.count <= 40)
    }
  }

  private func line(_ change: InventoryDifference.Change) -> ChangeLine {
    // A role brings the acts of its stage with it; they are listed only where acts alone change.
    let isRole = !(change.gainedRoles.isEmpty && change.lostRoles.isEmpty)
    func said(_ roles: [EntryRole], _ acts: [Act]) -> [String] {
      isRole ? roles.map { words["role.\($0.rawValue)"] } : acts.map { words["actname.\($0.rawValue)"] }
    }
    let isAny = change.matter == .any
    let matter = isAny ? nil : new.matter(change.matter)
    let later = change.newEntries.map { Link($0.text, Address.entry($0, version: new.version)) }
    let earlier = change.oldEntries.filter { !change.newEntries.contains($0) }
      .map { Link($0.text, Address.entry($0, version: old.version)) }
    return ChangeLine(
      gained: said(change.gainedRoles, change.gainedActs), lost: said(change.lostRoles, change.lostActs),
      place: Link(
        [names.anyMatter(change.matter), names.anyStage(change.stage)].joined(separator: " · "),
        matter.map {
          Address.cell($0, change.stage, area: change.area, date: change.from, version: new.version)
        } ?? Address.entries([("matter", isAny ? "" : change.matter.text), ("version", new.version)])),
      area: names.area(change.area), days: words.days(from: change.from, until: change.to),
      entries: Array((earlier + later).prefix(8)))
  }

  func item(_ item: CaseEffects.Item) -> CaseChange {
    let tone: Mark.Tone =
      switch item.effect.outcome {
      case .unchanged: .quiet
      case .newLead: .wait
      case .leftWithoutLead, .severalLeads: .stop
      }
    return CaseChange(
      item: Link(item.summary.id.text, Address.theCase(item.summary.id)), title: item.summary.title,
      place: names.place(item.open.matter, item.open.stage, item.open.area),
      outcome: Mark(words["effect.\(item.effect.outcome.rawValue)"], tone),
      before: names.parties(item.effect.before) ?? words["effect.nobody"],
      after: names.parties(item.effect.after) ?? words["effect.nobody"])
  }

  func item(_ amendment: InventoryDifference.Amendment) -> AmendedEntry {
    AmendedEntry(
      entry: Link(amendment.entry.text, Address.entry(amendment.entry, version: new.version)),
      name: new.entry(amendment.entry)?.name[names.language] ?? "",
      fields: amendment.fields.map {
        AmendedField(
          column: $0.column, old: $0.old.isEmpty ? words["compare.empty"] : $0.old,
          new: $0.new.isEmpty ? words["compare.empty"] : $0.new)
      })
  }

  /// An operation with its entries, each linked in the version that has it.
  func line(_ step: InventoryStep) -> OperationLine {
    OperationLine(
      operation: words["operation.\(step.operation.rawValue)"],
      note: words["operation.\(step.operation.rawValue).note"],
      entries: step.entries.prefix(60).map { code in
        let version = new.entry(code) == nil ? old.version : new.version
        return Link(code.text, Address.entry(code, version: version))
      },
      more: step.entries.count > 60 ? words.count("compare.more-entries", step.entries.count - 60) : nil)
  }

  func line(_ transfer: InventoryDifference.Transfer) -> TransferLine {
    TransferLine(
      level: words["level.\(transfer.level.rawValue)"],
      leads: "\(transfer.leadsBefore) → \(transfer.leadsAfter)",
      supports: "\(transfer.supportsBefore) → \(transfer.supportsAfter)",
      gained: words.grouped(transfer.gained), lost: words.grouped(transfer.lost),
      recalled: words.grouped(transfer.recalled),
      net: transfer.net == 0 ? "±0" : (transfer.net > 0 ? "+" : "") + words.grouped(transfer.net),
      tone: transfer.net == 0 ? "same" : transfer.net > 0 ? "more" : "less")
  }
}
