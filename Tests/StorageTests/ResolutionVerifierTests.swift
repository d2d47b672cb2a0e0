import Proceedings
import Record
import Resolutions
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// What the verifier says of a resolution whose frozen text is not what its case gives, though every hash fits.
@Suite("The verifier on resolutions") struct ResolutionVerifierTests {
  private struct NoDraft: Error {}

  enum Bend: CaseIterable { case dissent, result, signatories, needed }

  @Test(
    "finds dissent that was left out, a result that was made up, and signatories that were chosen",
    arguments: Bend.allCases)
  func forged(_ bend: Bend) async throws {
    let neighbourhood = try await Neighbourhood.awaitingSignatures()
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
    try await Forgery.last(of: neighbourhood) { recorded in
      guard case .resolutionDrafted(let drafted) = recorded.event else { throw NoDraft() }
      let old = drafted.resolution
      #expect(!old.dissent.isEmpty && old.signatories.count > 1)
      let bent = FrozenResolution(
        id: old.id, subject: old.subject, kind: old.kind, title: old.title, text: old.text, proposal: old.proposal,
        proposalVersion: old.proposalVersion, chosen: old.chosen, result: bend == .result ? nil : old.result,
        rollDigest: old.rollDigest, dissent: bend == .dissent ? [] : old.dissent, clauses: old.clauses,
        signatories: bend == .signatories ? Array(old.signatories.dropLast()) : old.signatories,
        signaturesNeeded: bend == .needed ? 1 : old.signaturesNeeded, inventory: old.inventory)
      return recorded.saying(
        .resolutionDrafted(ResolutionDrafted(resolution: bent, digest: try bent.digest())))
    }
    let fault = try #require(try VerifierTests.verify(neighbourhood).fault)
    let words =
      [Bend.dissent, .result].contains(bend) ? "are not those of the ballot" : "do not follow from the inventory"
    #expect(fault.reason.contains(words), "\(fault)")
    #expect(fault.sequence == (try await neighbourhood.room.root().size) - 1)
  }
}
