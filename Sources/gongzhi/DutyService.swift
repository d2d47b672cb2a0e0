import Duties
import Logging
import Proceedings
import Record
import ServiceLifecycle
import Storage
import Vocabulary

/// Runs the duty clock beside the server: it sleeps until the next limit, or until the record changes.
struct DutyService: Service {
  let clock: DutyClock
  let board: SQLiteDutyBoard
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var clock = self.clock
      await clock.run(pause: { await RecordWaiting(board: board).pause(until: $0, after: $1) }, tell: { tell($0) })
    }
  }

  private func tell(_ result: Result<DutyClock.Round, any Error>) {
    switch result {
    case .failure(let error):
      logger.error("the duty clock failed; it tries again in a minute", metadata: ["error": "\(error)"])
    case .success(let round):
      if round.entered > 0 { logger.info("the duty clock acted", metadata: ["commands": "\(round.entered)"]) }
      for (subject, escalation) in round.alarms {
        logger.error(
          "an overdue duty went up and reached nobody",
          metadata: [
            "case": "\(subject)", "duty": "\(escalation.duty.command)", "holder": "\(escalation.holder)",
            "step": "\(escalation.step)", "alarm": "\(escalation.alarm?.rawValue ?? "")",
          ])
      }
      for (subject, refusal) in round.refused {
        logger.error(
          "the duty clock was refused; give its seat an entry that lets it escalate and close",
          metadata: ["case": "\(subject)", "refusal": "\(refusal.code.rawValue)"])
      }
    }
  }
}

extension House {
  /// The seat of which the duty clock acts: a seat by its number, or a login, `login` or `login@party`.
  ///
  /// - Throws: `NoSeat` when there is none in force, or a login has several and no party is named.
  func seat(of name: String) async throws -> ActingSeat {
    let now = machineTime()
    if let seat = try await room.seat(SeatID(name)), seat.mandate.contains(now) {
      return ActingSeat(person: seat.person, seat: seat.id)
    }
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    guard let login = parts.first, let person = try await room.credential(login: login)?.person,
      let card = try await room.person(person)
    else { throw NoSeat(name: name) }
    let seats = card.seats.filter { $0.mandate.contains(now) && (parts.count < 2 || $0.party.text == parts[1]) }
    guard seats.count == 1, let seat = seats.first else { throw NoSeat(name: name) }
    return ActingSeat(person: person, seat: seat.id)
  }

  /// The duty clock, acting from a seat.
  func dutyService(seat name: String, logger: Logger) async throws -> DutyService {
    let board = SQLiteDutyBoard(store: store)
    return DutyService(
      clock: DutyClock(register: register, board: board, seat: try await seat(of: name), now: machineTime),
      board: board, logger: logger)
  }
}

/// The duty clock has no seat to act from.
struct NoSeat: Error, CustomStringConvertible {
  let name: String
  var description: String {
    "“\(name)” names no single seat in force for the duty clock; name a seat, a login, or login@party, or leave out "
      + "duties.seat"
  }
}
