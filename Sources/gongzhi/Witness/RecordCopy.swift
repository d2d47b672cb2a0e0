import Foundation
import Record

/// A witness's own copy of a record: its key, the newest checkpoint that was signed, and all entries, in the layout in
/// which a record is served, so that other programs can read it.
struct RecordCopy {
  private let folder: String

  /// The copy in a folder, which is made when it is missing.
  init(folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// The public key of the record that is followed; nil before the first visit.
  var recordKey: NoteVerifierKey? {
    get throws {
      try file("key").map { bytes in
        try NoteVerifierKey(String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? "")
      }
    }
  }

  /// Keeps the public key of the record.
  func keep(_ key: NoteVerifierKey) throws { try write(Array((key.description + "\n").utf8), to: "key") }

  /// The newest checkpoint that was signed, with the signatures; nil before the first.
  var latest: SignedNote? {
    get throws { try file("checkpoint").map { try SignedNote(bytes: $0) } }
  }

  /// Keeps a checkpoint that was signed; it is on disk when this returns.
  func keep(_ note: SignedNote) throws { try write(Array(note.description.utf8), to: "checkpoint") }

  /// The entries of a bundle, if the copy has them.
  func entries(of bundle: EntryBundle) throws -> [[UInt8]]? {
    try file(bundle.path).map { try bundle.entries(in: $0) }
  }

  /// The hashes of a tile.
  ///
  /// - Throws: `CocoaError` when the copy does not have it.
  func hashes(of tile: Tile) throws -> [NodeHash] {
    guard let bytes = try file(tile.path) else { throw CocoaError(.fileNoSuchFile) }
    return try tile.hashes(in: bytes)
  }

  /// Whether the copy has a file.
  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + path) }

  /// Keeps the bytes of a bundle or tile, and deletes its narrower forerunners.
  func keep(_ bytes: [UInt8], at path: String) throws {
    try write(bytes, to: path)
    let partial = folder + "/" + path.split(separator: ".").prefix(1).joined() + ".p"
    let kept = URL(filePath: folder + "/" + path).lastPathComponent
    for name in (try? FileManager.default.contentsOfDirectory(atPath: partial)) ?? []
    where !(path.contains(".p/") && name == kept) {
      try FileManager.default.removeItem(atPath: partial + "/" + name)
    }
  }

  /// Keeps the evidence of an alarm; gives the file.
  func keep(_ alarm: WitnessAlarm) throws -> String {
    let stamp = Int(Date().timeIntervalSince1970)
    let parts = [alarm.words, "", "signed by this witness last:", "", alarm.latest?.description ?? "nothing\n"]
    let text = parts.joined(separator: "\n") + "\noffered now:\n\n" + alarm.offered.description
    try write(Array(text.utf8), to: "ALARM-\(stamp).txt")
    return folder + "/ALARM-\(stamp).txt"
  }

  private func file(_ name: String) throws -> [UInt8]? {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// A new file beside the old one, synced, and then put in its place: a crash leaves one of the two.
  private func write(_ bytes: [UInt8], to name: String) throws {
    let target = URL(filePath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try KeptFile.write(bytes, to: target.path())
  }
}
