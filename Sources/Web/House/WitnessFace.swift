package import Proceedings
package import Record
import Vocabulary

/// Whose signatures stand under the record.
package struct RecordWitnesses: Sendable {
  let book: any CosignatureBook
  let record: NoteVerifierKey

  /// The witnesses of the record with this key.
  package init(book: any CosignatureBook, record: NoteVerifierKey) {
    self.book = book
    self.record = record
  }
}

extension HouseFaces {
  /// The witnesses of the record as a page shows them; nil where nobody could be.
  func witnesses(_ scene: Scene) async throws -> WitnessesItem? {
    guard let witnesses else { return nil }
    let witnessing = try await witnesses.book.witnessing()
    guard let policy = try witnessing.policy(of: witnesses.record) else {
      return WitnessesItem(words: scene.words["witness.nobody"], rows: [])
    }
    let final = witnessing.witnessedSize(under: policy)
    let newest = witnessing.newest
    return WitnessesItem(
      words: scene.words(
        final == 0 ? "witness.none-final" : "witness.final",
        ["number": scene.words.grouped(final), "size": scene.words.grouped(scene.root.size)]),
      rows: policy.witnesses.map { witness in
        let signed = newest[witness.key]
        return WitnessRow(
          name: scene.names.party(PartyID(witness.name)), key: witness.key.description,
          size: signed.map { scene.words("witness.size", ["number": scene.words.grouped($0.size)]) }
            ?? scene.words["witness.silent"],
          at: signed.map { scene.words.time(Instant(milliseconds: $0.time * 1000), on: scene.clock) })
      })
  }

  /// In words, whether an event is final; nil where nobody is asked to witness.
  func finality(of sequence: Int64, _ scene: Scene) async throws -> String? {
    try await isFinal(sequence, scene).map { scene.words[$0 ? "witness.event.final" : "witness.event.sealed"] }
  }

  /// Whether an event is final; nil where nobody is asked to witness.
  func isFinal(_ sequence: Int64, _ scene: Scene) async throws -> Bool? {
    guard let witnesses else { return nil }
    let witnessing = try await witnesses.book.witnessing()
    guard let policy = try witnessing.policy(of: witnesses.record) else { return nil }
    return sequence < witnessing.witnessedSize(under: policy)
  }
}
