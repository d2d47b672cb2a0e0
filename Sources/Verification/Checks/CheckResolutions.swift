import Inventory
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
    try checkContent(of: drafted.resolution, at: recorded)
    verification.digests += 1
  }

  /// All but what the lead wrote follows: proposal, result, roll and dissent from the ballot, and who signs from the
  /// inventory; an order is signed by whoever gave it.
  private func checkContent(of resolution: FrozenResolution, at recorded: RecordedEvent) throws {
    let again: FrozenResolution
    switch resolution.kind {
    case .resolution:
      guard let inventory = try desk.inventory(at: recorded.at), let standing = desk.standing(resolution.subject) else {
        throw recorded.fault("the resolution is of no case")
      }
      do {
        again = try FrozenResolution.adopted(
          resolution.id, in: standing, title: resolution.title, text: resolution.text, clauses: resolution.clauses,
          on: desk, under: inventory, at: recorded.at)
      } catch let refusal as Refusal {
        throw recorded.fault("the resolution does not follow from its case: \(refusal.code.rawValue)")
      }
    case .order:
      guard let entry = recorded.authority?.entry else { throw recorded.fault("nobody may give the order") }
      again = FrozenResolution(
        id: resolution.id, subject: resolution.subject, kind: .order, title: resolution.title, text: resolution.text,
        clauses: resolution.clauses, signatories: [Signatory(party: recorded.author.party, entry: entry)])
    }
    guard (again.signatories, again.signaturesNeeded) == (resolution.signatories, resolution.signaturesNeeded) else {
      throw recorded.fault("its signatories, or how many of them must sign, do not follow from the inventory")
    }
    guard again == resolution, recorded.subject == resolution.subject else {
      throw recorded.fault("proposal, result, roll or dissent are not those of the ballot")
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
