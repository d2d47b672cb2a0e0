import Foundation
import Record
import Verification

/// A record that was fetched from an address, as the verifier reads it.
final class FetchedRecord: RecordSource {
  private let folder: String
  private let bytes: Data
  private var position = 0
  private var root: SealedRoot?
  private let stamps: [SourcedTimestamp]
  let checkpoints: SourcedCheckpoints
  let nodes: (any KeptNodes)? = nil
  let beside: (any KeptBeside)? = nil

  /// Opens what was fetched into a folder.
  init(
    folder: String, checkpoint: Checkpoint, checkpoints: SourcedCheckpoints, timestamps: [SourcedTimestamp]
  ) throws {
    self.folder = folder
    stamps = timestamps
    self.checkpoints = checkpoints
    bytes = try Data(contentsOf: URL(filePath: Self.events(in: folder)), options: .mappedIfSafe)
    root = checkpoint.size == 0 ? nil : SealedRoot(size: checkpoint.size, hash: checkpoint.root.bytes)
  }

  /// The file of the events: each after its length in two bytes.
  static func events(in folder: String) -> String { folder + "/events" }

  /// The file of the tables with a digest.
  static func tables(_ digest: String, in folder: String) -> String { "\(folder)/\(digest).json" }

  func nextEvent() -> SourcedEvent? {
    guard position + 2 <= bytes.count else { return nil }
    let start = bytes.startIndex + position
    let length = Int(bytes[start]) << 8 + Int(bytes[start + 1])
    position += 2 + length
    return SourcedEvent(bytes: Array(bytes[start + 2..<start + 2 + length]))
  }

  func nextRoot() -> SealedRoot? {
    defer { root = nil }
    return root
  }

  func tables(digest: String) -> [UInt8]? {
    guard NodeHash(hexadecimal: digest) != nil else { return nil }
    return FileManager.default.contents(atPath: Self.tables(digest, in: folder)).map { Array($0) }
  }

  func leads() -> [LeadLine]? { nil }

  func timestamps() -> [SourcedTimestamp] { stamps }
}
