import Proceedings
import Synchronization
import Vocabulary

/// What everybody sees of a case, drawn, with the facts that its forms ask for.
struct DrawnCase: Sendable {
  /// The mark under which it was read.
  let mark: CaseMark
  /// The instant from which its words about limits are no longer true.
  let until: Instant
  let title: String
  /// The head, as UTF-8.
  let head: [UInt8]
  /// Timeline, thread and what follows, as UTF-8.
  let body: [UInt8]
  let facts: CaseFacts

  var size: Int { head.count + body.count + 2048 }
}

/// Drawn cases, kept while the case does not change, up to a number of bytes.
///
/// Two generations: what was asked for lately is in the young one; when that is full it becomes the old one, and the
/// old one is given up.
final class DrawnCases: Sendable {
  struct Key: Hashable, Sendable {
    let id: CaseID
    let page: Int
    let language: Language
  }

  private struct Shelves {
    var young: [Key: DrawnCase] = [:]
    var old: [Key: DrawnCase] = [:]
    var bytes = 0
  }

  private let limit: Int
  private let shelves = Mutex(Shelves())

  init(limit: Int) { self.limit = limit }

  /// The drawn case, if it still is what would be drawn at an instant.
  func find(_ key: Key, mark: CaseMark, at now: Instant) -> DrawnCase? {
    shelves.withLock { shelves in
      let isYoung = shelves.young[key] != nil
      guard let found = shelves.young[key] ?? shelves.old[key], found.mark == mark, now < found.until else {
        return nil
      }
      if !isYoung { put(found, under: key, on: &shelves) }
      return found
    }
  }

  func keep(_ drawn: DrawnCase, under key: Key) {
    guard drawn.size <= limit / 8 else { return }
    shelves.withLock { put(drawn, under: key, on: &$0) }
  }

  /// How many bytes are kept in both generations, at most the limit.
  var bytes: Int {
    shelves.withLock { shelves in
      shelves.young.merging(shelves.old) { young, _ in young }.values.reduce(0) { $0 + $1.size }
    }
  }

  private func put(_ drawn: DrawnCase, under key: Key, on shelves: inout Shelves) {
    if shelves.bytes + drawn.size > limit / 2 {
      shelves.old = shelves.young
      shelves.young = [:]
      shelves.bytes = 0
    }
    let before = shelves.young.updateValue(drawn, forKey: key)
    shelves.bytes += drawn.size - (before?.size ?? 0)
  }
}
