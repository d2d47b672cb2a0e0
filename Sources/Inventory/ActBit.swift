import Vocabulary

extension Act {
  /// The bit of the act in a mask of acts. A switch, because it stands on the way of every decision.
  var bit: UInt64 {
    switch self {
    case .file: 1 << 0
    case .accept: 1 << 1
    case .turnBack: 1 << 2
    case .handOver: 1 << 3
    case .resubmit: 1 << 4
    case .convene: 1 << 5
    case .speak: 1 << 6
    case .propose: 1 << 7
    case .amend: 1 << 8
    case .endorse: 1 << 9
    case .moderate: 1 << 10
    case .recuse: 1 << 11
    case .callBallot: 1 << 12
    case .vote: 1 << 13
    case .closeBallot: 1 << 14
    case .draft: 1 << 15
    case .sign: 1 << 16
    case .order: 1 << 17
    case .dispatch: 1 << 18
    case .execute: 1 << 19
    case .report: 1 << 20
    case .extend: 1 << 21
    case .escalate: 1 << 22
    case .verify: 1 << 23
    case .review: 1 << 24
    case .evaluate: 1 << 25
    case .close: 1 << 26
    case .reopen: 1 << 27
    case .enrol: 1 << 28
    case .appoint: 1 << 29
    case .keepRegister: 1 << 30
    case .publishInventory: 1 << 31
    case .disclose: 1 << 32
    case .draftInventory: 1 << 33
    case .reviewLegality: 1 << 34
    case .erase: 1 << 43
    case .entrust: 1 << 35
    case .enterPaper: 1 << 36
    case .decide: 1 << 37
    case .protectData: 1 << 40
    case .grantEmergency: 1 << 38
    case .reviewEmergency: 1 << 39
    case .issueCredentials: 1 << 41
    case .keepAnchors: 1 << 44
    case .holdCertificate: 1 << 45
    }
  }
}
