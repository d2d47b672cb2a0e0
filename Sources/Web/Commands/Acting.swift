import Hummingbird
import Logging
import NIOPosix
import Proceedings
import Vocabulary

extension House {
  /// Makes a command of a form and hands it in at the door.
  ///
  /// - Throws: `Refusal`, `Malformed` or `Unknown`, which are answers; `Trouble` with `noSeat`; else the machine failed.
  func act(_ kind: CommandKind, _ form: Form, as session: Session, at now: Instant) async throws -> Receipt {
    let acting = ActingSeat(person: session.person, seat: try await actingSeat(session, at: now))
    let issued = try await issued(kind, form, as: acting.seat, at: now)
    switch try await register.perform(try await command(kind, issued.form), by: acting) {
    case .entered(let receipt):
      do {
        try issued.note()
      } catch {
        // The record has it; the authority's own register is the lesser copy.
        logger.error("the register of the authority was not written", metadata: ["error": "\(error)"])
      }
      // Whoever was erased is signed in nowhere from now on; sessions are also remembered outside the store.
      if kind.name == ErasePerson.kind.name, let person = form["person"] {
        do {
          try await sessions.closeAll(of: PersonID(person))
        } catch {
          // The act is entered all the same, and took the sessions out of the store.
          logger.error("the sessions of an erased person were not closed", metadata: ["error": "\(error)"])
        }
      }
      return receipt
    case .refused(let refusal): throw refusal
    case .malformed(let malformed): throw malformed
    case .unknown(let unknown): throw unknown
    }
  }

  /// Reading the tables of an inventory takes long, so it is not done where requests are answered.
  private func command(_ kind: CommandKind, _ form: Form) async throws -> any Command {
    guard kind.bearsFile else { return try kind.make(form) }
    return try await NIOThreadPool.singleton.runIfActive { try kind.make(form) }
  }

  private func actingSeat(_ session: Session, at now: Instant) async throws -> SeatID {
    if let seat = session.seat { return seat }
    let seats = try await room.person(session.person)?.seats ?? []
    let inForce = seats.filter { $0.mandate.contains(now) }
    if inForce.count == 1, let only = inForce.first { return only.id }
    // Whoever has no seat in force any more hears so from the door, with the days of the last mandate.
    guard inForce.isEmpty, let last = seats.max(by: { $0.mandate.from < $1.mandate.from }) else {
      throw Trouble(.noSeat)
    }
    return last.id
  }

  /// Puts what the path names into the form; what is written there cannot be overwritten by the body.
  func filled(_ form: Form, from call: Call, for kind: CommandKind) throws -> Form {
    var form = form
    for name in kind.pathFields {
      let value = try call.part(name)
      if let sent = form[name], sent != value {
        throw Malformed([FieldFault(field: name, code: .notAChoice, value: sent, limit: value)])
      }
      form.values[name] = [value]
    }
    return form
  }
}
