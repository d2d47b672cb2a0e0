import Proceedings
import Record
import Resolutions
import Vocabulary

/// What the verifier asks of the events of a resolution.
extension Verifier {
  /// The text has its digest, and a draft of the inventory that it adopts was made as it says.
  mutating func check(_ drafted: ResolutionDrafted, at recorded: RecordedEvent) throws {
    guard try drafted.resolution.digest() == drafted.digest else {
      throw recorded.fault("the text does not have its digest")
    }
    if let adopted = drafted.resolution.inventory, desk.draft(adopted.draft)?.adopted != adopted {
      throw recorded.fault("the resolution adopts a draft of the inventory that nobody made")
    }
    try checkSignatories(of: drafted.resolution, at: recorded)
    verification.digests += 1
  }

  /// Who may sign, and how many of them must, follow from the inventory and the procedure of the ballot.
  private func checkSignatories(of resolution: FrozenResolution, at recorded: RecordedEvent) throws {
    guard resolution.kind == .resolution else { return }
    guard let inventory = try desk.inventory(at: recorded.at), let standing = desk.standing(resolution.subject),
      let adopted = resolution.proposal, let ballot = desk.lastBallot(on: adopted).flatMap({ desk.ballot($0) })
    else { throw recorded.fault("the resolution is of no ballot") }
    let signatories = inventory.signatories(for: standing, at: recorded.at)
    let follows: Bool
    do throws(Refusal) {
      let needed = try inventory.signaturesNeeded(by: ballot.conduct, of: signatories, for: standing)
      follows = signatories == resolution.signatories && needed == resolution.signaturesNeeded
    } catch {
      follows = false
    }
    guard follows else {
      throw recorded.fault("its signatories, or how many of them must sign, do not follow from the inventory")
    }
  }

  /// What was signed is the frozen text.
  func check(_ signed: ResolutionSigned, at recorded: RecordedEvent) throws {
    guard let facts = desk.resolution(signed.resolution), facts.signing.digest == signed.digest else {
      throw recorded.fault("the signature is on another text")
    }
  }

  /// Every seat that must sign has signed.
  func check(_ inForce: ResolutionInForce, at recorded: RecordedEvent) throws {
    guard let facts = desk.resolution(inForce.resolution), facts.signing.isComplete else {
      throw recorded.fault("the resolution is in force without every signature it needs")
    }
  }
}
