import Foundation
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Vocabulary
import Voting

/// Ballots on paper: numbered batches, two different people, a third where they disagree, one voice beside the screen.
@Suite("Ballots on paper") struct PaperTests {
  private let neighbourhood: Neighbourhood
  private let about: [String: String]

  init() async throws {
    neighbourhood = try await Neighbourhood.founded()
    about = try await ProxyTests.ballot(neighbourhood)
  }

  private var ballot: BallotID { BallotID(about["ballot"] ?? "") }

  private func perform(_ command: String, as seat: String, _ more: [String: String] = [:]) async throws -> Verdict {
    try await neighbourhood.perform(command, as: seat, about.merging(more) { $1 })
  }

  private func done(
    _ command: String, as seat: String, _ more: [String: String] = [:], at location: SourceLocation = #_sourceLocation
  ) async throws {
    let verdict = try await perform(command, as: seat, more)
    guard case .entered = verdict else {
      Issue.record("not entered: \(verdict)", sourceLocation: location)
      return
    }
  }

  /// The number of a person's paper in the first batch.
  private func number(_ login: String) async throws -> Int {
    let papers = try #require(try await neighbourhood.room.papers(of: "1", in: ballot))
    let place = try #require(papers.printed.voters.firstIndex(of: try neighbourhood.seat(login).person))
    return papers.printed.batch.first + place
  }

  private func paper(_ number: Int, _ choice: String, _ more: [String: String] = [:]) -> [String: String] {
    [
      "batch": "1", "number": String(number), "code": PaperCode.code(ballot: ballot, batch: "1", number: number),
      "source": "paper", "choice": choice,
    ].merging(more) { $1 }
  }

  private func refused(_ verdict: Verdict) -> Refusal.Code? { ConductTests.refusal(verdict)?.code }

  private func view() async throws -> BallotView {
    try #require(try await neighbourhood.room.dossier(CaseID(about["case"] ?? ""), postPage: 1)?.ballots.last)
  }

  private func close() async throws -> BallotView {
    neighbourhood.wait(days: 41)
    try await done("close-ballot", as: "shen")
    try await ProxyTests.agrees(neighbourhood)
    return try await view()
  }

