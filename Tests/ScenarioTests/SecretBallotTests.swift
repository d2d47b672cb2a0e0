import Cases
import Foundation
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary
import Voting

/// A secret ballot through the door: who signs, who gets a credential, what is taken, and what the record says of it.
@Suite("A secret ballot") struct SecretBallotTests {
  static let procedures = """
    程序编码,程序名称,程序依据,表决规则,公告日数,委托,表决方式
    SECRET,居民无记名表决,云汀区共治协商规则（示例）第十二条,SIMPLE_MAJORITY,0,禁止,无记名
    SECRET_AREA,业主无记名表决,云汀区共治协商规则（示例）第十二条,OWNERS_278_GENERAL,0,禁止,无记名

    """

  /// A secret ballot that is called, with its case and its own identifier.
  struct Called {
    let neighbourhood: Neighbourhood
    let about: [String: String]
    let issuer: TestIssuer

    init(opens: String? = nil, hasKey: Bool = true) async throws {
      neighbourhood = try await Neighbourhood.founded(
        SecretBallotTests.procedures, for: "LJ01", rule: "SECRET")
      issuer = try TestIssuer.shared.get()
      try await neighbourhood.deliberate(matter: "LJ01", as: "waste")
      var fields = [
        "case": try neighbourhood.kept("waste"), "proposal": try neighbourhood.kept("waste.proposal"),
        "version": "1", "closes": neighbourhood.now.advanced(byDays: 7).rfc3339(clock: .china),
      ]
      fields["opens"] = opens
      let verdict = try await neighbourhood.perform("call-ballot", as: "shen", fields)
      guard case .entered(let receipt) = verdict else { throw Unexpected(verdict: verdict) }
      about = ["case": try neighbourhood.kept("waste"), "ballot": receipt.made ?? ""]
      if hasKey {
        let published = try await publish(as: SecretBallotTests.supervisor)
        guard case .entered = published else { throw Unexpected(verdict: published) }
      }
    }

    var ballot: BallotID { BallotID(about["ballot"] ?? "") }

    func publish(as seat: String, _ issuer: TestIssuer? = nil) async throws -> Verdict {
      try await neighbourhood.perform(
        "issue-credentials", as: seat, about.merging(["key": (issuer ?? self.issuer).pem]) { $1 })
    }

    func credential(for login: String) async throws -> VotingCredential {
      try await neighbourhood.credential(for: login, in: about, from: issuer)
    }

    func cast(_ choice: String, with credential: VotingCredential) async throws -> Verdict {
      try await neighbourhood.cast(about.merging(["choice": choice]) { $1 }, with: credential)
    }

    func close() async throws -> BallotView {
      neighbourhood.wait(days: 7)
      let verdict = try await neighbourhood.perform("close-ballot", as: "shen", about)
      guard case .entered = verdict else { throw Unexpected(verdict: verdict) }
      return try await view()
    }

    func view() async throws -> BallotView {
      let dossier = try await neighbourhood.room.dossier(CaseID(about["case"] ?? ""), postPage: 1)
      return try #require(dossier?.ballots.last)
    }

    func agrees(at location: SourceLocation = #_sourceLocation) throws {
      let before = try neighbourhood.store.viewsDigest()
      _ = try neighbourhood.store.rebuild()
      #expect(try neighbourhood.store.viewsDigest() == before, sourceLocation: location)
      let verification = try neighbourhood.verified()
      #expect(verification.fault == nil, sourceLocation: location)
      #expect(verification.viewsAgree == true, sourceLocation: location)
    }
  }

  struct Unexpected: Error { let verdict: Verdict }

  static let supervisor = "du"
  static let voters = ["lin", "zhou@qinghe-residents", "tang@qinghe-residents", "wu@qinghe-residents"]

  static func refusal(_ verdict: Verdict) -> Refusal.Code? {
    if case .refused(let refusal) = verdict { return refusal.code }
    return nil
  }

