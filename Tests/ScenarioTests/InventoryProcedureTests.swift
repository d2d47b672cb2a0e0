import Foundation
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// Nobody changes the list of powers and duties outside its procedure: draft, legality review, resolution, publication.
@Suite("The procedure of the inventory") struct InventoryProcedureTests {
  static func refusal(_ verdict: Verdict) -> Refusal? { GateTests.refusal(verdict) }

  static func made(_ verdict: Verdict) throws -> String {
    guard case .entered(let receipt) = verdict, let made = receipt.made else {
      throw NotMade(verdict: "\(verdict)")
    }
    return made
  }

  struct NotMade: Error { let verdict: String }

  /// The sample's list with a second lead for the execution of waste sorting: an overlap that blocks.
  static func overlapping(_ entries: String) -> String {
    let lead = entries.split(separator: "\n").first { $0.hasPrefix("9903011032000300,") } ?? ""
    let second = lead.replacing("9903011032000300", with: "9903011172000300")
      .replacing("云汀区城市管理局", with: "云汀区住房和建设局")
    return entries + second + "\n"
  }

  @Test("leads from a draft to a version in force, and the event names draft, review and resolution")
  func wholeProcedure() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    try await neighbourhood.tell(sample: "change.json")

    let version = try #require(try await neighbourhood.room.inventoryVersions().first)
    let ground = try #require(version.ground)
    #expect(version.version == "2027.1")
    #expect(ground.subject.text == (try neighbourhood.kept("change")))
    #expect(ground.1.draft.text == (try neighbourhood.kept("draft")))
    #expect(ground.1.resolution.text == (try neighbourhood.kept("changetext")))
    let draft = try #require(try await neighbourhood.room.inventoryDraft(ground.1.draft))
    #expect(draft.draft.stage == .published && draft.draft.reviews.map(\.sequence) == [ground.1.review])
    #expect(draft.draft.drafted.steps.map(\.operation) == [.survey, .allocate])
    #expect(draft.base.version == "2026.1" && draft.findings.allSatisfy { $0.severity == .warning })

    // It binds from its day on and not before.
    let day = version.effectiveFrom
    let before = CivilClock.china.start(of: day).advanced(byMilliseconds: -1)
    #expect(try await neighbourhood.room.inventory(at: before)?.version == "2026.1")
    #expect(try await neighbourhood.room.inventory(at: CivilClock.china.start(of: day))?.version == "2027.1")

