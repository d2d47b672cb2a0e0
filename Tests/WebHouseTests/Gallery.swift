import Cases
import Foundation
import Proceedings
import Resolutions
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

/// Every page of the town, read by those whom it concerns.
struct Gallery {
  struct Picture {
    let name: String
    let html: String
  }

  static let cases = ["bench", "park", "waste", "lane", "gate", "noise", "tree", "flood", "lift"]
  /// Readers who see different things; nil is not signed in.
  static let readers: [String?] = [
    nil, "lin", "shen@qinghe-committee", "fang@owners-committee", "gao", "xu", "du", "registrar",
  ]

  let town: Town

  /// The pages in one language.
  func pictures(in language: Language) async throws -> [Picture] {
    var pictures: [Picture] = []
    func hang(_ name: String, _ face: Face) {
      pictures.append(Picture(name: "\(name).\(language.rawValue)", html: town.text(face)))
    }
    let house = town.house
    for reader in Self.readers {
      let who = reader?.split(separator: "@").first.map(String.init) ?? "anyone"
      for name in Self.cases {
        let id = try town.id(name)
        let visit = try await town.visit(reader, Address.theCase(id), in: language)
        hang("case-\(name)-\(who)", try await house.theCase(id, postPage: 1, visit))
      }
      hang("home-\(who)", try await house.home(try await town.visit(reader, in: language)))
    }
    let anyone = try await town.visit(nil, "/cases", in: language)
    for name in ["bench", "lift", "lane"] {
      let id = try town.id(name)
      for resolution in try await town.neighbourhood.room.dossier(id, postPage: 1)?.resolutions ?? [] {
        hang("resolution-\(name)", try await house.resolution(resolution.frozen.id, in: id, problem: nil, anyone))
      }
    }
    hang("cases", try await house.cases(CaseQuery(), faults: [], anyone))
    let narrow = CaseQuery(words: "灯", state: .closed, matter: "GJ01", area: AreaCode("990301001001"), limit: 1)
    hang("cases-filtered", try await house.cases(narrow, faults: [], anyone))
    hang("sign-in", try await house.signIn(next: "/desk", login: nil, problem: nil, anyone))
    hang("seats", try await house.seats(next: "/", problem: nil, try await town.visit("zhou", "/seats", in: language)))
    hang(
      "problem",
      try await house.problem(
        Problem(code: "unknown", status: 404, title: "—", detail: "—"), try await town.visit(nil, "/x", in: language)))
    for reader in ["lin", "shen@qinghe-committee", "du", "xu", "zhou@qinghe-owners"] {
      let visit = try await town.visit(reader, "/desk", in: language)
      hang("desk-\(reader.split(separator: "@")[0])", try await house.desk(visit))
    }
    hang("overdue", try await house.overdue(try await town.visit(nil, "/duties/overdue", in: language)))
    hang("privacy", try await house.privacy(of: nil, try await town.visit("lin", "/privacy", in: language)))
    hang("privacy-anyone", try await house.privacy(of: nil, anyone))
    hang("personal-data", try await house.personalData(try await town.visit("lin", "/me/data", in: language)))
    hang("administrative-share", try await house.administrativeShare(in: nil, area: nil, faults: [], anyone))
    hang("drift", try await house.drift(from: nil, to: nil, faults: [], anyone))
    hang("inventory", try await house.inventory(anyone))
    hang(
      "inventory-filtered",
      try await house.inventory(
        try await town.visit(
          "registrar", "/inventory", query: [("q", "灯"), ("matter", "GJ01"), ("stage", "协商"), ("after", "1")],
          in: language)))
    hang("findings", try await house.findings(anyone))
    hang(
      "findings-days",
      try await house.findings(
        try await town.visit(nil, "/inventory/findings", query: [("from", "2026-01-01"), ("to", "x")], in: language)))
    hang("comparison", try await house.comparison(anyone))
    hang("inventory-versions", try await house.inventoryVersions(anyone))
    hang("areas", try await house.areas(anyone))
    hang("entries", try await house.entries(anyone))
    hang("parties", try await house.parties(anyone))
    for code in ["990301000000", "990301001001"] {
      hang("area-\(code)", try await house.area(try #require(AreaCode(code)), anyone))
    }
    for code in ["GJ01", "XF01", "ZL"] { hang("matter-\(code)", try await house.matter(MatterCode(code), anyone)) }
    hang("entry", try await house.entry("9903011001000100", anyone))
    hang("who", try await house.who(nil, faults: [FieldFault(field: "area", code: .unknown, value: "x")], anyone))
    let question = WhoQuestion(
      matter: "GJ01", stage: "受理", area: try #require(AreaCode("990301001001")),
      date: CivilClock.china.date(of: town.neighbourhood.now))
    hang("who-asked", try await house.who(question, faults: [], anyone))
    for party in ["qinghe-committee", "qinghe-residents", "property"] {
      hang("party-\(party)", try await house.party(PartyID(party), anyone))
    }
    hang("person", try await house.person(try town.neighbourhood.seat("fang").person, anyone))
    hang("record", try await house.record(from: nil, anyone))
    hang("record-0", try await house.record(from: 0, anyone))
    hang("event", try await house.event(40, anyone))
    hang("help", try await house.help(anyone))
    let bench = try town.id("bench")
    hang("history", try await house.history(of: PostID(try town.neighbourhood.kept("b1")), in: bench, anyone))
    hang(
      "proposal",
      try await house.proposal(ProposalID(try town.neighbourhood.kept("bp")), in: bench, from: nil, to: nil, anyone))
    try await hangForms(in: language, hang)
    return pictures
  }

  /// The form of every command, for those who may send it and those who may not.
  private func hangForms(in language: Language, _ hang: (String, Face) -> Void) async throws {
    for kind in Commands.all {
      for reader in ["lin", "shen@qinghe-committee", "registrar"] {
        let isCase = kind.fields.contains { $0.name == "case" }
        for name in isCase ? ["waste", "lift", "lane"] : [nil] {
          let id = try name.map { try town.id($0) }
          let visit = try await town.visit(reader, Address.form(of: kind.name, in: id), in: language)
          let who = reader.split(separator: "@")[0]
          hang(
            "form-\(kind.name)-\(name ?? "none")-\(who)",
            try await town.house.form(Attempt(kind: kind, subject: id, form: Form()), visit))
        }
      }
    }
  }
}
