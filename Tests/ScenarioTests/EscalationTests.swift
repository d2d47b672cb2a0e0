import Cases
import Duties
import Foundation
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// What becomes of a duty that nobody fulfils.
@Suite("An overdue duty") struct EscalationTests {
  /// The steps that a case shows: what, by whom, to whom.
  static func steps(of id: String, in neighbourhood: Neighbourhood) async throws -> [DutyEscalated] {
    let dossier = try #require(try await neighbourhood.room.dossier(CaseID(id), postPage: 1))
    return dossier.timeline.compactMap { if case .dutyEscalated(let escalated) = $0.event { escalated } else { nil } }
  }

  static func clock(_ neighbourhood: Neighbourhood, as seat: String = "clock") throws -> DutyClock {
    DutyClock(
      register: neighbourhood.register, board: SQLiteDutyBoard(store: neighbourhood.store),
      seat: try neighbourhood.seat(seat), now: { neighbourhood.now })
  }

  @Test("goes up step by step, each step once, with its holder, the body above and the article")
  func ladder() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await GateTests.filed(in: neighbourhood)
    var clock = try Self.clock(neighbourhood)
    // Filed on Tuesday with two working days: due at the end of Thursday.
    #expect(try await clock.round().next?.rfc3339() == "2026-11-27T00:00:00+08:00")
    #expect(try await Self.steps(of: id, in: neighbourhood).isEmpty)

    neighbourhood.wait(days: 3)
    let due = try await clock.round()
    #expect(due.entered == 1 && due.alarms.isEmpty && due.refused.isEmpty)
    #expect(due.next?.rfc3339() == "2026-12-01T00:00:00+08:00")
    #expect(try await clock.round().entered == 0)

    neighbourhood.wait(days: 4)
    #expect(try await clock.round().entered == 1)
    neighbourhood.wait(days: 2)
    #expect(try await clock.round().entered == 1)
    neighbourhood.wait(days: 4)
    let last = try await clock.round()
    #expect(last.entered == 1 && last.next == nil)

    let steps = try await Self.steps(of: id, in: neighbourhood)
    #expect(steps.map(\.word) == [.overdue, .reminder, .supervision, .accountability])
    #expect(steps.map(\.step) == [1, 2, 3, 4])
    #expect(steps.allSatisfy { $0.holder == "qinghe-committee" && $0.duty.command == "accept-case" })
    #expect(steps.map(\.to) == ["qinghe-committee", "supervision", "yunting-gov", "yunting-gov"])
    #expect(steps.allSatisfy { $0.article?.zh.isEmpty == false && $0.entry == "9903014014001100" })