  @Test("is counted without anybody's name: the record joins no person to a vote, and the count comes out the same")
  func whole() async throws {
    let called = try await Called()
    var credentials: [VotingCredential] = []
    for voter in Self.voters { credentials.append(try await called.credential(for: voter)) }
    for (credential, choice) in zip(credentials, ["yes", "yes", "no"]) {
      guard case .entered(let receipt) = try await called.cast(choice, with: credential) else {
        Issue.record("a vote was not taken")
        return
      }
      let found = try await called.neighbourhood.room.sealedReceipt(receipt.sequence, in: called.ballot)
      #expect(found?.serial == credential.serial)
      #expect(found?.counts == true)
    }
    let open = try await called.view()
    #expect(open.voted == 3 && open.manner.credentials?.issued == 4)
    #expect(open.votes.isEmpty && open.result == nil)

    let closed = try await called.close()
    let result = try #require(closed.result)
    #expect(result.yes.heads == 2 && result.no.heads == 1)
    #expect(result.all.members == Int64(closed.rollSize) && result.isAdopted)
    #expect(closed.votes.isEmpty, "nobody is named")
    let events = try await called.neighbourhood.room.events(from: 0, limit: 1_000)
    for line in events {
      if case .voteSealed = line.event.event { #expect(line.event.author.person == "bearer") }
      if case .sealedVotesOpened(let opened) = line.event.event {
        let text = String(decoding: line.bytes.dropFirst(0), as: UTF8.self)
        for voter in Self.voters {
          #expect(try !text.contains(#""\#(called.neighbourhood.seat(voter).person.text)""#))
        }
        #expect(opened.votes.map(\.sealed.credential.serial) == opened.votes.map(\.sealed.credential.serial).sorted())
      }
    }
    let counted = try #require(try await called.neighbourhood.room.counted(called.ballot))
    #expect(Set(counted.votes.keys.map(\.text)) == Set(credentials.prefix(3).map(\.serial)))
    let popolo = counted.popolo(called.ballot, motion: "x", names: true).text
    #expect(!popolo.contains("voter_id") && popolo.contains(#""counts""#))
    try called.agrees()
  }

  @Test("may be voted in again until it closes: the last vote of a credential counts, the first stays sealed")
  func again() async throws {
    let called = try await Called()
    let credential = try await called.credential(for: "lin")
    guard case .entered(let first) = try await called.cast("yes", with: credential),
      case .entered(let last) = try await called.cast("no", with: credential)
    else {
      Issue.record("a vote was not taken")
      return
    }
    #expect(try await called.view().voted == 1)
    let replaced = try await called.neighbourhood.room.sealedReceipt(first.sequence, in: called.ballot)
    #expect(replaced?.counts == false && replaced?.counting == last.sequence)
    let result = try #require(try await called.close().result)
    #expect(result.yes.members == 0 && result.no.members == 1)
    try called.agrees()
  }

  @Test("issues one credential to each person on the roll: the same request again, and no other")
  func once() async throws {
    let called = try await Called()
    let voter = try SecretVoter(pem: called.issuer.pem)
    let fields = called.about.merging(["blinded": voter.blinded]) { $1 }
    guard case .entered(let first) = try await called.neighbourhood.perform("request-credential", as: "lin", fields),
      case .entered(let second) = try await called.neighbourhood.perform("request-credential", as: "lin", fields)
    else {
      Issue.record("no credential was issued")
      return
    }
    #expect(first.count == 1 && second.count == 0)
    #expect(try await called.view().manner.credentials?.issued == 1)
    let other = try SecretVoter(pem: called.issuer.pem)
    let refused = try await called.neighbourhood.perform(
      "request-credential", as: "lin", called.about.merging(["blinded": other.blinded]) { $1 })
    #expect(Self.refusal(refused) == .credentialIssued)
    let offRoll = try await called.neighbourhood.perform(
      "request-credential", as: "he", called.about.merging(["blinded": other.blinded]) { $1 })
    #expect([.notOnRoll, .noEntry, .wrongArea].contains(Self.refusal(offRoll)))
    let short = try await called.neighbourhood.perform(
      "request-credential", as: "tang@qinghe-residents", called.about.merging(["blinded": "00ff"]) { $1 })
    guard case .malformed(let malformed) = short else {
      Issue.record("\(short)")
      return
    }
    #expect(malformed.faults.map(\.field) == ["blinded"])
    try called.agrees()
  }

  @Test("takes no forged credential, none of another ballot, and none from someone who is signed in")
  func forged() async throws {
    let called = try await Called()
    let credential = try await called.credential(for: "lin")
    let foreign = try TestIssuer()
    let voter = try SecretVoter(pem: foreign.pem)
    let other = try voter.credential(try foreign.sign(voter.blinded))
    #expect(Self.refusal(try await called.cast("yes", with: other)) == .credentialForged)
    // The key itself, in the wrong hands: one more vote than credentials were given is not entered.
    guard case .entered = try await called.cast("yes", with: credential) else {
      Issue.record("the vote of the credential was not taken")
      return
    }
    let thief = try SecretVoter(pem: called.issuer.pem)
    let stolen = try thief.credential(try called.issuer.sign(thief.blinded))
    #expect(Self.refusal(try await called.cast("yes", with: stolen)) == .credentialsExhausted)
    let bent = try #require(
      VotingCredential(
        message: credential.message, randomizer: credential.message, signature: credential.signature))
    #expect(Self.refusal(try await called.cast("yes", with: bent)) == .credentialForged)
    let named = try await called.neighbourhood.cast(
      called.about.merging(["choice": "yes"]) { $1 }, with: credential, as: try called.neighbourhood.seat("lin"))
    #expect(Self.refusal(named) == .sessionNotWanted)
    let byName = try await called.neighbourhood.perform(
      "cast-vote", as: "lin", called.about.merging(["choice": "yes"]) { $1 })
    #expect(Self.refusal(byName) == .secretBallot)
    #expect(try await called.view().voted == 1)
    try called.agrees()
  }

