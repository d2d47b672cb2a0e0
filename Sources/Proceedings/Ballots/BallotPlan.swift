import Cases
import Inventory
import Vocabulary
import Voting

/// How a ballot on a matter is counted and held, and who may vote in it; made from the inventory and the registers, and
/// frozen into the ballot when notice is given.
struct BallotPlan {
  /// The rule.
  let rule: VotingRule
  /// The options; nil where one proposal is voted on.
  let sheet: BallotSheet?
  /// How it is held; nil where the matter names a rule alone.
  let conduct: BallotConduct?

  /// The plan for one proposal: the first of the names that fits; after a round in which it was not adopted, with the
  /// rule of the next round where there is one.
  init(one names: [String], in inventory: CompiledInventory, after last: BallotFacts?) throws {
    let next = last?.nextRule
    for name in names {
      if let procedure = inventory.procedure(name) {
        let chambers = try Self.chambers(of: procedure)
        guard let own = chambers?.whole ?? VotingRules.rule(procedure.rule) else { continue }
        rule = next ?? own.falling(back: procedure.fallback ?? own.fallback)
        conduct = Self.conduct(procedure, chambers: next == nil ? chambers : nil)
        sheet = nil
        return
      }
      guard let own = VotingRules.rule(name) else { continue }
      rule = next ?? own
      conduct = nil
      sheet = nil
      return
    }
    throw Unknown("rule", names.joined(separator: " "))
  }

  /// The plan for several options: the first of the names that fits; in a further round held as the first one was.
  init(
    several names: [String], held former: VotingProcedure?, in inventory: CompiledInventory,
    sheet: (BallotTerms) throws -> BallotSheet
  ) throws {
    for name in names {
      let procedure = inventory.procedure(name) ?? former
      guard let method = BallotProcedures.procedure(inventory.procedure(name)?.rule ?? name) else { continue }
      rule = method.rule.falling(back: inventory.procedure(name)?.fallback ?? method.rule.fallback)
      conduct = procedure.map { Self.conduct($0, chambers: nil) }
      self.sheet = try sheet(method.terms)
      return
    }
    throw Unknown("rule", names.joined(separator: " "))
  }

  /// The plan that a ballot was called by.
  init(frozen facts: BallotFacts) {
    rule = facts.rule
    sheet = facts.sheet
    conduct = facts.conduct
  }

  private static func conduct(_ procedure: VotingProcedure, chambers: ChamberedRule?) -> BallotConduct {
    BallotConduct(
      procedure: procedure.code, title: procedure.name, basis: procedure.basis, noticeDays: procedure.noticeDays,
      proxies: procedure.proxies == .forbidden || procedure.secrecy == .secret ? .forbidden : .allowed,
      proxyLimit: procedure.proxyLimit, papers: PaperPrecedence(rawValue: procedure.papers.rawValue) ?? .latest,
      chambers: chambers, secrecy: procedure.secrecy == .secret ? .secret : .open)
  }

  private static func chambers(of procedure: VotingProcedure) throws -> ChamberedRule? {
    guard !procedure.chambers.isEmpty else { return nil }
    return ChamberedRule(
      id: procedure.code, title: procedure.name, basis: procedure.basis,
      chambers: try procedure.chambers.map { chamber in
        guard let rule = VotingRules.rule(chamber.rule) else { throw Unknown("rule", chamber.rule) }
        return Chamber(id: chamber.id, title: chamber.name, rule: rule, parties: chamber.parties)
      },
      needed: procedure.needed, required: procedure.chambers.filter { $0.weight == .required }.map(\.id))
  }

  /// Who may vote: everyone with a seat in a party that the inventory lets vote here, save those who declared an
  /// interest and those on a negative list. Where a rule counts floor area, the voters of the register of units with
  /// their heads and area; where it counts households, each voter with the units that are their home; where chambers
  /// are counted apart, each voter in the first chamber in which one of their parties votes.
  ///
  /// - Throws: `Unknown` for someone on the negative list who could not vote anyway.
  func roll(
    for standing: CaseStanding, in inventory: CompiledInventory, on desk: any Desk, at now: Instant,
    leavingOut excluded: [PersonID]
  ) throws -> Roll {
    let parties = inventory.holders(
      of: .vote, matter: standing.matter, stage: .ballot, area: standing.area, at: now
    ).map(\.party)
    let seats = try desk.seats(of: parties, at: now)
    let register = try desk.register(around: standing.area)
    let whole =
      if let chambers = conduct?.chambers {
        chambered(chambers, seats, inventory, register)
      } else {
        roll(of: Set(seats.map(\.person)).sorted(), by: rule, register)
      }
    for person in excluded where whole.entry(of: person) == nil { throw Unknown("person", person.text) }
    return whole.without(try desk.recused(in: standing.id).union(excluded))
  }

  /// Refuses a secret ballot in which votes do not weigh the same: a heavier vote would say whose it is.
  func requireEqualVotes(on roll: Roll) throws {
    guard conduct?.isSecret ?? false else { return }
    guard conduct?.chambers == nil, !rule.countsArea, !rule.countsHouseholds, roll.isOfEqualVotes else {
      throw Refusal(.votesNotEqual, basis: conduct?.basis.zh, details: ["rule": rule.id])
    }
  }

  private func roll(of people: [PersonID], by rule: VotingRule, _ register: UnitRegister?) -> Roll {
    if rule.countsArea { return register?.roll() ?? Roll(entries: []) }
    if rule.countsHouseholds { return (register ?? UnitRegister(units: [])).householdRoll(of: people) }
    return Roll(entries: people.map { RollEntry(voter: $0, units: [], heads: 1, area: 0) })
  }

  private func chambered(
    _ chambers: ChamberedRule, _ seats: [Seat], _ inventory: CompiledInventory, _ register: UnitRegister?
  ) -> Roll {
    var placed: Set<PersonID> = []
    var entries: [RollEntry] = []
    for chamber in chambers.chambers {
      let members = seats.filter { seat in inventory.party(seat.party).map(chamber.includes) ?? false }
      let people = Set(members.map(\.person)).subtracting(placed).sorted()
      let own = roll(of: people, by: chamber.rule, register).without(placed)
      placed.formUnion(own.entries.map(\.voter))
      entries += own.entries.map {
        RollEntry(voter: $0.voter, units: $0.units, heads: $0.heads, area: $0.area, chamber: chamber.id)
      }
    }
    return Roll(entries: entries)
  }
}

extension BallotFacts {
  /// The rule of the round after this one; nil while it is not counted, when it adopted, and where there is none.
  fileprivate var nextRule: VotingRule? { result.flatMap { rule.next(after: $0) } }

  /// When votes are taken from.
  var opening: Instant { opens ?? calledAt }
}
