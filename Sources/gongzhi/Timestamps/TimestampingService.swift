import Configuration
import Foundation
import Logging
import Proceedings
import Record
import ServiceLifecycle
import Signatures
import Storage
import Vocabulary

/// Has each resolution stamped once it is in force, and once a day the checkpoint of the record.
struct TimestampingService: Service {
  /// How long it waits after the authority failed.
  private static let patience: Int64 = 60_000

  let authority: TimestampReach
  let trust: TrustStore
  let book: SQLiteTimestampBook
  let room: SQLiteReadingRoom
  let key: NoteSigner
  let waiting: RecordWaiting
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var failed: String?
      while !Task.isCancelled {
        var next: Instant?
        var seen: Int64 = 0
        do {
          let root = try await room.root()
          seen = root.size - 1
          next = try await stampWhatIsOwed(root)
          if failed != nil { logger.notice("the timestamping authority answers again") }
          failed = nil
        } catch {
          if Task.isCancelled { return }
          next = machineTime().advanced(byMilliseconds: Self.patience)
          let reason = "\(error)"
          // The same failure is told once, and not every minute.
          if reason != failed {
            logger.error("no timestamp; trying again every minute", metadata: ["reason": "\(reason)"])
          }
          failed = reason
        }
        if failed != nil {
          try? await Task.sleep(for: .milliseconds(Self.patience))
        } else {
          await waiting.pause(until: next, after: seen)
        }
      }
    }
  }

  /// Has stamped what is owed; the first instant of the next day, at which a checkpoint is owed again.
  private func stampWhatIsOwed(_ root: RecordRoot) async throws -> Instant? {
    for (id, content) in try await book.unstampedResolutions() { try await stamp(.resolution(id), content) }
    guard let clock = try await room.institution()?.clock, let hash = NodeHash(hexadecimal: root.root) else {
      return nil
    }
    let today = clock.date(of: machineTime())
    if try await book.newestDay().map({ $0 < today }) ?? true {
      let note = try Checkpoint(origin: key.verifier.name, size: root.size, root: hash).signed(by: key)
      try await stamp(.checkpoint(day: today, size: root.size), Array(note.description.utf8))
    }
    return clock.start(of: today.advanced(byDays: 1))
  }

  private func stamp(_ subject: KeptTimestamp.Subject, _ content: [UInt8]) async throws {
    let request = try TimestampRequest(content: content)
    let answer = try await authority.ask(request)
    let token = try TimestampResponse.token(in: answer)
    try token.check(answers: request)
    let path = try token.verify(content: content, trust: trust, certificates: trust.intermediates)
    try await book.keep(
      KeptTimestamp(
        subject: subject, content: content, answer: answer, authority: path.first?.subject.shortest ?? "",
        time: token.time))
    logger.info("timestamped", metadata: ["subject": "\(subject)", "time": "\(token.time.rfc3339())"])
  }
}

/// The authority that a configuration names.
struct ConfiguredAuthority {
  let address: String
  let trust: TrustStore

  /// The authority of a configuration; nil where it names none.
  ///
  /// - Throws: `Incomplete` when an authority is named and nobody to trust, or the file cannot be read.
  init?(_ reader: ConfigReader) throws {
    guard let address = reader.string(forKey: "timestamps.authority") else { return nil }
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
      throw Incomplete(what: "timestamps.authority must be an http or https address, and is \(address)")
    }
    guard let path = reader.string(forKey: "timestamps.trust") else {
      throw Incomplete(
        what: "timestamps.authority is set and timestamps.trust is not: name a PEM file with the certificate that the "
          + "authority's own leads to")
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Incomplete(what: "timestamps.trust: cannot open \(path)")
    }
    self.address = address
    do {
      trust = TrustStore(anchors: try Certificate.all(in: [UInt8](bytes)))
    } catch {
      throw Incomplete(what: "timestamps.trust, \(path): \(error.words.en)")
    }
  }

  /// What is missing in the configuration.
  struct Incomplete: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
  }
}

extension House {
  /// Has resolutions and the checkpoint of each day stamped by an authority.
  func timestampingService(_ authority: ConfiguredAuthority, key: NoteSigner, logger: Logger) -> TimestampingService {
    TimestampingService(
      authority: TimestampReach(address: authority.address), trust: authority.trust,
      book: SQLiteTimestampBook(store: store), room: room, key: key,
      waiting: RecordWaiting(board: SQLiteDutyBoard(store: store)), logger: logger)
  }
}
