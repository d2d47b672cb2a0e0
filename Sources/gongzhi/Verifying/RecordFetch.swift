import Foundation
import Record
import Verification

/// Fetches a record from an address into a folder, as much as its checkpoint says that there is.
struct RecordFetch {
  let reach: RecordReach
  /// Where the files go; removed by whoever made it.
  let folder: String
  /// The most bytes of events that are fetched.
  let mostBytes: Int64

  /// The most bytes that the tables of a version may have.
  private static let mostTables = 256 << 20
  /// So many bundles are asked for at a time.
  private static let together = 4

  /// Fetches checkpoint, events and tables.
  ///
  /// - Throws: `Verification.Fault` where what is served cannot be a record; `ReachFault` where nothing is served.
  func run(progress: (Int64) -> Void) async throws -> FetchedRecord {
    // What the policy, the witnesses and the timestamps say is asked before the checkpoint, which then covers it.
    let key = try key(try await reach.get("/record/key", limit: 1 << 16))
    let before = try await policy()
    var stamps = TimestampFetch(reach: reach)
    var timestamps = try await stamps.days()
    var notes: [(place: String, note: SignedNote)] = []
    if let witnessed = try await reach.find("/record/witnessed", limit: SignedNote.mostBytes) {
      notes.append((place: "record/witnessed", note: try note(witnessed, "record/witnessed")))
    }
    let newest = try note(
      try await reach.get("/record/checkpoint", limit: SignedNote.mostBytes), "record/checkpoint")
    notes.append((place: "record/checkpoint", note: newest))
    let checkpoint: Checkpoint
    do {
      checkpoint = try Checkpoint(verifying: newest, key: key, origin: key.name)
    } catch {
      throw Verification.Fault(sequence: nil, reason: "record/checkpoint: \(error)")
    }
    let named = try await fetchEvents(checkpoint.size, progress: progress)
    try await fetchTables(named.tables)
    // Events that do not lead to the checkpoint are found out by the verifier; nothing more is asked of their server.
    if named.root == checkpoint.root { timestamps += try await stamps.timestamps(of: named.resolutions) }
    let after = try await policy()
    var checkpoints = SourcedCheckpoints(notes: notes, key: key)
    checkpoints.policies = [before, after]
    return try FetchedRecord(
      folder: folder, checkpoint: checkpoint, checkpoints: checkpoints, timestamps: timestamps)
  }

  private func policy() async throws -> String {
    try await reach.find("/record/policy", limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private func key(_ bytes: [UInt8]) throws(Verification.Fault) -> NoteVerifierKey {
    do {
      return try NoteVerifierKey(String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? "")
    } catch {
      throw Verification.Fault(sequence: nil, reason: "record/key: \(error)")
    }
  }

  private func note(_ bytes: [UInt8], _ place: String) throws(Verification.Fault) -> SignedNote {
    do {
      return try SignedNote(bytes: bytes)
    } catch {
      throw Verification.Fault(sequence: nil, reason: "\(place): \(error)")
    }
  }

  /// What the events name that lies beside them, digests of tables and resolutions in force; and the root over them.
  private struct Named {
    var tables: Set<String> = []
    var resolutions: Set<TimestampFetch.Resolution> = []
    var root = NodeHash.ofEmptyTree

    // A quotation mark within a text is escaped, so these bytes are only found where they name the kind.
    private static let kinds = [#""kind":"inventory."#, #""kind":"resolution.in-force""#].map { Data($0.utf8) }

    /// Notes what an event names; read before anything of it is believed.
    mutating func note(_ entry: [UInt8]) {
      let bytes = Data(entry)
      guard Self.kinds.contains(where: { bytes.range(of: $0) != nil }),
        let recorded = try? CanonicalJSON.decode(RecordedEvent.self, from: entry)
      else { return }
      switch recorded.event {
      case .inventoryPublished(let event): note(table: event.digest)
      case .inventoryDrafted(let event): note(table: event.digest)
      case .resolutionInForce(let event):
        if let place = recorded.subject.flatMap({ TimestampFetch.Resolution(event.resolution, in: $0) }) {
          resolutions.insert(place)
        }
      default: break
      }
    }

    private mutating func note(table digest: String) {
      if let digest = NodeHash(hexadecimal: digest) { tables.insert(digest.hexadecimal) }
    }
  }

  /// Fetches the events bundle by bundle into one file; gives what they name.
  private func fetchEvents(_ size: Int64, progress: (Int64) -> Void) async throws -> Named {
    let path = FetchedRecord.events(in: folder)
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? file.close() }
    var named = Named()
    var frontier = MerkleFrontier()
    var (next, written): (Int64, Int64) = (0, 0)
    while EntryBundle(index: next, size: size) != nil {
      for bundle in try await bundles(from: next, size: size) {
        for entry in bundle {
          named.note(entry)
          frontier.append(LeafHash(of: entry))
        }
        let bytes = try EntryBundle.bytes(of: bundle)
        written += Int64(bytes.count)
        guard written <= mostBytes else {
          throw Verification.Fault(
            sequence: next * Int64(Tile.fullWidth), reason: "the events have more than \(mostBytes) bytes: --most")
        }
        try file.write(contentsOf: bytes)
        next += 1
      }
      progress(min(next * Int64(Tile.fullWidth), size))
    }
    named.root = frontier.root
    return named
  }

  /// Some bundles from one on, asked for together.
  private func bundles(from first: Int64, size: Int64) async throws -> [[[UInt8]]] {
    try await withThrowingTaskGroup(of: (Int64, [[UInt8]]).self) { tasks in
      for index in first..<first + Int64(Self.together) {
        guard let bundle = EntryBundle(index: index, size: size) else { break }
        tasks.addTask { (index, try await entries(of: bundle)) }
      }
      var gathered: [Int64: [[UInt8]]] = [:]
      for try await (index, entries) in tasks { gathered[index] = entries }
      return gathered.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// The entries of a bundle. Who keeps no partial bundle any more has the full one, which begins with it.
  private func entries(of bundle: EntryBundle) async throws -> [[UInt8]] {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: bundle.index * Int64(Tile.fullWidth), reason: reason)
    }
    do {
      if let entries = try await find(bundle) { return entries }
      if bundle.width < Tile.fullWidth, let full = EntryBundle(index: bundle.index),
        let entries = try await find(full)
      {
        return Array(entries.prefix(bundle.width))
      }
    } catch let error as RecordFormatError {
      throw fault("\(bundle.path): \(error)")
    } catch let long as ReachFault where long.isTooLong {
      throw fault("\(long)")
    }
    throw fault("missing: \(bundle.path) is not served")
  }

  /// The entries of a bundle as it is served; nil where it is not.
  private func find(_ bundle: EntryBundle) async throws -> [[UInt8]]? {
    try await reach.find("/record/" + bundle.path, limit: bundle.width * (EntryBundle.longestEntry + 2)).map {
      try bundle.entries(in: $0)
    }
  }

  private func fetchTables(_ digests: Set<String>) async throws {
    for digest in digests.sorted() {
      guard let bytes = try await reach.find("/api/inventory/tables/" + digest, limit: Self.mostTables) else {
        continue
      }
      try Data(bytes).write(to: URL(filePath: FetchedRecord.tables(digest, in: folder)))
    }
  }
}
