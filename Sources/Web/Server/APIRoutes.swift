import HTTPTypes
import Hummingbird
import Proceedings
import Vocabulary

extension House {
  /// The addresses that the OpenAPI document describes.
  var apiRoutes: [Route] { readingRoutes + sessionRoutes + commandRoutes + machineRoutes }

  private var commandRoutes: [Route] {
    Commands.all.map { kind in
      let (isBorne, signs) = (kind.name == CastSecretVote.kind.name, kind.name == RequestCredential.kind.name)
      return Route(
        .post, "/api/" + kind.path,
        Operation(
          id: kind.name, summary: Self.words(of: kind), tag: "commands", caller: isBorne ? .anyone : .signedIn,
          body: kind.fields.filter { !kind.pathFields.contains($0.name) }, status: 201,
          answer: signs ? "IssuedCredential" : "Receipt",
          problems: [400, 403, 404, 409, 413, 415, 422] + (isBorne ? [] : [401]) + (signs ? [503] : []))
      ) { call in
        if isBorne { return try await secretVoteAPI(call) }
        return signs ? try await credentialAPI(call) : try await commandAPI(kind, call)
      }
    }
  }

  /// `accept-case` as `Accept case`.
  private static func words(of kind: CommandKind) -> String {
    let words = kind.name.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private var machineRoutes: [Route] {
    [
      Route(
        .get, "/health", Operation(id: "health", summary: "Whether the process is alive", tag: "machine", isPlain: true)
      ) { health($0) },
      Route(
        .get, "/ready",
        Operation(
          id: "ready", summary: "Whether an inventory is in force and can be read", tag: "machine", isPlain: true)
      ) { await ready($0) },
    ]
  }

  private var sessionRoutes: [Route] {
    [
      Route(
        .post, "/api/sessions",
        Operation(
          id: "sign-in", summary: "Open a session; its token goes into Authorization: Bearer", tag: "session",
          body: Self.signInFields, status: 201, answer: "OpenedSession", problems: [400, 401, 413, 415, 422, 429, 503]),
        signInAPI),
      Route(
        .get, "/api/session",
        Operation(
          id: "session", summary: "Who is signed in, with the seats in force", tag: "session", caller: .signedIn,
          answer: "Session", problems: [401]), sessionAPI),
      Route(
        .put, "/api/session/seat",
        Operation(
          id: "choose-seat", summary: "Choose the seat to act from", tag: "session", caller: .signedIn,
          body: Self.seatFields, answer: "ChosenSeat", problems: [400, 401, 403, 413, 415, 422]), chooseSeatAPI),
      Route(
        .delete, "/api/session",
        Operation(
          id: "sign-out", summary: "End the session", tag: "session", caller: .signedIn, status: 204,
          problems: [401, 403]), signOutAPI),
    ]
  }

  private var readingRoutes: [Route] {
    func reading(
      _ path: String, _ id: String, _ summary: String, _ tag: String, _ answer: String,
      asked: [Operation.Asked] = [], caller: Operation.Caller = .anyone, problems: [Int] = [],
      _ use: @escaping @Sendable (Call) async throws -> Response
    ) -> Route {
      Route(
        .get, path,
        Operation(
          id: id, summary: summary, tag: tag, caller: caller, asked: asked, answer: answer,
          problems: problems + (caller == .signedIn ? [401] : [])
            + (path.contains("{") ? [404] : []) + (asked.isEmpty ? [] : [422])), use)
    }
    typealias Ask = Operation.Asked
    let version = Ask(
      name: "version", schema: Schemas.code,
      words: "A published version, or the id of a draft; the one in force if left out")
    return [
      reading(
        "/api/cases", "cases", "Cases, the most recently changed first", "cases", "CaseList",
        asked: Schemas.caseFilters,
        casesAPI),
      reading(
        "/api/cases/{case}", "case", "Everything public about a case", "cases", "Case",
        asked: [Ask(name: "posts", schema: Schemas.number(1...100_000), words: "Which page of posts")], caseAPI),
      reading(
        "/api/cases/{case}/powers", "powers", "Who may do what here now, and whether the caller may", "cases", "Powers",
        problems: [403], powersAPI),
      reading(
        "/api/cases/{case}/posts/{post}", "post-history", "Every text of a post", "cases", "PostHistory", historyAPI),
      reading(
        "/api/cases/{case}/ballots/{ballot}/vote", "own-vote", "The caller's own vote", "cases", "OwnVote",
        caller: .signedIn, ownVoteAPI),
      reading(
        "/api/cases/{case}/ballots/{ballot}/receipts/{receipt}", "receipt",
        "That a vote of a secret ballot is in the record, and whether it counts", "cases", "SealedReceipt", receiptAPI),
      Route(
        .get, "/api/cases/{case}/ballots/{ballot}/export",
        Operation(
          id: "export-ballot", summary: "The ballots of a counted ballot as a file, without names", tag: "cases",
          asked: [
            Ask(
              name: "format", schema: Schemas.words(BallotExport.self),
              words: "json reads back with gongzhi tally; popolo is the vote event"),
            Ask(
              name: "names", schema: Schemas.words(ExportedNames.self),
              words: "Whether the vote event says who voted how; no if left out"),
          ], files: ["application/json", "text/plain; charset=utf-8"], problems: [404, 409, 422]), exportAPI),
      Route(
        .get, "/api/cases/{case}/resolutions/{resolution}/signed.json",
        Operation(
          id: "signed-bytes", summary: "The bytes that every signature of a resolution is on", tag: "cases",
          files: ["application/json"], problems: [404]), signedBytes),
      Route(
        .get, "/api/cases/{case}/resolutions/{resolution}/akoma-ntoso.xml",
        Operation(
          id: "akoma-ntoso", summary: "A resolution as a document of Akoma Ntoso 1.0", tag: "cases",
          files: ["application/xml; charset=utf-8"], problems: [404]), akomaNtoso),
      Route(
        .get, "/api/cases/{case}/resolutions/{resolution}/popolo.json",
        Operation(
          id: "popolo", summary: "A resolution as a motion of Popolo with its vote event", tag: "cases",
          asked: [
            Ask(
              name: "names", schema: Schemas.words(ExportedNames.self),
              words: "Whether the vote event says who voted how; no if left out")
          ], files: ["application/json"], problems: [404, 422]), popoloMotion),
      reading(
        "/api/duties/overdue", "overdue-duties", "Duties that are overdue and went up the ladder", "cases",
        "OverdueDuties", overdueAPI),
      reading(
        "/api/privacy/readings", "private-readings", "Who read the caller's private fields, for which purpose", "cases",
        "PrivateReadings",
        asked: [
          Ask(
            name: "of", schema: Schemas.text,
            words: "A person, or everyone: for whoever may protect personal data; the caller if left out")
        ], caller: .signedIn, problems: [403], privacyAPI),
      reading(
        "/api/me/data", "personal-data", "Everything that is held about the caller, with what each column means",
        "cases", "PersonalData", caller: .signedIn, personalDataAPI),
      reading(
        "/api/emergency-grants", "emergency-grants", "Powers beyond the list, the newest first", "inventory",
        "EmergencyGrants", asked: [Ask(name: "party", schema: Schemas.code, words: "Given to this party")],
        emergenciesAPI),
      reading(
        "/api/proxies", "proxies", "Who votes for the caller, and for whom the caller votes", "cases", "Proxies",
        caller: .signedIn, proxiesAPI),
      reading("/api/desk", "desk", "What the caller owes, by when", "cases", "Desk", caller: .signedIn, deskAPI),
      reading(
        "/api/inventory", "inventory", "The inventory in force, with its entries filtered", "inventory", "Inventory",
        asked: [version] + Schemas.entryFilters, problems: [403], inventoryAPI),
      reading(
        "/api/inventory/versions", "versions", "Every published version", "inventory", "Versions", versionsAPI),
      Route(
        .get, "/api/inventory/tables/{digest}",
        Operation(
          id: "inventory-tables", summary: "The tables of a published version or a draft to the byte, by their SHA-256",
          tag: "inventory", files: ["application/json"], problems: [404]), tablesAPI),
      reading(
        "/api/inventory/drafts", "inventory-drafts", "Every draft of the inventory, with where its procedure stands",
        "inventory", "InventoryDrafts", draftsAPI),
      reading(
        "/api/inventory/drafts/{draft}", "inventory-draft",
        "A draft of the inventory, and what would become of the open cases", "inventory", "DraftedInventory", draftAPI),
      reading(
        "/api/inventory/findings", "findings", "What the checks of a version find, as `gongzhi inventory check --json`",
        "inventory", "Findings", asked: [version] + Schemas.checkedDays, problems: [403, 404], findingsAPI),
      reading(
        "/api/inventory/compare", "compare",
        "What two versions differ in, as `gongzhi inventory diff --json`, and what becomes of open cases", "inventory",
        "Comparison", asked: Schemas.comparedVersions, problems: [403, 404], comparisonAPI),
      reading(
        "/api/inventory/entries/{code}", "entry", "One entry of the inventory", "inventory", "Entry", asked: [version],
        problems: [403], entryAPI),
      reading(
        "/api/inventory/who", "who", "Who leads a matter at a stage, under which article, and who supports",
        "inventory", "Who", asked: [version] + Schemas.whoQuestion, problems: [403], whoAPI),
      reading(
        "/api/inventory/drift", "drift", "Cases handled by someone other than the listed lead", "inventory", "Drift",
        asked: [
          Ask(name: "from", schema: Schemas.date, words: "Handled on or after this day"),
          Ask(name: "to", schema: Schemas.date, words: "Handled on or before this day"),
        ], driftAPI),
      reading(
        "/api/reports/administrative-share", "administrative-share",
        "How much of the work of communities was administrative in a month", "inventory", "AdministrativeShare",
        asked: [
          Ask(name: "month", schema: Schemas.text, words: "The month, 2026-11; the present one if left out"),
          Ask(name: "area", schema: Schemas.text, words: "The communities within this area"),
        ], administrativeShareAPI),
      reading(
        "/api/parties/{party}", "party", "A party with its people", "inventory", "PartyCard", asked: [version],
        problems: [403], partyAPI),
      reading("/api/people/{person}", "person", "A person with their seats", "inventory", "PersonCard", personAPI),
      reading("/api/record", "record", "The size and the root of the record", "record", "RecordRoot", recordAPI),
      reading(
        "/api/record/events", "events", "Events with the bytes that were hashed", "record", "Events",
        asked: [
          Ask(name: "from", schema: Schemas.number(0...Int.max), words: "The first sequence number"),
          Ask(name: "limit", schema: Schemas.number(1...1_000), words: "At most so many; 100 if left out"),
        ], eventsAPI),
      reading(
        "/api/record/proofs/inclusion", "inclusion", "That an event is in the record", "record", "InclusionProof",
        asked: [
          Ask(name: "sequence", schema: Schemas.number(0...Int.max), words: "The event", isRequired: true),
          Ask(
            name: "size", schema: Schemas.number(1...Int.max), words: "The size of the record; the newest if left out"),
        ], problems: [404], inclusionAPI),
      reading(
        "/api/record/proofs/consistency", "consistency", "That the record only grew between two sizes", "record",
        "ConsistencyProof",
        asked: [
          Ask(name: "from", schema: Schemas.number(1...Int.max), words: "The smaller size", isRequired: true),
          Ask(name: "to", schema: Schemas.number(1...Int.max), words: "The larger size; the newest if left out"),
        ], problems: [404], consistencyAPI),
      reading(
        "/api/record/witnesses", "witnesses", "Who witnesses the record, how far and how fresh", "record", "Witnesses",
        witnessesAPI),
      reading(
        "/api/record/timestamps", "timestamps", "The days whose checkpoint was timestamped, the newest first", "record",
        "Timestamps", timestampsAPI),
      reading("/api/trust", "trust", "Who trusts whom for signatures", "record", "Trust", trustAPI),
      reading(
        "/api/certificates", "certificates", "The caller's own certificates", "record", "OwnCertificates",
        caller: .signedIn, certificatesAPI),
      reading(
        "/api/cases/{case}/resolutions/{resolution}/signatures", "electronic-signatures",
        "The electronic signatures under a resolution", "cases", "ElectronicSignatures", signaturesAPI),
      reading("/api/figures", "figures", "What the home page counts", "record", "Figures", figuresAPI),
    ]
  }
}
