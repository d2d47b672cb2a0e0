import Inventory
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  package func inventoryVersions(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let history = try await room.inventoryVersions()
    let drafts = try await room.inventoryDrafts()
    let drawing = DraftDrawing(scene: scene, names: scene.names)
    let known = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
    var lines: [VersionLine] = []
    for (place, version) in history.enumerated() {
      let before = place + 1 < history.count ? history[place + 1].version : nil
      var transfers: [TransferLine] = []
      if let before, let old = try await room.inventory(version: before),
        let new = try await room.inventory(version: version.version)
      {
        let difference = DifferenceDrawing(names: Names(words: words, inventory: new), old: old, new: new)
        transfers = studies.difference(from: old, to: new).transfers.filter { $0.net != 0 }.map { difference.line($0) }
      }
      let author = try await room.events(from: version.sequence, limit: 1).first?.event.author
      lines.append(
        VersionLine(
          version: item(version, shown: scene.inventory?.version ?? "", scene),
          decided: author.map { scene.names.partyLink($0.party) },
          ground: version.ground.flatMap { subject, ground in
            known[ground.draft].map { drawing.ground(ground, $0, in: subject) }
          },
          compare: before.map { before in
            Link(words("versions.compare", ["version": before]), Address.comparison(from: before, to: version.version))
          },
          findings: Link(
            words["findings.title"], Address.findings([("version", version.version)])),
          transfers: transfers))
    }
    return face(
      VersionsPage(
        drafts: drafts.filter { !$0.isPublished }.map { drawing.pending($0) }, versions: lines, change: change(scene)),
      title: words["inventory.versions"], section: .inventory, scene)
  }
}

extension DraftDrawing {
  /// A draft that waits for the rest of its procedure.
  fileprivate func pending(_ draft: InventoryDraft) -> PendingDraft {
    PendingDraft(
      draft: link(draft), mark: mark(draft.stage), party: names.party(draft.party),
      effective: scene.words("draft.effective-on", ["day": scene.words.day(draft.drafted.effectiveFrom).words]))
  }

  /// By which procedure a version came about.
  fileprivate func ground(_ ground: PublishingGround, _ draft: InventoryDraft, in subject: CaseID) -> VersionGround {
    let review = draft.reviews.first { $0.sequence == ground.review }
    return VersionGround(
      subject: Link(subject.text, Address.theCase(subject)),
      draft: Link(scene.words["draft.to-page"], Address.draft(draft.id)),
      resolution: Link(scene.words["draft.resolution.in-force"], Address.resolution(ground.resolution, in: subject)),
      drafter: names.partyLink(draft.party), drafterName: draft.name,
      reviewer: review.map { names.partyLink($0.party) }, reviewerName: review?.name ?? "")
  }
}
