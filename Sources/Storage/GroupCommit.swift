import GRDB
import Inventory
package import Proceedings
import Record
import Synchronization
package import Vocabulary

/// The writer: commands that wait together are decided one after the other in one transaction, and share one fsync.
///
/// While a batch is being synced the next one gathers, so batches grow with the load and a lone command waits for
/// nobody.
package final class GroupCommit: Register {
  private struct Waiting: Sendable {
    let command: any Command
    let acting: ActingSeat
    let answer: CheckedContinuation<Verdict, any Error>
  }

  private struct Queue {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  /// At most so many commands share a transaction.
  package static let largestBatch = 1024

  private let store: Store
  private let craft: Craft
  private let now: @Sendable () -> Instant
  private let entropy: @Sendable (Int) -> [UInt8]
  private let queue = Mutex(Queue())
  private let memory = Mutex(Memory())
  private let log = LogCutting()

  /// A writer on a store, with the clock, the source of random bytes and the craft that commands may need.
  package init(
    store: Store, craft: Craft, now: @escaping @Sendable () -> Instant,
    entropy: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.store = store
    self.craft = craft
    self.now = now
    self.entropy = entropy
  }

  package func perform(_ command: any Command, by acting: ActingSeat) async throws -> Verdict {
    let prepared = try await command.prepared(by: craft)
    return try await withCheckedThrowingContinuation { answer in
      let mustStart = queue.withLock { queue in
        queue.waiting.append(Waiting(command: prepared, acting: acting, answer: answer))
        defer { queue.isWriting = true }
        return !queue.isWriting
      }
      if mustStart { writeNextBatch() }
    }
  }

  private func writeNextBatch() {
    store.pool.asyncWriteWithoutTransaction { database in
      while let batch = self.takeBatch() { self.write(batch, to: database) }
    }
  }

  private func takeBatch() -> [Waiting]? {
    queue.withLock { queue in
      guard !queue.waiting.isEmpty else {
        queue.isWriting = false
        return nil
      }
      let batch = Array(queue.waiting.prefix(Self.largestBatch))
      queue.waiting.removeFirst(batch.count)
      return batch
    }
  }

  private func write(_ batch: [Waiting], to database: Database) {
    var answers: [Result<Verdict, any Error>]
    do {
      answers = try enter(batch, in: database, guarded: false)
    } catch let first {
      forgetAll()
      do {
        // Something could not be entered. Once more, so that it fails alone; this writes over what a failed commit left.
        answers = try enter(batch, in: database, guarded: true)
      } catch let second {
        // Whoever waits is told so, and the next batch reads the state anew.
        forgetAll()
        let error = first is UnconfirmedCommit ? first : second
        answers = batch.map { _ in .failure(error) }
      }
    }
    // Before anyone is told that something was erased, and outside of the transaction that erased it.
    log.settle(in: database, wait: 1_000)
    for (waiting, answer) in zip(batch, answers) { waiting.answer.resume(with: answer) }
  }

  /// Decides and enters a batch in one transaction.
  ///
  /// - Parameter guarded: whether each command has a savepoint, so that a failure undoes it alone; without, which is
  ///   faster, a failure is thrown and nothing is entered.
  private func enter(
    _ batch: [Waiting], in database: Database, guarded: Bool
  ) throws -> [Result<Verdict, any Error>] {
    var answers: [Result<Verdict, any Error>] = []
    answers.reserveCapacity(batch.count)
    var entering: Entering?
    do {
      try database.inTransaction(.immediate) {
        entering = try decideAll(batch, in: database, guarded: guarded, &answers)
        return .commit
      }
    } catch {
      guard entering != nil, (error as? any StorageTrouble)?.meaning != .full else { throw error }
      // Everything was written when SQLite failed, all but for certain. Without space the commit mark is not written.
      throw UnconfirmedCommit(cause: error)
    }
    if let entering {
      let sealed = entering.journal.sealed
      store.marks.note(
        entering.events, root: sealed.map { RecordRoot(size: $0.size, root: $0.root.hexadecimal) })
      if let sealed { answers = answers.map { $0.map { $0.sealed(in: sealed) } } }
      if entering.hasErased { log.owe() }
    }
    return answers
  }

  /// Decides a batch and writes it, all but the commit.
  private func decideAll(
    _ batch: [Waiting], in database: Database, guarded: Bool, _ answers: inout [Result<Verdict, any Error>]
  ) throws -> Entering {
    let version: Int64 = try database.value("PRAGMA data_version") ?? 0
    // Someone else wrote to the file, or a batch failed; what is known may be so no longer.
    if memory.withLock({ $0.version != version }) {
      forgetAll()
      try store.shelf.reload(from: database)
    }
    var current = Entering(
      journal: try memory.withLock { $0.takeJournal() } ?? Journal(database), isGuarded: guarded)
    let desk = try SQLiteDesk(
      database, nextSequence: current.journal.size, shelf: store.shelf, known: memory.withLock { $0.takeKnown() })
    for waiting in batch { answers.append(try decide(waiting, on: desk, &current, database)) }
    try database.write(&current.deferred)
    try current.journal.seal(at: now(), in: database)
    memory.withLock { $0 = Memory(version: version, journal: current.journal, known: desk.known) }
    return current
  }

  /// Forgets what was known; it is read again when it is needed, so this itself cannot fail.
  private func forgetAll() {
    memory.withLock { $0 = Memory() }
    store.shelf.forget()
  }

  /// Decides one command and enters what it led to; when guarded, a failure is its answer and undoes it alone.
  private func decide(
    _ waiting: Waiting, on desk: SQLiteDesk, _ entering: inout Entering, _ database: Database
  ) throws -> Result<Verdict, any Error> {
    guard entering.isGuarded else { return .success(try verdict(on: waiting, desk, &entering, database)) }
    let before = entering
    do {
      var verdict: Verdict?
      try database.inSavepoint {
        verdict = try self.verdict(on: waiting, desk, &entering, database)
        return .commit
      }
      if let verdict { return .success(verdict) }
      return .failure(BrokenRecord(sequence: before.journal.size, reason: "the command was not entered"))
    } catch {
      // A failure of storage undoes the whole transaction, not this command alone; what follows must not begin another.
      guard database.isInsideTransaction, (error as? any StorageTrouble)?.meaning == nil else { throw error }
      entering = before
      try desk.goBack(to: before.journal.size)
      try store.shelf.reload(from: database)
      return .failure(error)
    }
  }

  private func verdict(
    on waiting: Waiting, _ desk: SQLiteDesk, _ entering: inout Entering, _ database: Database
  ) throws -> Verdict {
    let instant = max(now(), entering.journal.lastAt)
    let heard: Heard
    do {
      heard = try hear(waiting.command, by: waiting.acting, on: desk, at: instant, entropy: entropy)
    } catch let refusal as Refusal {
      try database.note(refusal, of: waiting.command, by: waiting.acting, at: instant)
      return .refused(refusal)
    } catch let malformed as Malformed {
      return .malformed(malformed)
    } catch let unknown as Unknown {
      return .unknown(unknown)
    }
    return .entered(try enter(heard, at: instant, on: desk, &entering, database))
  }

  /// Enters the events of a command and derives their views.
  private func enter(
    _ heard: Heard, at instant: Instant, on desk: SQLiteDesk, _ entering: inout Entering, _ database: Database
  ) throws -> Receipt {
    let sequence = entering.journal.size
    var first: LeafHash?
    try database.keep(heard)
    entering.hasErased = entering.hasErased || !heard.erased.isEmpty || !heard.discarded.isEmpty
    for recorded in heard.events {
      let leaf = try entering.journal.enter(recorded, in: database)
      first = first ?? leaf
      try database.apply(recorded, deferring: &entering.deferred)
      desk.nextSequence = entering.journal.size
      try desk.forget(after: recorded)
      if case .inventoryPublished = recorded.event { try store.shelf.reloadKeepingLeads(from: database) }
    }
    entering.events += heard.events
    return Receipt(heard: heard, leaf: first?.node.hexadecimal ?? "", at: instant, sequence: sequence)
  }
}

extension GroupCommit {
  /// What one transaction carries along.
  fileprivate struct Entering {
    var journal: Journal
    /// Whether each command has a savepoint.
    let isGuarded: Bool
    var deferred = DeferredViews()
    var events: [RecordedEvent] = []
    /// Whether something was deleted that lay beside the record.
    var hasErased = false
  }

  /// What the writer remembers between batches, as of a version of the database file.
  fileprivate struct Memory {
    var version: Int64 = -1
    var journal: Journal?
    var known = KnownFacts()

    mutating func takeJournal() -> Journal? {
      defer { journal = nil }
      return journal
    }

    /// Hands the facts over, so that nobody else holds them while they grow.
    mutating func takeKnown() -> KnownFacts {
      defer { known = KnownFacts() }
      return known
    }
  }
}
