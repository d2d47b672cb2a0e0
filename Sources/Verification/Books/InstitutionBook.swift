import Duties
import Proceedings
import Record
import Vocabulary
import Voting

/// What the events say of the institution itself: its place and time, its calendar and ladder, its registers, and who
/// witnesses its record.
struct InstitutionBook {
  private(set) var founded: InstitutionFounded?
  private(set) var holidays: Set<CivilDate> = []
  private(set) var workedWeekends: Set<CivilDate> = []
  private(set) var ladder: EscalationLadder?
  /// The lines of the policy of witnesses.
  private(set) var policy: String?
  /// The newest register of each area; areas with the same significant digits are one area.
  private(set) var registers: [AreaCode: UnitRegister] = [:]

  var clock: CivilClock { founded?.clock ?? .china }

  mutating func fold(_ event: InstitutionFounded) throws(Unfounded) {
    try demand(founded == nil, "the institution was founded before")
    founded = event
  }

  mutating func fold(_ event: CalendarKept) throws(Unfounded) {
    holidays = Set(event.holidays)
    workedWeekends = Set(event.workedWeekends)
    try demand(
      holidays.isDisjoint(with: workedWeekends) && holidays.count == event.holidays.count
        && workedWeekends.count == event.workedWeekends.count, "the calendar names a day twice")
  }

  mutating func fold(_ event: LadderKept) { ladder = event.ladder }

  mutating func fold(_ event: WitnessesKept) { policy = event.policy }

  mutating func fold(_ event: RegisterKept) { registers[event.area] = event.register }

  /// The register of the smallest registered area around a place.
  func register(around area: AreaCode) -> UnitRegister? {
    registers.keys.filter { $0.contains(area) }.max { $0.prefix.utf8.count < $1.prefix.utf8.count }
      .flatMap { registers[$0] }
  }

  /// The registers that cover a place or a part of it, in the order of their areas.
  func registers(touching area: AreaCode) -> [Households.Kept] {
    registers.filter { $0.key.contains(area) || area.contains($0.key) }.sorted { $0.key < $1.key }
      .map { Households.Kept(area: $0.key, register: $0.value) }
  }
}
