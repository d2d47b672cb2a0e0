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
}