    let found = try neighbourhood.verified()
    #expect(found.fault == nil && found.viewsAgree == true && found.inventories == 2)
    let digest = try neighbourhood.store.viewsDigest()
    _ = try neighbourhood.store.rebuild()
    #expect(try neighbourhood.store.viewsDigest() == digest)
  }

  @Test("keeps old versions, and every event names the version it was decided under")
  func versions() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let founding = try #require(try await neighbourhood.room.inventoryVersions().last)
    let case1 = try await Self.made(
      neighbourhood.perform("file-case", as: "lin", GateTests.lamp))
    try await neighbourhood.publishThroughProcedure(try Neighbourhood.version("2027.1", from: "2027-01-04"))
    neighbourhood.wait(days: 60)
    _ = try await Self.made(neighbourhood.perform("file-case", as: "lin", GateTests.lamp))

    let lines = try await neighbourhood.room.events(from: 0, limit: 1_000).map(\.event)
    for line in lines where line.authority != nil {
      let expected = line.at < CivilClock.china.start(of: try #require(CivilDate("2027-01-04"))) ? "2026.1" : "2027.1"
      #expect(line.authority?.inventory == expected, "event \(line.sequence)")
    }
    #expect(lines.contains { $0.subject?.text == case1 && $0.authority?.inventory == "2026.1" })
    #expect(lines.last?.authority?.inventory == "2027.1")
    let kept = try await neighbourhood.room.inventoryVersions()
    #expect(kept.last == founding && kept.count == 2)
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("refuses a draft to whoever holds no entry for it, and in a case about anything else")
  func drafting() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    try await neighbourhood.openInventoryCase("zl")
    let tables = try Neighbourhood.version("2027.1")
    #expect(Self.refusal(try await neighbourhood.draft(tables, in: "zl", as: "xu"))?.code == .noEntry)
    #expect(Self.refusal(try await neighbourhood.draft(tables, in: "waste"))?.code == .noEntry)
    guard
      case .malformed(let malformed) = try await neighbourhood.draft(
        try Neighbourhood.version("2027.1", from: "2026-11-01"), in: "zl")
    else {
      Issue.record("a draft that would bind in the past was taken")
      return
    }
    #expect(malformed.faults.map(\.code) == [.inThePast])
    let again = try await neighbourhood.draft(try Neighbourhood.version("2026.1"), in: "zl")
    #expect(Self.refusal(again)?.code == .taken)
  }

  @Test("keeps the tables of the version in force that a draft does not send, and reads the entries by them")
  func unsentTables() async throws {
    let procedures = "程序编码,程序名称,表决规则\nX,居民表决,SIMPLE_MAJORITY\n"
    let neighbourhood = try await Neighbourhood.founded(procedures, for: "LJ01", rule: "X")
    try await neighbourhood.openInventoryCase("zl")
    var sent = try Neighbourhood.version("2027.1")
    for table in ["areas", "matters", "parties", "bases"] { sent[table] = nil }
    let id = try await Self.made(neighbourhood.draft(sent, in: "zl"))
    let draft = try #require(try await neighbourhood.room.inventoryDraft(ProposalID(id)))
    let (tables, base) = (draft.inventory.tables, draft.base.tables)
    #expect(tables.areas == base.areas && tables.matters == base.matters && tables.parties == base.parties)
    #expect(tables.bases == base.bases && tables.procedures == base.procedures && tables.procedures != nil)
    #expect(Set(tables.given) == Set(base.given))
    // Holders are the parties of that version: nobody gains or loses because a table was left at home.
    #expect(draft.base.difference(to: draft.inventory).changes.isEmpty)

    // One table sent and the others not: the one sent counts. A draft with all but the procedures keeps them too.
    var renamed = sent
    renamed["version"] = "2027.2"
    renamed["areas"] = try Neighbourhood.sampleFile("areas.csv").replacing("石榴街道", with: "石榴新街道")
    let other = try #require(
      try await neighbourhood.room.inventoryDraft(
        ProposalID(try await Self.made(neighbourhood.draft(renamed, in: "zl")))))
    #expect(other.inventory.tables.areas != base.areas && other.inventory.tables.parties == base.parties)
    let whole = try #require(
      try await neighbourhood.room.inventoryDraft(
        ProposalID(try await Self.made(neighbourhood.draft(try Neighbourhood.version("2027.3"), in: "zl")))))
    #expect(whole.inventory.tables.procedures == base.procedures)

    // A holder whom that version does not know is told, with its place, instead of being inferred.
    var unknown = sent
    unknown["version"] = "2027.4"
    unknown["entries"] = sent["entries"]?.replacing("云汀区城市管理局", with: "云汀区园林局")
    guard case .malformed(let malformed) = try await neighbourhood.draft(unknown, in: "zl") else {
      Issue.record("a holder that no table has was taken")
      return
    }
    #expect(malformed.faults.allSatisfy { $0.field == "entries" && $0.code == .badCell && $0.value == "云汀区园林局" })
    #expect(malformed.faults.first?.line != nil && malformed.faults.first?.column == "实施主体")
  }

  @Test("refuses the review to the drafter's body and to a person who sits in it, whatever seat they take")
  func review() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    // The justice bureau's reviewer also sits for the government, which drafts.
    try await neighbourhood.tell(
      json: """
        [{"as": "registrar", "do": "enrol-person", "with": {"name": "双面人", "login": "double"}},
         {"as": "registrar", "do": "appoint-seat", "with": {"person": "$double", "party": "legality",
          "from": "2026-01-01"}},
         {"as": "registrar", "do": "appoint-seat", "with": {"person": "$double", "party": "yunting-gov",
          "from": "2026-01-01"}}]
        """)
    let draft = try await Self.made(neighbourhood.draft(try Neighbourhood.version("2027.1"), in: "zl"))
    let double = try await neighbourhood.review(draft, in: "zl", as: "double@legality")
    let refusal = try #require(Self.refusal(double))
    #expect(refusal.code == .separationOfDuties && refusal.details["relation"] == "person", "\(refusal)")
    #expect(Self.refusal(try await neighbourhood.review(draft, in: "zl", as: "registrar"))?.code == .noEntry)
    // The bureau stands under the government and still reviews, by a person of its own.
    _ = try await neighbourhood.review(draft, in: "zl", as: "zhang").entered()
  }

  @Test("puts no draft to the ballot that was not reviewed, or that was sent back")
  func tabling() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    let draft = try await Self.made(neighbourhood.draft(try Neighbourhood.version("2027.1"), in: "zl"))
    let call = ["case": try neighbourhood.kept("zl"), "proposal": draft, "version": "1", "closes": "2026-12-01T00:00"]
    let unreviewed = try #require(Self.refusal(try await neighbourhood.perform("call-ballot", as: "registrar", call)))
    #expect(unreviewed.code == .legalityReviewMissing && unreviewed.holders == ["legality"], "\(unreviewed)")
    _ = try await neighbourhood.review(draft, in: "zl", finding: "sent-back").entered()
    let sentBack = try await neighbourhood.perform("call-ballot", as: "registrar", call)
    #expect(Self.refusal(sentBack)?.code == .legalityReviewMissing)
    let revise = ["proposal": draft, "base": "1", "title": "改一改", "text": "改", "note": "改"]
    let revised = try await neighbourhood.perform(
      "revise-proposal", as: "registrar", revise.merging(["case": try neighbourhood.kept("zl")]) { $1 })
    #expect(Self.refusal(revised)?.code == .draftFrozen)
  }

  @Test("refuses to publish without a resolution in force that names exactly this draft")
  func resolution() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    let adopted = try await Self.made(neighbourhood.draft(try Neighbourhood.version("2027.1"), in: "zl"))
    let other = try await Self.made(neighbourhood.draft(try Neighbourhood.version("2027.2"), in: "zl"))
    for draft in [adopted, other] { _ = try await neighbourhood.review(draft, in: "zl").entered() }
    let early = try #require(Self.refusal(try await neighbourhood.publish(adopted, in: "zl")))
    #expect(early.code == .draftNotResolved && early.holders == ["yunting-gov"], "\(early)")
    try await neighbourhood.resolve(adopted, in: "zl")
    #expect(Self.refusal(try await neighbourhood.publish(other, in: "zl"))?.code == .draftNotResolved)
    #expect(Self.refusal(try await neighbourhood.publish(adopted, in: "zl", as: "gao"))?.code == .noEntry)
    // A reviewer who learns of a new law sends it back before it is published.
    _ = try await neighbourhood.review(adopted, in: "zl", finding: "sent-back").entered()
    #expect(Self.refusal(try await neighbourhood.publish(adopted, in: "zl"))?.code == .legalityReviewMissing)
    _ = try await neighbourhood.review(adopted, in: "zl").entered()
    _ = try await neighbourhood.publish(adopted, in: "zl").entered()
    #expect(Self.refusal(try await neighbourhood.publish(adopted, in: "zl"))?.code == .taken)
  }

  @Test("refuses to publish a list with blocking findings, and tells rule, entries and counterexample")
  func blocking() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    let draft = try await Self.made(
      neighbourhood.draft(try Neighbourhood.version("2027.1", entries: Self.overlapping), in: "zl"))
    _ = try await neighbourhood.review(draft, in: "zl").entered()
    try await neighbourhood.resolve(draft, in: "zl")
    let refusal = try #require(Self.refusal(try await neighbourhood.publish(draft, in: "zl")))
    #expect(refusal.code == .blockingFindings)
    let overlap = try #require(refusal.findings.first { $0.rule == "OVERLAP_MULTI_LEAD" }, "\(refusal)")
    #expect(overlap.entries == ["9903011032000300", "9903011172000300"])
    #expect(overlap.witness["matter"] == "LJ01" && overlap.witness["stage"] == "执行", "\(overlap.witness)")
    #expect(try await neighbourhood.room.inventoryVersions().count == 1)
  }

  @Test("refuses a draft whose day has come, and one whose base another version replaced")
  func outdated() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("late")
    let late = try await Self.made(
      neighbourhood.draft(try Neighbourhood.version("2026.9", from: "2026-11-26"), in: "late"))
    try await neighbourhood.openInventoryCase("second")
    let second = try await Self.made(neighbourhood.draft(try Neighbourhood.version("2027.2"), in: "second"))
    for (draft, name) in [(late, "late"), (second, "second")] {
      _ = try await neighbourhood.review(draft, in: name).entered()
      try await neighbourhood.resolve(draft, in: name)
    }
    try await neighbourhood.publishThroughProcedure(try Neighbourhood.version("2027.1"), keep: "first")
    let outdated = try #require(Self.refusal(try await neighbourhood.publish(second, in: "second")))
    #expect(outdated.code == .draftOutdated && outdated.details["version"] == "2027.1", "\(outdated)")
    neighbourhood.wait(days: 3)
    #expect(Self.refusal(try await neighbourhood.publish(late, in: "late"))?.code == .effectiveDatePassed)
  }

  @Test("does not found an institution on a list with blocking findings")
  func founding() async throws {
    let neighbourhood = try Neighbourhood.empty()
    var fields = try Neighbourhood.version("2026.1", from: "2026-01-01", entries: Self.overlapping)
    fields.merge([
      "name": "云汀区", "area": "990301000000", "party": "yunting-gov", "founder": "甄登记", "login": "registrar",
      "password": "a long enough password",
    ]) { $1 }
    let verdict = try await neighbourhood.register.perform(
      try FoundInstitution(Form(fields)), by: .founder)
    let refusal = try #require(Self.refusal(verdict))
    #expect(refusal.code == .blockingFindings && refusal.findings.contains { $0.rule == "OVERLAP_MULTI_LEAD" })
    #expect(try await neighbourhood.room.root().size == 0)
  }
}

extension Verdict {
  /// The receipt of what must have been entered.
  @discardableResult
  func entered() throws -> Receipt {
    guard case .entered(let receipt) = self else { throw InventoryProcedureTests.NotMade(verdict: "\(self)") }
    return receipt
  }
}
