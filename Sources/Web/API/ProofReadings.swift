import Hummingbird
import Proceedings
import Record
import Vocabulary

extension House {
  /// `GET /api/record/proofs/inclusion`: that an event is in the record as it stood at a size.
  func inclusionAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let sequence = asking.required("sequence", 0...Int.max)
    let size = asking.number("size", 1...Int.max).map(Int64.init)
    try asking.finish()
    let newest = try await room.root().size
    guard Int64(sequence) < newest else { throw Unknown("event", String(sequence)) }
    try Self.check(size, in: Int64(sequence) + 1...newest, as: "size")
    guard let proven = try await room.inclusion(of: Int64(sequence), size: size) else {
      throw Unknown("event", String(sequence))
    }
    return .json([
      "sequence": .number(proven.proof.index), "size": .number(proven.proof.size),
      "leaf": .text(proven.leaf.description), "root": .text(proven.root.hexadecimal),
      "path": Self.json(proven.proof.path),
    ])
  }

  /// `GET /api/record/proofs/consistency`: that the record at a size begins with all that it was at a smaller one.
  func consistencyAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let from = Int64(asking.required("from", 1...Int.max))
    let to = asking.number("to", 1...Int.max).map(Int64.init)
    try asking.finish()
    let newest = try await room.root().size
    try Self.check(to, in: 1...max(1, newest), as: "to")
    try Self.check(from, in: 1...max(1, to ?? newest), as: "from")
    guard let proven = try await room.consistency(from: from, to: to) else { throw Unknown("size", String(from)) }
    return .json([
      "from": .number(proven.proof.oldSize), "to": .number(proven.proof.newSize),
      "oldRoot": .text(proven.oldRoot.hexadecimal), "newRoot": .text(proven.newRoot.hexadecimal),
      "path": Self.json(proven.proof.path),
    ])
  }

  private static func json(_ path: [NodeHash]) -> JSON { .list(path) { .text($0.hexadecimal) } }

  private static func check(_ size: Int64?, in range: ClosedRange<Int64>, as field: String) throws {
    guard let size, !range.contains(size) else { return }
    throw Malformed([
      FieldFault(
        field: field, code: .outOfRange, value: String(size), limit: "\(range.lowerBound)–\(range.upperBound)")
    ])
  }
}

extension Asking {
  /// A whole number that must be there.
  fileprivate mutating func required(_ name: String, _ range: ClosedRange<Int>) -> Int {
    let before = faults.count
    if let number = number(name, range) { return number }
    if faults.count == before { miss(name) }
    return range.lowerBound
  }
}
