import Foundation
import GRDB
import Record
import Storage
import TestKit
import Testing

/// How many damaged events are read; GONGZHI_LONG_FUZZ multiplies it.
private let rounds = (ProcessInfo.processInfo.environment["GONGZHI_LONG_FUZZ"].flatMap(Int.init) ?? 1) * 6_000

@Suite("Damaged events") struct EventFuzzTests {
  @Test("are refused in words, or mean the same when they are written again: members, kinds, numbers, texts")
  func damaged() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let samples = try await RawWriterTests.database(of: neighbourhood).read {
      try Data.fetchAll($0, sql: "SELECT bytes FROM event").map { Array($0) }
    }
    #expect(samples.count > 100)
    let values = try samples.map { try CanonicalJSON.decode(CanonicalValue.self, from: $0) }
    var random = Seeded(state: 8785)
    var refused = 0
    for round in 0..<rounds {
      let (one, other) = (values[round % values.count], values[Int(random.next() % UInt64(values.count))])
      guard let input = try? CanonicalJSON.encode(Self.damage(one, other, 0, &random)) else { continue }
      do {
        let event = try CanonicalJSON.decode(RecordedEvent.self, from: input)
        // What a reader does not know it passes over, since the leaf covers the bytes; what it knows it keeps.
        let again = try CanonicalJSON.encode(event)
        let reread = try CanonicalJSON.decode(RecordedEvent.self, from: again)
        let isKept = try reread == event && CanonicalJSON.encode(reread) == again
        #expect(isKept, "seed 8785, round \(round): \(String(decoding: input, as: UTF8.self))")
      } catch {
        refused += 1
        #expect("\(error)".count > 5)
      }
    }
    #expect(refused > rounds / 3)
  }

  /// A value with one thing changed, somewhere in it.
  private static func damage(
    _ value: CanonicalValue, _ other: CanonicalValue, _ depth: Int, _ random: inout Seeded
  ) -> CanonicalValue {
    switch value {
    case .object(var members) where !members.isEmpty && (depth == 0 || random.next() % 4 != 0):
      guard let name = members.keys.sorted().randomElement(using: &random), let member = members[name] else { break }
      switch random.next() % 9 {
      case 0: members[name] = nil
      case 1: members["unheard-of"] = .string("x")
      case 2:
        members[name] = nil
        members[name.uppercased()] = member
      case 3: if case .object(let theirs) = other { members[name] = theirs[name] ?? other }
      default: members[name] = damage(member, other, depth + 1, &random)
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty && random.next() % 4 != 0:
      let place = Int(random.next() % UInt64(elements.count))
      switch random.next() % 4 {
      case 0: elements.remove(at: place)
      case 1: elements.insert(elements[place], at: place)
      case 2: elements.reverse()
      default: elements[place] = damage(elements[place], other, depth + 1, &random)
      }
      return .array(elements)
    default: break
    }
    return [
      .string(""), .string("\u{0}"), .string("e\u{301}"), .string("99"), .integer(0), .integer(-1),
      .integer(CanonicalJSON.largestInteger), .integer(-CanonicalJSON.largestInteger), .array([]), .object([:]), other,
    ].randomElement(using: &random) ?? other
  }
}

/// A small generator with a seed, so that a failure can be seen again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
