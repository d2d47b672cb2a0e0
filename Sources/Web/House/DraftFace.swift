import Cases
import Inventory
import Proceedings
import Record
package import Vocabulary

extension HouseFaces {
  package func draft(_ id: ProposalID, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    guard let kept = try await room.inventoryDraft(id), let standing = try await room.standing(kept.draft.subject)
    else { throw Unknown("draft", id.text) }
    let (draft, base, inventory) = (kept.draft, kept.base, kept.inventory)
    let difference = studies.difference(from: base, to: inventory)
    let effects = try await room.effects(of: inventory, after: base, today: scene.today)
    let names = Names(
      words: words, inventory: inventory, versions: [base.version: base], asked: inventory.version)
    let changed = effects.items.filter { $0.effect.outcome != .unchanged }
    let drawing = DifferenceDrawing(names: names, old: base, new: inventory)
    let title = words("draft.name", ["version": draft.drafted.version])
    let page = DraftPage(
      title: title, subject: Link(standing.id.text, Address.theCase(standing.id)),
      draft: DraftDrawing(scene: scene, names: scene.names).item(draft),
      hindrance: try await hindrance(to: draft, scene),
      figures: comparisonFigures(difference, changed.count, words),
      cases: changed.map { drawing.item($0) }, casesNote: casesNote(effects, changed.count, words),
      apiHref: "/api/inventory/drafts/" + Address.segment(id.text))
    return face(page, title: title, section: .inventory, scene, showing: draft.isPublished ? nil : inventory)
  }

  /// Why a draft can no longer be published as it is: its day has passed, or its base was replaced.
  private func hindrance(to draft: InventoryDraft, _ scene: Scene) async throws -> String? {
    guard !draft.isPublished else { return nil }
    if draft.drafted.effectiveFrom < scene.today { return scene.words["draft.late"] }
    let base = try await room.inventory(at: scene.clock.start(of: draft.drafted.effectiveFrom))
    guard let base, base.version != draft.drafted.base else { return nil }
    return scene.words("draft.outdated", ["base": draft.drafted.base, "version": base.version])
  }
}

/// Draws a draft of the inventory in the reader's language.
struct DraftDrawing {
  let scene: Scene
  let names: Names

  private var words: Words { scene.words }

  func item(_ draft: InventoryDraft) -> DraftItem {
    let drafted = draft.drafted
    let (id, base) = (draft.id.text, drafted.base)
    return DraftItem(
      id: id, draft: link(draft), mark: mark(draft.stage), stages: stages(draft.stage),
      effective: words.day(drafted.effectiveFrom),
      base: Link("\(words["cite.version"]) \(base)", "/inventory" + Address.query([("version", base)])),
      path: words["path.\(drafted.path.rawValue)"], reported: drafted.reported,
      steps: drafted.steps.map {
        words(
          "draft.step",
          [
            "what": words["draft.operation.\($0.operation.rawValue)"],
            "count": words.count("count.entries", $0.entries.count),
          ])
      },
      party: names.partyLink(draft.party), author: draft.name, at: words.time(draft.at, on: scene.clock),
      event: event(draft.sequence), entries: words.count("count.entries", drafted.entries), digest: drafted.digest,
      comparison: Link(words("draft.compare", ["version": base]), Address.comparison(from: base, to: id)),
      cases: Link(words["draft.cases"], Address.draft(draft.id) + "#open-cases"),
      findings: Link(
        words["draft.findings"],
        Address.findings([("version", id), ("from", drafted.effectiveFrom.description)])),
      verdict: verdict(drafted.blocking, drafted.warnings),
      look: Link(words["draft.look"], "/inventory" + Address.query([("version", id)])),
      reasons: Link(words["draft.reasons"], Address.proposal(draft.id, in: draft.subject)),
      reviews: draft.reviews.map(item),
      resolution: draft.resolution.map { resolution in
        Link(
          words[resolution.inForceAt == nil ? "draft.resolution.signing" : "draft.resolution.in-force"],
          Address.resolution(resolution.id, in: draft.subject))
      },
      published: draft.isPublished
        ? Link(
          "\(words["cite.version"]) \(drafted.version)", "/inventory" + Address.query([("version", drafted.version)]))
        : nil)
  }

  /// The draft with its page.
  func link(_ draft: InventoryDraft) -> Link {
    Link(words("draft.name", ["version": draft.drafted.version]), Address.draft(draft.id))
  }

  /// The draft where a page shows a version.
  func version(_ draft: InventoryDraft) -> InventoryVersion {
    let drafted = draft.drafted
    return InventoryVersion(
      version: draft.id.text, href: "/inventory" + Address.query([("version", draft.id.text)]),
      effective: words.day(drafted.effectiveFrom), published: words.time(draft.at, on: scene.clock),
      event: event(draft.sequence), entries: words.count("count.entries", drafted.entries), digest: drafted.digest,
      mark: mark(draft.stage), isShown: true, isDraft: true)
  }

  func item(_ review: InventoryDraft.Review) -> ReviewItem {
    ReviewItem(
      mark: Mark(
        words[review.isPassed ? "draft.review.passed" : "draft.review.sent-back"], review.isPassed ? .done : .stop),
      party: names.partyLink(review.party), name: review.name, at: words.time(review.at, on: scene.clock),
      opinion: review.opinion, event: event(review.sequence))
  }

  func mark(_ stage: InventoryDraft.Stage) -> Mark {
    let tone: Mark.Tone =
      switch stage {
      case .drafted: .wait
      case .sentBack: .stop
      case .reviewed, .resolving, .resolved: .open
      case .published: .done
      }
    return Mark(words["draft.stage.\(stage.rawValue)"], tone)
  }

  private func event(_ sequence: Int64) -> Link {
    Link(words("notice.event", ["sequence": String(sequence)]), Address.event(sequence))
  }

  private func verdict(_ blocking: Int, _ warnings: Int) -> Mark {
    if blocking > 0 { return Mark(words("inventory.blocking", ["count": words.grouped(blocking)]), .stop) }
    return warnings == 0
      ? Mark(words["findings.clean"], .done)
      : Mark(words("inventory.warning", ["count": words.grouped(warnings)]), .wait)
  }

  /// Drafted, reviewed, resolved, published: what lies behind, and what comes next.
  private func stages(_ stage: InventoryDraft.Stage) -> [StageStep] {
    let done =
      switch stage {
      case .drafted, .sentBack: 1
      case .reviewed, .resolving: 2
      case .resolved: 3
      case .published: 4
      }
    return ["drafted", "review", "resolution", "publication"].enumerated().map { index, step in
      StageStep(words["draft.step.\(step)"], index < done ? .done : index == done ? .current : .ahead)
    }
  }
}
