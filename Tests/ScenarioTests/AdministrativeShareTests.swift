import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

/// How much of what communities do in a month was handed down.
@Suite("The administrative share of a community") struct AdministrativeShareTests {
  static let november = CivilMonth("2026-11")

  /// A fire lane that is cleared by order, with the residents' committee in support: assisting work.
  static func assist(_ name: String, in town: Neighbourhood) async throws {
    try await town.tell(
      json: """
        [{"as": "wu@qinghe-residents", "do": "file-case", "keep": "\(name)", "with": {"matter": "XF01",
           "area": "99030100100101", "title": "通道堵了", "text": "消防通道被车堵住。"}},
         {"as": "gao", "do": "accept-case", "with": {"case": "$\(name)"}},
         {"as": "gao", "do": "issue-order", "with": {"case": "$\(name)", "title": "清理", "text": "立即清理。",
           "clauses": [{"text": "清走车辆", "lead": "emergency", "supports": ["qinghe-committee"], "due": "+2d"}]}}]
        """)
  }

  static func qinghe(_ month: CivilMonth?, in town: Neighbourhood) async throws -> CommunityWork {
    let report = try await town.room.administrativeShare(in: try #require(month), area: nil, at: town.now)
    #expect(report.communities.map(\.party) == ["qinghe-committee", "egret-committee"])
    #expect(report.communities[1].share == WorkShare() && report.communities[1].share.permille == nil)
    return report.communities[0]
  }

  @Test("counts cases and tasks by the list of their entries, and alarms beyond the limit, not at it")
  func counted() async throws {
    let town = try await Neighbourhood.founded()
    let own = try await GateTests.filed(in: town)
    try await town.tell(
      json: """
        [{"as": "shen", "do": "accept-case", "with": {"case": "\(own)"}},
         {"as": "shen", "do": "convene-deliberation", "with": {"case": "\(own)", "question": "怎么办？"}}]
        """)
    try await Self.assist("first", in: town)

    // One case of its own, though it acted twice in it, and one task that it supports: half, which the limit allows.
    let half = try await Self.qinghe(Self.november, in: town)
    #expect(half.share.administrative == 1 && half.share.autonomous == 1 && half.share.unclassed == 0)
    #expect(half.share.permille == 500 && half.limit == 50 && !half.isAlarm)
    #expect(half.items.map(\.subject.text) == [own, try town.kept("first")])
    #expect(half.items[0].task == nil && half.items[0].entry == "9903014014001100")
    #expect(half.items[1].task != nil && half.items[1].entry == "9903014013100100")
    #expect(half.items.map(\.kind) == [.autonomous, .administrative])

    try await Self.assist("second", in: town)
    let more = try await Self.qinghe(Self.november, in: town)
    #expect(more.share.permille == 666 && more.isAlarm)

    // Another month has nothing of it, and another area has not this community.
    #expect(try await Self.qinghe(CivilMonth("2026-10"), in: town).items.isEmpty)
    #expect(try await Self.qinghe(CivilMonth("2026-12"), in: town).items.isEmpty)
    let egret = try #require(AreaCode("990301001002"))
    let elsewhere = try await town.room.administrativeShare(
      in: try #require(Self.november), area: egret, at: town.now)
    #expect(elsewhere.communities.map(\.party) == ["egret-committee"])
  }
}

/// The share as a pure rule.
@Suite("A share of work") struct WorkShareTests {
  @Test("is decided by exact counts")
  func exact() {
    for administrative in 0...40 {
      for autonomous in 0...40 {
        var share = WorkShare()
        for _ in 0..<administrative { share.add(.administrative) }
        for _ in 0..<autonomous { share.add(.autonomous) }
        share.add(.unclassed)
        let all = administrative + autonomous
        #expect((share.permille == nil) == (all == 0))
        if let permille = share.permille { #expect(permille == administrative * 1_000 / all) }
        for limit in [0, 33, 50, 100] { #expect(share.exceeds(limit) == (administrative * 100 > limit * all)) }
      }
    }
  }

  @Test("is of a month, whose days are counted in civil time")
  func months() throws {
    let december = try #require(CivilMonth("2026-12"))
    #expect(december.next.description == "2027-01" && december.next.firstDay == CivilDate("2027-01-01"))
    #expect(try CivilMonth(of: #require(CivilDate("2028-02-29"))).next.description == "2028-03")
    for text in ["2026-13", "2026-1", "202612", "", "2026-00", "12-2026"] { #expect(CivilMonth(text) == nil) }
  }
}
