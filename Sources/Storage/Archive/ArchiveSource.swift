import Foundation
import Record
package import Verification
import Vocabulary
import Voting

/// The record in an unpacked archive, read straight from its files.
package final class ArchiveSource: RecordSource {
  private let folder: String
  private let events: EventFile
  private var roots: ArraySlice<SealedRoot>
  package let checkpoints: SourcedCheckpoints
  package let nodes: (any KeptNodes)? = nil
  package let beside: (any KeptBeside)? = nil

  /// Opens the files of an unpacked archive.
  ///
  /// - Throws: `BackupFault.missing` for one without a record; `Verification.Fault` for roots or a checkpoint that are none.
  package init(folder: String) throws {
    self.folder = folder
    events = try EventFile(folder + "/record/events.jsonl", called: "record/events.jsonl")
    roots = try Self.lines(of: "tables/root.csv", in: folder).map { line, fields in
      guard fields.count == 3, let size = Int64(fields[0]), let hash = NodeHash(hexadecimal: String(fields[1])) else {
        throw Verification.Fault(sequence: nil, reason: "tables/root.csv: \(line) is no root")
      }
      return SealedRoot(size: size, hash: hash.bytes)
    }[...]
    checkpoints = try Self.checkpoints(in: folder)
  }

  package func nextEvent() throws -> SourcedEvent? { events.next().map { SourcedEvent(bytes: $0) } }

  package func nextRoot() -> SealedRoot? { roots.popFirst() }

  package func tables(digest: String) -> [UInt8]? {
    // The digest comes from an event; what is no digest names no file.
    guard NodeHash(hexadecimal: digest) != nil else { return nil }
    return FileManager.default.contents(atPath: "\(folder)/inventory/\(digest).json").map { Array($0) }
  }

  package func leads() -> [LeadLine]? { nil }

  package func timestamps() throws -> [SourcedTimestamp] {
    // An archive from before there were any has no such table.
    guard FileManager.default.fileExists(atPath: folder + "/tables/timestamp.csv") else { return [] }
    return try Self.lines(of: "tables/timestamp.csv", in: folder).map { line, fields in
      // The name of the authority comes after these and may hold commas.
      guard fields.count >= 8, let answer = bytes(hexadecimal: String(fields[5])) else {
        throw Verification.Fault(sequence: nil, reason: "tables/timestamp.csv: \(line.prefix(80)) is no timestamp")
      }
      if fields[1].isEmpty {
        return SourcedTimestamp(
          place: "the timestamp of \(fields[3])", subject: .resolution(ResolutionID(String(fields[3]))), answer: answer)
      }
      return SourcedTimestamp(
        place: "the timestamp of \(fields[1])", subject: .checkpoint(bytes(hexadecimal: String(fields[4])) ?? []),
        answer: answer)
    }
  }

  private static func checkpoints(in folder: String) throws -> SourcedCheckpoints {
    var checkpoints = SourcedCheckpoints()
    if let bytes = FileManager.default.contents(atPath: folder + "/record/checkpoint") {
      do {
        checkpoints.notes.append((place: "record/checkpoint", note: try SignedNote(bytes: Array(bytes))))
      } catch {
        throw Verification.Fault(sequence: nil, reason: "record/checkpoint: \(error)")
      }
    }
    if let bytes = FileManager.default.contents(atPath: folder + "/record/key") {
      do {
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
        checkpoints.key = try NoteVerifierKey(line)
      } catch {
        throw Verification.Fault(sequence: nil, reason: "record/key: \(error)")
      }
    }
    for (line, fields) in try lines(of: "tables/cosignature.csv", in: folder) {
      guard fields.count == 4, let size = Int64(fields[1]), let signature = NoteSignature(line: fields[3]) else {
        throw Verification.Fault(sequence: nil, reason: "tables/cosignature.csv: \(line) is no signature")
      }
      checkpoints.cosignatures.append((size: size, signature: signature))
    }
    return checkpoints
  }

  /// The lines of a table that holds no quoted field, without its header, with their fields.
  private static func lines(of name: String, in folder: String) throws -> [(Substring, [Substring])] {
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw BackupFault.missing(file: name)
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().map {
      ($0, $0.split(separator: ",", omittingEmptySubsequences: false))
    }
  }
}
