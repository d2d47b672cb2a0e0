import Proceedings
import Record
import Vocabulary

/// What was said and proposed.
struct DeliberationBook {
  private var posts: [PostID: PostFacts] = [:]
  private var proposals: [ProposalID: ProposalFacts] = [:]

  mutating func fold(_ event: PostAdded, in subject: CaseID, by author: PersonID) throws(Unfounded) {
    if let parent = event.parent {
      try demand(posts.index(forKey: parent) != nil, "it answers a post that is not there")
    }
    let post = PostFacts(subject: subject, author: author, text: event.text)
    try demand(posts.updateValue(post, forKey: event.id) == nil, "\(event.id) was posted before")
  }

  mutating func fold(_ event: PostEdited) throws(Unfounded) {
    guard let post = posts[event.id] else { throw Unfounded("it edits a post that is not there") }
    posts[event.id] = PostFacts(subject: post.subject, author: post.author, text: event.text)
  }

  func check(_ event: PostModerated) throws(Unfounded) {
    try demand(posts.index(forKey: event.id) != nil, "it folds away a post that is not there")
  }

  mutating func fold(_ event: ProposalMade, in subject: CaseID, by party: PartyID) throws(Unfounded) {
    let proposal = ProposalFacts(subject: subject, party: party, version: 1, title: event.title, text: event.text)
    try demand(proposals.updateValue(proposal, forKey: event.id) == nil, "\(event.id) was proposed before")
  }

  mutating func fold(_ event: ProposalRevised) throws(Unfounded) {
    guard let proposal = proposals[event.id] else { throw Unfounded("it revises a proposal that nobody made") }
    try demand(event.version == proposal.version + 1, "version \(event.version) does not come after the one before")
    proposals[event.id] = ProposalFacts(
      subject: proposal.subject, party: proposal.party, version: event.version, title: event.title, text: event.text)
  }

  func post(_ id: PostID) -> PostFacts? { posts[id] }

  func proposal(_ id: ProposalID) -> ProposalFacts? { proposals[id] }
}
