import Cases
import Duties
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary
import Voting

/// Households put a topic on the agenda, and the first receiver cannot send it back.
@Suite("A petition of households") struct PetitionTests {
  static let estate = "99030100100101"

  /// An estate of 31 households in which seven people live, two of them in the same home; a case about it is filed.
  static func filed() async throws -> (Neighbourhood, [String: String]) {
    let town = try await Neighbourhood.founded()
    for name in ["qi", "ba", "jiu", "shi"] {
      try await town.tell(
        json: """
          [{"as": "registrar", "do": "enrol-person", "with": {"name": "\(name)", "login": "\(name)"}},
           {"as": "registrar", "do": "appoint-seat",
            "with": {"person": "$\(name)", "party": "qinghe-residents", "from": "2026-01-01"}}]
          """)
    }
    let owners = ["zhou", "tang", "wu", "fang", "lin", "qi", "ba"]
    var rows = ["房号,专有部分面积,业主,销售状态,用途,同住人"]
    for number in 1...31 {
      let owner = try town.seat("\(owners[min(number, owners.count) - 1])@qinghe-residents").person
      let guest = number == 1 ? try town.seat("jiu").person.text : ""
      rows.append("\(number),50.00,\(owner),已售,住宅,\(guest)")
    }
    let kept = try await town.perform(
      "keep-register", as: "registrar", ["area": estate, "units": rows.joined(separator: "\n")])
    guard case .entered = kept else { throw NotEntered(kept) }
    let filed = try await town.perform(
      "file-case", as: "lin",
      ["matter": "GJ01", "area": estate, "title": "老人没有地方坐", "text": "三号楼前没有椅子。"])
    guard case .entered(let receipt) = filed, let id = receipt.made else { throw NotEntered(filed) }
    return (town, ["case": id])
  }

  struct NotEntered: Error {
    let verdict: Verdict
    init(_ verdict: Verdict) { self.verdict = verdict }
  }

  static func endorse(_ about: [String: String], as people: [String], in town: Neighbourhood) async throws {
    for person in people {
      let verdict = try await town.perform("endorse-case", as: "\(person)@qinghe-residents", about)
      guard case .entered = verdict else { throw NotEntered(verdict) }
    }
  }

