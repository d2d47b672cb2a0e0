import Inventory
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  package func inventoryVersions(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let history = try await room.inventoryVersions()
    var lines: [VersionLine] = []
    for (place, version) in history.enumerated() {
      let before = place + 1 < history.count ? history[place + 1].version : nil
      var transfers: [TransferLine] = []
      if let before, let old = try await room.inventory(version: before),
        let new = try await room.inventory(version: version.version)
      {
        let drawing = DifferenceDrawing(names: Names(words: words, inventory: new), old: old, new: new)
        transfers = studies.difference(from: old, to: new).transfers.filter { $0.net != 0 }.map { drawing.line($0) }
      }
      let author = try await room.events(from: version.sequence, limit: 1).first?.event.author
      lines.append(
        VersionLine(
          version: item(version, shown: scene.inventory?.version ?? "", scene),
          decided: author.map { scene.names.partyLink($0.party) },
          compare: before.map { before in
            Link(words("versions.compare", ["version": before]), Address.comparison(from: before, to: version.version))
          },
          findings: Link(
            words["findings.title"], Address.findings([("version", version.version)])),
          transfers: transfers))
    }
    return face(
      VersionsPage(versions: lines, change: change(scene)), title: words["inventory.versions"], section: .inventory,
      scene)
  }
}
