import Inventory
import Vocabulary

/// A random source that gives the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(next() % UInt64(values.count))] }
  mutating func chance(_ one: Int, in all: Int) -> Bool { Int(next() % UInt64(all)) < one }
}

/// Small worlds in which everything meets everything: nested matters and areas, classes of holders, terms that touch.
enum SmallWorld {
  static let matters: [MatterCode] = ["*", "A", "A01", "A0101", "AB1", "B02", "消防"]
  static let asked: [MatterCode] = ["A", "A01", "A0101", "A0102", "A02", "AB1", "B02", "C", "消防", "消防通道"]
  static let stages: [StageCode] = ["*", "受理", "执行", "核查"]
  static let areas: [AreaCode] = [
    "990102000000", "990102001000", "990102001001", "990102001002", "99010200100101", "00",
  ]
  .compactMap { AreaCode($0) }
  static let acts: [Act] = [.accept, .execute, .verify, .vote, .speak]
  static let days: [CivilDate] = (0..<5).map { CivilDate(day: 20_000 + $0) }

  static func parties(_ random: inout SeededGenerator) -> [Party] {
    let kinds: [PartyKind] = [.department, .subdistrict, .residentsCommittee, .people]
    return (0..<6).map { number in
      Party(
        id: PartyID("p\(number)"), name: Bilingual(zh: "主体\(number)"), kind: random.pick(kinds),
        area: random.pick(areas),
        superior: random.chance(1, in: 2) ? PartyID("p\(random.next() % 6)") : nil)
    }
  }

  static func entry(_ number: Int, _ random: inout SeededGenerator) -> InventoryEntry {
    let holder: EntryHolder =
      switch random.next() % 6 {
      case 0: .anyOf(random.pick([.department, .subdistrict, .residentsCommittee, .people]))
      case 1: .anyone
      default: .party(PartyID("p\(random.next() % 7)"))
      }
    let basis = random.pick(["", "甲法第一条", "乙法第二条", "甲法第三条;乙法", "丙法"])
    let from = random.chance(1, in: 2) ? random.pick(days) : nil
    return InventoryEntry(
      code: EntryCode("e\(number)"), list: random.pick([.powers, .powers, .admitted]),
      powerType: random.pick([.publicService, .coercion]), name: Bilingual(zh: "事\(number)"),
      matter: random.pick(matters),
      stage: random.pick(stages), area: random.pick(areas), holder: holder,
      role: random.pick([.lead, .lead, .support, .support, .prohibited, .recalled]),
      listedActs: random.chance(1, in: 2) ? [] : [random.pick(acts), random.pick(acts)],
      basis: EntryBasis(
        text: Bilingual(zh: basis), citations: Citation.all(in: basis),
        until: random.chance(1, in: 4) ? random.pick(days) : nil),
      from: from, until: random.chance(1, in: 2) ? random.pick(days).advanced(byDays: 1) : nil,
      delegation: random.chance(1, in: 6) ? Delegation(from: "p0", ends: random.pick(days)) : nil,
      admission: random.chance(1, in: 4)
        ? Admission(
          decision: "准", status: random.pick([.approved, .approved, .pending]),
          until: random.pick([nil, random.pick(days)]))
        : nil)
  }

  static func tables(_ random: inout SeededGenerator) -> InventoryTables {
    let bases = [
      LegalBasis(instrument: "甲法", from: random.pick(days), until: nil),
      LegalBasis(instrument: "甲法", from: nil, until: random.pick(days)),
      LegalBasis(instrument: "乙法", until: random.pick(days)),
    ]
    return InventoryTables(
      version: "v", effectiveFrom: days[0], parties: parties(&random),
      entries: (0..<Int(3 + random.next() % 30)).map { entry($0, &random) }, bases: bases)
  }

  /// A grant to some party, whose second ends where requests like to fall.
  static func grant(_ number: Int, _ random: inout SeededGenerator) -> EmergencyGrant {
    let from = Int64(20_000 + random.next() % 4) * 86_400_000 + Int64(random.next() % 86_400) * 1_000
    let to = from + Int64(random.next() % 200_000) * 1_000
    return EmergencyGrant(
      id: GrantID("g\(number)"), grantor: "p0", entry: EntryCode("z\(number)"),
      holder: PartyID("p\(random.next() % 7)"),
      matters: [random.pick(matters), random.pick(matters)], stages: [random.pick(stages)],
      acts: [random.pick(acts), random.pick(acts)], areas: [random.pick(areas), random.pick(areas)],
      from: Instant(milliseconds: from), to: Instant(milliseconds: to), basis: "突发事件应对法第七十三条", reason: "险情",
      review: TimeLimit(number: 10, unit: .workingDay),
      revokedAt: random.chance(1, in: 5) ? Instant(milliseconds: (from + to) / 2) : nil)
  }

  /// A request with grants, mostly at an instant at which one of them begins, ends or is revoked.
  static func requestUnderGrants(_ random: inout SeededGenerator) -> DecisionRequest {
    var request = request(&random)
    request.facts.grants = (0..<Int(1 + random.next() % 6)).map { grant($0, &random) }
    let named = random.pick(request.facts.grants)
    if random.chance(3, in: 4) {
      request.actor = Actor(
        person: request.actor.person, seat: request.actor.seat, party: named.holder, mandate: request.actor.mandate)
      request.matter = random.pick(asked)
      request.act = random.pick(named.acts)
    }
    let edges = [named.from, named.to, named.end, named.revokedAt ?? named.to].map(\.milliseconds)
    let offset = random.pick([-1_000, -1, 0, 1, 999, 1_000, 1_001] as [Int64])
    if random.chance(3, in: 4) { request.at = Instant(milliseconds: random.pick(edges) + offset) }
    return request
  }

  static func request(_ random: inout SeededGenerator) -> DecisionRequest {
    let people: [PersonID] = ["x", "y"]
    let seats: [SeatID] = ["s", "t"]
    let party = { (random: inout SeededGenerator) in PartyID("p\(random.next() % 7)") }
    let at = Instant(milliseconds: Int64(20_000 + random.next() % 5) * 86_400_000 + Int64(random.next() % 86_400_000))
    var facts = DecisionFacts()
    if random.chance(1, in: 2) {
      facts.executors = [Executor(party: party(&random), persons: random.chance(1, in: 3) ? [random.pick(people)] : [])]
      if random.chance(1, in: 4) { facts.executingSeats = [random.pick(seats)] }
      if random.chance(1, in: 4) { facts.actorParties = [party(&random)] }
    }
    if random.chance(1, in: 6) { facts.recused = [random.pick(people)] }
    return DecisionRequest(
      actor: Actor(
        person: random.pick(people), seat: random.pick(seats), party: party(&random),
        mandate: Term(from: Instant(milliseconds: 0), until: random.chance(1, in: 8) ? at : nil)),
      act: random.pick(acts), matter: random.pick(asked), stage: random.pick(["受理", "执行", "核查", "别的"]),
      area: random.pick(areas), at: at, facts: facts)
  }
}
