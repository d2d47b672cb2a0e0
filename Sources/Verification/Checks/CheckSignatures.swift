import Proceedings
import Record
import Vocabulary

extension Verifier {
  /// Asks again whether a signature or a certificate counted, under the trust anchors and lists of that time.
  mutating func checkSignatures(of recorded: RecordedEvent) throws {
    do {
      switch recorded.event {
      case .resolutionSigned(let signed):
        try desk.checkAgain(signed, at: recorded)
        if signed.signature != nil { verification.signatures += 1 }
      case .trustAnchorsKept(let kept): try desk.checkAgain(kept)
      case .revocationListKept(let kept): try desk.checkAgain(kept, at: recorded)
      case .certificateEnrolled(let enrolled): try desk.checkAgain(enrolled, at: recorded)
      case .certificateEnded(let ended): try desk.checkAgain(ended, at: recorded)
      default: break
      }
    } catch let refusal as Refusal {
      let why = refusal.details["fault"].map { ": \($0)" } ?? ""
      throw recorded.fault("the door would have refused it as \(refusal.code.rawValue)\(why)")
    }
  }
}
