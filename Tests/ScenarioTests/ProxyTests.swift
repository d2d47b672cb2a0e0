import Foundation
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary
import Voting

/// One votes through another: what counts, what is refused, and what the result says.
@Suite("Voting through another") struct ProxyTests {
  struct NoBallot: Error {}

  static func refusal(_ verdict: Verdict) -> Refusal? { ConductTests.refusal(verdict) }

  /// A running ballot of the residents of Qinghe: lin, zhou, tang, wu, fang.
  static func ballot(
    _ neighbourhood: Neighbourhood, matter: String = "LJ01"
  ) async throws -> [String: String] {
    try await neighbourhood.deliberate(matter: matter, as: "waste2")
    let verdict = try await neighbourhood.perform(
      "call-ballot", as: "shen",
      [
        "case": try neighbourhood.kept("waste2"), "proposal": try neighbourhood.kept("waste2.proposal"), "version": "1",
        "closes": neighbourhood.now.advanced(byDays: 40).rfc3339(clock: .china),
      ])
    guard case .entered(let receipt) = verdict else { throw NoBallot() }
    return ["case": try neighbourhood.kept("waste2"), "ballot": receipt.made ?? ""]
  }

  private func person(_ neighbourhood: Neighbourhood, _ login: String) throws -> String {
    try neighbourhood.seat(login).person.text
  }

  /// Lets one vote for another; the fields may be replaced.
  private func grant(
    _ neighbourhood: Neighbourhood, _ giver: String, _ holder: String, _ kind: MandateKind = .proxy,
    _ more: [String: String] = [:]
  ) async throws -> Verdict {
    let fields = [
      "holder": try person(neighbourhood, holder), "mandate": kind.rawValue, "scope": "area", "area": "990301001001",
      "document": "委字第7号",
    ].merging(more) { $1 }
    return try await neighbourhood.perform("grant-proxy", as: giver, fields)
  }

  private func made(_ verdict: Verdict, at location: SourceLocation = #_sourceLocation) throws -> String {
    guard case .entered(let receipt) = verdict else {
      Issue.record("not entered: \(verdict)", sourceLocation: location)
      return ""
    }
    return receipt.made ?? ""
  }

