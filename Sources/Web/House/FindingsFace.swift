import Inventory
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  /// Findings of one rule that a page shows before it links to the rest; on the page of one rule, and entries of one
  /// finding.
  static var findingsAtFirst: Int { 20 }
  static var findingsAtMost: Int { 500 }
  static var entriesOfAFinding: Int { 12 }

  package func findings(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    let words = scene.words
    var asking = Asking(visit.query)
    let days = asking.checkedDays(today: scene.day(of: inventory))
    let findings = studies.findings(of: inventory, days)
    let only = visit.query["rule"].flatMap { CheckRule(rawValue: $0) }
    let blocking = findings.count { $0.severity == .blocking }
    let drawing = FindingDrawing(
      names: scene.names(of: inventory), visit: visit, only: only,
      mending: try await mending(inventory, scene))
    let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
    let page = FindingsPage(
      version: versionLink(inventory, words), versions: try await versionOptions(chosen: inventory.version, scene),
      on: days.isOneDay ? days.from.description : "", from: days.isOneDay ? "" : days.from.description,
      to: days.until?.description ?? "", faults: asking.faults.map { words.sentence(of: $0) },
      summary: words(
        "findings.summary",
        [
          "entries": words.count("count.entries", inventory.allEntries.count),
          "rules": words.count("count.rules", CheckRule.checked.count), "days": words.days(days),
          "blocking": words.grouped(blocking), "warning": words.grouped(findings.count - blocking),
        ]),
      verdict: blocking > 0
        ? Mark(words["findings.blocked"], .stop)
        : findings.isEmpty ? Mark(words["findings.clean"], .done) : Mark(words["findings.warned"], .wait),
      groups: InventoryFinding.Severity.allCases.compactMap { severity in
        drawing.group(severity, findings.filter { $0.severity == severity && (only == nil || $0.rule == only) })
      },
      isClean: findings.isEmpty,
      rules: CheckRule.checked.map { rule in
        let count = counts[rule] ?? 0
        return RuleLine(
          id: rule.rawValue, title: words["check.\(rule.rawValue)"],
          result: count == 0
            ? Mark(words["findings.none"], .done)
            : Mark(words.count("count.findings", count), rule.severity == .blocking ? .stop : .wait))
      },
      change: change(scene))
    return face(page, title: words["findings.title"], section: .inventory, scene, showing: inventory)
  }

  /// Where a change of the inventory begins: with a case about it, in the matter that the reader may file.
  func change(_ scene: Scene) -> Link {
    Link(scene.words["inventory.change"], Address.newCase(about: changeMatter(scene) ?? .governance))
  }

  /// Where what is found in a version is mended: a draft by another draft in its case, a published version by a case.
  private func mending(_ inventory: CompiledInventory, _ scene: Scene) async throws -> Mending {
    if inventory.draftOf != nil, let kept = try await room.inventoryDraft(ProposalID(inventory.version)) {
      return .anotherDraft(of: kept.draft)
    }
    return .aCase(about: changeMatter(scene) ?? .governance)
  }

  /// The published versions to choose from, the newest first, and before them the drafts that are not published.
  func versionOptions(chosen: String, _ scene: Scene) async throws -> [Option] {
    let words = scene.words
    let drafts = try await room.inventoryDrafts().filter { !$0.isPublished || $0.id.text == chosen }.map { draft in
      Option(
        draft.id.text,
        words("draft.name", ["version": draft.drafted.version]) + " · " + words.day(draft.drafted.effectiveFrom).words
          + " · " + draft.id.text, isChosen: draft.id.text == chosen)
    }
    return try await drafts
      + room.inventoryVersions().map { version in
        Option(
          version.version, version.version + " · " + words.day(version.effectiveFrom).words,
          isChosen: version.version == chosen)
      }
  }
}

extension CheckRule {
  /// The rules that a version is checked by; drift is read from the record of cases.
  static let checked: [CheckRule] = allCases.filter { $0 != .drift }
}

/// Draws findings in the reader's language.
struct FindingDrawing {
  let names: Names
  let visit: Visit
  /// The one rule that is asked for.
  let only: CheckRule?
  let mending: Mending

  private var words: Words { names.words }

  func group(_ severity: InventoryFinding.Severity, _ findings: [InventoryFinding]) -> FindingGroup? {
    guard !findings.isEmpty else { return nil }
    return FindingGroup(
      title: words["findings.\(severity.rawValue)"], id: severity.rawValue,
      tone: severity == .blocking ? Mark.Tone.stop.rawValue : Mark.Tone.wait.rawValue,
      count: words.count("count.findings", findings.count),
      rules: findings.map(\.rule).uniqued.map { rule in rules(rule, findings.filter { $0.rule == rule }) })
  }

  private func rules(_ rule: CheckRule, _ findings: [InventoryFinding]) -> RuleFindings {
    let most = only == nil ? HouseFaces.findingsAtFirst : HouseFaces.findingsAtMost
    return RuleFindings(
      id: rule.rawValue, title: words["check.\(rule.rawValue)"], why: words["check.\(rule.rawValue).why"],
      count: words.count("count.findings", findings.count), findings: findings.prefix(most).map(item),
      more: findings.count > most && only == nil
        ? Link(
          words.count("findings.all", findings.count), Address.here(visit, with: "rule", rule.rawValue)) : nil)
  }

