/// Who witnesses the record from now on, and how many of them must have, in place of what was kept before.
package struct WitnessesKept: Hashable, Sendable, Codable {
  /// The lines of a policy but for those that name the record's own key (C2SP tlog-policy).
  package let policy: String

  /// The details of the event.
  package init(policy: String) {
    self.policy = policy
  }
}