  @Test("takes no papers, and nobody votes in it through another")
  func ownVote() async throws {
    let called = try await Called()
    func refused(_ command: String, as seat: String, _ more: [String: String]) async throws -> Refusal.Code? {
      Self.refusal(try await called.neighbourhood.perform(command, as: seat, called.about.merging(more) { $1 }))
    }
    #expect(try await refused("print-papers", as: "shen", [:]) == .secretBallot)
    let paper = [
      "batch": "1", "number": "1", "code": PaperCode.code(ballot: called.ballot, batch: "1", number: 1),
      "source": "paper", "choice": "yes",
    ]
    #expect(try await refused("enter-paper-ballot", as: "shen", paper) == .secretBallot)
    #expect(try await refused("settle-paper-ballot", as: "shen", paper) == .secretBallot)
    let holder = try called.neighbourhood.seat("lin").person.text
    let giver = "tang@qinghe-residents"
    var mandate = ["holder": holder, "mandate": "proxy", "scope": "ballot", "document": "委字第7号"]
    #expect(try await refused("grant-proxy", as: giver, mandate) == .secretBallot)
    mandate["giver"] = try called.neighbourhood.seat(giver).person.text
    #expect(try await refused("enter-proxy", as: "shen", mandate) == .secretBallot)
    // A mandate for the whole area stays what it is, and counts for nothing here.
    let wide = ["holder": holder, "mandate": "delegation", "scope": "area", "area": "990301001001"]
    guard case .entered = try await called.neighbourhood.perform("grant-proxy", as: giver, wide),
      case .entered = try await called.cast("yes", with: try await called.credential(for: "lin"))
    else {
      Issue.record("the mandate or the vote was not taken")
      return
    }
    let closed = try await called.close()
    #expect(closed.result?.participating.members == 1)
    #expect(closed.manner.gathered?.proxies == nil && closed.manner.gathered?.papers == nil)
    try called.agrees()
  }

  @Test("takes no vote before it opens and after it closes")
  func times() async throws {
    let start = Neighbourhood.start.advanced(byDays: 2)
    let called = try await Called(opens: start.rfc3339(clock: .china))
    // Credentials are issued from the publication of the key on: who fetches one early is told apart less easily.
    let credential = try await called.credential(for: "lin")
    #expect(Self.refusal(try await called.cast("yes", with: credential)) == .ballotNotOpen)
    called.neighbourhood.wait(days: 2)
    guard case .entered = try await called.cast("yes", with: credential) else {
      Issue.record("no vote was taken after the opening")
      return
    }
    called.neighbourhood.wait(days: 5)
    #expect(Self.refusal(try await called.cast("no", with: credential)) == .ballotClosed)
    let voter = try SecretVoter(pem: called.issuer.pem)
    let late = try await called.neighbourhood.perform(
      "request-credential", as: "tang@qinghe-residents", called.about.merging(["blinded": voter.blinded]) { $1 })
    #expect(Self.refusal(late) == .ballotClosed)
    #expect(Self.refusal(try await called.publish(as: Self.supervisor)) == .ballotClosed)
    try called.agrees()
  }

