import HTTPTypes
import Hummingbird
import Proceedings
import Vocabulary

extension House {
  /// The pages, and the forms that they send.
  var pageRoutes: [Route] {
    var routes: [Route] = [
      Route(.get, "/") { try await page($0, faces.home) },
      Route(.get, "/cases", nil, casesPage),
      Route(.get, "/cases/new") { try await formPage(FileCase.kind, $0) },
      Route(.get, "/cases/{case}", nil, casePage),
      Route(.get, "/cases/{case}/acts/{command}") { try await formPage(namedKind($0, aboutCase: true), $0) },
      Route(.get, "/acts/{command}") { try await formPage(namedKind($0, aboutCase: false), $0) },
      Route(.get, "/cases/{case}/posts/{post}", nil, historyPage),
      Route(.get, "/cases/{case}/proposals/{proposal}", nil, proposalPage),
      Route(.get, "/cases/{case}/resolutions/{resolution}", nil, resolutionPage),
      Route(.get, "/cases/{case}/resolutions/{resolution}/akoma-ntoso.xml", nil, akomaNtoso),
      Route(.get, "/cases/{case}/resolutions/{resolution}/signed.json", nil, signedBytes),
      Route(.get, "/cases/{case}/resolutions/{resolution}/popolo.json", nil, popoloMotion),
      Route(.get, "/cases/{case}/ballots/{ballot}", nil, ballotPage),
      Route(.post, "/cases/{case}/ballots/{ballot}/check", nil, checkBallotForm),
      Route(.get, "/cases/{case}/ballots/{ballot}/batches/{batch}", nil, papersPage),
      Route(.get, "/proxies") { call in
        _ = try call.session()
        return try await page(call, faces.proxies)
      },
      Route(.get, "/cases/{case}/ballots/{ballot}/receipts", nil, typedReceiptPage),
      Route(.get, "/cases/{case}/ballots/{ballot}/receipts/{receipt}", nil, receiptPage),
      Route(.get, "/desk", nil, deskPage),
      Route(.get, "/privacy", nil, privacyPage),
      Route(.get, "/privacy/readings.csv", nil, privacyTable),
      Route(.get, "/me/data") { call in
        _ = try call.session()
        return try await page(call, faces.personalData)
      },
      Route(.get, "/me/data.json", nil, personalDataFile),
      Route(.get, "/duties/overdue", nil, overduePage),
      Route(.get, "/emergency-grants") { try await page($0, faces.emergencies) },
      Route(.get, "/inventory") { try await page($0, faces.inventory) },
      Route(.get, "/inventory/entries") { try await page($0, faces.entries) },
      Route(.get, "/inventory/findings") { try await page($0, faces.findings) },
      Route(.get, "/inventory/compare") { try await page($0, faces.comparison) },
      Route(.get, "/inventory/versions") { try await page($0, faces.inventoryVersions) },
      Route(.get, "/inventory/drafts/{draft}") { call in
        let id = ProposalID(try call.part("draft"))
        return try await page(call) { try await faces.draft(id, $0) }
      },
      Route(.get, "/inventory/who", nil, whoPage),
      Route(.get, "/inventory/drift", nil, driftPage),
      Route(.get, "/reports/administrative-share", nil, administrativeSharePage),
      Route(.get, "/inventory/areas") { try await page($0, faces.areas) },
      Route(.get, "/inventory/areas/{area}") { call in
        let text = try call.part("area")
        guard let area = AreaCode(text) else { throw Unknown("area", text) }
        return try await page(call) { try await faces.area(area, $0) }
      },
      Route(.get, "/inventory/matters/{matter}") { call in
        let code = MatterCode(try call.part("matter"))
        return try await page(call) { try await faces.matter(code, $0) }
      },
      Route(.get, "/inventory/entries/{code}") { call in
        let code = EntryCode(try call.part("code"))
        return try await page(call) { try await faces.entry(code, $0) }
      },
      Route(.get, "/parties") { try await page($0, faces.parties) },
      Route(.get, "/parties/{party}") { call in
        let party = PartyID(try call.part("party"))
        return try await page(call) { try await faces.party(party, $0) }
      },
      Route(.get, "/people/{person}") { call in
        let person = PersonID(try call.part("person"))
        return try await page(call) { try await faces.person(person, $0) }
      },
      Route(.get, "/record", nil, recordPage),
      Route(.get, "/record/events/{sequence}", nil, eventPage),
      Route(.get, "/help") { try await page($0, faces.help) },
      Route(.get, "/help/secret-ballot") { try await page($0, faces.secretHelp) },
      Route(.get, "/sign-in", nil, signInPage),
      Route(.post, "/sign-in", nil, signInForm),
      Route(.post, "/sign-out", nil, signOutForm),
      Route(.get, "/seats", nil, seatsPage),
      Route(.post, "/session/seat", nil, chooseSeatForm),
    ]
    for kind in Commands.all {
      routes.append(Route(.post, "/" + kind.path) { try await commandForm(kind, $0) })
    }
    return routes
  }
}
