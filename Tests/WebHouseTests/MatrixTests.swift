import Foundation
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Matters, areas and parties on pages") struct MatrixTests {
  static let intake = FindingsPageTests.intake

  private func drawing(_ planted: PlantedTown, in language: Language = .zh) async throws -> (
    CoverDrawing, Matter, Scene
  ) {
    let scene = try await planted.house.scene(try await planted.town.visit(nil, in: language))
    let inventory = try #require(scene.inventory)
    return (planted.house.coverDrawing(inventory, scene), try #require(inventory.matter("GJ01")), scene)
  }

  private func matrix(_ planted: PlantedTown, _ area: String = "990301001001") async throws -> MatterMatrix {
    let (drawing, matter, scene) = try await drawing(planted)
    return MatterMatrix(
      drawing: drawing, matter: matter, area: try #require(AreaCode(area)), date: scene.today)
  }

  @Test("show a planted gap at its stage and at no other") func gap() async throws {
    let sound = try await matrix(try await PlantedTown { _ in })
    let planted = try await matrix(try await PlantedTown { $0.change(Self.intake) { $0.role = .support } })

    #expect(sound.cards.allSatisfy { $0.status == "one" })
    #expect(planted.cards.map(\.status) == ["gap"] + sound.cards.dropFirst().map(\.status))
    #expect(planted.cards[0].leads.isEmpty && planted.cards[0].note?.contains("青禾社区") == true)
    #expect(planted.headings.map(\.status).first == "gap")
    #expect(planted.rows.allSatisfy { $0.cells[0].status == "" })
  }

  @Test("show a planted overlap in both cells of its stage") func overlap() async throws {
    let planted = try await matrix(
      try await PlantedTown { $0.copy(Self.intake, as: "9903019999000100") { $0.holder = .party("orange-heart") } })

    #expect(planted.cards.map(\.status).filter { $0 == "overlap" }.count == 1 && planted.cards[0].status == "overlap")
    let doubled = planted.rows.filter { $0.cells[0].status == "overlap" }.map(\.party.href)
    #expect(Set(doubled) == ["/parties/qinghe-committee", "/parties/orange-heart"])
    #expect(planted.rows.flatMap { $0.cells.dropFirst() }.allSatisfy { $0.status != "overlap" })
  }

  @Test("put those who lead first, and classes of parties in one row each") func order() async throws {
    let planted = try await matrix(try await PlantedTown { _ in })
    let leading = planted.rows.map { row in row.cells.contains { $0.status != "" } }

    #expect(leading == leading.sorted { $0 && !$1 })
    #expect(planted.rows.first?.party.href == "/parties/qinghe-committee")
    #expect(planted.rows.count < 12, "\(planted.rows.map(\.party.href))")
    #expect(planted.classes.count < 8 && !planted.classes.isEmpty)
  }

  @Test("say of a wide area that its parts have a lead each") func divided() async throws {
    let planted = try await PlantedTown { _ in }
    let wide = try await matrix(planted, "990301001000")

    #expect(wide.cards[0].status == "divided" && wide.cards[0].leads.count == 2)
    #expect(wide.cards[0].leads.allSatisfy { $0.area != nil })
    let (drawing, matter, _) = try await drawing(planted)
    let sign = drawing.strip(matter, [.intake, .governance], try #require(AreaCode("990301001000"))).signs
    #expect(sign.map(\.status) == ["divided", "none"] && sign[0].href?.hasSuffix("#stage-1") == true)
  }

  @Test("count a planted gap in the area and in those around it", arguments: Language.allCases)
  func areas(_ language: Language) async throws {
    let sound = try await PlantedTown { _ in }
    let planted = try await PlantedTown { $0.change(Self.intake) { $0.role = .support } }
    for code in ["990301001001", "990301001000", "990301000000"] {
      let area = try #require(AreaCode(code))
      let before = try await drawing(sound, in: language).0.coverage.tally(in: area)
      let after = try await drawing(planted, in: language).0.coverage.tally(in: area)
      #expect(after.gaps == before.gaps + 1 && after.all == before.all, "\(code)")
    }
    let egret = try #require(AreaCode("990301001002"))
    #expect(
      try await drawing(sound).0.coverage.tally(in: egret) == drawing(planted).0.coverage.tally(in: egret))
    let html = try await planted.page(
      { house in { try await house.area(AreaCode("990301001001") ?? egret, $0) } }, in: language)
    #expect(Markup(html).faults.isEmpty)
    #expect(html.components(separatedBy: "register-cell register-gap").count == 2)
  }

  @Test("leave out areas that do not fit, and lead to them") func tree() async throws {
    let planted = try await PlantedTown { _ in }
    let (drawing, _, _) = try await drawing(planted)

    #expect(drawing.tree(from: nil, most: 200).map(\.depth) == [0, 1, 2, 3, 2])
    let cut = drawing.tree(from: nil, most: 2)
    #expect(cut.map(\.depth) == [0, 1] && cut[1].insideHref == "/inventory/areas?under=990301001000")
    #expect(drawing.tree(from: AreaCode("990301001001"), most: 200).count == 2)
  }

  @Test("say what a party carries against its means", arguments: Language.allCases)
  func balance(_ language: Language) async throws {
    let words = try Town.words(language)
    let planted = try await PlantedTown { tables in
      tables.change(Self.intake) { $0.list = .cooperating }
      tables.change("9903014014001200") {
        $0.list = .cooperating
        $0.resources = "经费"
      }
    }
    let html = try await planted.page({ house in { try await house.party("qinghe-committee", $0) } }, in: language)

    #expect(html.contains(words["burden.uneven"]))
    let (drawing, _, scene) = try await drawing(planted)
    let burden = try #require(drawing.inventory.burdens(on: scene.today).first { $0.party == "qinghe-committee" })
    #expect(html.contains(words("burden.sum", ["all": String(burden.handedDown), "means": "1"])))
    #expect(burden.handedDown >= 2)
    #expect(Markup(html).faults.isEmpty)
  }

  @Test("say which duty of a party needs a power that it has not", arguments: Language.allCases)
  func dutyWithoutPower(_ language: Language) async throws {
    let planted = try await PlantedTown { tables in
      tables.change("9903014014001200") { $0.duty = Bilingual(zh: "召集各方;对乱停车的依法处罚", en: "Convene; penalise") }
    }
    let html = try await planted.page({ house in { try await house.party("qinghe-committee", $0) } }, in: language)

    let (drawing, _, scene) = try await drawing(planted)
    let burden = try #require(drawing.inventory.burdens(on: scene.today).first { $0.party == "qinghe-committee" })
    #expect(burden.powers == 0 && burden.leads > 0)
    let finding = try #require(
      drawing.inventory.check(on: scene.today).first { $0.rule == .dutyWithoutPower })
    #expect(finding.codes == ["9903014014001200"])
    var message: [UInt8] = []
    Template.escape(finding.message[language], into: &message)
    #expect(
      html.contains(String(decoding: message, as: UTF8.self)) && html.contains("/inventory/entries/9903014014001200"))
    #expect(html.contains(try Town.words(language)["burden.uneven"]) && Markup(html).faults.isEmpty)
  }

  @Test("find entries by holder, article and code, and name the parties found") func search() async throws {
    let planted = try await PlantedTown { _ in }
    let byHolder = try await planted.page({ $0.entries }, [("q", "督查室")])
    let byCode = try await planted.page({ $0.entries }, [("q", Self.intake.text)])
    let nothing = try await planted.page({ $0.entries }, [("q", "没有这样的词")])

    #expect(byHolder.contains("/parties/supervision"))
    #expect(byCode.components(separatedBy: "class=\"entry-line\"").count == 2)
    #expect(nothing.contains(try Town.words(.zh)["inventory.none-advice"]))
  }

  @Test("are reached from the front page of the inventory", arguments: Language.allCases)
  func front(_ language: Language) async throws {
    let planted = try await PlantedTown { $0.change(Self.intake) { $0.role = .support } }
    let html = try await planted.page({ $0.inventory }, in: language)

    for href in [
      "/inventory/who", "/parties", "/inventory/areas", "/inventory/findings", "/inventory/compare",
      "/inventory/versions", "/inventory/entries",
    ] { #expect(html.contains("href=\"\(href)"), "\(href)") }
    #expect(html.contains("cover cover-gap") && Markup(html).faults.isEmpty)
  }
}
