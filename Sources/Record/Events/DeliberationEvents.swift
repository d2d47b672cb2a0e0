package import Deliberation
package import Vocabulary

/// The lead calls the parties together.
package struct DeliberationConvened: Hashable, Sendable, Codable {
  /// What is to be decided.
  package let question: String

  /// The details of the event.
  package init(question: String) {
    self.question = question
  }
}

/// Someone speaks.
package struct PostAdded: Hashable, Sendable, Codable {
  /// The post.
  package let id: PostID
  /// The post that it answers.
  package let parent: PostID?
  /// For, against, question or information.
  package let position: Position
  /// What is said.
  package let text: String

  /// The details of the event.
  package init(id: PostID, parent: PostID? = nil, position: Position, text: String) {
    self.id = id
    self.parent = parent
    self.position = position
    self.text = text
  }
}

/// The author changes a post; the earlier text stays in the record.
package struct PostEdited: Hashable, Sendable, Codable {
  /// The post.
  package let id: PostID
  /// The text now.
  package let text: String

  /// The details of the event.
  package init(id: PostID, text: String) {
    self.id = id
    self.text = text
  }
}

/// A post is folded away with a reason; it stays readable for whoever opens it.
package struct PostModerated: Hashable, Sendable, Codable {
  /// The post.
  package let id: PostID
  /// Why.
  package let reason: String

  /// The details of the event.
  package init(id: PostID, reason: String) {
    self.id = id
    self.reason = reason
  }
}

/// A party proposes a solution, version 1.
package struct ProposalMade: Hashable, Sendable, Codable {
  /// The proposal.
  package let id: ProposalID
  /// The title.
  package let title: String
  /// The text.
  package let text: String

  /// The details of the event.
  package init(id: ProposalID, title: String, text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}

/// A party writes the next version of its proposal.
package struct ProposalRevised: Hashable, Sendable, Codable {
  /// The proposal.
  package let id: ProposalID
  /// The version, 2 for the first revision.
  package let version: Int
  /// The title now.
  package let title: String
  /// The text now.
  package let text: String
  /// What was changed and why.
  package let note: String

  /// The details of the event.
  package init(id: ProposalID, version: Int, title: String, text: String, note: String) {
    self.id = id
    self.version = version
    self.title = title
    self.text = text
    self.note = note
  }
}
