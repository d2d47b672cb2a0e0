import Deliberation
import Vocabulary
import Voting

extension RecordedEvent {
  /// Reads an event that must be written in exactly these bytes, as `CanonicalJSON.decodeExactly` does.
  ///
  /// The kinds of which a busy record has by far the most are read in the order in which they are written, once; for all
  /// others, and for whatever is not as expected, the bytes are read and written again to be compared.
  ///
  /// - Throws: `CanonicalError` with the offset of the first byte that is otherwise.
  package init(exactly bytes: [UInt8]) throws {
    let document = CanonicalDocument(bytes: bytes, tokens: try CanonicalParser.tokens(of: bytes))
    var scan = CanonicalScan(document)
    if let event = Self.frequent(&scan), scan.isAtEnd {
      self = event
    } else {
      self = try CanonicalJSON.decodeExactly(RecordedEvent.self, from: bytes)
    }
  }

  /// An event of a frequent kind; members stand in the order of their names.
  private static func frequent(_ scan: inout CanonicalScan) -> RecordedEvent? {
    guard let members = scan.object(), let at = scan.integer("at"), scan.has("author"), scan.object() == 3,
      let party = scan.text("party"), let person = scan.text("person"), let seat = scan.text("seat"),
      scan.has("authority"), let authority = authority(&scan), scan.has("event"), scan.object() == 2,
      scan.has("details"), let details = scan.details(), let kind = scan.text("kind"), details.kind == kind,
      let part = scan.integer("part").flatMap({ Int(exactly: $0) }), let sequence = scan.integer("sequence")
    else { return nil }
    let subject: String?
    if scan.has("subject") {
      guard let text = scan.text() else { return nil }
      subject = text
    } else {
      subject = nil
    }
    guard members == (subject == nil ? 6 : 7) else { return nil }
    return RecordedEvent(
      sequence: sequence, at: Instant(milliseconds: at),
      author: Author(person: PersonID(person), seat: SeatID(seat), party: PartyID(party)), authority: authority,
      subject: subject.map { CaseID($0) }, part: part, event: details.event)
  }

  private static func authority(_ scan: inout CanonicalScan) -> Authority? {
    guard scan.object() == 3, let act = scan.text("act").flatMap({ Act(rawValue: $0) }),
      let entry = scan.text("entry"), let inventory = scan.text("inventory")
    else { return nil }
    return Authority(inventory: inventory, entry: EntryCode(entry), act: act)
  }
}

extension CanonicalScan {
  /// The details of a post, an enclosed or a sealed vote, told apart by their members; the kind must agree.
  fileprivate mutating func details() -> (kind: String, event: Event)? {
    guard let members = object() else { return nil }
    if let ballot = text("ballot") {
      guard let commitment = text("commitment") else { return nil }
      guard let serial = text("serial") else {
        guard members == 2 else { return nil }
        return (
          EventKind.voteEnclosed.rawValue,
          .voteEnclosed(VoteEnclosed(ballot: BallotID(ballot), commitment: commitment))
        )
      }
      guard members == 3 else { return nil }
      return (
        EventKind.voteSealed.rawValue,
        .voteSealed(VoteSealed(ballot: BallotID(ballot), serial: serial, commitment: commitment))
      )
    }
    guard let id = text("id") else { return nil }
    let parent: PostID?
    if has("parent") {
      guard let text = text() else { return nil }
      parent = PostID(text)
    } else {
      parent = nil
    }
    guard let position = text("position").flatMap({ Position(rawValue: $0) }), let text = text("text"),
      members == (parent == nil ? 3 : 4)
    else { return nil }
    return (
      EventKind.postAdded.rawValue,
      .postAdded(PostAdded(id: PostID(id), parent: parent, position: position, text: text))
    )
  }
}
