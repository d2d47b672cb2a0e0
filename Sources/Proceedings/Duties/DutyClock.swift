package import Record
package import Vocabulary

/// Where the duty clock reads when it is needed next. Nothing here changes anything.
package protocol DutyBoard: Sendable {
  /// The clocks of the open cases that changed after an event, under the rules in force at an instant.
  func wakings(changedAfter sequence: Int64, at instant: Instant) async throws -> Wakings
  /// The escalations among some events that reached nobody.
  func alarms(from sequence: Int64, count: Int) async throws -> [DutyEscalated]
  /// A stream that ends when an event after `sequence` is in the record.
  func change(after sequence: Int64) -> AsyncStream<Void>
}

/// When cases need the duty clock.
package struct Wakings: Sendable, Equatable {
  /// What is to be done in a case, and when.
  package struct Waking: Sendable, Equatable {
    /// When the next step of the ladder is due.
    package let escalates: Instant?
    /// When the case may be closed without an answer.
    package let closes: Instant?

    /// What is to be done in a case.
    package init(escalates: Instant?, closes: Instant?) {
      self.escalates = escalates
      self.closes = closes
    }
  }

  /// The last event that is taken into account; -1 for none.
  package let through: Int64
  /// The rules under which the instants were counted; nil before an inventory is in force.
  package let rules: DutyRules?
  /// The cases that changed; nil for a case in which nothing is to come.
  package let cases: [CaseID: Waking?]

  /// When cases need the duty clock.
  package init(through: Int64, rules: DutyRules?, cases: [CaseID: Waking?]) {
    self.through = through
    self.rules = rules
    self.cases = cases
  }
}

/// Does in time what the rules say happens by itself: escalates overdue duties and closes cases after a week of
/// silence. It acts from an ordinary seat through the ordinary door; where that seat may not act, it is refused as
/// anyone would be.
///
/// What it knows is read from the record, so a clock that was stopped catches up when it starts again.
package struct DutyClock: Sendable {
  /// What came of one round.
  package struct Round: Sendable {
    /// The instant at which the clock is needed next; nil when nothing is to come.
    package var next: Instant?
    /// The last event that was taken into account.
    package var through: Int64
    /// How many commands were entered.
    package var entered = 0
    /// Escalations that reached nobody.
    package var alarms: [(subject: CaseID, escalation: DutyEscalated)] = []
    /// Commands that were refused.
    package var refused: [(subject: CaseID, refusal: Refusal)] = []
  }

  private let register: any Register
  private let board: any DutyBoard
  private let seat: ActingSeat
  private let now: @Sendable () -> Instant
  private var wakings: [CaseID: Wakings.Waking] = [:]
  private var rules: DutyRules?
  private var through: Int64 = -1

  /// At most so many commands wait at the door at a time; they share transactions.
  private static let atOnce = 64

  /// A clock that acts from a seat.
  package init(
    register: any Register, board: any DutyBoard, seat: ActingSeat, now: @escaping @Sendable () -> Instant
  ) {
    self.register = register
    self.board = board
    self.seat = seat
    self.now = now
  }

  /// Does everything that is due, and says when there is more to do.
  ///
  /// - Throws: when the machine fails; the next round begins where this one stopped.
  package mutating func round() async throws -> Round {
    var round = Round(next: nil, through: through)
    while true {
      try await read()
      let due = dueCommands(at: now())
      if due.isEmpty { break }
      for start in stride(from: 0, to: due.count, by: Self.atOnce) {
        try await perform(Array(due[start..<min(start + Self.atOnce, due.count)]), &round)
      }
    }
    round.next = wakings.values.flatMap { [$0.escalates, $0.closes] }.compactMap(\.self).min()
    round.through = through
    return round
  }

  /// Rounds until the task is cancelled.
  ///
  /// - Parameters:
  ///   - pause: waits until the instant that is next, or until an event after the sequence number is entered.
  ///   - tell: hears what came of each round.
  package mutating func run(
    pause: @Sendable (Instant?, Int64) async -> Void, tell: @Sendable (Result<Round, any Error>) -> Void
  ) async {
    while !Task.isCancelled {
      let result: Result<Round, any Error>
      do { result = .success(try await round()) } catch { result = .failure(error) }
      if Task.isCancelled { return }
      tell(result)
      switch result {
      case .success(let round): await pause(round.next, round.through)
      case .failure: await pause(now().advanced(byMilliseconds: 60_000), .max)
      }
    }
  }

  private mutating func read() async throws {
    var news = try await board.wakings(changedAfter: through, at: now())
    if news.rules != rules, through >= 0 {
      news = try await board.wakings(changedAfter: -1, at: now())
      wakings = [:]
    }
    rules = news.rules
    through = news.through
    for (subject, waking) in news.cases { wakings[subject] = waking }
  }

  private func dueCommands(at now: Instant) -> [(subject: CaseID, command: any Command)] {
    wakings.sorted { $0.key < $1.key }.compactMap { subject, waking in
      if let escalates = waking.escalates, escalates <= now,
        let command = try? EscalateDuties(Form(["case": subject.text]))
      {
        return (subject, command)
      }
      if let closes = waking.closes, closes <= now,
        let command = try? CloseCase(Form(["case": subject.text, "ground": "no-answer"]))
      {
        return (subject, command)
      }
      return nil
    }
  }

  private mutating func perform(_ due: [(subject: CaseID, command: any Command)], _ round: inout Round) async throws {
    let (register, seat) = (register, seat)
    let answers = try await withThrowingTaskGroup(of: (CaseID, Verdict).self) { group in
      for (subject, command) in due {
        group.addTask { (subject, try await register.perform(command, by: seat)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for (subject, verdict) in answers {
      // What was entered changed the case, so its clock is read anew; what was refused waits until the case changes.
      wakings[subject] = nil
      switch verdict {
      case .entered(let receipt):
        round.entered += 1
        round.alarms += try await board.alarms(from: receipt.sequence, count: receipt.count).map { (subject, $0) }
      case .refused(let refusal): round.refused.append((subject, refusal))
      case .malformed, .unknown: break
      }
    }
  }
}
