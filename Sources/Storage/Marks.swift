import Proceedings
import Record
import Synchronization
import Vocabulary

/// Which cases changed when, for caches: what was read under a mark is fresh as long as the mark is the same.
///
/// A mark is taken before the reading, so what is kept is never older than its mark says.
final class Marks: Sendable {
  private struct State {
    var touched: [CaseID: Int64] = [:]
    var epoch: Int64 = 0
    var root: RecordRoot?
    var people: [PersonID: PersonCard] = [:]
    var newest: Int64 = -1
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastListener = 0
  }

  /// At most so many people are kept.
  private static let mostPeople = 20_000

  private let state = Mutex(State())

  func mark(of id: CaseID) -> CaseMark {
    state.withLock { CaseMark(sequence: $0.touched[id] ?? 0, epoch: $0.epoch) }
  }

  /// Notes events once they are committed and before they are acknowledged, with the root that they led to.
  func note(_ events: [RecordedEvent], root: RecordRoot?) {
    let listeners = state.withLock { state in
      if let root { state.root = root }
      if let last = events.last { state.newest = last.sequence }
      for event in events {
        if let subject = event.subject { state.touched[subject] = event.sequence + 1 }
        if event.subject == nil || Self.changesPowers(event.event.kind) {
          state.epoch = event.sequence + 1
          state.people = [:]
        }
      }
      defer { if !events.isEmpty { state.listeners = [:] } }
      return events.isEmpty ? [] : Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }

  /// Whether what cases show of powers may have changed for all of them.
  private static func changesPowers(_ kind: EventKind) -> Bool {
    switch kind {
    case .inventoryPublished, .emergencyGranted, .emergencyRevoked, .emergencyReviewed: true
    default: false
    }
  }

  /// A stream without elements that ends with the first event after `sequence`.
  func change(after sequence: Int64) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let number: Int? = state.withLock { state in
      guard state.newest <= sequence else { return nil }
      state.lastListener += 1
      state.listeners[state.lastListener] = continuation
      return state.lastListener
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.listeners[number] = nil } }
    return stream
  }

  /// The root of the record, once the writer wrote one or it was read.
  var root: RecordRoot? { state.withLock { $0.root } }

  /// Keeps the root that was read before the writer wrote one.
  func keep(_ root: RecordRoot) { state.withLock { $0.root = $0.root ?? root } }

  /// A person with their seats, kept since the institution last changed, and the epoch to keep one under.
  func person(_ id: PersonID) -> (card: PersonCard?, epoch: Int64) {
    state.withLock { ($0.people[id], $0.epoch) }
  }

  /// Keeps a person that was read in an epoch.
  func keep(_ person: PersonCard, readIn epoch: Int64) {
    state.withLock { state in
      guard state.epoch == epoch else { return }
      if state.people.count >= Self.mostPeople { state.people = [:] }
      state.people[person.id] = person
    }
  }
}