  private func counted(
    _ neighbourhood: Neighbourhood, _ about: [String: String], votes: [(String, String)]
  ) async throws -> BallotView {
    for (login, choice) in votes {
      _ = try made(try await neighbourhood.perform("cast-vote", as: login, about.merging(["choice": choice]) { $1 }))
    }
    neighbourhood.wait(days: 41)
    _ = try made(try await neighbourhood.perform("close-ballot", as: "shen", about))
    try await ProxyTests.agrees(neighbourhood)
    return try #require(
      try await neighbourhood.room.dossier(CaseID(about["case"] ?? ""), postPage: 1)?.ballots.last)
  }

  @Test("counts the holder's vote for whoever did not vote, a chain to its end, and a direct vote before both")
  func counting() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let about = try await Self.ballot(neighbourhood)
    // lin → zhou by proxy; tang → wu → fang by delegation; fang votes, and wu too would be carried.
    _ = try made(try await grant(neighbourhood, "lin", "zhou@qinghe-residents"))
    _ = try made(try await grant(neighbourhood, "tang@qinghe-residents", "wu@qinghe-residents", .delegation))
    _ = try made(try await grant(neighbourhood, "wu@qinghe-residents", "fang@qinghe-residents", .delegation))
    let mine = try await neighbourhood.room.representation(
      of: try neighbourhood.seat("fang").person, in: BallotID(about["ballot"] ?? ""), at: neighbourhood.now)
    #expect(mine?.votesFor.count == 2 && mine?.votedBy == nil)

    let ballot = try await counted(
      neighbourhood, about,
      votes: [("zhou@qinghe-residents", "yes"), ("fang@qinghe-residents", "no"), ("wu@qinghe-residents", "yes")])
    #expect(ballot.result?.yes.heads == 4 && ballot.result?.no.heads == 1)
    let proxies = try #require(ballot.manner.gathered?.proxies)
    let lin = try neighbourhood.seat("lin").person
    #expect(
      proxies.carried.first { $0.voter == lin }
        == CarriedVote(voter: lin, by: try neighbourhood.seat("zhou").person, kind: .proxy))
    #expect(proxies.carried.count == 2 && proxies.overLimit.isEmpty && proxies.looped.isEmpty)
    #expect(ballot.voted == 3, "only those who voted themselves are counted as having voted")
    let export = try #require(try await neighbourhood.room.counted(ballot.id))
    let event = export.popolo(ballot.id, motion: "办法", names: true)
    #expect(event["proxy_votes"]?.whole == 2 && event["votes"]?.array?.count == 5)
  }

  @Test("carries nothing where the holder does not vote, and a proxy goes no further than its holder")
  func furtherOn() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let about = try await Self.ballot(neighbourhood)
    _ = try made(try await grant(neighbourhood, "lin", "zhou@qinghe-residents", .proxy))
    _ = try made(try await grant(neighbourhood, "zhou@qinghe-residents", "fang@qinghe-residents", .delegation))
    let ballot = try await counted(neighbourhood, about, votes: [("fang@qinghe-residents", "yes")])
    #expect(ballot.result?.yes.heads == 2)
    #expect(ballot.manner.gathered?.proxies?.carried.map(\.voter) == [try neighbourhood.seat("zhou").person])
  }

  @Test("ends when it is taken back, until the ballot closes and not after")
  func revocation() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let about = try await Self.ballot(neighbourhood)
    let first = try made(try await grant(neighbourhood, "lin", "zhou@qinghe-residents"))
    let second = try made(try await grant(neighbourhood, "tang@qinghe-residents", "zhou@qinghe-residents"))
    #expect(
      Self.refusal(try await neighbourhood.perform("revoke-proxy", as: "tang@qinghe-residents", ["proxy": first]))?
        .code == .notTheAuthor)
    _ = try made(try await neighbourhood.perform("revoke-proxy", as: "lin", ["proxy": first]))
    #expect(
      Self.refusal(try await neighbourhood.perform("revoke-proxy", as: "lin", ["proxy": first]))?.code == .proxyEnded)
    _ = try await neighbourhood.perform(
      "cast-vote", as: "zhou@qinghe-residents", about.merging(["choice": "yes"]) { $1 })
    neighbourhood.wait(days: 40)
    // The ballot has closed: what is taken back now changes nothing in it.
    _ = try made(try await neighbourhood.perform("revoke-proxy", as: "tang@qinghe-residents", ["proxy": second]))
    let ballot = try await counted(neighbourhood, about, votes: [])
    #expect(ballot.manner.gathered?.proxies?.carried.map(\.voter) == [try neighbourhood.seat("tang").person])
    #expect(ballot.result?.yes.heads == 2)
  }

  @Test("is refused where it would come back in a circle, to oneself, without paper, and for a ballot that forbids it")
  func refusals() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let about = try await Self.ballot(neighbourhood)
    let (tang, wu, fang) = ("tang@qinghe-residents", "wu@qinghe-residents", "fang@qinghe-residents")
    _ = try made(try await grant(neighbourhood, tang, wu, .delegation))
    _ = try made(try await grant(neighbourhood, wu, fang, .delegation))
    let loop = try #require(Self.refusal(try await grant(neighbourhood, fang, tang, .delegation)))
    #expect(loop.code == .proxyLoop)
    #expect(loop.details["people"]?.split(separator: " ").count == 3)
    // On another matter the circle is not closed.
    _ = try made(try await grant(neighbourhood, "lin", wu, .delegation, ["scope": "matter", "matter": "LJ01"]))
    #expect(Self.refusal(try await grant(neighbourhood, "lin", "lin"))?.code == .proxyToOneself)
    let paperless = try? await grant(neighbourhood, "lin", wu, .proxy, ["document": ""])
    #expect(paperless == nil, "a proxy without its paper is no command")
    let ballotOnly = ["scope": "ballot", "ballot": about["ballot"] ?? ""]
    #expect(
      Self.refusal(try await grant(neighbourhood, "lin", "he", .proxy, ballotOnly))?.code == .holderNotOnRoll)
    #expect(
      Self.refusal(try await grant(neighbourhood, "gao", "lin"))?.code == .noEntry, "an office has no vote to entrust")
    #expect(Self.refusal(try await grant(neighbourhood, "he", "lin", .proxy, ballotOnly))?.code != nil)
  }

  static let limited = """
    程序编码,程序名称,程序依据,表决规则,委托,代理上限
    ONE,居民表决,协商规则第十二条,SIMPLE_MAJORITY,允许,1

    """

  @Test("stops at the units that the procedure lets one person vote for, the first ones given before the later")
  func limits() async throws {
    let neighbourhood = try await Neighbourhood.founded(Self.limited, for: "LJ01", rule: "ONE")
    // Given for the whole area before there is a ballot, so that only the count can tell.
    _ = try made(try await grant(neighbourhood, "lin", "zhou@qinghe-residents"))
    neighbourhood.wait(milliseconds: 1)
    _ = try made(try await grant(neighbourhood, "tang@qinghe-residents", "zhou@qinghe-residents"))
    let about = try await Self.ballot(neighbourhood)
    let beyond = try await grant(
      neighbourhood, "wu@qinghe-residents", "zhou@qinghe-residents", .proxy,
      ["scope": "ballot", "ballot": about["ballot"] ?? ""])
    let refusal = try #require(Self.refusal(beyond))
    #expect(refusal.code == .proxyLimit && refusal.details["limit"] == "1")
    let ballot = try await counted(neighbourhood, about, votes: [("zhou@qinghe-residents", "yes")])
    let proxies = try #require(ballot.manner.gathered?.proxies)
    #expect(proxies.carried.map(\.voter) == [try neighbourhood.seat("lin").person])
    #expect(proxies.overLimit == [try neighbourhood.seat("tang").person])
    #expect(ballot.result?.participating.heads == 2)
  }

  static let forbidden = """
    程序编码,程序名称,程序依据,表决规则,委托
    SELF,本人表决,协商规则第十二条,SIMPLE_MAJORITY,禁止

    """

  @Test("does not count where the procedure forbids it, whatever was given for the area")
  func forbiddenHere() async throws {
    let neighbourhood = try await Neighbourhood.founded(Self.forbidden, for: "LJ01", rule: "SELF")
    _ = try made(try await grant(neighbourhood, "lin", "zhou@qinghe-residents"))
    let about = try await Self.ballot(neighbourhood)
    let here = try await grant(
      neighbourhood, "tang@qinghe-residents", "zhou@qinghe-residents", .proxy,
      ["scope": "ballot", "ballot": about["ballot"] ?? ""])
    #expect(Self.refusal(here)?.code == .proxyForbidden)
    let ballot = try await counted(neighbourhood, about, votes: [("zhou@qinghe-residents", "yes")])
    #expect(ballot.result?.participating.heads == 1 && ballot.manner.gathered == nil)
  }

  @Test("on paper is entered by who may enter papers, in the name of the giver, who may take it back")
  func entered() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let fields = [
      "giver": try person(neighbourhood, "lin"), "holder": try person(neighbourhood, "zhou"), "mandate": "proxy",
      "scope": "area", "area": "990301001001", "document": "委字第8号",
    ]
    #expect(
      Self.refusal(try await neighbourhood.perform("enter-proxy", as: "zhou@qinghe-residents", fields))?.code != nil)
    let proxy = try made(try await neighbourhood.perform("enter-proxy", as: "shen", fields))
    let kept = try await neighbourhood.room.mandates(of: try neighbourhood.seat("lin").person)
    #expect(kept.map(\.id.text) == [proxy] && kept.first?.mandate.document == "委字第8号")
    _ = try made(try await neighbourhood.perform("revoke-proxy", as: "lin", ["proxy": proxy]))
    try await Self.agrees(neighbourhood)
  }

  /// The record gives the same views, and every count and roll comes out the same.
  static func agrees(_ neighbourhood: Neighbourhood) async throws {
    let verification = try neighbourhood.verified()
    #expect(verification.fault == nil)
    #expect(verification.viewsAgree == true)
  }
}
