import Cases
import Hummingbird
import Logging
import NIOCore
import Proceedings
import Record
import Vocabulary

extension House {
  /// `GET /api/record`.
  func recordAPI(_ call: Call) async throws -> Response {
    let root = try await room.root()
    return .json([
      "size": .number(root.size), "root": .text(root.root), "origin": .text(recordKey.verifier.name),
      "key": .text(recordKey.verifier.description),
    ])
  }

  /// `GET /api/record/events`: the bytes that were hashed, so that anyone can hash them again.
  func eventsAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let (from, limit) = (asking.number("from", 0...Int.max) ?? 0, asking.number("limit", 1...1_000) ?? 100)
    try asking.finish()
    let lines = try await room.events(from: Int64(from), limit: limit)
    let next = lines.count == limit ? lines.last.map { JSON.number($0.event.sequence + 1) } : nil
    return .json([
      "items": .list(lines) { line in
        [
          "sequence": .number(line.event.sequence), "leaf": .text(line.leaf),
          "bytes": .text(String(decoding: line.bytes, as: UTF8.self)), "event": .ready(line.bytes),
        ]
      },
      "next": next ?? .nothing,
    ])
  }

  /// `GET /api/figures`.
  func figuresAPI(_ call: Call) async throws -> Response {
    let figures = try await room.figures()
    return .json([
      "casesByState": .object(
        CaseState.allCases.map { ($0.rawValue, .number(figures.casesByState[$0] ?? 0)) }),
      "solved": .number(figures.solved), "resolutions": .number(figures.resolutions),
      "votes": .number(figures.votes), "posts": .number(figures.posts), "events": .number(figures.events),
    ])
  }

  /// `GET /health`: the process is alive.
  func health(_ call: Call) -> Response { Self.plain("ok", 200) }

  /// `GET /ready`: answers can be read and an inventory is in force.
  func ready(_ call: Call) async -> Response {
    do {
      guard try await room.inventory(at: call.now) != nil else { return Self.plain("no inventory in force", 503) }
      return Self.plain("ready", 200)
    } catch {
      logger.error("not ready", metadata: ["error": "\(String(reflecting: error))"])
      return Self.plain("the record cannot be read", 503)
    }
  }

  private static func plain(_ text: String, _ status: Int) -> Response {
    Response(status, "text/plain; charset=utf-8", .init(string: text + "\n"), cache: "no-store")
  }
}