  @Test("puts the topic on the agenda with the household that makes it a fifth, and not before")
  func threshold() async throws {
    let (town, about) = try await Self.filed()
    let id = CaseID(about["case"] ?? "")
    try await Self.endorse(about, as: ["zhou", "tang", "wu", "fang", "lin", "qi"], in: town)

    let before = try #require(try await town.room.dossier(id, postPage: 1))
    let sixth = try #require(before.petition)
    #expect(sixth.endorsers.count == 6 && sixth.households == 31 && sixth.needed == 7 && sixth.reachedAt == nil)
    #expect(before.standing.conveneBy == nil)

    try await Self.endorse(about, as: ["ba"], in: town)

    let after = try #require(try await town.room.dossier(id, postPage: 1))
    let due = try #require(after.standing.conveneBy)
    #expect(after.petition?.endorsers.count == 7 && after.petition?.reachedAt == town.now)
    let reached = try #require(after.timeline.last)
    guard case .agendaReached(let event) = reached.event else {
      Issue.record("the topic is not on the agenda")
      return
    }
    // One hearing: the endorsement and what follows from it stand side by side.
    #expect(reached.part == 1 && event.receiver == "qinghe-committee" && event.conveneBy == due)
    // Ten working days from Tuesday, 24 November 2026 end with Tuesday, 8 December.
    #expect(CivilClock.china.date(of: due.advanced(byMilliseconds: -1)).description == "2026-12-08")
    let shen = try await town.room.seat(try town.seat("shen").seat)
    let duties = try await town.room.duties(of: try #require(shen), at: town.now)
    #expect(duties.contains { $0.subject == id && $0.command == "accept-case" })
  }

  @Test("obliges the receiver: no return, a clock that goes up, an end with the convening")
  func obligation() async throws {
    let (town, about) = try await Self.filed()
    let id = CaseID(about["case"] ?? "")
    let reason = about.merging(["reason": "不归我们管"]) { $1 }
    try await Self.endorse(about, as: ["zhou", "tang", "wu", "fang", "lin", "qi", "ba"], in: town)

    let refusal = try #require(GateTests.refusal(try await town.perform("return-case", as: "shen", reason)))
    #expect(refusal.code == .onTheAgenda && refusal.entry == "9903017014000100")
    #expect(refusal.basis == "云汀区共治协商规则(示例)第五条" && refusal.details["until"] != nil)
    #expect(GateTests.refusal(try await town.perform("endorse-case", as: "jiu", about))?.code == .onTheAgenda)
    #expect(
      GateTests.refusal(try await town.perform("withdraw-endorsement", as: "ba", about))?.code == .onTheAgenda)

    try await town.tell(json: #"[{"as": "shen", "do": "accept-case", "with": {"case": "\#(id)"}}]"#)
    town.wait(days: 15)
    var clock = try EscalationTests.clock(town)
    #expect(try await clock.round().entered >= 1)
    let escalated = try await town.room.escalations(at: town.now)
    #expect(escalated.contains { $0.subject == id && $0.key.command == "convene-deliberation" })

    try await town.tell(
      json: #"[{"as": "shen", "do": "convene-deliberation", "with": {"case": "\#(id)", "question": "放在哪里？"}}]"#)
    #expect(try await town.room.escalations(at: town.now).isEmpty)
    let standing = try await town.room.standing(id)
    #expect(standing?.state == .deliberating && standing?.conveneBy == nil)
    #expect(GateTests.refusal(try await town.perform("endorse-case", as: "jiu", about))?.code == .wrongState)
  }

  @Test("counts a person once and a household once, and lets them take it back")
  func once() async throws {
    let (town, about) = try await Self.filed()
    try await Self.endorse(about, as: ["zhou"], in: town)
    #expect(
      GateTests.refusal(try await town.perform("endorse-case", as: "zhou@qinghe-residents", about))?.code
        == .alreadyEndorsed)
    // jiu lives in the home that zhou owns.
    #expect(GateTests.refusal(try await town.perform("endorse-case", as: "jiu", about))?.code == .alreadyEndorsed)
    #expect(GateTests.refusal(try await town.perform("withdraw-endorsement", as: "jiu", about))?.code == .notEndorsed)

    guard case .entered = try await town.perform("withdraw-endorsement", as: "zhou@qinghe-residents", about) else {
      Issue.record("the endorsement was not taken back")
      return
    }
    try await Self.endorse(about, as: ["jiu"], in: town)
    let petition = try #require(try await town.room.dossier(CaseID(about["case"] ?? ""), postPage: 1)?.petition)
    #expect(petition.endorsers == [try town.seat("jiu").person])
  }

  @Test("brings a returned case back, and is for those who live there, in matters that know it")
  func returned() async throws {
    let (town, about) = try await Self.filed()
    let id = CaseID(about["case"] ?? "")
    try await town.tell(
      json: #"[{"as": "shen", "do": "return-case", "with": {"case": "\#(id)", "reason": "写清楚"}}]"#)
    let elsewhere = GateTests.refusal(try await town.perform("endorse-case", as: "he", about))?.code
    #expect(elsewhere == .noEntry, "\(elsewhere?.rawValue ?? "entered")")
    // shi is a resident of the community, and the register of the estate does not name them.
    #expect(GateTests.refusal(try await town.perform("endorse-case", as: "shi", about))?.code == .notAHousehold)
    #expect(GateTests.refusal(try await town.perform("endorse-case", as: "shen", about))?.code == .noEntry)
    try await Self.endorse(about, as: ["zhou", "tang", "wu", "fang", "lin", "qi", "ba"], in: town)
    let standing = try #require(try await town.room.standing(id))
    #expect(standing.state == .filed && standing.conveneBy != nil)

    let fire = try await town.perform(
      "file-case", as: "lin", ["matter": "XF01", "area": Self.estate, "title": "通道堵了", "text": "消防通道被占。"])
    guard case .entered(let receipt) = fire else { throw NotEntered(fire) }
    let other = ["case": receipt.made ?? ""]
    #expect(GateTests.refusal(try await town.perform("endorse-case", as: "lin", other))?.code == .noInitiative)
  }

  @Test("gives the same views again from the record")
  func rebuilt() async throws {
    let (town, about) = try await Self.filed()
    try await Self.endorse(about, as: ["zhou", "tang", "wu", "fang", "lin", "qi", "ba"], in: town)
    let before = try town.store.viewsDigest()
    _ = try town.store.rebuild()
    #expect(try town.store.viewsDigest() == before)
    #expect(try town.verified().fault == nil)
  }
}

/// What counts as a household, as a pure rule.
@Suite("Households") struct HouseholdTests {
  @Test("need exactly the part that the matter says, the number included")
  func share() throws {
    let fifth = try #require(HouseholdShare("1/5"))
    for households in 0...500 {
      let needed = fifth.needed(of: households)
      #expect(needed >= 1 && needed * 5 >= households)
      if needed > 1 { #expect((needed - 1) * 5 < households) }
    }
    #expect(fifth.needed(of: 31) == 7 && fifth.needed(of: 30) == 6 && fifth.needed(of: .max) > 0)
    for text in ["0/5", "6/5", "1/0", "1", "1/5/2", "-1/5", "1/1001", "a/b"] { #expect(HouseholdShare(text) == nil) }
  }

  @Test("are the homes of the register, else the declared number; each person belongs to one")
  func count() throws {
    let (estate, community) = (try #require(AreaCode("99030100100101")), try #require(AreaCode("990301001001")))
    func unit(_ number: String, _ owner: PersonID, _ state: UnitState = .sold, _ use: UnitUse = .dwelling) -> OwnedUnit
    {
      OwnedUnit(number: number, area: 5_000, owners: [owner], state: state, use: use)
    }
    let register = UnitRegister(units: [
      unit("1", "a"), unit("2", "a"), unit("3", "b"), unit("4", "c", .unsold), unit("P1", "d", .sold, .parking),
    ])
    let kept = [Households.Kept(area: estate, register: register)]

    let own = Households(of: estate, declared: 24, registers: kept)
    #expect(own.count == 3 && own.household(of: "a") == "99030100100101/1")
    for outsider: PersonID in ["c", "d", "e"] { #expect(own.household(of: outsider) == nil) }
    let wider = Households(of: community, declared: 412, registers: kept)
    #expect(wider.count == 412 && wider.household(of: "b") == "99030100100101/3" && wider.household(of: "e") == "e")
    #expect(Households(of: community, declared: nil, registers: kept).count == nil)
  }
}
