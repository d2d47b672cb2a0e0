import Resolutions
import Testing
import Vocabulary

@Suite("The signing of a resolution") struct SigningTests {
  let signing = Signing(
    signatories: ["a", "b", "c"].map { Signatory(party: $0, entry: "e") }, signed: [], digest: "d")

  @Test("is complete when every party has signed, in any order, and not before")
  func anyOrder() throws {
    let parties: [PartyID] = ["a", "b", "c"]
    for first in parties {
      for second in parties where second != first {
        for third in parties where third != first && third != second {
          let two = try signing.signing(by: first, digest: "d").signing(by: second, digest: "d")
          #expect(!two.isComplete && two.missing == [third])
          #expect(try two.signing(by: third, digest: "d").isComplete)
        }
      }
    }
  }

  @Test("refuses a party that need not sign, a second signature and a signature on another text")
  func refusals() throws {
    let once = try signing.signing(by: "a", digest: "d")
    #expect(throws: Refusal(.signatureNotRequired, holders: ["a", "b", "c"])) {
      try signing.signing(by: "x", digest: "d")
    }
    #expect(throws: Refusal(.alreadySigned, holders: ["b", "c"])) { try once.signing(by: "a", digest: "d") }
    #expect(throws: Refusal(.textMismatch, details: ["digest": "d"])) { try signing.signing(by: "b", digest: "x") }
  }

  /// What a seat does in a small world.
  private enum Deed: CaseIterable { case signs, declines, waits }

  @Test(
    "of n of m seats is complete with the n-th and gives up when n are out of reach, in every order", arguments: 1...4)
  func some(of count: Int) throws {
    let parties = ["a", "b", "c", "d"].prefix(count).map { PartyID($0) }
    for needed in 1...count {
      let begun = Signing(
        signatories: parties.map { Signatory(party: $0, entry: "e") }, needed: needed, signed: [], digest: "d")
      try walk(begun, parties, needed)
    }
  }

  /// Every way in which the seats that are left can sign, decline or wait, in every order.
  private func walk(_ signing: Signing, _ left: [PartyID], _ needed: Int) throws {
    let (signed, declined) = (signing.signed.count, signing.declined.count)
    #expect(signing.isComplete == (signed >= needed))
    #expect(signing.isReachable == (signing.signatories.count - declined >= needed))
    #expect(signing.isReachable || !signing.isComplete)
    #expect(
      signing.isComplete
        ? signing.missing.isEmpty
        : signing.missing.count == signing.signatories.count - signed - declined)
    for party in signing.signed {
      #expect(throws: Refusal(.alreadySigned, holders: signing.missing)) { try signing.signing(by: party, digest: "d") }
      #expect(throws: Refusal(.alreadySigned, holders: signing.missing)) { try signing.declining(by: party) }
    }
    for party in signing.declined {
      #expect(throws: Refusal(.alreadyDeclined, holders: signing.missing)) {
        try signing.signing(by: party, digest: "d")
      }
    }
    guard !signing.isComplete, signing.isReachable else {
      for party in left where signing.isComplete && !signing.declined.contains(party) {
        #expect(throws: Refusal(.signaturesComplete)) { try signing.signing(by: party, digest: "d") }
        #expect(throws: Refusal(.signaturesComplete)) { try signing.declining(by: party) }
      }
      return
    }
    for party in left {
      let rest = left.filter { $0 != party }
      for deed in Deed.allCases {
        switch deed {
        case .signs: try walk(try signing.signing(by: party, digest: "d"), rest, needed)
        case .declines: try walk(try signing.declining(by: party), rest, needed)
        case .waits: try walk(signing, rest, needed)
        }
      }
    }
  }
}
