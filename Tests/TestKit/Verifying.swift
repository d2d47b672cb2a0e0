import Foundation
import GRDB
import Proceedings
import Record
package import Verification
import Vocabulary

@testable import Storage

extension Neighbourhood {
  /// What the verifier finds in the record; where it finds it whole, the desk that commands ask and the one that is made
  /// from the events alone answer every question alike.
  ///
  /// - Throws: `DesksDisagree`.
  package func verified() throws -> Verification {
    let found = try RecordCheck.verify(directory: directory.path)
    if found.fault == nil, found.viewsAgree == true { try compareDesks() }
    return found
  }

  /// Asks both desks everything, at the end of the record.
  package func compareDesks() throws {
    try store.pool.read { database in
      let source = try DatabaseSource(database)
      let folded = FoldedDesk(beside: source.beside)
      var named = NamedThings()
      while let sourced = try source.nextEvent() {
        let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: sourced.bytes)
        try folded.take(recorded, source)
        named.note(recorded)
      }
      let derived = try SQLiteDesk(database, nextSequence: folded.nextSequence, shelf: store.shelf)
      var twins = TwinDesks(derived, folded)
      try twins.askEverything(about: named)
    }
  }

  /// Replays the record on both desks, and asks after each command about what it named.
  package func compareDesksAtEveryStep() throws {
    let scratch = try DatabaseQueue()
    try Schema.migrator.migrate(scratch)
    try store.pool.read { database in
      try scratch.write { views in
        let (source, shelf, folded) = (try DatabaseSource(database), InventoryShelf(), FoldedDesk())
        for row in try database.rows("SELECT digest, bytes FROM published_tables") {
          try views.run(
            "INSERT INTO published_tables (digest, bytes) VALUES (?, ?)",
            [row["digest"] as String, row["bytes"] as Data])
        }
        while let sourced = try source.nextEvent() {
          let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: sourced.bytes)
          try folded.take(recorded, source)
          try views.run(
            "INSERT INTO event (sequence, bytes, leaf, kind, subject, at) VALUES (?, ?, zeroblob(32), ?, ?, ?)",
            [
              recorded.sequence, Data(sourced.bytes), recorded.event.kind.rawValue, recorded.subject?.text,
              recorded.at.milliseconds,
            ])
          try views.apply(recorded)
          try shelf.reload(from: views)
          var named = NamedThings()
          named.note(recorded)
          var twins = TwinDesks(
            try SQLiteDesk(views, nextSequence: folded.nextSequence, shelf: shelf), folded)
          try twins.askEverything(about: named)
        }
      }
    }
  }
}

extension FoldedDesk {
  /// Takes an event, with the tables that it names.
  fileprivate func take(_ recorded: RecordedEvent, _ source: DatabaseSource) throws {
    switch recorded.event {
    case .inventoryPublished(let event):
      keep(tables: try source.tables(digest: event.digest) ?? [], digest: event.digest)
    case .inventoryDrafted(let event): keep(tables: try source.tables(digest: event.digest) ?? [], digest: event.digest)
    default: break
    }
    try fold(recorded)
  }
}
