import Duties
import Inventory
package import Vocabulary

extension Ground {
  /// The ground of giving emergency powers: the matter of governance, in the smallest area that contains them all.
  package static func aboutEmergency(in areas: [AreaCode], of subject: CaseID?, on desk: any Desk) throws -> Ground {
    guard let area = AreaCode.around(areas) ?? desk.area else { throw Refusal(.noInventory) }
    return .inventory(
      matter: .governance, stage: .governance, area: area, facts: DecisionFacts(), subject: subject)
  }

  /// The ground of an act on a grant, with who may have used it where the act asks for that.
  ///
  /// - Shape: for a grant that does not exist the ground is the whole institution, so that who may do nothing here is
  ///   told that, and not which grants there are.
  package static func aboutGrant(
    _ id: GrantID, for act: Act, of subject: CaseID?, on desk: any Desk
  ) throws -> Ground {
    let grant = try desk.emergency(id)?.grant
    let ground = try aboutEmergency(in: grant?.areas ?? [], of: subject, on: desk)
    guard case .inventory(let matter, let stage, let area, var facts, _) = ground, let grant, act.isSupervising else {
      return ground
    }
    facts.executors = [try desk.users(of: grant)]
    return .inventory(matter: matter, stage: stage, area: area, facts: facts, subject: subject)
  }
}

extension Desk {
  /// A grant that must exist, in the case that is named with it.
  func required(_ id: GrantID, in subject: CaseID) throws -> EmergencyStanding {
    guard let standing = try emergency(id), standing.subject == subject else { throw Unknown("grant", id.text) }
    return standing
  }
}

extension WorkingCalendar {
  /// The last instant to which emergency powers that begin at `from` may reach: days, hours and minutes run through
  /// nights and holidays, since an emergency does; other limits end on the calendar.
  func latestEnd(of limit: TimeLimit, from: Instant) -> Instant {
    switch limit.unit {
    case .calendarDay: from.advanced(byDays: limit.number)
    case .week: from.advanced(byDays: limit.number * 7)
    case .minute, .hour, .workingHour, .workingDay, .month, .year: end(of: limit, from: from)
    }
  }
}
