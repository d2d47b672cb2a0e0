import Testing
import Vocabulary

@testable import Voting

@Suite("Carried votes")
struct CarriedVoteTests {
  private let people: [PersonID] = ["a", "b", "c", "d"]
  private var roll: Roll { Roll(entries: people.map { RollEntry(voter: $0, units: [], heads: 1, area: 0) }) }

  /// What a person says by the rules, followed by hand.
  private func said(
    _ person: PersonID, _ voices: [PersonID: Voice], _ mandates: [PersonID: Mandate]
  ) -> Voice? {
    var at = person
    var seen: Set<PersonID> = []
    while seen.insert(at).inserted {
      if let voice = voices[at] { return voice }
      guard let mandate = mandates[at] else { return nil }
      if mandate.kind == .proxy { return voices[mandate.to] }
      at = mandate.to
    }
    return nil
  }

  /// Each of four people votes, abstains from anything, or has a proxy or a delegation to another.
  private func world(_ number: Int) throws -> (voices: [PersonID: Voice], mandates: [PersonID: Mandate]) {
    var (rest, voices, mandates) = (number, [PersonID: Voice](), [PersonID: Mandate]())
    for (place, person) in people.enumerated() {
      let what = rest % 9
      rest /= 9
      switch what {
      case 0: voices[person] = .choice(.yes)
      case 1: voices[person] = .choice(.no)
      case 2: break
      default:
        let others = people.filter { $0 != person }
        mandates[person] = try Mandate(
          from: person, to: others[(what - 3) % 3], kind: what < 6 ? .proxy : .delegation, scope: .everything,
          term: Term(from: Instant(milliseconds: 0)), given: Instant(milliseconds: Int64(place)))
      }
    }
    return (voices, mandates)
  }

  @Test("are those of the chain followed by hand, in every world of four people, and no voice counts twice")
  func everyWorld() throws {
    for number in 0..<6_561 {
      let (voices, mandates) = try world(number)
      let carried = roll.carrying(voices, mandates: mandates)
      for person in people { #expect(carried.voices[person] == said(person, voices, mandates), "\(number) \(person)") }
      let through = carried.proxies?.carried ?? []
      #expect(Set(through.map(\.voter)).count == through.count)
      #expect(through.allSatisfy { voices[$0.voter] == nil && voices[$0.by] != nil })
      #expect(carried.voices.count == voices.count + through.count)
    }
  }

  @Test("stop at the limit: the first given go before, and what no longer fits is named")
  func limit() throws {
    let roll = Roll(
      entries: [("a", 1), ("b", 2), ("c", 1), ("d", 1)].map { name, count in
        RollEntry(voter: PersonID(name), units: (0..<count).map { "\(name)\($0)" }, heads: 1, area: 0)
      })
    var mandates: [PersonID: Mandate] = [:]
    for (place, giver) in ["c", "b", "a"].enumerated() {
      mandates[PersonID(giver)] = try Mandate(
        from: PersonID(giver), to: "d", kind: .proxy, scope: .everything, term: Term(from: Instant(milliseconds: 0)),
        given: Instant(milliseconds: Int64(place)))
    }
    let carried = roll.carrying(["d": .choice(.yes)], mandates: mandates, limit: 2)
    #expect(carried.proxies?.carried.map(\.voter) == ["a", "c"] && carried.proxies?.overLimit == ["b"])
    #expect(roll.carrying(["d": .choice(.yes)], mandates: mandates, limit: 0).proxies?.carried.isEmpty == true)
    #expect(roll.carrying(["d": .choice(.yes)], mandates: mandates).proxies?.carried.count == 3)
  }

  @Test("close a circle only where one ballot could fall under every delegation of it")
  func circles() throws {
    func mandate(_ from: PersonID, _ to: PersonID, _ scope: MandateScope, _ kind: MandateKind = .delegation) throws
      -> Mandate
    {
      try Mandate(
        from: from, to: to, kind: kind, scope: scope, term: Term(from: Instant(milliseconds: 0)),
        given: Instant(milliseconds: 0))
    }
    let now = Instant(milliseconds: 1)
    let chain = [try mandate("b", "c", .matter("WJ")), try mandate("c", "a", .everything)]
    #expect(try mandate("a", "b", .matter("WJ02")).loop(among: chain, at: now) == ["a", "b", "c"])
    #expect(try mandate("a", "b", .matter("LJ")).loop(among: chain, at: now) == nil)
    #expect(try mandate("a", "b", .matter("WJ02"), .proxy).loop(among: chain, at: now) == nil)
    let revoked = [chain[0].revoked(at: Instant(milliseconds: 0)), chain[1]]
    #expect(try mandate("a", "b", .everything).loop(among: revoked, at: now) == nil)
  }
}