  private func item(_ finding: InventoryFinding) -> FindingItem {
    let version = names.inventory?.version
    let entries = zip(finding.codes, finding.rows).prefix(HouseFaces.entriesOfAFinding).map { code, row in
      let entry = names.inventory?.entry(code)
      return FindingEntry(
        code: code.text, href: Address.entry(code, version: version), name: entry?.name[names.language] ?? "",
        party: entry.map { names.holder($0.holder) } ?? "", row: words("findings.row", ["row": String(row)]))
    }
    let place = finding.witness.map { witness in
      Link(names.place(witness.matter, witness.stage, witness.area), names.cell(witness))
    }
    var mends: [Link] = []
    if let place { mends.append(Link(words["findings.to-cell"], place.href)) }
    if let code = finding.codes.first {
      mends.append(Link(words["findings.to-entry"], Address.entry(code, version: version)))
    }
    mends.append(mending.link(finding, names))
    return FindingItem(
      message: finding.message[names.language], place: place,
      days: finding.witness.map { words.days(from: $0.from, until: $0.to) }, entries: entries,
      more: finding.codes.count > entries.count
        ? words.count("findings.more-entries", finding.codes.count - entries.count) : nil,
      mends: mends)
  }
}

/// Where what is found is mended, with the rows and what is wrong written into the form.
enum Mending {
  /// Another draft in the same case; a draft is never revised.
  case anotherDraft(of: InventoryDraft)
  /// A case about the inventory.
  case aCase(about: MatterCode)

  func link(_ finding: InventoryFinding, _ names: Names) -> Link {
    let words = names.words
    let rows = zip(finding.codes, finding.rows).prefix(HouseFaces.entriesOfAFinding).map { code, row in
      "\(words("findings.row", ["row": String(row)])) \(code.text) \(names.inventory?.entry(code)?.name[names.language] ?? "")"
    }
    let place = finding.witness.map { names.place($0.matter, $0.stage, $0.area) }
    let text = ([finding.message[names.language]] + [place].compactMap(\.self) + rows).joined(separator: "\n")
    let title = words("findings.mend-title", ["rule": words["check.\(finding.rule.rawValue)"]])
    switch self {
    case .anotherDraft(let draft):
      return Link(
        words["findings.another-draft"],
        Address.form(
          of: "draft-inventory", in: draft.subject,
          [
            ("title", title), ("reason", text), ("path", draft.drafted.path.rawValue),
            ("version", draft.drafted.version), ("effective-from", draft.drafted.effectiveFrom.description),
          ]))
    case .aCase(let matter):
      return Link(words["inventory.change"], Address.newCase(about: matter, title: title, text: text))
    }
  }
}

extension Names {
  /// A place of the list in words: matter, stage, area.
  func place(_ matter: MatterCode, _ stage: StageCode, _ area: AreaCode) -> String {
    [anyMatter(matter), anyStage(stage), self.area(area)].joined(separator: " · ")
  }

  func anyMatter(_ code: MatterCode) -> String { code == .any ? words["inventory.any-matter"] : matter(code) }
  func anyStage(_ code: StageCode) -> String { code == .any ? words["inventory.any-stage"] : stage(code) }

  /// Where a counterexample can be seen: its cell in the matrix of the matter, or the entries of a wider code.
  func cell(_ witness: InventoryFinding.Witness) -> String {
    let isAny = witness.matter == .any
    guard let inventory, !isAny, let matter = inventory.matter(witness.matter) else {
      return Address.entries([
        ("matter", isAny ? "" : witness.matter.text), ("stage", witness.stage == .any ? "" : witness.stage.text),
        ("version", inventory?.version ?? ""),
      ])
    }
    return Address.cell(
      matter, witness.stage, area: witness.area, date: witness.from, version: inventory.version)
  }
}

extension Words {
  /// The days that are judged.
  func days(_ days: CheckedDays) -> String {
    days.isOneDay ? self("days.on", ["day": day(days.from).words]) : self.days(from: days.from, until: days.until)
  }

  /// Days from one, until but not including another.
  func days(from: CivilDate?, until: CivilDate?) -> String {
    switch (from, until) {
    case (nil, nil): return self["days.always"]
    case (let from?, nil): return self("days.from", ["from": day(from).words])
    case (nil, let until?): return self("days.until", ["until": day(until).words])
    case (let from?, let until?):
      if until.day == from.day + 1 { return self("days.on", ["day": day(from).words]) }
      return self("days.between", ["from": day(from).words, "until": day(until).words])
    }
  }

  /// A fault of a question in one sentence.
  func sentence(of fault: FieldFault) -> String {
    self["field.\(fault.field)"] + self["form.colon"]
      + self("fault.\(fault.code.rawValue)", ["value": fault.value ?? "", "limit": fault.limit ?? ""])
  }
}
