/// One of the closed list of things that can be done at a stage (行为).
///
/// The raw value is the word used in files, events and the API.
package enum Act: String, CaseIterable, Sendable, Codable, Hashable {
  // Intake
  case file, accept, turnBack = "return", handOver = "hand-over", resubmit
  // Deliberation
  case convene, speak, propose, amend, endorse, moderate, recuse
  // Ballot
  case callBallot = "call-ballot", vote, closeBallot = "close-ballot"
  case entrust, enterPaper = "enter-paper", decide
  case issueCredentials = "issue-credentials"
  // Resolution
  case draft, sign, order
  // Execution
  case dispatch, execute, report, extend, escalate
  // Verification and evaluation
  case verify, review, evaluate, close, reopen
  // Governance
  case enrol, appoint, keepRegister = "keep-register", publishInventory = "publish-inventory", disclose, erase
  case draftInventory = "draft-inventory", reviewLegality = "review-legality"
  case protectData = "protect-data"
  case keepAnchors = "keep-anchors", holdCertificate = "hold-certificate"
  case grantEmergency = "grant-emergency", reviewEmergency = "review-emergency"
}
