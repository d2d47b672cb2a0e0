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
    verification.digests += 1
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
