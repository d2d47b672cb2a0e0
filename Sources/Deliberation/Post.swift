/// What a post is for in the deliberation (发言类型).
package enum Position: String, CaseIterable, Sendable, Codable {
  /// Speaks for the proposal or for acting (赞成).
  case support = "for"
  /// Speaks against it (反对).
  case against
  /// Asks something of a party (提问).
  case question
  /// Adds facts (信息).
  case information
}
