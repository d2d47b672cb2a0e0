import Foundation
import Record
import Verification
import Vocabulary

/// Fetches the timestamps that a server keeps beside its record; what a server that lies can make it do is bounded.
struct TimestampFetch {
  let reach: RecordReach
  /// The bytes that are still taken.
  private var left = 256 << 20

  /// The most bytes that an authority's answer, or the checkpoint that it is over, may have.
  private static let mostAnswer = 1 << 16
  /// The most days that a server lists.
  private static let mostDays = 366

  init(reach: RecordReach) { self.reach = reach }

  /// A resolution in force, with the case that its address names.
  struct Resolution: Hashable {
    let subject: CaseID
    let id: ResolutionID

    /// A resolution in a case; nil where their names do not fit an address.
    init?(_ id: ResolutionID, in subject: CaseID) {
      guard [subject.text, id.text].allSatisfy(Self.fitsAnAddress) else { return nil }
      (self.subject, self.id) = (subject, id)
    }

    private static func fitsAnAddress(_ text: String) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy { byte in
          "-_".utf8.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
    }
  }

  /// What the list of days says of each.
  private struct Days: Decodable {
    struct Day: Decodable { let day: String }
    let items: [Day]
  }

  /// The timestamps over checkpoints of days, as far back as the server lists them: the newest first, each once.
  mutating func days() async throws -> [SourcedTimestamp] {
    let list = "/api/record/timestamps"
    guard let bytes = try await reach.find(list, limit: 1 << 20) else { return [] }
    let listed = (try? JSONDecoder().decode(Days.self, from: Data(bytes)))?.items.map { CivilDate($0.day[...]) }
    let days = listed?.compactMap(\.self) ?? []
    guard let listed, days.count == listed.count, days.count <= Self.mostDays,
      zip(days, days.dropFirst()).allSatisfy({ $0 > $1 })
    else { throw Verification.Fault(sequence: nil, reason: "\(list): not the list of days that it should be") }
    var found: [SourcedTimestamp] = []
    for day in days {
      let place = "/record/timestamps/\(day)"
      guard let content = try await find(place + ".checkpoint"), let answer = try await find(place + ".tsr")
      else { throw Verification.Fault(sequence: nil, reason: "\(place): listed, and not served") }
      found.append(SourcedTimestamp(place: "the timestamp of \(day)", subject: .checkpoint(content), answer: answer))
    }
    return found
  }

  /// The timestamps over resolutions; one that was not stamped, or not yet, has none.
  mutating func timestamps(of resolutions: Set<Resolution>) async throws -> [SourcedTimestamp] {
    var found: [SourcedTimestamp] = []
    for resolution in resolutions.sorted(by: { $0.id < $1.id }) {
      let path = "/cases/\(resolution.subject.text)/resolutions/\(resolution.id.text)/timestamp.tsr"
      guard let answer = try await find(path) else { continue }
      found.append(
        SourcedTimestamp(
          place: "the timestamp of \(resolution.id.text)", subject: .resolution(resolution.id), answer: answer))
    }
    return found
  }
  private mutating func find(_ path: String) async throws -> [UInt8]? {
    guard let bytes = try await reach.find(path, limit: Self.mostAnswer) else { return nil }
    left -= bytes.count
    guard left >= 0 else { throw Verification.Fault(sequence: nil, reason: "\(path): too many timestamps to take") }
    return bytes
  }
}
