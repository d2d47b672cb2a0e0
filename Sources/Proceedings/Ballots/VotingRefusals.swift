import Vocabulary
import Voting

extension Refusal {
  /// What the rules of voting refuse, as the institution says it.
  init(_ refusal: VotingRefusal, details: [String: String] = [:]) {
    let code: Code =
      switch refusal {
      case .rollFrozen: .rollFrozen
      case .reasonMissing: .reasonMissing
      case .nothingChanged: .nothingChanged
      case .notForTheHead: .notForTheHead
      case .noMandate: .noProxy
      case .mandateToOneself: .proxyToOneself
      case .sameEntrant: .sameEntrant
      case .notInBatch: .notInBatch
      case .alreadySettled: .alreadySettled
      }
    self.init(code, details: details)
  }
}
