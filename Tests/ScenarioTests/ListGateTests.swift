import Cases
import Foundation
import Inventory
import Proceedings
import Resolutions
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// What stands in no list cannot be handed down, and what has no standard cannot be filed.
@Suite("A gate of the lists") struct ListGateTests {
  /// A neighbourhood founded on another list, each line of it changed or left out.
  static func neighbourhood(_ change: (String) -> String?) async throws -> Neighbourhood {
    try await Neighbourhood.founded { change($0).map { [$0] } ?? [] }
  }

  static let lane = ["matter": "XF01", "area": "99030100100101", "title": "消防通道堵了", "text": "停了三辆车。"]

  static func made(_ verdict: Verdict) throws -> String {
    var made: String?
    if case .entered(let receipt) = verdict { made = receipt.made }
    return try #require(made, "\(verdict)")
  }

  @Test("refuses a case of a matter whose standard is incomplete, and names what is missing")
  func standard() async throws {
    // A list without a lead is not even published; one that says nowhere how long the answer may take is.
    let neighbourhood = try await Self.neighbourhood { line in
      line.contains(",GJ01,受理,") ? line.replacingOccurrences(of: ",2工作日,提出,", with: ",,,") : line
    }
    let refused = GateTests.refusal(try await neighbourhood.perform("file-case", as: "lin", GateTests.lamp))
    #expect(refused?.code == .standardIncomplete)
    #expect(refused?.details["missing"] == StandardItem.timeLimit.rawValue)
    #expect(refused?.inventory == "2026.1")
    let other = try await neighbourhood.perform(
      "file-case", as: "lin", ["matter": "LJ01", "area": "990301001001", "title": "桶满了", "text": "满了。"])
    _ = try Self.made(other)
  }

  @Test("refuses a task that stands in no list of a community, with the article of its right to refuse")
  func community() async throws {
    let neighbourhood = try await Self.neighbourhood { line in
      line.contains(",XF01,") && line.contains("青禾社区居民委员会") ? nil : line
    }
    let id = try Self.made(try await neighbourhood.perform("file-case", as: "wu@qinghe-residents", Self.lane))
    _ = try await neighbourhood.perform("accept-case", as: "gao", ["case": id])
    let refused = GateTests.refusal(
      try await Self.order(id, as: "gao", leads: ["emergency", "qinghe-committee"], in: neighbourhood))
    #expect(refused?.code == .outsideLists)
    #expect(refused?.details["party"] == "qinghe-committee" && refused?.details["clause"] == "2")
    #expect(refused?.basis?.contains("居民委员会组织法") == true)
    #expect(refused?.holders.contains("emergency") == true)
    // A body that no list protects is refused as before.
    let stranger = GateTests.refusal(
      try await Self.order(id, as: "gao", leads: ["emergency", "housing"], in: neighbourhood))
    #expect(stranger?.code == .unknownHolder)
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("holds a task outside the lists of a subdistrict: visible, binding nobody, until it is admitted or withdrawn")
  func subdistrict() async throws {
    // The emergency bureau handles XF01 by itself; the subdistrict has no part in it.
    let neighbourhood = try await Self.neighbourhood { line in
      guard line.contains(",XF01,"), line.contains(",石榴街道办事处,") else { return line }
      return line.contains(",受理,") || line.contains(",决议,")
        ? line.replacingOccurrences(of: ",石榴街道办事处,街道,", with: ",云汀区应急管理局,政府部门,") : nil
    }
    let id = try Self.made(try await neighbourhood.perform("file-case", as: "wu@qinghe-residents", Self.lane))
    _ = try await neighbourhood.perform("accept-case", as: "ren", ["case": id])
    // Nothing but held tasks would bind nobody.
    let empty = GateTests.refusal(try await Self.order(id, as: "ren", leads: ["subdistrict"], in: neighbourhood))
    #expect(empty?.code == .outsideLists)
    let ordered = try await Self.order(
      id, as: "ren", leads: ["emergency", "subdistrict", "subdistrict"], in: neighbourhood)
    guard case .entered = ordered else {
      Issue.record("\(ordered)")
      return
    }
    let dossier = try #require(try await neighbourhood.room.dossier(CaseID(id), postPage: 1))
    #expect(dossier.tasks.map(\.clause.lead) == ["emergency"])
    #expect(dossier.heldTasks.map(\.state) == [.held, .held])
    #expect(dossier.heldTasks.allSatisfy { $0.party == "subdistrict" })
    let held = dossier.heldTasks.map(\.id.text)

    // It binds nobody: no duty, no report, no executor, no clock.
    let gao = try #require(try await neighbourhood.room.seat(try neighbourhood.seat("gao").seat))
    #expect(try await neighbourhood.room.duties(of: gao, at: neighbourhood.now).allSatisfy { $0.subject.text != id })
    #expect(try await neighbourhood.room.executors(of: CaseID(id)).allSatisfy { $0.party != "subdistrict" })
    // Only who holds it admits or withdraws; it waits on that desk.
    let registrar = try #require(try await neighbourhood.room.seat(try neighbourhood.seat("registrar").seat))
    let waiting = try await neighbourhood.room.duties(of: registrar, at: neighbourhood.now)
    #expect(waiting.filter { $0.command == "admit-task" }.compactMap(\.about) == held)
    let admission = ["case": id, "task": held[0], "due": "2026-12-01", "reason": "区政府同意,配两名队员"]
    let refused = GateTests.refusal(try await neighbourhood.perform("admit-task", as: "gao", admission))
    #expect(refused?.code == .noEntry && refused?.holders == ["yunting-gov"])

    let withdrawn = try await neighbourhood.perform(
      "withdraw-task", as: "registrar", ["case": id, "task": held[1], "reason": "街道没有执法权"])
    guard case .entered = withdrawn else {
      Issue.record("\(withdrawn)")
      return
    }
    let admitted = try await neighbourhood.perform("admit-task", as: "registrar", admission)
    guard case .entered = admitted else {
      Issue.record("\(admitted)")
      return
    }
    let again = GateTests.refusal(try await neighbourhood.perform("admit-task", as: "registrar", admission))
    #expect(again?.code == .conflict)
    let after = try #require(try await neighbourhood.room.dossier(CaseID(id), postPage: 1))
    #expect(after.tasks.map(\.id.text).contains(held[0]) && !after.tasks.map(\.id.text).contains(held[1]))
    #expect(after.heldTasks.map(\.state) == [.admitted, .withdrawn])
    #expect(try await neighbourhood.room.executors(of: CaseID(id)).contains { $0.party == "subdistrict" })
    let before = try neighbourhood.store.viewsDigest()
    _ = try neighbourhood.store.rebuild()
    #expect(try neighbourhood.store.viewsDigest() == before)
    #expect(try neighbourhood.verified().fault == nil)
  }

  /// Orders one clause for each lead.
  static func order(
    _ id: String, as seat: String, leads: [String], in neighbourhood: Neighbourhood
  ) async throws -> Verdict {
    let kind = try #require(Commands.named("issue-order"))
    var form = Form(["case": id, "title": "清理", "text": "清理。"])
    form.rows["clauses"] = leads.map { Form(["text": "清走", "lead": $0, "due": "2026-11-26"]) }
    return try await neighbourhood.register.perform(try kind.make(form), by: try neighbourhood.seat(seat))
  }
}
