import Foundation
import NIOHTTP1
import TestKit
import Testing
import Vocabulary
import Voting
import Web

/// A secret ballot over HTTPS: a person whose device does the blinding, another party that signs, and a vote that comes
/// without a session.
@Suite("A secret ballot over HTTPS") struct SecretBallotTests {
  /// A secret ballot that is open, with its key published.
  struct Open {
    let service: Service
    let lin, tang, shen, du: Person
    let path: String

    init(_ service: Service, issuer: TestIssuer?) async throws {
      self.service = service
      lin = try await service.signIn("lin")
      tang = try await service.signIn("tang", "qinghe-residents")
      shen = try await service.signIn("shen")
      du = try await service.signIn("du")
      let song = try await service.signIn("song")
      let id = try await lin.does(
        "cases", ["matter": "GJ01", "area": "990301001001", "title": "舞曲几点停", "text": "请不记名地表个态。"])
      try await shen.does("cases/\(id)/accept")
      try await shen.does("cases/\(id)/deliberation", ["question": "几点停？"])
      let proposal = try await song.does("cases/\(id)/proposals", ["title": "八点半停", "text": "每天都停。"])
      let ballot = try await shen.does(
        "cases/\(id)/ballots",
        [
          "proposal": .text(proposal), "version": 1, "rule": "SECRET_ASSEMBLY",
          "closes": .text(service.neighbourhood.now.advanced(byDays: 3).rfc3339(clock: .china)),
        ])
      path = "cases/\(id)/ballots/\(ballot)"
      if let issuer { try await du.does("\(path)/key", ["key": .text(issuer.pem)]) }
    }

    /// Sends a secret vote as a device does: on its own, with nothing that names anybody.
    func cast(
      _ choice: String, _ credential: VotingCredential, _ headers: [String: String] = [:]
    ) async throws -> Answer {
      let body: Sent = [
        "message": .text(credential.message), "randomizer": .text(credential.randomizer),
        "signature": .text(credential.signature), "choice": .text(choice),
      ]
      return try await service.send(
        .POST, "/api/\(path)/secret-votes", ["Content-Type": "application/json"].merging(headers) { $1 },
        body: try body.bytes)
    }

    func close() async throws {
      service.neighbourhood.wait(days: 3)
      try await service.signIn("shen").does("\(path)/close")
    }
  }