  @Test("are printed in numbered batches by the lead, one for each entry of the roll, and once")
  func printing() async throws {
    #expect(refused(try await perform("print-papers", as: "lu")) != nil)
    try await done("print-papers", as: "shen", ["spare": "2"])
    let first = try #require(try await neighbourhood.room.papers(of: "1", in: ballot))
    #expect(first.printed.batch == PaperBatch(id: "1", first: 1, last: 7) && first.printed.voters.count == 5)
    #expect(refused(try await perform("print-papers", as: "shen")) == .noPapersLeft)
    let lin = try neighbourhood.seat("lin").person.text
    try await done("print-papers", as: "shen", ["people": lin])
    let second = try #require(try await neighbourhood.room.papers(of: "2", in: ballot))
    #expect(second.printed.batch == PaperBatch(id: "2", first: 8, last: 8))
    let codes = Set((1...8).map { PaperCode.code(ballot: ballot, batch: $0 < 8 ? "1" : "2", number: $0) })
    #expect(codes.count == 8 && codes.allSatisfy { $0.count == 9 })
    #expect(
      PaperCode.matches(
        PaperCode.code(ballot: ballot, batch: "1", number: 3).lowercased().replacing("-", with: " "), ballot: ballot,
        batch: "1", number: 3))
    try await ProxyTests.agrees(neighbourhood)
  }

  @Test("count when two different people read the same; a third settles what differs; the rest is listed")
  func entries() async throws {
    try await done("print-papers", as: "shen", ["spare": "1"])
    let (lin, tang, wu) = (try await number("lin"), try await number("tang"), try await number("wu"))
    #expect(refused(try await perform("enter-paper-ballot", as: "lin", paper(lin, "yes"))) == .noEntry)
    try await done("enter-paper-ballot", as: "shen", paper(lin, "yes"))
    #expect(refused(try await perform("enter-paper-ballot", as: "shen", paper(lin, "yes"))) == .sameEntrant)
    #expect(refused(try await perform("settle-paper-ballot", as: "song", paper(lin, "yes"))) == .notHeldBack)
    try await done("enter-paper-ballot", as: "gao", paper(lin, "yes"))
    #expect(refused(try await perform("enter-paper-ballot", as: "song", paper(lin, "yes"))) == .alreadySettled)

    try await done("enter-paper-ballot", as: "shen", paper(tang, "yes"))
    try await done("enter-paper-ballot", as: "gao", paper(tang, "no"))
    #expect(refused(try await perform("enter-paper-ballot", as: "song", paper(tang, "no"))) == .heldBack)
    #expect(refused(try await perform("settle-paper-ballot", as: "gao", paper(tang, "no"))) == .sameEntrant)
    try await done("settle-paper-ballot", as: "song", paper(tang, "no"))
    try await done("enter-paper-ballot", as: "shen", paper(wu, "yes", ["source": "assisted"]))

    let progress = try #require(try await view().manner.papers)
    #expect(progress.settled == 2 && progress.enteredOnce == 1 && progress.heldBack == 0)
    // Nothing of what the papers say is in the record before the count.
    let events = try await neighbourhood.room.events(from: 0, limit: 10_000)
    let said = events.filter { $0.event.event.kind == .paperEntered }.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(said.count == 6 && said.allSatisfy { !$0.contains("choice") && !$0.contains("\"yes\"") })
    #expect(try await view().votes.isEmpty)

    let counted = try await close()
    #expect(counted.result?.yes.heads == 1 && counted.result?.no.heads == 1)
    let papers = try #require(counted.manner.gathered?.papers)
    #expect(papers.counted.map(\.voter).count == 2 && papers.counted.allSatisfy { $0.entrants.count == 2 })
    #expect(papers.unsettled.map(\.number) == [wu] && papers.unsettled.map(\.state) == [.enteredOnce])
    #expect(counted.votes.count == 2 && counted.voted == 2)
    #expect(refused(try await perform("enter-paper-ballot", as: "gao", paper(wu, "yes"))) != nil)
  }

  @Test("that still differ at the count do not count and are named with batch and number")
  func heldBack() async throws {
    try await done("print-papers", as: "shen")
    let tang = try await number("tang")
    try await done("enter-paper-ballot", as: "shen", paper(tang, "yes"))
    try await done("enter-paper-ballot", as: "gao", paper(tang, "no"))
    let counted = try await close()
    #expect(counted.result?.participating.heads == 0)
    #expect(counted.manner.gathered?.papers?.unsettled.map(\.state) == [.heldBack])
  }

  @Test("and votes on the screen are one voice: the later by the time on the paper", arguments: [true, false])
  func oneVoice(paperIsLater: Bool) async throws {
    try await done("print-papers", as: "shen")
    let lin = try await number("lin")
    neighbourhood.wait(days: 1)
    let before = neighbourhood.now.rfc3339(clock: .china)
    neighbourhood.wait(days: 1)
    try await done("cast-vote", as: "lin", ["choice": "no"])
    neighbourhood.wait(days: 1)
    let stamp = ["handed": paperIsLater ? neighbourhood.now.rfc3339(clock: .china) : before]
    try await done("enter-paper-ballot", as: "shen", paper(lin, "yes", stamp))
    try await done("enter-paper-ballot", as: "gao", paper(lin, "yes", stamp))
    let counted = try await close()
    #expect(counted.result?.participating.heads == 1)
    #expect(counted.result?.yes.heads == (paperIsLater ? 1 : 0))
    #expect(counted.manner.gathered?.papers?.superseded.count == (paperIsLater ? 0 : 1))
    #expect(counted.voted == 1)
  }

  @Test("are refused with another number, a mistyped code, another voter, or a stamp after the close")
  func bad() async throws {
    try await done("print-papers", as: "shen", ["spare": "1"])
    let lin = try await number("lin")
    #expect(
      refused(
        try await perform(
          "enter-paper-ballot", as: "shen",
          paper(9, "yes", ["code": PaperCode.code(ballot: ballot, batch: "1", number: 9)]))) == .notInBatch)
    for (more, field) in [
      (["code": "0000-0000"], "code"), (["voter": try neighbourhood.seat("tang").person.text], "voter"),
      (["handed": "2020-01-01T00:00:00+08:00"], "handed"),
    ] {
      guard
        case .malformed(let malformed) = try await perform("enter-paper-ballot", as: "shen", paper(lin, "yes", more))
      else {
        Issue.record("\(more) was taken")
        continue
      }
      #expect(malformed.faults.map(\.field) == [field])
    }
    // A spare paper needs a name, of someone on the roll.
    guard case .malformed = try await perform("enter-paper-ballot", as: "shen", paper(6, "yes")) else {
      Issue.record("a spare paper without a name was taken")
      return
    }
    let he = try neighbourhood.seat("he").person.text
    #expect(refused(try await perform("enter-paper-ballot", as: "shen", paper(6, "yes", ["voter": he]))) == .notOnRoll)
    neighbourhood.wait(days: 41)
    #expect(refused(try await perform("enter-paper-ballot", as: "shen", paper(lin, "yes"))) == .handedInLate)
    let inTime = neighbourhood.now.advanced(byDays: -2).rfc3339(clock: .china)
    try await done("enter-paper-ballot", as: "shen", paper(lin, "yes", ["handed": inTime]))
  }

  @Test("carry the votes of those who gave their voter a proxy")
  func carriedByPaper() async throws {
    try await done("print-papers", as: "shen")
    _ = try await neighbourhood.perform(
      "grant-proxy", as: "lin",
      [
        "holder": try neighbourhood.seat("zhou").person.text, "mandate": "proxy", "scope": "ballot",
        "ballot": ballot.text, "document": "委字第9号",
      ])
    let zhou = try await number("zhou")
    for seat in ["shen", "gao"] { try await done("enter-paper-ballot", as: seat, paper(zhou, "yes")) }
    let counted = try await close()
    #expect(counted.result?.yes.heads == 2)
    #expect(counted.manner.gathered?.proxies?.carried.count == 1)
  }
}