  @Test("has its credentials signed by another party than the one that runs it, with one key of its own")
  func apart() async throws {
    let called = try await Called(hasKey: false)
    let voter = try SecretVoter(pem: called.issuer.pem)
    let early = try await called.neighbourhood.perform(
      "request-credential", as: "lin", called.about.merging(["blinded": voter.blinded]) { $1 })
    #expect(Self.refusal(early) == .keyNotPublished)
    #expect(Self.refusal(try await called.publish(as: "shen")) == .noEntry)
    guard case .entered = try await called.publish(as: Self.supervisor) else {
      Issue.record("the key was not published")
      return
    }
    #expect(Self.refusal(try await called.publish(as: Self.supervisor)) == .keyPublished)
    let frozen = try await called.neighbourhood.perform(
      "correct-roll", as: "shen", called.about.merging(["reason": "有人搬走了"]) { $1 })
    #expect(Self.refusal(frozen) == .rollFrozen)
    try called.agrees()
  }

  @Test("refuses the party that runs it as the issuer, even where an entry would let it")
  func notTheCaller() async throws {
    // The list gives the act to the committee that calls the ballot as well; the rule of the ballot still says no.
    let neighbourhood = try await Neighbourhood.founded(
      Self.procedures, for: "LJ01", rule: "SECRET",
      entries: [
        (
          "9903011901000600",
          [
            ("9903011901000600", "9903014014007700"), ("云汀区督查室,监督机构", "青禾社区居民委员会,基层群众性自治组织"),
            ("权责清单,其他行政权力", "社区依法履职事项清单,自治事项"),
            (",区级,990301000000,", ",社区级,990301001001,"),
          ]
        )
      ])
    try await neighbourhood.deliberate(matter: "LJ01", as: "waste")
    let verdict = try await neighbourhood.perform(
      "call-ballot", as: "shen",
      [
        "case": try neighbourhood.kept("waste"), "proposal": try neighbourhood.kept("waste.proposal"),
        "version": "1", "closes": neighbourhood.now.advanced(byDays: 7).rfc3339(clock: .china),
      ])
    guard case .entered(let receipt) = verdict else { throw Unexpected(verdict: verdict) }
    let refused = try await neighbourhood.perform(
      "issue-credentials", as: "shen",
      [
        "case": try neighbourhood.kept("waste"), "ballot": receipt.made ?? "", "key": try TestIssuer.shared.get().pem,
      ])
    #expect(Self.refusal(refused) == .issuerNotApart)
  }

  @Test("is refused where votes do not weigh the same")
  func weights() async throws {
    let neighbourhood = try await Neighbourhood.founded(Self.procedures, for: "TC01", rule: "SECRET_AREA")
    try await neighbourhood.deliberate(
      matter: "TC01", as: "parking", by: "tang@qinghe-residents", proposer: "fang@owners-committee")
    let verdict = try await neighbourhood.perform(
      "call-ballot", as: "shen",
      [
        "case": try neighbourhood.kept("parking"), "proposal": try neighbourhood.kept("parking.proposal"),
        "version": "1", "closes": neighbourhood.now.advanced(byDays: 7).rfc3339(clock: .china),
      ])
    #expect(Self.refusal(verdict) == .votesNotEqual)
  }

  @Test("reminds those who have no credential yet, and nobody else")
  func reminders() async throws {
    let called = try await Called()
    func owes(_ login: String) async throws -> [String] {
      let seat = try #require(
        try await called.neighbourhood.room.seat(try called.neighbourhood.seat(login).seat))
      return try await called.neighbourhood.room.duties(of: seat, at: called.neighbourhood.now).map(\.command)
    }
    #expect(try await owes("lin").contains("request-credential"))
    #expect(try await !owes("lin").contains("cast-vote"))
    _ = try await called.credential(for: "lin")
    #expect(try await !owes("lin").contains("request-credential"))
  }

  @Test("keeps whoever has a credential in the count after an interest is declared, and leaves out whoever has none")
  func recusal() async throws {
    let called = try await Called()
    let credential = try await called.credential(for: "lin")
    for voter in ["lin", "zhou@qinghe-residents"] {
      let verdict = try await called.neighbourhood.perform(
        "declare-interest", as: voter, ["case": called.about["case"] ?? "", "reason": "我家就在旁边。"])
      guard case .entered = verdict else { throw Unexpected(verdict: verdict) }
    }
    guard case .entered = try await called.cast("yes", with: credential) else {
      Issue.record("the credential was issued before the interest was declared")
      return
    }
    let closed = try await called.close()
    #expect(closed.result?.all.members == Int64(closed.rollSize - 1))
    #expect(closed.manner.recused.count == 1)
    try called.agrees()
  }
}