    // It shows on the desk of the holder and of the bodies above, until it is done.
    let shen = try #require(try await neighbourhood.room.seat(try neighbourhood.seat("shen").seat))
    let duty = try await neighbourhood.room.duties(of: shen, at: neighbourhood.now).first { $0.subject.text == id }
    #expect(duty?.escalation?.word == .accountability)
    let open = try await neighbourhood.room.escalations(at: neighbourhood.now)
    #expect(open.count == 1 && open[0].concerns("supervision") && open[0].concerns("yunting-gov"))
    #expect(!open[0].concerns("qinghe-committee") && !open[0].isAlarming)
    _ = try await neighbourhood.perform("accept-case", as: "shen", ["case": id])
    #expect(try await neighbourhood.room.escalations(at: neighbourhood.now).isEmpty)
    #expect(try await clock.round().next == nil)
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("is caught up with by a clock that starts late, and never twice")
  func restart() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await GateTests.filed(in: neighbourhood)
    neighbourhood.wait(days: 30)
    var first = try Self.clock(neighbourhood)
    #expect(try await first.round().entered == 1)
    #expect(try await Self.steps(of: id, in: neighbourhood).map(\.step) == [1, 2, 3, 4])
    let size = try await neighbourhood.room.root().size
    var second = try Self.clock(neighbourhood)
    #expect(try await second.round().entered == 0)
    // By hand neither.
    let refused = GateTests.refusal(try await neighbourhood.perform("escalate-duties", as: "du", ["case": id]))
    #expect(refused?.code == .nothingDue)
    #expect(try await neighbourhood.room.root().size == size)
    let before = try neighbourhood.store.viewsDigest()
    _ = try neighbourhood.store.rebuild()
    #expect(try neighbourhood.store.viewsDigest() == before)
  }

  @Test("is not sent up by a seat without an entry, and the clock says so instead of trying for ever")
  func door() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await GateTests.filed(in: neighbourhood)
    neighbourhood.wait(days: 5)
    var clock = try Self.clock(neighbourhood, as: "lin")
    let round = try await clock.round()
    #expect(round.entered == 0 && round.refused.map(\.refusal.code) == [.noEntry])
    #expect(round.refused.first?.refusal.holders == ["supervision"])
    #expect(try await clock.round().refused.isEmpty)
    #expect(try await Self.steps(of: id, in: neighbourhood).isEmpty)
  }

  @Test("raises an alarm when nobody sits in the body it goes to")
  func alarm() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await GateTests.filed(in: neighbourhood)
    // The only seat of the committee ends: the first step reaches nobody.
    _ = try await neighbourhood.perform(
      "end-mandate", as: "registrar", ["seat": try neighbourhood.seat("shen").seat.text, "reason": "换届"])
    neighbourhood.wait(days: 3)
    var clock = try Self.clock(neighbourhood)
    let round = try await clock.round()
    #expect(round.alarms.map(\.escalation.alarm) == [.nobodySits])
    let open = try await neighbourhood.room.escalations(at: neighbourhood.now)
    #expect(open.first?.isAlarming == true && open.first?.subject.text == id)
  }

  @Test("stays with the first receiver while a handover waits, and the accepter has a clock of its own")
  func handover() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await GateTests.filed(in: neighbourhood)
    _ = try await neighbourhood.perform(
      "offer-handover", as: "shen", ["case": id, "party": "subdistrict", "reason": "属于街道"])
    let shen = try #require(try await neighbourhood.room.seat(try neighbourhood.seat("shen").seat))
    let waiting = try await neighbourhood.room.duties(of: shen, at: neighbourhood.now).first { $0.subject.text == id }
    #expect(waiting?.command == "accept-case" && waiting?.waitsFor == "subdistrict")
    neighbourhood.wait(days: 6)
    var clock = try Self.clock(neighbourhood)
    _ = try await clock.round()
    let steps = try await Self.steps(of: id, in: neighbourhood)
    #expect(Set(steps.map(\.holder)) == ["qinghe-committee", "subdistrict"])
    #expect(steps.filter { $0.holder == "subdistrict" }.allSatisfy { $0.duty.command == "accept-handover" })
    #expect(try neighbourhood.verified().fault == nil)
  }

  /// A case on the command track with one task, due in two working days.
  static func ordered(in neighbourhood: Neighbourhood) async throws -> String {
    let filed = try await neighbourhood.perform(
      "file-case", as: "wu@qinghe-residents",
      ["matter": "XF01", "area": "99030100100101", "title": "消防通道堵了", "text": "停了三辆车。"])
    var made: String?
    if case .entered(let receipt) = filed { made = receipt.made }
    let id = try #require(made, "\(filed)")
    _ = try await neighbourhood.perform("accept-case", as: "gao", ["case": id])
    let order = try #require(Commands.named("issue-order"))
    var form = Form(["case": id, "title": "清理", "text": "清理。"])
    form.rows["clauses"] = [Form(["text": "清走", "lead": "emergency", "due": "2026-11-26"])]
    _ = try await neighbourhood.register.perform(try order.make(form), by: try neighbourhood.seat("gao"))
    return id
  }

  /// Reports the only task of a case done.
  static func report(_ id: String, in neighbourhood: Neighbourhood) async throws -> String {
    let task = try #require(try await neighbourhood.room.dossier(CaseID(id), postPage: 1)?.tasks.first)
    _ = try await neighbourhood.perform(
      "report-progress", as: "ren", ["case": id, "task": task.id.text, "progress": "done", "text": "清走了"])
    return task.id.text
  }

  @Test("of a task goes up by the working days it was given; a reported task goes up no more")
  func task() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.ordered(in: neighbourhood)
    var clock = try Self.clock(neighbourhood)
    // Two working days were given; overdue once at the end of Monday, two working days after Thursday.
    neighbourhood.wait(days: 7)
    let round = try await clock.round()
    #expect(round.next?.rfc3339() == "2026-12-03T00:00:00+08:00")
    let steps = try await Self.steps(of: id, in: neighbourhood)
    #expect(steps.map(\.word) == [.overdue, .reminder] && steps.allSatisfy { $0.holder == "emergency" })
    _ = try await Self.report(id, in: neighbourhood)
    // Now the supervision office has three working days to check.
    #expect(try await clock.round().next?.rfc3339() == "2026-12-05T00:00:00+08:00")
    #expect(try await Self.steps(of: id, in: neighbourhood).count == 2)
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("follows the ladder that the institution keeps, and no other")
  func ownLadder() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let kind = try #require(Commands.named("keep-ladder"))
    var form = Form()
    form.rows["rungs"] = [
      Form(["word": "supervision", "multiple": "0", "level": "1"]),
      Form(["word": "accountability", "multiple": "1", "level": "2"]),
    ]
    let kept = try await neighbourhood.register.perform(try kind.make(form), by: try neighbourhood.seat("registrar"))
    guard case .entered = kept else {
      Issue.record("\(kept)")
      return
    }
    let id = try await GateTests.filed(in: neighbourhood)
    neighbourhood.wait(days: 30)
    var clock = try Self.clock(neighbourhood)
    _ = try await clock.round()
    let steps = try await Self.steps(of: id, in: neighbourhood)
    #expect(steps.map(\.word) == [.supervision, .accountability])
    #expect(steps.map(\.to) == ["supervision", "yunting-gov"])
    form.rows["rungs"] = [
      Form(["word": "supervision", "multiple": "2", "level": "1"]),
      Form(["word": "accountability", "multiple": "1", "level": "2"]),
    ]
    #expect(throws: Malformed.self) { try kind.make(form) }
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("does not come of a filer's silence: the clock closes the case after the week, and not before")
  func silence() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.ordered(in: neighbourhood)
    let task = try await Self.report(id, in: neighbourhood)
    _ = try await neighbourhood.perform(
      "check-task", as: "du", ["case": id, "task": task, "finding": "passed", "text": "看过了"])
    _ = try await neighbourhood.perform("review-command", as: "du", ["case": id, "text": "合法。"])
    #expect(try await neighbourhood.room.standing(CaseID(id))?.state == .evaluating)
    var clock = try Self.clock(neighbourhood)
    #expect(try await clock.round().next == neighbourhood.now.advanced(byDays: 7))
    neighbourhood.wait(milliseconds: 7 * 86_400_000 - 1)
    #expect(try await clock.round().entered == 0)
    neighbourhood.wait(milliseconds: 1)
    #expect(try await clock.round().entered == 1)
    #expect(try await neighbourhood.room.standing(CaseID(id))?.state == .closed)
    #expect(try await Self.steps(of: id, in: neighbourhood).isEmpty)
    #expect(try neighbourhood.verified().fault == nil)
  }
}
