import Foundation
import Record
import Storage
import Verification

/// Where a record lies that is to be checked.
enum RecordPlace {
  case directory(String)
  case archive(String)
  case address(String)

  /// What a word on the command line names.
  init(_ text: String) {
    var isFolder: ObjCBool = false
    if text.hasPrefix("https://") {
      self = .address(text)
    } else if FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), !isFolder.boolValue {
      self = .archive(text)
    } else {
      self = .directory(text)
    }
  }

  /// Checks the record there.
  ///
  /// - Throws: when it cannot be read.
  func verify(
    recordKey: NoteVerifierKey?, trust: String?, mostBytes: Int64, progress: (Int64) -> Void
  ) async throws -> Verification {
    switch self {
    case .directory(let path): try RecordCheck.verify(directory: path, progress: progress)
    case .archive(let path): try PublicArchive.verify(path, recordKey: recordKey, progress: progress)
    case .address(let address):
      try await Self.verify(
        RecordReach(address: address, trust: trust, option: "--ca"), recordKey, mostBytes, progress: progress)
    }
  }

  private static func verify(
    _ reach: RecordReach, _ recordKey: NoteVerifierKey?, _ mostBytes: Int64, progress: (Int64) -> Void
  ) async throws -> Verification {
    let folder = FileManager.default.temporaryDirectory.path + "/gongzhi-verify-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let outcome: Result<FetchedRecord, any Error>
    do {
      outcome = .success(
        try await RecordFetch(reach: reach, folder: folder, mostBytes: mostBytes).run(progress: progress))
    } catch {
      outcome = .failure(error)
    }
    try await reach.end()
    do {
      var verifier = Verifier(try outcome.get(), recordKey: recordKey)
      return try verifier.verify(progress: progress)
    } catch let fault as Verification.Fault {
      return Self.found(fault)
    } catch let long as ReachFault where long.isTooLong {
      return Self.found(Verification.Fault(sequence: nil, reason: "\(long)"))
    }
  }

  private static func found(_ fault: Verification.Fault) -> Verification {
    var found = Verification()
    found.fault = fault
    return found
  }
}