  @Test("gives a credential, takes a vote without a session, shows the receipt, and exports without names")
  func whole() async throws {
    let issuer = try TestIssuer.shared.get()
    try await Service.open(issuing: issuer) { service in
      let open = try await Open(service, issuer: issuer)
      let voter = try SecretVoter(pem: issuer.pem)
      let ask: Sent = ["blinded": .text(voter.blinded)]
      let issued = try await open.lin.send("\(open.path)/credentials", ask)
      #expect(issued.status == 201, "\(issued.text)")
      let credential = try voter.credential(issued.json["signature"].text ?? "")
      let again = try await open.lin.send("\(open.path)/credentials", ask)
      #expect(again.status == 200 && again.json["signature"] == issued.json["signature"])
      let other = try SecretVoter(pem: issuer.pem)
      try await open.lin.isRefused(
        .credentialIssued, "\(open.path)/credentials", ["blinded": .text(other.blinded)], status: 409)
      try await open.lin.isRefused(.secretBallot, "\(open.path)/votes", ["choice": "yes"], status: 409)
      let named = try await open.cast("yes", credential, open.lin.headers)
      #expect(named.status == 403 && named.json["code"].text == "session-not-wanted", "\(named.text)")
      let cookie = try await open.cast("yes", credential, ["Cookie": "__Host-session=anything"])
      #expect(cookie.status == 403 && cookie.json["code"].text == "session-not-wanted", "\(cookie.text)")

      let cast = try await open.cast("yes", credential)
      #expect(cast.status == 201, "\(cast.text)")
      let receipt = "\(cast.json["sequence"].number ?? -1).\(cast.json["leaf"].text ?? "")"
      let first = try await service.send(.GET, "/api/\(open.path)/receipts/\(receipt)")
      #expect(first.status == 200 && first.json["counts"] == true && first.json["opened"] == false, "\(first.text)")
      #expect(!first.text.contains("yes"), "a receipt says nothing of the vote")
      let page = try await service.send(.GET, "/\(open.path)/receipts/\(receipt)", ["Accept-Language": "en"])
      #expect(page.status == 200 && page.text.contains("Your ballot is in the record"), "\(page.text.suffix(900))")
      let typed = try await service.send(.GET, "/\(open.path)/receipts?receipt=\(receipt)", ["Accept-Language": "en"])
      #expect(typed.status == 200)
      let wrong = try await service.send(
        .GET, "/api/\(open.path)/receipts/\(receipt.dropLast(1))\(receipt.hasSuffix("0") ? "1" : "0")")
      #expect(wrong.status == 404)

      let changed = try await open.cast("no", credential)
      #expect(changed.status == 201)
      let replaced = try await service.send(.GET, "/api/\(open.path)/receipts/\(receipt)").json
      #expect(replaced["counts"] == false && replaced["counting"] == changed.json["sequence"])
      let early = try await service.send(.GET, "/api/\(open.path)/export?format=popolo")
      #expect(early.status == 409)
      #expect(try await !service.send(.GET, "/api/record/events?limit=1000").text.contains(credential.signature))

      try await open.close()
      let export = try await service.send(.GET, "/api/\(open.path)/export?format=popolo&names=yes")
      #expect(export.status == 200 && !export.text.contains("voter_id"), "\(export.text)")
      let dossier = try await service.send(
        .GET, "/api/" + open.path.split(separator: "/").prefix(2).joined(separator: "/"))
      let ballot = dossier.json["ballots"][0]
      #expect(ballot["credentials"]["issued"] == 1 && ballot["credentials"]["used"] == 1)
      #expect(ballot["votes"].list.isEmpty && ballot["result"]["no"]["members"] == 1)
      #expect(try await open.cast("yes", credential).status == 409)
    }
  }

  @Test("enters nothing where the party that signs is absent, and says when to come back")
  func absent() async throws {
    try await Service.open { service in
      let issuer = try TestIssuer.shared.get()
      let open = try await Open(service, issuer: issuer)
      let before = try await service.record()
      let voter = try SecretVoter(pem: issuer.pem)
      let answer = try await open.lin.send("\(open.path)/credentials", ["blinded": .text(voter.blinded)])
      #expect(answer.status == 503 && answer.json["code"].text == "issuer-absent", "\(answer.text)")
      #expect(answer["retry-after"] == "300")
      #expect(try await service.record() == before)
    }
  }

  @Test("is refused to everyone who has no credential, and to every credential that is none")
  func refused() async throws {
    let issuer = try TestIssuer.shared.get()
    try await Service.open(issuing: issuer) { service in
      let open = try await Open(service, issuer: issuer)
      let stranger = try TestIssuer()
      let voter = try SecretVoter(pem: stranger.pem)
      let forged = try voter.credential(try stranger.sign(voter.blinded))
      let answer = try await open.cast("yes", forged, ["Accept-Language": "en"])
      #expect(answer.status == 403 && answer.json["code"].text == "credential-forged", "\(answer.text)")
      let empty = try await service.send(
        .POST, "/api/\(open.path)/secret-votes", ["Content-Type": "application/json"],
        body: Array(#"{"message":"zz","randomizer":"00","signature":"00"}"#.utf8))
      #expect(empty.status == 422)
      let faults = Set(empty.json["faults"].list.compactMap { $0["field"].text })
      #expect(faults == ["message", "choice"], "\(empty.text)")
      let unnamed = try await service.send(
        .POST, "/api/\(open.path)/credentials", ["Content-Type": "application/json"],
        body: Array(#"{"blinded":"00"}"#.utf8))
      #expect(unnamed.status == 401)
      try await open.shen.isRefused(.noEntry, "\(open.path)/key", ["key": .text(stranger.pem)])
    }
  }
}
